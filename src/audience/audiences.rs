//! Who sees what, as data: a company's own audiences before those of the program.

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

/// What each audience sees, and which documents it gets. By default it is as the program has it.
#[derive(Debug, Default)]
pub struct Audiences {
    own: BTreeMap<Audience, Visibility>,
}

/// What an audience sees of one profile.
pub(super) struct Sight<'a> {
    visibility: &'a Visibility,
    /// The fields that the profile hides besides.
    hidden: Vec<&'a str>,
}

/// What one audience sees.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Visibility {
    documents: Documents,
    sees: Vec<String>,
    #[serde(default)]
    hides: Vec<String>,
    /// What stands within a text for the company, where the audience is not to know which it is.
    #[serde(default)]
    unnamed: Option<BTreeMap<Language, String>>,
}

#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "`all`, or a list of the names of documents, belongs here"
)]
enum Documents {
    All(AllDocuments),
    Named(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AllDocuments {
    All,
}

impl Audiences {
    /// The audiences as the program has them.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: Audiences = Audiences {
            own: BTreeMap::new(),
        };
        &BUILT_IN
    }

    /// The audiences with those before them that a company's own file names; `documents` are the
    /// names of all documents.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file.
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
            if let Some(visibility) = ok_or_collect(written.read::<Visibility>(), &mut problems) {
                problems.extend(visibility.problems(audience, &written, documents));
                audiences.own.insert(audience, visibility);
            }
        }
        checked(audiences, problems)
    }

    /// Whether an audience receives a document, by the document's name.
    #[must_use]
    pub fn receives(&self, audience: Audience, document: &str) -> bool {
        match &self.of(audience).documents {
            Documents::All(AllDocuments::All) => true,
            Documents::Named(names) => names.iter().any(|name| name == document),
        }
    }

    /// What an audience sees of a profile.
    pub(super) fn sight<'a>(&'a self, audience: Audience, profile: &'a Profile) -> Sight<'a> {
        let hidden = profile.hide_from.from(audience).iter();
        Sight {
            visibility: self.of(audience),
            hidden: hidden.map(|field| field.name()).collect(),
        }
    }

    fn of(&self, audience: Audience) -> &Visibility {
        self.own
            .get(&audience)
            .unwrap_or_else(|| &built_in()[&audience])
    }
}

impl Sight<'_> {
    /// What stands within a text for the company, by language, where the audience is not to know
    /// which it is.
    pub(super) fn unnamed(&self) -> Option<&BTreeMap<Language, String>> {
        self.visibility.unnamed.as_ref()
    }

    /// Whether a field is seen, by its name such as `role.apply.by`.
    pub(super) fn sees(&self, field: &str) -> bool {
        self.visibility.sees(field, &self.hidden)
    }
}

impl Visibility {
    /// Whether a field is seen, by its name such as `role.apply.by`, where `hidden` are hidden
    /// besides. A block on the way to a field that is seen is seen, too.
    fn sees(&self, field: &str, hidden: &[&str]) -> bool {
        let hides = self.hides.iter().map(String::as_str);
        let is_hidden = hides
            .chain(hidden.iter().copied())
            .any(|hidden| is_within(field, hidden));
        let is_named = |seen: &String| is_within(field, seen) || is_within(seen, field);
        !is_hidden && self.sees.iter().any(is_named)
    }

    /// What is wrong with it as a company has `written` it: names of nothing, blocks that nobody
    /// can show without a field that is hidden, and a company that is not to be named and would be.
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
        for (block, field) in profile::missing_required(&|field| self.sees(field, &[])) {
            problems.push(lacking(audience, &block, &field, written));
        }
        if audience == Audience::Confidential || self.unnamed.is_some() {
            let words = |language| self.unnamed.as_ref().and_then(|words| words.get(&language));
            let silent = Language::ALL
                .into_iter()
                .filter(|language| words(*language).is_none());
            problems.extend(silent.map(|language| no_words(audience, language, written)));
        }
        problems
    }
}

/// Whether a field is another one, or stands in it.
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

/// An audience sees a block without a field that makes it one.
fn lacking(audience: Audience, block: &str, field: &str, written: &Yaml) -> Diagnostic {
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

/// An audience that is not to know the company would read its name.
fn no_words(audience: Audience, language: Language, written: &Yaml) -> Diagnostic {
    let message = format!(
        "nothing stands for the company's name in texts of the language `{language}` for `{}`",
        audience.name()
    );
    let help = "give words for each language: unnamed: { fr: \"l'entreprise\", en: the company }";
    written.problem_of("unnamed", message, help)
}

#[expect(clippy::expect_used, reason = "the data are part of the program")]
fn built_in() -> &'static BTreeMap<Audience, Visibility> {
    static BUILT_IN: OnceLock<BTreeMap<Audience, Visibility>> = OnceLock::new();
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
    use crate::audience::seen;
    use crate::diagnostic::Source;
    use crate::framework;
    use crate::language::Language;
    use crate::overrides::Override;
    use crate::profile::keys::{Audience, Key};
    use crate::profile::{self, field_names};

    proptest! {
        #[test]
        fn whoever_is_accepted_sees_a_profile(
            picked in subsequence(field_names(), 0..20),
            hidden in subsequence(field_names(), 0..3),
        ) {
            let text = include_str!("../../tests/profile/full.yaml");
            let loaded = profile::load("full.yaml", text.as_bytes()).unwrap();
            let mut sees = picked;
            // What the fields seen cannot do without is seen, too, unless it is hidden.
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
                    let profile = seen(&audiences, &loaded, Audience::Agency, framework, language);
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
