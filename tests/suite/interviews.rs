//! The content of the interview guide and of the debrief sheet.

use std::fs;

use cxo::framework::{self, Framework, InterviewTexts, OffLimitsTexts};
use cxo::language::Language;
use cxo::profile::LoadedProfile;

use crate::support::{document, load, markdown, root};

fn example(name: &str) -> LoadedProfile {
    load(&fs::read_to_string(root().join(format!("profiles/{name}.yaml"))).unwrap())
}

fn guide(loaded: &LoadedProfile, language: Language) -> String {
    markdown(loaded, document("interview-guide"), language, None)
}

fn debrief(loaded: &LoadedProfile) -> String {
    markdown(loaded, document("debrief-sheet"), Language::En, None)
}

/// A minimal profile with additional lines.
fn with(lines: &str) -> LoadedProfile {
    load(&format!("company: Alto\nobjective: x\n{lines}"))
}

/// The cells of the schedule of the day.
fn day(guide: &str) -> Vec<Vec<&str>> {
    let rows = guide.lines().filter(|line| line.contains("<!-- id: day."));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

#[test]
fn the_day_follows_from_what_the_panel_covers() {
    let text = guide(&example("banque-de-l-estuaire"), Language::En);
    let rows = day(&text);
    let said: Vec<String> = rows.iter().map(|row| row[1..].join(" | ")).collect();
    insta::assert_snapshot!(said.join("\n").replace('\u{a0}', " "));
    let minutes = rows.iter().map(|row| row[3].parse::<u32>().unwrap());
    let with_candidate: u32 = minutes.sum();
    let expected = format!(
        "{}\u{a0}h\u{a0}{:02}\u{a0}min",
        with_candidate / 60,
        with_candidate % 60
    );
    assert!(
        text.contains(&format!("**With the candidate: {expected}.**")),
        "{expected}"
    );
}

#[test]
fn without_a_panel_interviews_are_proposed_that_cover_everything() {
    let text = guide(&with(""), Language::En);
    assert!(text.contains("No panel is named yet."), "{text}");
    assert!(!text.contains("nobody yet"), "{text}");
    for interview in [2, 4, 6] {
        let field = format!("<!-- id: day.{interview}.who -->");
        assert!(text.contains(&field), "{field} is missing");
    }
    let sheet = debrief(&with(""));
    assert!(
        sheet.contains("<!-- id: debrief.influence.5 -->"),
        "{sheet}"
    );
    assert!(sheet.contains("<!-- id: debrief.rater.1 -->"), "{sheet}");
}

#[test]
fn what_nobody_covers_is_said_where_it_matters() {
    let lines = "panel: [{ name: Ann, covers: [influence, collaboration, agility, strategy] }]\n";
    let text = guide(&with(lines), Language::En);
    assert!(
        text.contains(
            "**Nobody covers yet: practitioner, technologist, data architect and futurist."
        ),
        "{text}"
    );
    assert!(text.contains("| Futurist · **nobody yet** | – |"), "{text}");
    let sheet = debrief(&with(lines));
    assert!(
        sheet.contains("Nobody covers practitioner, technologist"),
        "{sheet}"
    );
    assert!(sheet.contains("Here that is so for influence"), "{sheet}");
    assert!(sheet.contains("| Futurist | — |"), "{sheet}");
}

#[test]
fn a_day_that_is_too_long_is_advised_against() {
    let everyone = "panel: [{ name: Ann }, { name: Bo }, { name: Cy }]\n";
    let long = "nobody listens well after 1\u{a0}h\u{a0}30\u{a0}min";
    assert!(guide(&with(everyone), Language::En).contains(long));
    assert!(!guide(&example("banque-de-l-estuaire"), Language::En).contains(long));
}

#[test]
fn a_target_is_a_question_with_follow_ups_of_its_kind() {
    let metrics = "target_metrics: [{ name: NPS, from: 31, to: 45, by: 2027-12 }, { name: enps }, { name: Seats }]\n";
    let text = guide(&with(metrics), Language::En);
    for expected in [
        "“NPS from 31\u{a0}points to 45\u{a0}points by December 2027: where would you begin?”",
        "Which customers would you listen to first",
        "“eNPS: where would you begin?”",
        "Which teams would you spend your first weeks with",
        "“Seats: where would you begin?”",
        "What is this figure made up of",
    ] {
        assert!(
            text.contains(expected),
            "{expected:?} is missing in\n{text}"
        );
    }
    let without = guide(&with(""), Language::En);
    assert!(!without.contains("where would you begin"), "{without}");
    assert!(!without.contains("Targets"), "{without}");
}

#[test]
fn what_to_say_of_pay_is_the_pay_where_it_is_given() {
    let pay = "role: { pay: { currency: EUR, min: 140000, max: 165000 } }\n";
    let with_pay = guide(&with(pay), Language::Fr);
    assert!(
        with_pay.contains("c’est de 140\u{202f}000\u{a0}€ à 165\u{202f}000\u{a0}€ par an"),
        "{with_pay}"
    );
    let without = guide(&with(""), Language::Fr);
    assert!(
        without.contains("Quelle rémunération attendez-vous"),
        "{without}"
    );
}

#[test]
fn the_law_is_that_of_the_place_of_work() {
    let at = |location: &str| {
        let lines = format!("role: {{ locations: [{{ {location} }}] }}\n");
        guide(&with(&lines), Language::En)
    };
    let cases = [
        ("country: FR", "L1221-6", "1602.14"),
        ("country: FR", "two years from the last contact", "Ontario"),
        ("country: DE", "2023/970", "L1221-6"),
        ("region: Québec, country: CA", "18.1", "23(2)"),
        ("region: Ontario, country: CA", "within 45 days", "18.1"),
        ("region: Colorado, country: US", "C.R.S. 24-34-408", "432.3"),
        ("region: Texas, country: US", "29 CFR 1602.14", "C.R.S."),
    ];
    for (location, said, not_said) in cases {
        let text = at(location);
        assert!(text.contains(said), "{location}: {said:?} is missing");
        assert!(!text.contains(not_said), "{location}: says {not_said:?}");
    }
    let nowhere = guide(&with(""), Language::En);
    assert!(
        nowhere.contains("names no place of work with rules known here"),
        "{nowhere}"
    );
}

#[test]
fn facts_about_interviews_do_not_depend_on_the_language() {
    let facts = |language| {
        let InterviewTexts {
            minutes,
            longest,
            proposal,
            debrief,
            metrics,
        } = &framework::built_in(language).interview;
        let steps: Vec<u32> = debrief.iter().map(|step| step.minutes).collect();
        let kinds: Vec<_> = metrics.follow_ups.keys().copied().collect();
        (minutes, longest, proposal, steps, kinds)
    };
    assert_eq!(facts(Language::Fr), facts(Language::En));
    let pay = |language| {
        let texts = &framework::built_in(language).not_to_ask;
        let named = |texts: &OffLimitsTexts| {
            let pattern = texts.instead_with_pay.as_deref();
            pattern.is_some_and(|pattern| pattern.contains("{pay}"))
        };
        texts.iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(pay(Language::Fr), pay(Language::En));
    assert!(pay(Language::En).contains(&true));
}

#[test]
fn answers_are_words_that_somebody_says() {
    for language in Language::ALL {
        let (opens, closes) = match language {
            Language::Fr => ('«', '»'),
            Language::En => ('“', '”'),
        };
        for (strong, weak) in answers(framework::built_in(language)) {
            for answer in [&strong, &weak] {
                assert!(
                    answer.starts_with(opens) && answer.ends_with(closes),
                    "{answer}"
                );
                assert!(
                    answer.chars().count() <= 420,
                    "too long to take in: {answer}"
                );
            }
            assert!(
                strong.len() > weak.len(),
                "a strong answer has more to tell: {strong}"
            );
        }
    }
}

/// Every strong answer with the weak one beside it.
fn answers(texts: &Framework) -> Vec<(String, String)> {
    let criteria = texts.qualities.values().chain(texts.archetypes.values());
    let criteria = criteria.map(|texts| (&texts.strong_answer, &texts.weak_answer));
    let backgrounds = texts.backgrounds.values();
    let backgrounds = backgrounds.map(|texts| (&texts.strong_answer, &texts.weak_answer));
    let metrics = &texts.interview.metrics;
    let metrics = [(&metrics.strong_answer, &metrics.weak_answer)];
    let all = criteria.chain(backgrounds).chain(metrics);
    all.map(|(strong, weak)| (strong.clone(), weak.clone()))
        .collect()
}
