//! A profile with every field.

use cxo::profile::keys::{Criterion, GovernanceBody, Key, Outcome, Quality, Unit};
use cxo::profile::text::{KeyOr, Text};

use crate::loaded;

const FULL: &str = include_str!("full.yaml");

#[test]
fn the_full_profile_loads_without_a_warning() {
    assert_eq!(loaded(FULL).warnings, []);
}

#[test]
fn every_part_of_the_full_profile_is_there() {
    let profile = loaded(FULL).profile;
    assert_eq!(profile.company.employees, Some(4200));
    let pay = profile.role.pay.expect("pay is given");
    assert_eq!(
        (pay.currency.as_str(), pay.min, pay.max),
        ("EUR", Some(160_000.0), Some(190_000.0))
    );
    assert_eq!(pay.benefits.len(), 2);
    let team = profile.role.team.expect("the team is given");
    assert_eq!((team.size, team.functions.len()), (Some(35), 5));
    let apply = profile.role.apply;
    assert_eq!(
        apply.by.map(|day| day.to_string()).as_deref(),
        Some("2027-01-15")
    );
    let own = KeyOr::Text(Text::Same("Own words".into()));
    assert_eq!(
        profile.objective.outcomes[0],
        KeyOr::Key(Outcome::GenerateRevenue)
    );
    assert_eq!(profile.objective.outcomes.last(), Some(&own));
    let engagement = &profile.target_metrics[1];
    assert_eq!(engagement.unit, Some(KeyOr::Key(Unit::Percent)));
    assert_eq!((engagement.from, engagement.to), (Some(60.5), Some(70.0)));
    let covers = [Quality::Influence, Quality::Strategy].map(Criterion::Quality);
    assert_eq!(profile.panel[0].covers, covers);
    assert_eq!(profile.governance, GovernanceBody::ALL);
    assert_eq!(profile.brand.accent.as_deref(), Some("#7a2e1d"));
    let headings = profile.brand.fonts.headings.expect("headings have a font");
    assert_eq!(headings.regular, "Own-Display.ttf");
}
