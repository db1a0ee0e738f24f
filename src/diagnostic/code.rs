/// What a code stands for; `cxo explain` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code<'a> {
    /// The stable code, such as `CXO-001`.
    pub id: &'a str,
    /// What is wrong, in a few words.
    pub title: &'a str,
    /// Why it matters and how to mend it, in one or two sentences.
    pub explanation: &'a str,
}

impl Code<'_> {
    /// Whether a code is one of the program's, by its form; those of a company's own rules begin
    /// otherwise.
    #[must_use]
    pub fn is_built_in(id: &str) -> bool {
        id.split_once('-').is_some_and(|(name, _)| name == "CXO")
    }
}
