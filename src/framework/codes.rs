//! The codes of problems in a company's own standard texts.

use crate::diagnostic::Code;

pub(super) const STANDARD_TEXTS: &str = "CXO-070";

/// Every code of this stage, in order.
pub const CODES: &[Code] = &[Code {
    id: STANDARD_TEXTS,
    title: "standard texts that cannot be used",
    explanation: "A framework.yaml of yours is not valid YAML, or has a text that no document uses, \
                  or something else where a text belongs.",
}];
