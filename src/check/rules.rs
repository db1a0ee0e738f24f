//! The set of rules that a check uses: the built-in ones, with a company's own instead of them.
//!
//! The built-in rules are `templates/rules/*.yaml`, compiled in as JSON.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use crate::check::codes;
use crate::check::rule::{Rule, RuleGroup};
use crate::check::word_list::WordLists;
use crate::diagnostic::Code;
use crate::law::Law;

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/rules/", $name, ".json"))
    };
}

macro_rules! groups {
    ($($name:literal),+ $(,)?) => {
        /// The names of the built-in groups, in order.
        pub(super) const GROUP_NAMES: &[&str] = &[$($name),+];

        /// The built-in groups, in the order of their names.
        static GROUPS: LazyLock<Vec<RuleGroup>> =
            LazyLock::new(|| [$(data!($name)),+].into_iter().map(parse).collect());
    };
}

groups![
    "completeness",
    "measurability",
    "coherence",
    "wording",
    "pay-and-law",
    "north-america",
    "europe",
];

static COMMON_WORDS: LazyLock<WordLists> = LazyLock::new(|| parse(data!("common-words")));

#[expect(clippy::expect_used, reason = "the rules are part of the program")]
fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the rules are well-formed")
}

/// Rules, the law at places of work, and the words by which languages are recognised. The default
/// is all that is built in.
#[derive(Debug, Default)]
pub struct Rules {
    /// The company's own groups, by the name of the file.
    pub(super) groups: BTreeMap<String, RuleGroup>,
    /// The law that applies at places of work.
    pub(super) law: Law,
    /// The company's own common words, which replace all of the built-in ones.
    pub(super) common_words: Option<WordLists>,
}

static BUILT_IN: Rules = Rules {
    groups: BTreeMap::new(),
    law: Law::BUILT_IN,
    common_words: None,
};

impl Rules {
    /// The built-in rules.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The groups of rules: the built-in ones in order, unless replaced, then those added.
    pub fn groups(&self) -> impl Iterator<Item = &RuleGroup> {
        let built_in = GROUP_NAMES.iter().zip(GROUPS.iter());
        let replaced = built_in.map(|(name, group)| self.groups.get(*name).unwrap_or(group));
        let added = self.groups.iter();
        let added = added.filter(|(name, _)| !GROUP_NAMES.contains(&name.as_str()));
        replaced.chain(added.map(|(_, group)| group))
    }

    /// The rule with this code.
    #[must_use]
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        let mut rules = self.groups().flat_map(|group| &group.rules);
        rules.find(|rule| rule.code == code)
    }

    /// The codes of all rules, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<Code<'_>> {
        let rules = self.groups().flat_map(|group| &group.rules);
        rules.map(Rule::as_code).collect()
    }

    /// Whether a code belongs to advice: to a rule, or to an allowance that suppresses nothing.
    #[must_use]
    pub fn is_advice(&self, code: &str) -> bool {
        self.rule(code).is_some() || code == codes::UNUSED_ALLOWANCE
    }

    /// The law that applies at places of work.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// The common words by which the language of a text is recognised.
    pub(super) fn common_words(&self) -> &WordLists {
        self.common_words.as_ref().unwrap_or(&COMMON_WORDS)
    }
}

/// The rules of a built-in group; empty if there is no group of this name.
pub(super) fn built_in_rules(group: &str) -> &'static [Rule] {
    let index = GROUP_NAMES.iter().position(|name| *name == group);
    index.map_or(&[], |index| &GROUPS[index].rules)
}
