//! The rules that come with the program: `templates/rules/*.yaml`, compiled in as JSON.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use crate::check::interview_law::InterviewLaw;
use crate::check::place::PlaceOfWork;
use crate::check::rule::{Rule, RuleGroup};
use crate::check::word_list::WordLists;

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/rules/", $name, ".json"))
    };
}

static GROUPS: LazyLock<Vec<RuleGroup>> = LazyLock::new(|| {
    [
        data!("completeness"),
        data!("measurability"),
        data!("coherence"),
        data!("wording"),
        data!("pay-and-law"),
        data!("north-america"),
        data!("europe"),
    ]
    .into_iter()
    .map(parse)
    .collect()
});

static PLACES: LazyLock<BTreeMap<String, PlaceOfWork>> = LazyLock::new(|| parse(data!("places")));

static INTERVIEW_LAWS: LazyLock<Vec<InterviewLaw>> = LazyLock::new(|| parse(data!("interviews")));

#[expect(clippy::expect_used, reason = "the rules are part of the program")]
fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the rules are well-formed")
}

/// Every rule, by kind and code.
#[must_use]
pub fn groups() -> &'static [RuleGroup] {
    &GROUPS
}

/// The rule of this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    let mut rules = groups().iter().flat_map(|group| &group.rules);
    rules.find(|rule| rule.code == code)
}

/// Small words that tell the languages apart.
pub(super) fn common_words() -> WordLists {
    parse(data!("common-words"))
}

/// The place of work of this name.
#[must_use]
pub fn place(name: &str) -> Option<&'static PlaceOfWork> {
    PLACES.get(name)
}

/// What the law says of interviews, place by place, wider places first.
#[must_use]
pub fn interview_laws() -> &'static [InterviewLaw] {
    &INTERVIEW_LAWS
}
