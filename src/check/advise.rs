//! The advice of rules on a profile.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::condition;
use crate::check::facts::Facts;
use crate::check::field_search;
use crate::check::finding::Finding;
use crate::check::rule::{Rule, RuleGroup, Search};
use crate::check::rules::Rules;
use crate::check::tokenised_text::TokenisedTexts;
use crate::diagnostic::{Diagnostic, Grounds};
use crate::law::{Citation, PlaceOfWork};
use crate::message::{fill, placeholders};
use crate::profile::LoadedProfile;

/// The diagnostics of all rules that apply to a profile on the day `today`, without those of rules
/// that yield to another.
pub(super) fn advise(loaded: &LoadedProfile, rules: &Rules, today: Date) -> Vec<Diagnostic> {
    let facts = Facts::new(loaded, today);
    let texts = TokenisedTexts::new(&facts, rules.common_words());
    let groups: Vec<&RuleGroup> = rules.groups().collect();
    let all = groups.par_iter().flat_map(|group| {
        let of_group = group.rules.par_iter();
        of_group.map(move |rule| (group, rule))
    });
    let advice = all.flat_map_iter(|(group, rule)| {
        let places = rule.places_of(loaded, rules);
        rule.advise(group, &places, &facts, &texts)
    });
    let mut advice: Vec<Diagnostic> = advice.collect();
    let codes: BTreeSet<_> = advice
        .iter()
        .map(|diagnostic| diagnostic.code.clone())
        .collect();
    advice.retain(|diagnostic| {
        let stronger = rules
            .rule(&diagnostic.code)
            .map_or(&[][..], |rule| &rule.yields_to);
        !stronger.iter().any(|code| codes.contains(code.as_str()))
    });
    advice
}

impl Rule {
    fn advise(
        &self,
        group: &RuleGroup,
        places: &[&str],
        facts: &Facts<'_>,
        texts: &TokenisedTexts<'_>,
    ) -> Vec<Diagnostic> {
        let elsewhere = places.is_empty() && !self.places.is_empty();
        if elsewhere || !condition::all(&self.when, &facts.whole(), texts) {
            return Vec::new();
        }
        let placeholders: Vec<_> = placeholders(&self.message).collect();
        let found = self.searches.iter().flat_map(|search| match search {
            Search::Fields(search) => search.find(facts, texts, &placeholders),
            Search::Texts(search) => search.find(&facts.whole(), texts),
            Search::Length(search) => search.find(facts, texts),
            Search::UncoveredCriteria => field_search::uncovered_criteria(facts),
        });
        found
            .map(|finding| self.diagnostic(finding, places, group))
            .collect()
    }

    /// The English names of the places that the rule applies to and a location of the profile lies
    /// in.
    fn places_of<'r>(&self, loaded: &LoadedProfile, rules: &'r Rules) -> Vec<&'r str> {
        let is_here = |place: &&PlaceOfWork| {
            let locations = &loaded.profile.role.locations;
            locations.iter().any(|location| place.contains(location))
        };
        let places = self.places.iter();
        let places = places.filter_map(|name| rules.law().place(name));
        places
            .filter(is_here)
            .map(|place| place.name.english())
            .collect()
    }

    fn diagnostic(&self, finding: Finding, places: &[&str], group: &RuleGroup) -> Diagnostic {
        let place = places.join(" and in ");
        let mut values: Vec<(&str, &str)> = finding
            .values
            .iter()
            .map(|(name, value)| (&**name, &**value))
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

    /// The reason for the advice, and under a group with a notice also the sources.
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
