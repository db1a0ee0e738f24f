//! The rules themselves: complete in both languages, in order, and honest about their sources.

use cxo::check::{Rule, Rules};
use cxo::language::Language;

fn rules() -> impl Iterator<Item = &'static Rule> {
    Rules::built_in().groups().flat_map(|group| &group.rules)
}

#[test]
fn codes_are_in_order_and_each_stands_once() {
    let codes: Vec<_> = rules().map(|rule| rule.code.as_str()).collect();
    assert!(codes.len() >= 50, "only {} rules", codes.len());
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    assert!(
        codes
            .iter()
            .all(|code| code.len() == 7 && code.starts_with("CXO-1"))
    );
}

#[test]
fn every_text_is_a_sentence_in_both_languages() {
    for rule in rules() {
        for language in Language::ALL {
            for text in [&rule.why, &rule.mend] {
                let text = text.in_language(language);
                assert!(
                    text.ends_with(['.', '`']),
                    "{} {language}: {text}",
                    rule.code
                );
                let first = text.chars().next().unwrap();
                assert!(
                    first.is_uppercase() || !first.is_alphabetic(),
                    "{} {language}: {text}",
                    rule.code
                );
            }
            let title = rule.title.in_language(language);
            assert!(
                title.chars().count() <= 80 && !title.ends_with('.'),
                "{title}"
            );
        }
        assert_ne!(
            rule.why.in_language(Language::En),
            rule.why.in_language(Language::Fr)
        );
    }
}

#[test]
fn french_texts_have_french_spaces() {
    let breaks = [" :", " ;", " ?", " !", "« ", " »"];
    for rule in rules() {
        for text in [&rule.title, &rule.why, &rule.mend] {
            let text = text.in_language(Language::Fr);
            for plain in breaks {
                assert!(!text.contains(plain), "{}: {text}", rule.code);
            }
        }
    }
}

#[test]
fn every_rule_names_what_it_rests_on() {
    for rule in rules() {
        assert!(!rule.sources.is_empty(), "{}", rule.code);
        for source in &rule.sources {
            let address = source.address.as_deref().unwrap_or("https://");
            assert!(address.starts_with("https://"), "{}: {address}", rule.code);
        }
    }
}

#[test]
fn every_rule_for_a_place_names_a_text_and_the_day_it_was_checked() {
    let of_places = rules().filter(|rule| !rule.places.is_empty());
    let mut count = 0;
    for rule in of_places {
        count += 1;
        assert!(
            rule.sources.iter().any(|source| source.checked.is_some()),
            "{}",
            rule.code
        );
        for name in &rule.places {
            assert!(
                Rules::built_in().law().place(name).is_some(),
                "{}: `{name}` is no place",
                rule.code
            );
        }
    }
    assert!(count > 10, "only {count} rules are for a place");
}
