/// What a code stands for; `cxo explain` shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable code, such as `CXO-001`.
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// Why it matters and how to mend it, in one or two sentences.
    pub explanation: &'static str,
}
