//! The fields and documents that each audience sees, as data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::audience::codes;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::overrides::{Override, Yaml, checked, ok_or_collect};
use crate::profile::keys::{Audience, Key};
use crate::profile::{self, Profile};

/// The name of the file of audiences.
pub const AUDIENCES_FILE: &str = "audiences.yaml";

/// The fields and documents that each audience sees. The default is the built-in data.
#[derive(Debug, Default)]
pub struct Audiences {
    /// The rules that the company's own file replaces.
    own: BTreeMap<Audience, VisibilityRule>,
}

/// The visibility of the fields of one profile to an audience.
pub(super) struct Visibility<'a> {
    rule: &'a VisibilityRule,
    /// The fields that the profile hides in addition.
    hidden: Vec<&'a str>,
}

/// The fields and documents that one audience sees.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VisibilityRule {
    documents: Documents,
    sees: Vec<String>,
    #[serde(default)]
    hides: Vec<String>,
    /// The words that replace the company's name in a text; absent if the audience may know it.
    #[serde(default, rename = "unnamed")]
    substitutes: Option<BTreeMap<Language, String>>,
}

/// The documents that an audience receives.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "`all`, or a list of the names of documents, belongs here"
)]
enum Documents {
    All(AllDocuments),
    Named(Vec<String>),
}

/// The word `all`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AllDocuments {
    All,
}

impl Audiences {
    /// The built-in audiences.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: Audiences = Audiences {
            own: BTreeMap::new(),
        };
        &BUILT_IN
    }

    /// The built-in audiences, except those that a company's own file replaces. `documents` are the
    /// names of all documents.
    ///
    /// # Errors
    ///
    /// Every problem of the file.
    pub fn new(own: Option<&Override>, documents: &[&str]) -> Result<Self, Vec<Diagnostic>> {
        let Some(own) = own else {
            return Ok(Self::default());
        };
        let yaml = Yaml::parse(&own.source, codes::AUDIENCES)?;
        yaml.read::<BTreeMap<Audience, IgnoredAny>>()?;
        let mut audiences = Self::default();
        let mut problems = Vec::new();
        for (name, written) in yaml.fields() {
            let Some(audience) = Audience::find(name) else {
                continue;
            };
            if let Some(rule) = ok_or_collect(written.read::<VisibilityRule>(), &mut problems) {
                problems.extend(rule.problems(audience, &written, documents));
                audiences.own.insert(audience, rule);
            }
        }
        checked(audiences, problems)
    }

    /// Whether an audience receives the document of this name.
    #[must_use]
    pub fn receives(&self, audience: Audience, document: &str) -> bool {
        match &self.rule(audience).documents {
            Documents::All(AllDocuments::All) => true,
            Documents::Named(names) => names.iter().any(|name| name == document),
        }
    }

    /// The visibility of the fields of a profile to an audience.
    pub(super) fn visibility<'a>(
        &'a self,
        audience: Audience,
        profile: &'a Profile,
    ) -> Visibility<'a> {
        let hidden = profile.hide_from.from(audience).iter();
        Visibility {
            rule: self.rule(audience),
            hidden: hidden.map(|field| field.name()).collect(),
        }
    }

    fn rule(&self, audience: Audience) -> &VisibilityRule {
        self.own
            .get(&audience)
            .unwrap_or_else(|| &built_in()[&audience])
    }
}

impl Visibility<'_> {
    /// The words that replace the company's name in a text, by language; `None` if the audience may
    /// know the name.
    pub(super) fn substitutes(&self) -> Option<&BTreeMap<Language, String>> {
        self.rule.substitutes.as_ref()
    }

    /// Whether the field of this name, such as `role.apply.by`, is visible.
    pub(super) fn is_visible(&self, field: &str) -> bool {
        self.rule.is_visible(field, &self.hidden)
    }
}

impl VisibilityRule {
    /// Whether the field of this name, such as `role.apply.by`, is visible when the fields in
    /// `hidden` are hidden in addition. A block with a visible field is visible.
    fn is_visible(&self, field: &str, hidden: &[&str]) -> bool {
        let hides = self.hides.iter().map(String::as_str);
        let is_hidden = hides
            .chain(hidden.iter().copied())
            .any(|hidden| is_within(field, hidden));
        let is_named = |seen: &String| is_within(field, seen) || is_within(seen, field);
        !is_hidden && self.sees.iter().any(is_named)
    }

