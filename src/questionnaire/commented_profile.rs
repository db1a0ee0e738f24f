//! A profile with comments, from `templates/new/profile.<language>.yaml`.
//!
//! That file is a whole profile in which every line is commented out: `##` begins an explanation,
//! `# ` an example. An answer takes the place of the example of its field, and the blocks around
//! that field lose their `# `.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::framework::typography;
use crate::language::Language;
use crate::questionnaire::answers::Answers;
use crate::questionnaire::question::questions;
use crate::questionnaire::value::Value;

/// What an example begins with.
const EXAMPLE: &str = "# ";

/// A profile with comments.
#[derive(Debug, Default)]
pub(super) struct CommentedProfile {
    /// The YAML.
    pub(super) text: String,
    /// The last line that each answered question gave, by the question's key.
    pub(super) last_lines: BTreeMap<String, Range<usize>>,
}

/// What stands in a field.
enum Filling {
    /// An answer, to the question with this key.
    Answer(&'static str, Value),
    /// The example.
    Example,
}

impl CommentedProfile {
    /// The profile that answers make. Answers that give no value are left out.
    pub(super) fn of(answers: &Answers) -> Self {
        fill(answers, fillings(answers))
    }

    /// The profile that answers make, with the example of each required answer that is missing:
    /// it loads if the answers can be kept.
    pub(super) fn with_examples(answers: &Answers) -> Self {
        let mut fillings = fillings(answers);
        for question in answers.missing() {
            fillings.entry(&question.field).or_insert(Filling::Example);
        }
        fill(answers, fillings)
    }
}

fn fillings(answers: &Answers) -> BTreeMap<&'static str, Filling> {
    let languages = answers.languages.iter();
    let codes = languages.map(|language| Value::Word(language.code().to_owned()));
    let languages = Filling::Answer("language", Value::List(codes.collect()));
    let mut fillings = BTreeMap::from([("languages", languages)]);
    for question in questions() {
        if let Ok(Some(value)) = Value::of(question, answers.to(question)) {
            fillings.insert(&question.field, Filling::Answer(&question.key, value));
        }
    }
    fillings
}

fn fill(answers: &Answers, fillings: BTreeMap<&'static str, Filling>) -> CommentedProfile {
    let language = answers.language();
    let mut writer = Writer {
        opened: blocks_around(fillings.keys()),
        fillings,
        path: Vec::new(),
        inside: None,
        written: CommentedProfile::default(),
    };
    for line in template(language).lines() {
        match line.strip_prefix(EXAMPLE) {
            Some(example) => writer.example(line, example),
            None => writer.line(&typography::apply(line, language)),
        }
    }
    writer.written
}

fn template(language: Language) -> &'static str {
    match language {
        Language::Fr => include_str!("../../templates/new/profile.fr.yaml"),
        Language::En => include_str!("../../templates/new/profile.en.yaml"),
    }
}

/// The paths of the blocks that fields stand in: of `role.pay.min`, `role` and `role.pay`.
fn blocks_around<'f>(fields: impl Iterator<Item = &'f &'static str>) -> BTreeSet<&'static str> {
    let around = |field: &'f &'static str| field.match_indices('.').map(|(dot, _)| &field[..dot]);
    fields.flat_map(around).collect()
}

struct Writer {
    fillings: BTreeMap<&'static str, Filling>,
    opened: BTreeSet<&'static str>,
    /// The keys above the line at hand and in it, each with its indentation.
    path: Vec<(usize, &'static str)>,
    /// The filled field whose further lines follow: its indentation, and whether they are kept.
    inside: Option<(usize, bool)>,
    written: CommentedProfile,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.written.text.push_str(line);
        self.written.text.push('\n');
    }

    /// Writes a line of an example, which is `example` without its `# `, as its field needs it.
    fn example(&mut self, line: &'static str, example: &'static str) {
        let indent = example.len() - example.trim_start().len();
        match self.inside.filter(|(outer, _)| indent > *outer) {
            Some((_, true)) => return self.line(example),
            Some((_, false)) => return,
            None => self.inside = None,
        }
        let Some(field) = self.enter(indent, example) else {
            return self.line(line);
        };
        match self.fillings.remove(field.as_str()) {
            Some(Filling::Answer(question, value)) => {
                self.inside = Some((indent, false));
                let (key, _) = example.split_once(':').unwrap_or((example, ""));
                self.answer(question, &format!("{key}:{}", value.after_key(indent)));
            }
            Some(Filling::Example) => {
                self.inside = Some((indent, true));
                self.line(example);
            }
            None if self.opened.contains(field.as_str()) => self.line(example),
            None => self.line(line),
        }
    }

    /// Makes the key of a line the end of the path, which is the field; `None` without a key.
    fn enter(&mut self, indent: usize, example: &'static str) -> Option<String> {
        let (key, _) = example.trim_start().split_once(':')?;
        let is_key = |key: &str| {
            key.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        if !is_key(key) {
            return None;
        }
        self.path.retain(|(outer, _)| *outer < indent);
        self.path.push((indent, key));
        let keys: Vec<_> = self.path.iter().map(|(_, key)| *key).collect();
        Some(keys.join("."))
    }

    fn answer(&mut self, question: &str, lines: &str) {
        let start = self.written.text.len();
        self.line(lines);
        let last = lines.rfind('\n').map_or(0, |newline| newline + 1);
        let range = start + last..start + lines.len();
        self.written.last_lines.insert(question.to_owned(), range);
    }
}
