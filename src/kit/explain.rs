//! What a code means, why it matters, and what it rests on.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::{Example, Rule, RuleGroup, Rules};
use crate::diagnostic::{Code, Severity};
use crate::framework::Bilingual;
use crate::kit::all_codes;
use crate::language::Language;
use crate::law::Citation;

/// How many characters a line may have.
const WIDTH: usize = 90;

/// The words around an explanation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    error: Bilingual,
    warning: Bilingual,
    note: Bilingual,
    structure: Bilingual,
    why: Bilingual,
    mend: Bilingual,
    #[serde(rename = "where")]
    places: Bilingual,
    before: Bilingual,
    after: Bilingual,
    source: Bilingual,
    checked: Bilingual,
    uncertain: Bilingual,
    allow: Bilingual,
    reason: Bilingual,
    english_only: Bilingual,
    more: Bilingual,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/rules/explain.json"));
    serde_json::from_str(words).expect("the words are complete")
});

/// The page of a code, or the list of all codes, on lines of readable width.
pub(super) fn explain(code: Option<&Code<'_>>, language: Language, rules: &Rules) -> String {
    let page = Page { language, rules };
    let text = match code {
        None => page.list(),
        Some(code) => match page.find(code.id) {
            Some((group, rule)) => page.rule(group, rule),
            None => page.code(code),
        },
    };
    text.trim_end().to_owned()
}

/// A page in one language.
struct Page<'r> {
    language: Language,
    rules: &'r Rules,
}

impl<'r> Page<'r> {
    fn find(&self, id: &str) -> Option<(&'r RuleGroup, &'r Rule)> {
        let in_group = |group: &'r RuleGroup| {
            let rule = group.rules.iter().find(|rule| rule.code == id)?;
            Some((group, rule))
        };
        self.rules.groups().find_map(in_group)
    }

    /// Every code with its title, the rules by kind.
    fn list(&self) -> String {
        let codes = all_codes::codes(self.rules);
        let others = codes.iter().filter(|code| self.find(code.id).is_none());
        let others = others.map(|code| row(code.id, code.title));
        let mut text = self.part(&WORDS.structure, &others.collect::<String>());
        for group in self.rules.groups() {
            let rules = group.rules.iter();
            let rows = rules.map(|rule| row(&rule.code, &self.say(&rule.title)));
            text += &self.part(&group.title, &rows.collect::<String>());
        }
        text + &self.say(&WORDS.more)
    }

    fn rule(&self, group: &RuleGroup, rule: &Rule) -> String {
        let severity = match rule.severity {
            Severity::Error => &WORDS.error,
            Severity::Warning => &WORDS.warning,
            Severity::Note => &WORDS.note,
        };
        let head = format!(
            "{} ({}): {}",
            rule.code,
            self.say(severity),
            self.say(&rule.title)
        );
        let mut text = format!("{}\n\n", fill(&head, ""));
        text += &self.paragraph(&WORDS.why, &self.say(&rule.why));
        text += &self.paragraph(&WORDS.mend, &self.say(&rule.mend));
        text += &self.places(rule);
        text += &rule
            .example
            .as_ref()
            .map(|example| self.example(example))
            .unwrap_or_default();
        if !rule.sources.is_empty() {
            let sources = rule.sources.iter().map(|source| self.source(source));
            text += &self.part(&WORDS.source, &sources.collect::<String>());
        }
        let reason = self.say(&WORDS.reason);
        let allow = format!(
            "check:\n  allow: [{{ code: {}, because: {reason} }}]\n",
            rule.code
        );
        text += &self.part(&WORDS.allow, &indent(&allow));
        text + &group
            .notice
            .as_ref()
            .map(|notice| self.say(notice))
            .unwrap_or_default()
    }

    /// A code of which there is one text, in English.
    fn code(&self, code: &Code<'_>) -> String {
        let head = format!("{}: {}", code.id, code.title);
        let why = self.paragraph(&WORDS.why, code.explanation);
        format!("{head}\n\n{why}{}", self.say(&WORDS.english_only))
    }

    fn places(&self, rule: &Rule) -> String {
        let places = rule
            .places
            .iter()
            .filter_map(|name| self.rules.law().place(name));
        let names: Vec<_> = places.map(|place| self.say(&place.name)).collect();
        match names.is_empty() {
            true => String::new(),
            false => self.paragraph(&WORDS.places, &names.join(", ")),
        }
    }

    fn example(&self, example: &Example) -> String {
        let before = indent(example.before.in_language(self.language).0);
        let after = indent(example.after.in_language(self.language).0);
        self.part(&WORDS.before, &before) + &self.part(&WORDS.after, &after)
    }

    fn source(&self, source: &Citation) -> String {
        let mut text = self.say(&source.text);
        if let Some(day) = source.checked {
            text += &format!(", {} {day}", self.say(&WORDS.checked));
        }
        let mut lines = fill(&text, "  ") + "\n";
        if let Some(uncertain) = &source.uncertain {
            let colon = if self.language == Language::Fr {
                "\u{a0}:"
            } else {
                ":"
            };
            let text = format!(
                "{}{colon} {}",
                self.say(&WORDS.uncertain),
                self.say(uncertain)
            );
            lines += &(fill(&text, "  ") + "\n");
        }
        lines
            + &source
                .address
                .iter()
                .map(|address| format!("  {address}\n"))
                .collect::<String>()
    }

    fn say(&self, text: &Bilingual) -> String {
        text.in_language(self.language)
    }

    fn paragraph(&self, head: &Bilingual, text: &str) -> String {
        self.part(head, &(fill(text, "  ") + "\n"))
    }

    /// A head, what stands below it, and an empty line.
    fn part(&self, head: &Bilingual, below: &str) -> String {
        format!("{}\n{below}\n", self.say(head))
    }
}

fn row(id: &str, title: &str) -> String {
    format!("  {id}  {title}\n")
}

/// A text on lines of readable width, each indented.
fn fill(text: &str, indent: &str) -> String {
    let options = textwrap::Options::new(WIDTH)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(indent)
        .subsequent_indent(indent);
    textwrap::fill(text, options)
}

fn indent(lines: &str) -> String {
    textwrap::indent(lines, "  ")
}