    /// The problems of a rule as a company has `written` it: unknown names, visible blocks without
    /// a field that they require, and languages without words to replace the company's name.
    fn problems(&self, audience: Audience, written: &Yaml, documents: &[&str]) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for name in ["sees", "hides"]
            .map(|field| written.items_of(field))
            .concat()
        {
            problems.extend(unknown_field(&name));
        }
        for name in written.items_of("documents") {
            problems.extend(unknown_document(&name, documents));
        }
        for (block, field) in profile::missing_required(&|field| self.is_visible(field, &[])) {
            problems.push(missing_field(audience, &block, &field, written));
        }
        if audience == Audience::Confidential || self.substitutes.is_some() {
            let words = |language| {
                self.substitutes
                    .as_ref()
                    .and_then(|words| words.get(&language))
            };
            let without_words = Language::ALL
                .into_iter()
                .filter(|language| words(*language).is_none());
            problems
                .extend(without_words.map(|language| no_substitute(audience, language, written)));
        }
        problems
    }
}

/// Whether a field is `block` or is below it.
fn is_within(field: &str, block: &str) -> bool {
    field
        .strip_prefix(block)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn unknown_field(name: &Yaml) -> Option<Diagnostic> {
    let written = name.text().filter(|written| !profile::is_field(written))?;
    let message = format!("a profile has no field `{written}`");
    let otherwise = "name a field as `cxo schema` has it: `role.pay`, `why_now`";
    Some(name.unknown(message, profile::field_names(), otherwise))
}

fn unknown_document(name: &Yaml, known: &[&str]) -> Option<Diagnostic> {
    let written = name.text().filter(|written| !known.contains(written))?;
    let message = format!("there is no document `{written}`");
    let names: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let otherwise = format!("there are {}; or write `documents: all`", names.join(", "));
    Some(name.unknown(message, known, &otherwise))
}

/// The problem of an audience that sees a block but not a field that the block requires.
fn missing_field(audience: Audience, block: &str, field: &str, written: &Yaml) -> Diagnostic {
    let name = audience.name();
    let message = match block {
        "" => format!("`{name}` does not see `{field}`, without which there is no document"),
        block => format!(
            "`{name}` sees a part of `{block}`, and not `{field}`, without which there is none"
        ),
    };
    let help = match block {
        "" => format!("add `{field}` to `sees`, and take it out of `hides`"),
        block => format!(
            "add `{field}` to `sees` and take it out of `hides`, or leave out all of `{block}`"
        ),
    };
    written.problem_of("sees", message, help)
}

/// The problem of a language without words to replace the company's name.
fn no_substitute(audience: Audience, language: Language, written: &Yaml) -> Diagnostic {
    let message = format!(
        "nothing stands for the company's name in texts of the language `{language}` for `{}`",
        audience.name()
    );
    let help = "give words for each language: unnamed: { fr: \"l'entreprise\", en: the company }";
    written.problem_of("unnamed", message, help)
}

#[expect(clippy::expect_used, reason = "the data are part of the program")]
fn built_in() -> &'static BTreeMap<Audience, VisibilityRule> {
    static BUILT_IN: OnceLock<BTreeMap<Audience, VisibilityRule>> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/audiences.json"));
        serde_json::from_str(text).expect("the audiences are well-formed")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;
    use proptest::sample::subsequence;

    use super::{Audiences, built_in, is_within};
    use crate::audience::visible_profile;
    use crate::diagnostic::Source;
    use crate::framework;
    use crate::language::Language;
    use crate::overrides::Override;
    use crate::profile::keys::{Audience, Key};
    use crate::profile::{self, field_names};

    proptest! {
        #[test]
        fn every_valid_rule_leaves_a_profile(
            picked in subsequence(field_names(), 0..20),
            hidden in subsequence(field_names(), 0..3),
        ) {
            let text = include_str!("../../tests/profile/full.yaml");
            let loaded = profile::load("full.yaml", text.as_bytes()).unwrap();
            let mut sees = picked;
            // The fields that visible blocks require are visible, too, unless they are hidden.
            for _ in 0..4 {
                let is_seen = |field: &str| {
                    sees.iter().any(|seen| is_within(field, seen) || is_within(seen, field))
                };
                let lacking = profile::missing_required(&is_seen);
                sees.extend(lacking.into_iter().map(|(_, field)| field));
            }
            let text = format!(
                "agency: {{ documents: all, sees: [{}], hides: [{}] }}\n",
                sees.join(", "),
                hidden.join(", ")
            );
            let source = Source::new("audiences.yaml", text);
            let own = Override { name: "audiences.yaml".to_owned(), source };
            if let Ok(audiences) = Audiences::new(Some(&own), &[]) {
                for language in Language::ALL {
                    let framework = framework::built_in(language);
                    let profile = visible_profile(&audiences, &loaded, Audience::Agency, framework, language);
                    assert!(!profile.company.name.is_empty());
                }
            }
        }
    }

    #[test]
    fn every_audience_has_its_rule() {
        for audience in Audience::ALL {
            assert!(!built_in()[audience].sees.is_empty());
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
