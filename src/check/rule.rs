//! What a rule is: its texts, where it applies, and the mechanism that finds what it is about.

use serde::Deserialize;

use crate::check::condition::{self, Condition};
use crate::check::fields::FieldFind;
use crate::check::wording::{LengthFind, TextFind};
use crate::diagnostic::Severity;
use crate::framework::Bilingual;
use crate::law::Citation;
use crate::profile::text::Text;

/// Rules of one kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleGroup {
    /// What they have in common.
    pub title: Bilingual,
    /// What a reader must know of all of them.
    pub notice: Option<Bilingual>,
    /// The rules, by code.
    pub rules: Vec<Rule>,
}

/// A piece of advice: what it says, why, and what it is about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The stable code, such as `CXO-112`.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about, in a few words.
    pub title: Bilingual,
    /// What was found, in English; words in braces are filled in.
    pub(super) message: String,
    /// Why it matters.
    pub why: Bilingual,
    /// How to mend it.
    pub mend: Bilingual,
    /// How to mend what was found, in English, where that says more than `mend`; words in braces
    /// are filled in.
    pub(super) help: Option<String>,
    /// A profile that it finds fault with, and the same one mended.
    pub example: Option<Example>,
    /// What it rests on.
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// The places of work it applies to, as named in `places.yaml`; none where it applies to all.
    #[serde(default)]
    pub places: Vec<String>,
    /// What must hold of the profile for the rule to look at it.
    #[serde(default)]
    pub(super) when: Vec<Condition>,
    /// What it finds.
    pub(super) finds: Vec<Find>,
    /// The rules that say more of the same: where one of them speaks, this one is silent.
    #[serde(default)]
    pub(super) yields_to: Vec<String>,
}

/// The mechanisms.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Find {
    /// Fields of which some conditions hold, or that are missing.
    Fields(FieldFind),
    /// Words in texts, texts without them, long sentences and paragraphs.
    Texts(Box<TextFind>),
    /// Too many or too few words in all.
    Length(LengthFind),
    /// Qualities and archetypes that nobody on the panel covers.
    UncoveredCriteria,
}

impl Rule {
    /// Visits the names of fields, and says of each whether there is such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        condition::visit_all(&self.when, "", visit);
        for find in &self.finds {
            match find {
                Find::Fields(fields) => fields.visit_fields(visit),
                Find::Texts(texts) => texts.visit_fields(visit),
                Find::Length(length) => length.visit_fields(visit),
                Find::UncoveredCriteria => {}
            }
        }
    }
}

/// Parts of two profiles in YAML; what they lack of a whole profile has nothing to do with the
/// rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// One that the rule finds fault with.
    pub before: Text,
    /// The same one, mended.
    pub after: Text,
}
