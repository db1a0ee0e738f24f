/// The description of a code, shown by `cxo explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code<'a> {
    /// The stable code, such as `CXO-001`.
    pub id: &'a str,
    /// The problem, in a few words.
    pub title: &'a str,
    /// The reason why it matters and the way to fix it, in one or two sentences.
    pub explanation: &'a str,
}

impl Code<'_> {
    /// Whether a code is built in, by its prefix. The codes of a company's own rules have another
    /// prefix.
    #[must_use]
    pub fn is_built_in(id: &str) -> bool {
        id.split_once('-').is_some_and(|(name, _)| name == "CXO")
    }
}
