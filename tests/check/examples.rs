//! Each rule finds fault with its own example and with the mended one no more, in both languages.
//! What it says of the example is in `golden/`; `UPDATE=1 cargo test` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cxo::check::{Rule, RuleGroup, Rules};
use cxo::diagnostic::text::{Colour, render};
use cxo::language::Language;

use crate::support::{report, said, whole};

fn rules() -> impl Iterator<Item = &'static Rule> {
    Rules::built_in().groups().flat_map(|group| &group.rules)
}

#[test]
fn each_rule_finds_its_example_in_both_languages() {
    for rule in rules() {
        for (language, example) in both(rule) {
            let found = said(&rule.code, example.before.in_language(language).0, language);
            assert!(!found.is_empty(), "{} {language} finds nothing", rule.code);
        }
    }
}

#[test]
fn no_rule_finds_fault_with_its_mended_example() {
    for rule in rules() {
        for (language, example) in both(rule) {
            let found = said(&rule.code, example.after.in_language(language).0, language);
            assert!(found.is_empty(), "{} {language}: {found:#?}", rule.code);
        }
    }
}

#[test]
fn a_mended_example_has_no_words_that_another_rule_objects_to() {
    for rule in rules() {
        for (language, example) in both(rule) {
            let after = example.after.in_language(language).0;
            let found = report(&whole(after, language), &[]).found;
            let mut of_words = found
                .iter()
                .filter(|one| one.message.to_string().contains('“'));
            assert_eq!(of_words.next(), None, "{} {language}", rule.code);
        }
    }
}

#[test]
fn words_of_a_profiles_own_are_counted_in_each_language() {
    let en = "word ".repeat(501);
    let fr = "mot ".repeat(500);
    let part = format!("why_now: {{ en: {en}, fr: {fr} }}\nlanguages: [fr, en]");
    let found = said("CXO-148", &part, Language::En);
    // The objective, one text for both, has three words more.
    let messages: Vec<_> = found.iter().map(|one| one.message.to_string()).collect();
    assert_eq!(
        messages,
        [
            "the profile adds 503 words of its own to the French posting",
            "the profile adds 504 words of its own to the English posting",
        ]
    );
    let part = format!("objective: {}", "word ".repeat(500));
    assert!(said("CXO-148", &part, Language::En).is_empty());
}

fn both(rule: &'static Rule) -> impl Iterator<Item = (Language, &'static cxo::check::Example)> {
    let languages = Language::ALL.into_iter();
    languages.filter_map(|language| Some((language, rule.example.as_ref()?)))
}

#[test]
fn what_is_said_of_each_example_reads_as_it_should() {
    for group in Rules::built_in().groups() {
        let name = group
            .title
            .in_language(Language::En)
            .to_lowercase()
            .replace(' ', "-");
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/check/golden/{name}.md"));
        let actual = page(group);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(file, actual).unwrap();
        } else {
            let expected = fs::read_to_string(&file).unwrap();
            snapbox::assert_data_eq!(actual, snapbox::Data::text(expected).raw());
        }
    }
}

fn page(group: &'static RuleGroup) -> String {
    let mut page = format!("# {}\n", group.title.in_language(Language::En));
    for rule in &group.rules {
        let Some(example) = &rule.example else {
            continue;
        };
        write!(
            page,
            "\n## {}: {}\n",
            rule.code,
            rule.title.in_language(Language::En)
        )
        .unwrap();
        let [fr, en] = Language::ALL.map(|language| example.before.in_language(language).0);
        let shown = if fr == en {
            &Language::ALL[1..]
        } else {
            &Language::ALL[..]
        };
        for &language in shown {
            let before = example.before.in_language(language).0;
            let found = render(
                &said(&rule.code, before, language),
                cxo::language::Language::En,
                Colour::Off,
            );
            write!(
                page,
                "\n```yaml\n{before}```\n\n```text\n{}\n```\n",
                found.trim_end()
            )
            .unwrap();
        }
    }
    page
}
