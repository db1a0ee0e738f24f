//! The codes of the advice.

use crate::diagnostic::Code;

pub(super) const COVERAGE: &str = "CXO-100";

/// Every code of this stage, in order.
pub const CODES: &[Code] = &[Code {
    id: COVERAGE,
    title: "quality or archetype that nobody covers",
    explanation: "Each of the four qualities and of the four archetypes is rated by someone on \
                  the panel, or the decision rests on less than the posting promises.",
}];
