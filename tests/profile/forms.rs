//! Short and long forms of a field are the same field.

use cxo::language::Language;
use cxo::profile::keys::{Archetype, KnownMetric, Position, Preference, Quality, StandardTitle};
use cxo::profile::model::Profile;
use cxo::profile::text::{KeyOr, Text, Title, TitleForms};

use crate::loaded;

const MINIMAL: &str = "\
company: Maison Auriel
objective: Win back repeat customers and make service a reason to choose us.
why_now: Two regional chains have opened next to half of our stores.
target_metrics:
  - { name: NPS, from: 31, to: 45, by: 2027-12 }
background: internal            # internal | cx | open
";

fn profile(yaml: &str) -> Profile {
    loaded(yaml).profile
}

fn with(fields: &str) -> Profile {
    profile(&format!("company: A\nobjective: B\n{fields}"))
}

#[test]
fn the_minimal_profile_says_what_it_says() {
    let profile = profile(MINIMAL);
    assert_eq!(profile.company.name, "Maison Auriel");
    assert_eq!(profile.background.preference, Preference::Internal);
    let metric = &profile.target_metrics[0];
    assert_eq!(metric.name, KeyOr::Key(KnownMetric::Nps));
    assert_eq!((metric.from, metric.to), (Some(31.0), Some(45.0)));
    assert_eq!(
        metric.by.map(|by| by.to_string()).as_deref(),
        Some("2027-12")
    );
    assert!(loaded(MINIMAL).warnings.is_empty());
}

#[test]
fn a_name_is_a_company() {
    assert_eq!(
        profile("company: A\nobjective: B"),
        profile("company: { name: A }\nobjective: B")
    );
}

#[test]
fn a_text_is_an_objective() {
    assert_eq!(
        profile("company: A\nobjective: B"),
        profile("company: A\nobjective: { purpose: B }")
    );
    assert_eq!(
        profile("company: A\nobjective: { fr: B, en: C }"),
        profile("company: A\nobjective: { purpose: { fr: B, en: C } }")
    );
}

#[test]
fn a_preference_is_a_background_and_none_is_open() {
    assert_eq!(
        with("background: cx"),
        with("background: { preference: cx }")
    );
    assert_eq!(with(""), with("background: open"));
}

#[test]
fn a_number_is_a_team() {
    assert_eq!(
        with("role: { team: 35 }"),
        with("role: { team: { size: 35 } }")
    );
}

#[test]
fn an_empty_block_is_none() {
    assert_eq!(with("role: {}\nbrand: {}\npanel: []"), with(""));
}

#[test]
fn influence_is_gated_unless_the_profile_says_otherwise() {
    for scorecard in ["", "scorecard: { lenses: [] }"] {
        assert_eq!(with(scorecard).scorecard.gate(Quality::Influence), Some(3));
        assert_eq!(with(scorecard).scorecard.gate(Quality::Strategy), None);
    }
    assert!(with("scorecard: { gates: {} }").scorecard.gates.is_empty());
    assert_eq!(
        with("scorecard: { gates: { agility: 2 } }")
            .scorecard
            .gates
            .len(),
        1
    );
}

#[test]
fn what_is_not_weighed_counts_one() {
    let scorecard =
        with("scorecard: { weights: { influence: 2 }, archetypes: { futurist: 3 } }").scorecard;
    assert_eq!(scorecard.weight(Quality::Influence), 2);
    assert_eq!(scorecard.weight(Quality::Agility), 1);
    assert_eq!(scorecard.emphasis(Archetype::Futurist), 3);
    assert_eq!(scorecard.emphasis(Archetype::Practitioner), 1);
}

#[test]
fn known_words_are_found_in_any_writing_and_other_words_are_texts() {
    let member = |role: &str| {
        with(&format!("panel: [{{ name: X, role: {role} }}]"))
            .panel
            .remove(0)
            .role
    };
    for written in ["ceo", "CEO", "\" Ceo \""] {
        assert_eq!(member(written), Some(KeyOr::Key(Position::Ceo)));
    }
    assert_eq!(
        member("Head of Stores"),
        Some(KeyOr::Text(Text::Same("Head of Stores".into())))
    );
    let Some(KeyOr::Text(text)) = member("{ fr: Directrice, en: Head }") else {
        panic!("it is a text");
    };
    let french = ("Directrice", Some(Language::Fr));
    assert_eq!(text.in_language(Language::Fr), french);
}

#[test]
fn a_title_is_a_key_a_text_or_forms_per_language() {
    let title = |yaml: &str| with(&format!("role: {{ title: {yaml} }}")).role.title;
    assert_eq!(
        with("").role.title,
        KeyOr::Key(StandardTitle::ChiefExperienceOfficer)
    );
    assert_eq!(
        title("chief_customer_officer"),
        KeyOr::Key(StandardTitle::ChiefCustomerOfficer)
    );
    assert_eq!(
        title("Head of Joy"),
        KeyOr::Text(Title::Same("Head of Joy".into()))
    );
    let KeyOr::Text(title) =
        title("{ fr: { feminine: Directrice, masculine: Directeur }, en: Head }")
    else {
        panic!("it is a text");
    };
    let (TitleForms::Gendered(forms), Some(Language::Fr)) = title.in_language(Language::Fr) else {
        panic!("it has both forms");
    };
    assert_eq!(
        (forms.feminine.as_str(), forms.masculine.as_str()),
        ("Directrice", "Directeur")
    );
    assert_eq!(
        title.in_language(Language::En),
        (TitleForms::Open("Head".into()), Some(Language::En))
    );
}

#[test]
fn a_text_that_lacks_a_language_falls_back_to_the_other_and_says_so() {
    let why_now = with("why_now: { en: Now }").why_now.expect("it is given");
    let english = ("Now", Some(Language::En));
    assert_eq!(why_now.in_language(Language::Fr), english);
    let why_now = with("why_now: Now").why_now.expect("it is given");
    assert_eq!(why_now.in_language(Language::Fr), ("Now", None));
}

#[test]
fn dates_are_years_months_or_days() {
    for date in ["2027", "\"2027\"", "2027-12", "2027-12-31", "2028-02-29"] {
        let profile = with(&format!("role: {{ starts: {date} }}"));
        let starts = profile.role.starts.map(|starts| starts.to_string());
        assert_eq!(starts.as_deref(), Some(date.trim_matches('"')));
    }
}

#[test]
fn signs_with_a_meaning_elsewhere_are_only_characters() {
    for name in [
        "a | b",
        "*b*",
        "# c",
        "`d`",
        "{{ e }}",
        "<script>",
        "é « œ »",
        "NO",
        "1984",
        "~",
    ] {
        let written = format!("company: '{name}'\nobjective: '{name}'\n");
        assert_eq!(profile(&written).company.name, name);
    }
    assert_eq!(profile("company: NO\nobjective: yes").company.name, "NO");
}

#[test]
fn anchors_and_aliases_repeat_a_value() {
    let profile = with("why_now: &now Two chains\npanel: [{ name: *now }]");
    assert_eq!(profile.panel[0].name, "Two chains");
}

#[test]
fn documents_are_made_in_the_languages_named_or_in_all() {
    assert_eq!(with("languages: [en]").languages_made(), [Language::En]);
    assert_eq!(with("").languages_made(), Language::ALL);
}
