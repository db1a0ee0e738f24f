//! A company's own rules, read from its files.
//!
//! The input is the files of `rules/`, the output [`Rules`] or every problem of the files:
//! 1. `places.yaml` adds or replaces places one by one; `interviews.yaml` and `common-words.yaml`
//!    replace the built-in file.
//! 2. Every other file is a group of rules, which replaces the built-in group of its name or is
//!    added. Rules are read one by one, so that the problems of all are reported.
//! 3. Names in rules must exist: places, fields of a profile, codes of other rules. The code of a
//!    rule must be new or belong to the group that is replaced.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex_lite::Regex;

use crate::check::codes;
use crate::check::rule::{Rule, RuleGroup};
use crate::check::rules::{GROUP_NAMES, Rules, built_in_rules};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::law;
use crate::overrides::{Override, Yaml, checked, ok_or_collect};
use crate::profile;

/// The name of the folder of rules.
pub(crate) const FOLDER: &str = "rules";

/// The name of the file of common words.
const COMMON_WORDS: &str = "common-words";

/// The form of a code that a company may choose.
#[expect(clippy::expect_used, reason = "the pattern is part of the program")]
static OWN_CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[A-Z]{2,12}-[0-9]{3}$").expect("a pattern"));

/// Rules while they are read, with the problems so far.
#[derive(Default)]
struct RulesReader {
    rules: Rules,
    /// The YAML of the files whose names are to be looked up, by the name of the file.
    written: Vec<(String, Yaml)>,
    problems: Vec<Diagnostic>,
}

impl Rules {
    /// The built-in rules with a company's own.
    ///
    /// # Errors
    ///
    /// Every problem of the company's files.
    pub fn new(overrides: &[Override]) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = RulesReader::default();
        for own in overrides {
            let Some(name) = own.stem_in(FOLDER) else {
                continue;
            };
            let parsed = Yaml::parse(&own.source, codes::RULES);
            if let Some(yaml) = ok_or_collect(parsed, &mut reader.problems) {
                reader.file(name, yaml);
            }
        }
        if !reader.written.is_empty() {
            reader.look_up();
        }
        checked(reader.rules, reader.problems)
    }
}

impl RulesReader {
    fn file(&mut self, name: &str, yaml: Yaml) {
        match name {
            law::PLACES => self.rules.law.add_places(&yaml, &mut self.problems),
            law::INTERVIEWS => self.interviews(yaml),
            COMMON_WORDS => self.common_words(&yaml),
            _ => self.group(name, yaml),
        }
    }

    fn interviews(&mut self, yaml: Yaml) {
        let law = &mut self.rules.law;
        if law.replace_interviews(&yaml, &mut self.problems) {
            self.written.push((law::INTERVIEWS.to_owned(), yaml));
        }
    }

    fn common_words(&mut self, yaml: &Yaml) {
        let are_missing = |language: &&str| yaml.items_of(language).is_empty();
        let languages = Language::ALL.map(Language::code).into_iter();
        for language in languages.filter(are_missing) {
            let message = format!("there are no words of the language `{language}`");
            let help =
                "give each language its small words: without them no text is known to be in it";
            self.problems.push(yaml.problem_of(language, message, help));
        }
        self.rules.common_words = ok_or_collect(yaml.read(), &mut self.problems);
    }

    fn group(&mut self, name: &str, yaml: Yaml) {
        let rules = yaml.items_of("rules").into_iter();
        let read: Vec<Option<Rule>> = rules
            .map(|rule| ok_or_collect(rule.read(), &mut self.problems))
            .collect();
        // The group may have a problem of its own even if each rule is valid.
        if read.iter().all(Option::is_some)
            && let Some(group) = ok_or_collect(yaml.read::<RuleGroup>(), &mut self.problems)
        {
            self.rules.groups.insert(name.to_owned(), group);
            self.written.push((name.to_owned(), yaml));
        }
    }

    /// Looks up the names in rules and laws.
    fn look_up(&mut self) {
        let mut codes = Codes::new();
        let mut found = Vec::new();
        for (name, yaml) in &self.written {
            let rules = yaml.items_of("rules");
            found.extend(rules.iter().filter_map(|rule| codes.add(name, rule)));
        }
        for (name, yaml) in &self.written {
            match self.rules.groups.get(name) {
                Some(group) => found.extend(self.unknown_names(group, yaml, &codes)),
                None => {
                    let places = yaml.items().filter_map(|law| law.field("place"));
                    found.extend(places.filter_map(|place| self.rules.law.unknown_place(&place)));
                }
            }
        }
        self.problems.extend(found);
    }

