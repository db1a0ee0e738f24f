//! The codes of problems in a company's own templates.

use crate::diagnostic::Code;

pub(super) const TEMPLATE: &str = "CXO-080";
pub(super) const UNUSED_TEMPLATE: &str = "CXO-081";

/// Every code of this stage, in order.
pub const CODES: &[Code] = &[
    Code {
        id: TEMPLATE,
        title: "template that cannot be used",
        explanation: "A template of yours is not written as Tera wants it, or names a field, a \
                      filter or a template that does not exist.",
    },
    Code {
        id: UNUSED_TEMPLATE,
        title: "template that no document uses",
        explanation: "A template of yours replaces the built-in one of the same name. Under any \
                      other name it would never be used.",
    },
];
