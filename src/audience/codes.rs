//! The codes of audiences, and of details that identify the company of a confidential document.

use crate::diagnostic::Code;

pub(super) const AUDIENCES: &str = "CXO-072";
pub(super) const IDENTIFIES: &str = "CXO-095";
pub(super) const MAY_IDENTIFY: &str = "CXO-096";

/// Every code of this stage, in order.
pub const CODES: &[Code] = &[
    Code {
        id: AUDIENCES,
        title: "audiences that cannot be used",
        explanation: "An audiences.yaml of yours is not valid YAML, names an audience, a field or a \
                      document that does not exist, hides a field without which there is no \
                      document, or lets a confidential posting name the company.",
    },
    Code {
        id: IDENTIFIES,
        title: "text that tells a confidential company",
        explanation: "A confidential posting replaces the company's name and place. A part of the \
                      name, a place, a web address or the name of somebody on the panel stands in \
                      a text that such a posting shows.",
    },
    Code {
        id: MAY_IDENTIFY,
        title: "text that may tell a confidential company",
        explanation: "A name or a figure in a text that a confidential posting shows may be enough \
                      for those who know the trade. Nothing replaces it: read it as a competitor \
                      would.",
    },
];
