//! The law on interviews: complete in both languages, with sources and uncertainties.

use std::collections::BTreeSet;

use cxo::check::Rules;
use cxo::language::Language;
use cxo::law::{InterviewLaw, LegalFact};

fn interview_laws() -> &'static [InterviewLaw] {
    Rules::built_in().law().interviews()
}

fn facts() -> impl Iterator<Item = &'static LegalFact> {
    let laws = interview_laws().iter();
    laws.flat_map(|law| law.questions.iter().chain(&law.records))
}

#[test]
fn each_place_is_known_and_stands_once() {
    let mut seen = BTreeSet::new();
    for law in interview_laws() {
        assert!(
            Rules::built_in().law().place(&law.place).is_some(),
            "`{}` is no place",
            law.place
        );
        assert!(seen.insert(&law.place), "`{}` stands twice", law.place);
        assert!(!law.questions.is_empty(), "`{}` says nothing", law.place);
    }
}

#[test]
fn wider_places_stand_before_those_within_them() {
    let at = |name: &str| {
        interview_laws()
            .iter()
            .position(|law| law.place == name)
            .unwrap()
    };
    assert!(at("european_union") < at("france"));
    assert!(at("united_states") < at("colorado"));
}

#[test]
fn every_fact_names_its_text_and_the_day_it_was_checked() {
    assert!(facts().count() >= 25);
    for fact in facts() {
        let source = &fact.source;
        let name = source.text.in_language(Language::En);
        assert!(source.checked.is_some(), "{name}");
        let address = source.address.as_deref().unwrap_or("https://");
        assert!(address.starts_with("https://"), "{name}: {address}");
    }
}

#[test]
fn every_fact_is_said_in_sentences_of_both_languages() {
    let plain_spaces = [" :", " ;", " ?", " !", "« ", " »"];
    for fact in facts() {
        let [french, english] = [Language::Fr, Language::En].map(|it| fact.text.in_language(it));
        assert!(french.ends_with('.') && english.ends_with('.'), "{english}");
        assert_ne!(french, english);
        for plain in plain_spaces {
            assert!(!french.contains(plain), "{french}");
        }
    }
}
