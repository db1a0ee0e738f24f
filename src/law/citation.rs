//! The sources of rules and laws.

use jiff::civil::Date;
use serde::Deserialize;

use crate::framework::Bilingual;

/// A source that a rule or a statement of law rests on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The law and its article, the study or the practice.
    pub text: Bilingual,
    /// The web address of the source, if it has one.
    pub address: Option<String>,
    /// The day the source was last read, if it may change.
    pub checked: Option<Date>,
    /// The part of the source that is uncertain, if any.
    pub uncertain: Option<Bilingual>,
}

impl Citation {
    /// The source in one English line, with the day it was read and any uncertainty.
    pub(crate) fn in_short(&self) -> String {
        let mut short = self.text.english().to_owned();
        if let Some(day) = self.checked {
            short += &format!(", checked on {day}");
        }
        if let Some(uncertain) = &self.uncertain {
            short += &format!(" ({})", uncertain.english());
        }
        short
    }
}
