//! The code of the problems of a company's own themes.

use crate::diagnostic::Code;

pub(super) const THEMES: &str = "CXO-071";

/// Every code of this stage, in order.
pub const CODES: &[Code] = &[Code {
    id: THEMES,
    title: "theme of your own that cannot be used",
    explanation: "A file in `themes/` of yours is not valid YAML, names a base that does not exist \
                  or that stands on it in turn, has a field that no theme has, or a length with \
                  which no page can be laid out.",
}];
