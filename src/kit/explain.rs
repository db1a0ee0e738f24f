//! The explanation of a code: its meaning, its reason, its sources.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::{Example, Rule, RuleGroup, Rules};
use crate::diagnostic::{Code, Severity};
use crate::framework::Bilingual;
use crate::kit::all_codes;
use crate::language::Language;
use crate::law::Citation;
use crate::message::{Message, message};
use crate::profile::{self, FieldDescription, write};

/// The greatest width of a line, in characters.
const WIDTH: usize = 90;

/// The labels of an explanation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
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
static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/rules/explain.json"));
    serde_json::from_str(words).expect("the words are complete")
});

/// The explanation of a code or of a field such as `role.pay`, or the list of all codes, wrapped for a
/// terminal; `None` where there is neither.
pub(super) fn explain(topic: Option<&str>, language: Language, rules: &Rules) -> Option<String> {
    let explainer = Explainer { language, rules };
    let text = match topic {
        None => explainer.list(),
        Some(topic) => match all_codes::find(topic, rules) {
            Some(code) => explainer.of_code(&code),
            None => explainer.field(&profile::field(topic.trim())?),
        },
    };
    Some(text.trim_end().to_owned())
}

/// The language of explanations, and the rules.
struct Explainer<'r> {
    language: Language,
    rules: &'r Rules,
}

impl<'r> Explainer<'r> {
    fn find(&self, id: &str) -> Option<(&'r RuleGroup, &'r Rule)> {
        let in_group = |group: &'r RuleGroup| {
            let rule = group.rules.iter().find(|rule| rule.code == id)?;
            Some((group, rule))
        };
        self.rules.groups().find_map(in_group)
    }

    fn of_code(&self, code: &Code<'_>) -> String {
        match self.find(code.id) {
            Some((group, rule)) => self.rule(group, rule),
            None => self.code(code),
        }
    }

    /// A field of the profile: its meaning, the values it may have, the fields below it.
    fn field(&self, field: &FieldDescription) -> String {
        let say = |message: &Message| message.in_language(self.language);
        let expected = field.expected.clone();
        let kind = match field.is_required {
            true => message!(field::required, expected),
            false => message!(field::optional, expected),
        };
        let mut text = format!("{}\n\n{}\n\n", field.path, fill(field.description, "  "));
        text += &format!("{}\n\n", fill(&say(&kind), "  "));
        if field.is_markdown {
            text += &format!("{}\n\n", fill(&say(&message!(field::markdown)), "  "));
        }
        if !field.choices.is_empty() {
            let words = field.choices.join(", ");
            text += &format!(
                "{}\n{}\n\n",
                say(&message!(field::choices)),
                fill(&words, "  ")
            );
        }
        let below = field.fields.iter().filter_map(|name| {
            let path = format!("{}.{name}", field.path);
            let below = profile::field(&path)?;
            Some(format!("  {path}\n{}\n", fill(below.description, "      ")))
        });
        let below: String = below.collect();
        if !below.is_empty() {
            text += &format!("{}\n{below}\n", say(&message!(field::fields)));
        }
        if let Some(example) = field.example {
            let name = field.path.rsplit('.').next().unwrap_or_default();
            let value = write::flow(example);
            text += &format!("{}\n  {name}: {value}\n", say(&message!(field::example)));
        }
        text
    }

    /// All codes with their titles, the rules by group.
    fn list(&self) -> String {
        let codes = all_codes::codes(self.rules);
        let others = codes.iter().filter(|code| self.find(code.id).is_none());
        let others = others.map(|code| row(code.id, code.title));
        let mut text = self.part(&LABELS.structure, &others.collect::<String>());
        for group in self.rules.groups() {
            let rules = group.rules.iter();
            let rows = rules.map(|rule| row(&rule.code, &self.say(&rule.title)));
            text += &self.part(&group.title, &rows.collect::<String>());
        }
        text + &self.say(&LABELS.more)
    }

    fn rule(&self, group: &RuleGroup, rule: &Rule) -> String {
        let severity = match rule.severity {
            Severity::Error => &LABELS.error,
            Severity::Warning => &LABELS.warning,
            Severity::Note => &LABELS.note,
        };
        let head = format!(
            "{} ({}): {}",
            rule.code,
            self.say(severity),
            self.say(&rule.title)
        );
        let mut text = format!("{}\n\n", fill(&head, ""));
        text += &self.paragraph(&LABELS.why, &self.say(&rule.why));
        text += &self.paragraph(&LABELS.mend, &self.say(&rule.mend));
        text += &self.places(rule);
        text += &rule
            .example
            .as_ref()
            .map(|example| self.example(example))
            .unwrap_or_default();
        if !rule.sources.is_empty() {
            let sources = rule.sources.iter().map(|source| self.source(source));
            text += &self.part(&LABELS.source, &sources.collect::<String>());
        }
        let reason = self.say(&LABELS.reason);
        let allow = format!(
            "check:\n  allow: [{{ code: {}, because: {reason} }}]\n",
            rule.code
        );
        text += &self.part(&LABELS.allow, &indent(&allow));
        text + &group
            .notice
            .as_ref()
            .map(|notice| self.say(notice))
            .unwrap_or_default()
    }

    /// A code that is explained in English only.
    fn code(&self, code: &Code<'_>) -> String {
        let head = format!("{}: {}", code.id, code.title);
        let why = self.paragraph(&LABELS.why, code.explanation);
        format!("{head}\n\n{why}{}", self.say(&LABELS.english_only))
    }

    fn places(&self, rule: &Rule) -> String {
        let places = rule
            .places
            .iter()
            .filter_map(|name| self.rules.law().place(name));
        let names: Vec<_> = places.map(|place| self.say(&place.name)).collect();
        match names.is_empty() {
            true => String::new(),
            false => self.paragraph(&LABELS.places, &names.join(", ")),
        }
    }

    fn example(&self, example: &Example) -> String {
        let before = indent(example.before.in_language(self.language).0);
        let after = indent(example.after.in_language(self.language).0);
        self.part(&LABELS.before, &before) + &self.part(&LABELS.after, &after)
    }

    fn source(&self, source: &Citation) -> String {
        let mut text = self.say(&source.text);
        if let Some(day) = source.checked {
            text += &format!(", {} {day}", self.say(&LABELS.checked));
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
                self.say(&LABELS.uncertain),
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

    /// A head, the text below it, and an empty line.
    fn part(&self, head: &Bilingual, below: &str) -> String {
        format!("{}\n{below}\n", self.say(head))
    }
}

fn row(id: &str, title: &str) -> String {
    format!("  {id}  {title}\n")
}

/// A text wrapped and indented.
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