    /// The problems of names in a group that do not exist.
    fn unknown_names(&self, group: &RuleGroup, yaml: &Yaml, codes: &Codes) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (rule, written) in group.rules.iter().zip(yaml.items_of("rules")) {
            let places = written.items_of("places");
            found.extend(
                places
                    .iter()
                    .filter_map(|place| self.rules.law.unknown_place(place)),
            );
            let stronger = written.items_of("yields_to");
            found.extend(stronger.iter().filter_map(|code| codes.unknown(code)));
            rule.visit_fields(&mut |field, exists| {
                found.extend((!exists).then(|| unknown_field(field, &written)));
            });
        }
        found
    }
}

/// The codes of rules, each with its place; a built-in rule has none.
struct Codes(BTreeMap<String, Option<Place>>);

impl Codes {
    /// The codes of the built-in rules.
    fn new() -> Self {
        let rules = GROUP_NAMES.iter().flat_map(|name| built_in_rules(name));
        Self(rules.map(|rule| (rule.code.clone(), None)).collect())
    }

    /// Adds the code of a rule, and returns the problem of the code if it has one.
    fn add(&mut self, group: &str, rule: &Yaml) -> Option<Diagnostic> {
        let written = rule.field("code")?;
        let code = written.text()?;
        if let Some(Some(earlier)) = self.0.get(code) {
            let message = format!("two rules have the code `{code}`");
            let problem = written.problem(message, "give each rule a code of its own");
            return Some(problem.related(earlier.clone(), "the other one"));
        }
        let stays = built_in_rules(group).iter().any(|rule| rule.code == code);
        if Code::is_built_in(code) && !stays {
            return Some(reserved_code(code, &written));
        }
        if !stays && !OWN_CODE.is_match(code) {
            let message = format!("`{code}` does not have the form of a code");
            let help = "a code of your own has two to twelve capital letters, a hyphen and three \
                        digits: `ACME-001`";
            return Some(written.problem(message, help));
        }
        self.0.insert(code.to_owned(), Some(written.place()));
        None
    }

    /// The problem of a code that no rule has.
    fn unknown(&self, code: &Yaml) -> Option<Diagnostic> {
        let written = code.text().filter(|code| !self.0.contains_key(*code))?;
        let message = format!("there is no rule `{written}`");
        Some(code.unknown(message, self.0.keys(), "`cxo explain` lists all codes"))
    }
}

/// The problem of a code that belongs to the program.
fn reserved_code(code: &str, written: &Yaml) -> Diagnostic {
    let has_it = |name: &&&str| built_in_rules(name).iter().any(|rule| rule.code == code);
    let change = match GROUP_NAMES.iter().find(has_it) {
        Some(name) => format!("change that rule in `rules/{name}.yaml`, or "),
        None => String::new(),
    };
    let help = format!("{change}give yours a code of your own, such as `ACME-001`");
    written.problem(format!("`{code}` is a code of the program"), help)
}

/// The problem of a field in a rule that no profile has.
fn unknown_field(field: &str, rule: &Yaml) -> Diagnostic {
    let written = rule.find_text(field);
    let written = written.as_ref().unwrap_or(rule);
    let message = format!("a profile has no field `{field}`");
    let otherwise = "name a field as `cxo schema` has it: `role.pay.min`, `target_metrics`";
    // Relative to an item of a list, the name of a field is its last part.
    let parts = |name: String| {
        [
            name.rsplit('.').next().map(str::to_owned),
            Some(name.clone()),
        ]
    };
    let known: Vec<String> = profile::field_names()
        .into_iter()
        .flat_map(parts)
        .flatten()
        .collect();
    written.unknown(message, known, otherwise)
}

#[cfg(test)]
mod tests {
    use crate::check::rules::Rules;

    #[test]
    fn built_in_rules_name_fields_that_exist() {
        for rule in Rules::built_in().groups().flat_map(|group| &group.rules) {
            rule.visit_fields(&mut |field, exists| assert!(exists, "{}: {field}", rule.code));
        }
    }
}
