//! The rules: a company's own before those that come with the program, which are
//! `templates/rules/*.yaml`, compiled in as JSON.

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
        /// The names of the groups that come with the program, in order.
        pub(super) const GROUP_NAMES: &[&str] = &[$($name),+];

        /// The groups that come with the program, in the order of their names.
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

/// The rules, the places they apply to, the law of interviews, and the words that tell languages
/// apart. By default they are those that come with the program.
#[derive(Debug, Default)]
pub struct Rules {
    /// A company's own groups, by the name of their file.
    pub(super) groups: BTreeMap<String, RuleGroup>,
    /// The law that applies at places of work.
    pub(super) law: Law,
    /// A company's own words that tell languages apart, in the place of all there are.
    pub(super) common_words: Option<WordLists>,
}

static BUILT_IN: Rules = Rules {
    groups: BTreeMap::new(),
    law: Law::BUILT_IN,
    common_words: None,
};

impl Rules {
    /// The rules that come with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Every rule, by kind and code.
    pub fn groups(&self) -> impl Iterator<Item = &RuleGroup> {
        let built_in = GROUP_NAMES.iter().zip(GROUPS.iter());
        let replaced = built_in.map(|(name, group)| self.groups.get(*name).unwrap_or(group));
        let added = self.groups.iter();
        let added = added.filter(|(name, _)| !GROUP_NAMES.contains(&name.as_str()));
        replaced.chain(added.map(|(_, group)| group))
    }

    /// The rule of this code.
    #[must_use]
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        let mut rules = self.groups().flat_map(|group| &group.rules);
        rules.find(|rule| rule.code == code)
    }

    /// The codes of the rules, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<Code<'_>> {
        let rules = self.groups().flat_map(|group| &group.rules);
        rules.map(Rule::as_code).collect()
    }

    /// Whether a code is that of advice: a rule's, or of an allowance.
    #[must_use]
    pub fn is_advice(&self, code: &str) -> bool {
        self.rule(code).is_some() || code == codes::IDLE_ALLOWANCE
    }

    /// The law that applies at places of work.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// Small words that tell the languages apart.
    pub(super) fn common_words(&self) -> &WordLists {
        self.common_words.as_ref().unwrap_or(&COMMON_WORDS)
    }
}

/// The rules of a group that comes with the program; none under any other name.
pub(super) fn built_in_rules(group: &str) -> &'static [Rule] {
    let index = GROUP_NAMES.iter().position(|name| *name == group);
    index.map_or(&[], |index| &GROUPS[index].rules)
}
