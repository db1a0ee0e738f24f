//! The code of the advice that no rule gives; those of the rules stand in `templates/rules/`.

use crate::diagnostic::Code;

pub(super) const IDLE_ALLOWANCE: &str = "CXO-101";

/// Every code of this stage that is not a rule's, in order.
pub const CODES: &[Code] = &[Code {
    id: IDLE_ALLOWANCE,
    title: "allowance that silences nothing",
    explanation: "An entry of `check.allow` silences one code, for a reason. When nothing of that \
                  code is found any more, the entry would hide the next finding unseen; take it \
                  away.",
}];
