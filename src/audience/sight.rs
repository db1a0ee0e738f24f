//! What an audience sees, as data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::language::Language;
use crate::profile::Profile;
use crate::profile::keys::{Audience, Key};

/// What an audience sees of one profile.
pub(super) struct Sight<'a> {
    rule: &'static SightRule,
    /// The fields that the profile hides besides.
    hidden: Vec<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SightRule {
    documents: Documents,
    sees: Vec<String>,
    #[serde(default)]
    hides: Vec<String>,
    /// What stands within a text for the company, where the audience is not to know which it is.
    #[serde(default)]
    unnamed: Option<BTreeMap<Language, String>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Documents {
    All(AllDocuments),
    Named(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AllDocuments {
    All,
}

/// Whether an audience receives a document, by the document's name.
#[must_use]
pub fn receives(audience: Audience, document: &str) -> bool {
    match &rule(audience).documents {
        Documents::All(AllDocuments::All) => true,
        Documents::Named(names) => names.iter().any(|name| name == document),
    }
}

impl<'a> Sight<'a> {
    pub(super) fn of(audience: Audience, profile: &'a Profile) -> Self {
        let hidden = profile.hide_from.from(audience).iter();
        Self {
            rule: rule(audience),
            hidden: hidden.map(|field| field.name()).collect(),
        }
    }

    /// What stands within a text for the company, by language, where the audience is not to know
    /// which it is.
    pub(super) fn unnamed(&self) -> Option<&'static BTreeMap<Language, String>> {
        self.rule.unnamed.as_ref()
    }

    /// Whether a field is seen, by its name such as `role.apply.by`. A block on the way to a field
    /// that is seen is seen, too.
    pub(super) fn sees(&self, field: &str) -> bool {
        let hides = self.rule.hides.iter().map(String::as_str);
        let is_hidden = hides
            .chain(self.hidden.iter().copied())
            .any(|hidden| is_within(field, hidden));
        let is_named = |seen: &String| is_within(field, seen) || is_within(seen, field);
        !is_hidden && self.rule.sees.iter().any(is_named)
    }
}

/// Whether a field is another one, or stands in it.
fn is_within(field: &str, block: &str) -> bool {
    field
        .strip_prefix(block)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[expect(clippy::expect_used, reason = "the data are part of the program")]
fn rule(audience: Audience) -> &'static SightRule {
    static RULES: OnceLock<BTreeMap<Audience, SightRule>> = OnceLock::new();
    let rules = RULES.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/audiences.json"));
        serde_json::from_str(text).expect("the audiences are well-formed")
    });
    &rules[&audience]
}

#[cfg(test)]
mod tests {
    use super::{is_within, rule};
    use crate::profile::keys::{Audience, Key};

    #[test]
    fn every_audience_has_its_rule() {
        for audience in Audience::ALL {
            assert!(!rule(*audience).sees.is_empty());
        }
    }

    #[test]
    fn a_block_holds_its_fields_and_no_other_of_a_like_name() {
        assert!(is_within("role.apply.by", "role.apply"));
        assert!(is_within("role.apply", "role.apply"));
        assert!(!is_within("role.apply_by", "role.apply"));
        assert!(!is_within("role", "role.apply"));
    }
}
