//! Advice on a profile that can be used and could be better.
//!
//! What happens to a loaded profile, in order:
//! 1. `facts` makes its fields known by name, with what is known of its metrics; `reading` reads
//!    its texts, word by word, and tells the language of each.
//! 2. Each of the [`Rules`] that applies to the place of work and the profile runs its
//!    mechanisms: `fields` for what is given or missing, `wording` for texts.
//! 3. What they find is put into the words of the rule, with the change that mends it where
//!    `rewrite` knows one; a rule that says less than another in the
//!    same case keeps silent.
//! 4. `silence` takes away what the profile, or the person who checks it, allows for.
//!
//! A rule is data. A new one of a known kind needs no code; `own_rules` reads those of a company. `interview_law` holds what the law of a
//! place says of interviews, for the documents that help to hold them.

pub mod codes;
mod condition;
mod facts;
mod fields;
mod finding;
mod measure;
mod objective;
mod own_rules;
mod reading;
mod rewrite;
mod rule;
mod rules;
mod silence;
mod token;
mod word_list;
mod wording;

pub use objective::ObjectivePart;
pub(crate) use own_rules::FOLDER as RULES_FOLDER;
pub use rule::{Example, Rule, RuleGroup};
pub use rules::Rules;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::facts::Facts;
use crate::check::finding::Finding;
use crate::check::reading::Reading;
use crate::check::rule::Find;
use crate::diagnostic::{self, Code, Diagnostic, Grounds};
use crate::language::Language;
use crate::law::{Citation, PlaceOfWork};
use crate::message::{braces, fill};
use crate::profile::Loaded;

/// What a check goes by besides the profile.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The day against which dates are held.
    pub today: Date,
    /// The languages that documents are made in; a text that lacks one of them is noted.
    pub languages: Vec<Language>,
    /// Codes of advice that is not wanted, besides those that the profile allows.
    pub allow: Vec<String>,
    /// What has been found elsewhere, such as in the files that the profile names.
    pub found: Vec<Diagnostic>,
}

/// What a check finds.
#[derive(Debug, Clone)]
pub struct Report {
    /// What should be mended or is worth knowing, in the order of the file.
    pub found: Vec<Diagnostic>,
    /// How many further findings are allowed.
    pub silenced: usize,
}

/// Everything there is to say about a profile: what loading it said, the texts it lacks in one
/// language, and the advice of the rules, each at its place.
#[must_use]
pub fn check(loaded: &Loaded, rules: &Rules, options: &CheckOptions) -> Report {
    let mut found = loaded.warnings.clone();
    found.extend(options.found.iter().cloned());
    found.extend(loaded.missing_languages(&options.languages));
    found.extend(advise(loaded, rules, options.today));
    let silenced = silence::apply(&mut found, loaded, &options.allow);
    diagnostic::sort(&mut found);
    Report { found, silenced }
}

/// What the rules say of a profile.
fn advise(loaded: &Loaded, rules: &Rules, today: Date) -> Vec<Diagnostic> {
    let facts = Facts::new(loaded, today);
    let reading = Reading::new(&facts, rules.common_words());
    let groups: Vec<&RuleGroup> = rules.groups().collect();
    let all = groups.par_iter().flat_map(|group| {
        let of_group = group.rules.par_iter();
        of_group.map(move |rule| (group, rule))
    });
    let said = all.flat_map_iter(|(group, rule)| {
        let places = rule.places_of(loaded, rules);
        rule.advise(group, &places, &facts, &reading)
    });
    let mut said: Vec<Diagnostic> = said.collect();
    let codes: BTreeSet<_> = said
        .iter()
        .map(|diagnostic| diagnostic.code.clone())
        .collect();
    said.retain(|diagnostic| {
        let stronger = rules
            .rule(&diagnostic.code)
            .map_or(&[][..], |rule| &rule.yields_to);
        !stronger.iter().any(|code| codes.contains(code.as_str()))
    });
    said
}

impl Rule {
    /// The code that the rule stands for.
    pub(crate) fn as_code(&self) -> Code<'_> {
        Code {
            id: &self.code,
            title: self.title.english(),
            explanation: self.why.english(),
        }
    }

    fn advise(
        &self,
        group: &RuleGroup,
        places: &[&str],
        facts: &Facts<'_>,
        reading: &Reading<'_>,
    ) -> Vec<Diagnostic> {
        let elsewhere = places.is_empty() && !self.places.is_empty();
        if elsewhere || !condition::all(&self.when, &facts.whole(), reading) {
            return Vec::new();
        }
        let braces: Vec<_> = braces(&self.message).collect();
        let found = self.finds.iter().flat_map(|find| match find {
            Find::Fields(fields) => fields.find(facts, reading, &braces),
            Find::Texts(texts) => texts.find(&facts.whole(), reading),
            Find::Length(length) => length.find(facts, reading),
            Find::UncoveredCriteria => fields::uncovered_criteria(facts),
        });
        found
            .map(|finding| self.say(finding, places, group))
            .collect()
    }

    /// The names of the places of work that the rule applies to.
    fn places_of<'r>(&self, loaded: &Loaded, rules: &'r Rules) -> Vec<&'r str> {
        let is_here = |place: &&PlaceOfWork| {
            let locations = &loaded.profile.role.locations;
            locations.iter().any(|location| place.contains(location))
        };
        let places = self
            .places
            .iter()
            .filter_map(|name| rules.law().place(name));
        places
            .filter(is_here)
            .map(|place| place.name.english())
            .collect()
    }

    fn say(&self, finding: Finding, places: &[&str], group: &RuleGroup) -> Diagnostic {
        let place = places.join(" and in ");
        let mut values: Vec<(&str, &str)> = finding
            .values
            .iter()
            .map(|(name, words)| (&**name, &**words))
            .collect();
        values.insert(0, ("place", &place));
        let has_no_suggestion = values.contains(&("instead", ""));
        let help = self.help.as_deref().filter(|_| !has_no_suggestion);
        let help = fill(help.unwrap_or(self.mend.english()), &values);
        Diagnostic {
            severity: self.severity,
            ..Diagnostic::note(self.code.clone(), fill(&self.message, &values))
        }
        .grounds(self.grounds(group))
        .help(help)
        .fixed_by(finding.fix)
        .at(finding.place)
    }

    /// Why the rule matters; under a group that needs a notice, also what it rests on.
    fn grounds(&self, group: &RuleGroup) -> Grounds {
        let source = group.notice.as_ref().map(|notice| {
            let sources: Vec<_> = self.sources.iter().map(Citation::in_short).collect();
            match sources.as_slice() {
                [] => notice.english().into(),
                sources => format!("{}. {}", sources.join("; "), notice.english()).into(),
            }
        });
        Grounds {
            why: self.why.message(),
            source,
        }
    }
}
