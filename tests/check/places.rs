//! Which places of work a rule applies to, however they are written.

use cxo::language::Language;

use crate::support::said;

/// Whether the rule on pay of American states applies to a place of work.
fn applies(location: &str) -> bool {
    let part = format!("role: {{ locations: [{location}] }}");
    !said("CXO-172", &part, Language::En).is_empty()
}

#[test]
fn a_region_counts_in_any_spelling() {
    for location in [
        "{ city: Denver, region: Colorado, country: US }",
        "{ city: Denver, region: colorado, country: US }",
        "{ city: Denver, region: CO, country: US }",
        "{ region: Hawai'i, country: US }",
        "{ region: Colorado }",
        "{ city: Paris, country: FR }, { region: NY, country: US }",
    ] {
        assert!(applies(location), "{location}");
    }
}

#[test]
fn a_place_elsewhere_does_not_count() {
    for location in [
        "{ city: Austin, region: Texas, country: US }",
        "{ city: Bogotá, region: CO, country: CO }",
        "{ region: CO }",
        "{ city: Denver, country: US }",
        "{ city: Colorado Springs }",
    ] {
        assert!(!applies(location), "{location}");
    }
}

#[test]
fn accents_of_a_province_do_not_count() {
    for region in ["Québec", "Quebec", "QUÉBEC", "QC"] {
        let part = format!(
            "role: {{ locations: [{{ region: {region}, country: CA }}] }}\nlanguages: [en]"
        );
        assert_eq!(said("CXO-166", &part, Language::En).len(), 1, "{region}");
    }
}
