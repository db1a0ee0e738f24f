//! Rules as data: texts, places of work, conditions and searches.

use serde::Deserialize;

use crate::check::condition::{self, Condition, TextSearch};
use crate::check::field_search::FieldSearch;
use crate::check::length_search::LengthSearch;
use crate::diagnostic::{Code, Severity};
use crate::framework::Bilingual;
use crate::law::Citation;
use crate::profile::text::Text;

/// A group of rules, one file of `templates/rules/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleGroup {
    /// The title of the group.
    pub title: Bilingual,
    /// The caution that applies to every rule of the group, such as that it is no legal advice.
    pub notice: Option<Bilingual>,
    /// The rules, by code.
    pub rules: Vec<Rule>,
}

/// A rule: the advice, the reason for it, and the search for the cases it applies to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The stable code, such as `CXO-112`.
    pub code: String,
    /// The severity of its diagnostics.
    pub severity: Severity,
    /// The title, a few words.
    pub title: Bilingual,
    /// The message of a diagnostic, in English, with placeholders in braces.
    pub(super) message: String,
    /// The reason for the advice.
    pub why: Bilingual,
    /// The advice on how to change the profile.
    pub mend: Bilingual,
    /// The help of a diagnostic, in English, with placeholders in braces; `mend` if absent.
    pub(super) help: Option<String>,
    /// A profile that the rule applies to, and the same profile after the change.
    pub example: Option<Example>,
    /// The sources of the rule.
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// The names in `places.yaml` of the places of work that the rule applies to; every place if
    /// empty.
    #[serde(default)]
    pub places: Vec<String>,
    /// The conditions on the profile without which the rule does not apply.
    #[serde(default)]
    pub(super) when: Vec<Condition>,
    /// The searches; each result is a diagnostic.
    #[serde(rename = "finds")]
    pub(super) searches: Vec<Search>,
    /// The codes of more specific rules: if one of them has a diagnostic, this rule has none.
    #[serde(default)]
    pub(super) yields_to: Vec<String>,
}

/// A search for the cases that a rule applies to.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Search {
    /// Fields that meet conditions or are missing.
    Fields(FieldSearch),
    /// Phrases in texts, texts without them, long sentences and paragraphs.
    Texts(Box<TextSearch>),
    /// Fields whose texts have too many words in all.
    Length(LengthSearch),
    /// Qualities and archetypes that no member of the panel covers.
    UncoveredCriteria,
}

impl Rule {
    /// The code with the English title and the reason of the rule.
    pub(crate) fn as_code(&self) -> Code<'_> {
        Code {
            id: &self.code,
            title: self.title.english(),
            explanation: self.why.english(),
        }
    }

    /// Visits the names of fields, each with whether the profile has such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        condition::visit_all(&self.when, "", visit);
        for search in &self.searches {
            match search {
                Search::Fields(search) => search.visit_fields(visit),
                Search::Texts(search) => search.visit_fields(visit),
                Search::Length(search) => search.visit_fields(visit),
                Search::UncoveredCriteria => {}
            }
        }
    }
}

/// Parts of two profiles in YAML. Advice on what else a whole profile needs does not count.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The profile that the rule applies to.
    pub before: Text,
    /// The same profile after the change.
    pub after: Text,
}
