//! The questionnaire without a terminal: from answers to a commented profile.

use std::collections::BTreeMap;

use cxo::Engine;
use cxo::check::{self, CheckOptions, Rules};
use cxo::language::Language;
use cxo::questionnaire::{
    AcceptedAnswer, AnswerKind, Answers, FillInResult, Question, RejectedAnswer, fill_in,
    profile_yaml, questions, restore, try_answer,
};
use jiff::civil::{Date, date};

use crate::support::load;

const TODAY: Date = date(2026, 11, 1);

fn question(key: &str) -> &'static Question {
    let found = questions().iter().find(|question| question.key == key);
    found.unwrap_or_else(|| panic!("`{key}` is no question"))
}

fn in_language(language: Language) -> Answers {
    Answers::new(vec![language])
}

/// The result of a first answer.
fn answered(language: Language, key: &str, line: &str) -> Result<AcceptedAnswer, RejectedAnswer> {
    try_answer(&in_language(language), question(key), line, TODAY)
}

/// The result of answers to these questions.
fn filled_in(answers: &Answers, given: &[(&str, &[&str])]) -> FillInResult {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let given = given
        .iter()
        .map(|(key, given)| ((*key).to_owned(), lines(given)));
    let given: BTreeMap<String, Vec<String>> = given.collect();
    fill_in(answers, &given, TODAY)
}

#[test]
fn every_question_can_be_shown_and_its_example_is_an_answer() {
    for question in questions() {
        let has_choices = matches!(question.kind, AnswerKind::Choice | AnswerKind::Choices);
        assert_eq!(question.choices.is_empty(), !has_choices, "{question:?}");
        assert_eq!(question.help.is_none(), has_choices, "{question:?}");
        for language in Language::ALL {
            assert!(!question.text.in_language(language).is_empty());
            let example = question.example.in_language(language);
            let kept = answered(language, &question.key, &example).unwrap();
            assert_eq!(kept.advice, [], "{question:?}");
            let answers: Vec<_> = kept.answers.to(question).collect();
            assert_eq!(answers, [example]);
        }
    }
}

#[test]
fn the_examples_of_all_questions_make_a_profile_without_advice() {
    for language in Language::ALL {
        let mut answers = in_language(language);
        for question in questions() {
            let example = question.example.in_language(language);
            answers = try_answer(&answers, question, &example, TODAY)
                .unwrap()
                .answers;
        }
        assert_eq!(answers.missing().count(), 0);
        assert_eq!(answers.count(), questions().len());
        let loaded = load(&profile_yaml(&answers));
        assert_eq!(loaded.profile.languages, [language]);
        let options = CheckOptions {
            today: TODAY,
            languages: vec![language],
            allow: Vec::new(),
            found: Vec::new(),
        };
        let found = check::check(&loaded, Rules::built_in(), &options).found;
        assert!(found.iter().all(|one| !one.is_error()), "{found:?}");
    }
}

#[test]
fn answers_become_the_fields_of_a_commented_profile() {
    let given: [(&str, &[&str]); 4] = [
        ("company", &["Maison Auriel"]),
        ("objective", &["Say \"yes\": # no {comment}"]),
        ("outcome", &["4, quieter stores"]),
        ("metric", &["NPS from 31 to 45 by 2028-12", "churn"]),
    ];
    let filled_in = filled_in(&in_language(Language::En), &given);
    assert_eq!(filled_in.rejected, []);
    let yaml = profile_yaml(&filled_in.answers);
    for lines in [
        "company:\n  name: \"Maison Auriel\"\n#   about:",
        "objective:\n  purpose: \"Say \\\"yes\\\": # no {comment}\"\n#   impact:",
        "  outcomes: [retain_customers, \"quieter stores\"]\n",
        "target_metrics:\n  - { name: \"NPS\", from: 31, to: 45, by: 2028-12 }\n  - { name: \"churn\" }\n",
        "\n# why_now:",
        "\nlanguages: [en]\n",
    ] {
        assert!(yaml.contains(lines), "{lines}\n{yaml}");
    }
    let objective = load(&yaml).profile.objective;
    let (purpose, _) = objective.purpose.in_language(Language::En);
    assert_eq!(purpose, "Say \"yes\": # no {comment}");
}

