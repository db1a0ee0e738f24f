//! The codes of this stage other than those of rules, which `templates/rules/` defines.

use crate::diagnostic::Code;

pub(super) const RULES: &str = "CXO-073";
pub(super) const UNUSED_ALLOWANCE: &str = "CXO-101";

/// Every code of this stage other than those of rules, in order.
pub const CODES: &[Code] = &[
    Code {
        id: RULES,
        title: "rules that cannot be used",
        explanation: "A file in `rules/` of yours is not valid YAML, lacks a field or has one that \
                      no rule has, names a place, a field or a rule that does not exist, or gives \
                      a rule a code that another one has.",
    },
    Code {
        id: UNUSED_ALLOWANCE,
        title: "allowance that silences nothing",
        explanation: "An entry of `check.allow` silences one code, for a reason. When nothing of \
                      that code is found any more, the entry would hide the next finding unseen; \
                      take it away.",
    },
];