#[test]
fn an_answer_that_cannot_be_kept_is_refused_with_the_reason() {
    use Language::{En, Fr};
    for (language, key, line, reason) in [
        (En, "why-now", "  ", "the answer is empty"),
        (En, "background", "4", "the list has no number 4"),
        (
            En,
            "background",
            "wizard",
            "the choices are `internal`, `cx` and `open`",
        ),
        (Fr, "background", "interne", "« interne »"),
        (
            En,
            "metric",
            "NPS 31 -> 45",
            "a metric with figures is written",
        ),
        (En, "metric", "NPS to 45 by 2027-13", "there is no month 13"),
        (
            Fr,
            "metric",
            "NPS de 31 à 45 d'ici 2027-13",
            "n’est pas une date du calendrier",
        ),
    ] {
        let refusal = answered(language, key, line).unwrap_err();
        let message = refusal.message.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(message.contains(reason), "{message}");
        assert_eq!((&*refusal.key, &*refusal.answer), (key, line.trim()));
    }
}

#[test]
fn an_answer_that_could_be_better_is_kept_with_advice() {
    for (language, key, line, codes) in [
        (
            Language::En,
            "why-now",
            "Customer experience is essential.",
            &["CXO-111"][..],
        ),
        (
            Language::Fr,
            "metric",
            "NPS de 45 à 31",
            &["CXO-112", "CXO-121"],
        ),
        (Language::En, "outcome", "retain_custmers", &["CXO-043"]),
        (Language::En, "outcome", "retain_customers", &[]),
    ] {
        let kept = answered(language, key, line).unwrap();
        assert!(kept.answers.has(question(key)));
        let found: Vec<_> = kept.advice.iter().map(|advice| &*advice.code).collect();
        assert_eq!(found, codes, "{line}");
        for advice in &kept.advice {
            assert_eq!(advice.key, key);
            assert!(Engine::default().find_code(&advice.code).is_some());
            assert!(advice.text.len() > 20, "{}", advice.text);
        }
    }
}

#[test]
fn advice_on_dates_depends_on_the_day_given() {
    let metric = "NPS from 31 to 45 by 2027-12, for sales from recommendations";
    let on = |today| {
        let answers = in_language(Language::En);
        try_answer(&answers, question("metric"), metric, today)
            .unwrap()
            .advice
    };
    assert_eq!(on(TODAY), []);
    assert!(!on(date(2031, 1, 1)).is_empty());
}

#[test]
fn filling_in_replaces_answers_and_leaves_out_what_cannot_be_kept() {
    let metrics: [&[&str]; 3] = [&["NPS", "churn"], &["CSAT", "NPS 31 -> 45"], &[]];
    let metric = question("metric");
    let mut answers = in_language(Language::En);
    let mut seen = Vec::new();
    for lines in metrics {
        let filled_in = filled_in(&answers, &[("metric", lines), ("no question", &["4"])]);
        answers = filled_in.answers;
        let kept: Vec<_> = answers.to(metric).map(str::to_owned).collect();
        seen.push((kept, answers.is_closed(metric), filled_in.rejected.len()));
    }
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(
        seen,
        [
            (names(&["NPS", "churn"]), true, 0),
            (names(&["CSAT"]), true, 1),
            (names(&[]), false, 0),
        ]
    );
}

#[test]
fn required_questions_are_missing_until_they_are_answered() {
    let missing = |answers: &Answers| {
        let missing = answers.missing();
        missing.map(|question| &*question.key).collect::<Vec<_>>()
    };
    let answers = in_language(Language::En);
    assert_eq!(missing(&answers), ["company", "objective"]);
    let kept = try_answer(
        &answers,
        question("objective"),
        "Keep our customers.",
        TODAY,
    );
    assert_eq!(missing(&kept.unwrap().answers), ["company"]);
}

#[test]
fn stored_answers_are_restored_without_those_that_cannot_be_kept() {
    let given: [(&str, &[&str]); 2] = [("company", &["Alto"]), ("metric", &["NPS", "churn"])];
    let mut answers = filled_in(&in_language(Language::Fr), &given).answers;
    answers.close(question("impact"));
    let stored = serde_json::to_string(&answers).unwrap();
    let draft: Answers = serde_json::from_str(&stored).unwrap();
    assert_eq!(restore(&draft, TODAY), answers);

    let spoilt = stored.replace("[\"Alto\"]", "[\"Alto\"],\"background\":[\"wizard\"]");
    let draft: Answers = serde_json::from_str(&spoilt).unwrap();
    assert_ne!(draft, answers);
    assert_eq!(restore(&draft, TODAY), answers);
}
