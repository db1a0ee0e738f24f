//! A profile with comments, made from `templates/new/profile.<language>.yaml`.
//!
//! That file is a complete profile in which every line is a comment: an explanation after `##`, or
//! an example after `# `. An answer replaces the example of its field, and the lines of the blocks
//! around the field are uncommented.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::framework::typography;
use crate::language::Language;
use crate::questionnaire::answers::Answers;
use crate::questionnaire::question::questions;
use crate::questionnaire::value::Value;

/// The prefix of examples.
const EXAMPLE: &str = "# ";

/// A profile with comments.
#[derive(Debug, Default)]
pub(super) struct CommentedProfile {
    /// The YAML.
    pub(super) text: String,
    /// The byte range of the last line of each answer, by the key of its question.
    pub(super) last_lines: BTreeMap<String, Range<usize>>,
}

/// The content of a field.
enum FieldContent {
    /// An answer, to the question with this key.
    Answer(&'static str, Value),
    /// The example.
    Example,
}

impl CommentedProfile {
    /// The profile of some answers. Answers that cannot be parsed are left out.
    pub(super) fn of(answers: &Answers) -> Self {
        fill(answers, contents(answers))
    }

    /// The profile of some answers, with examples for the required answers that are missing. It
    /// loads if the answers are valid.
    pub(super) fn with_examples(answers: &Answers) -> Self {
        let mut contents = contents(answers);
        for question in answers.missing() {
            contents
                .entry(&question.field)
                .or_insert(FieldContent::Example);
        }
        fill(answers, contents)
    }
}

fn contents(answers: &Answers) -> BTreeMap<&'static str, FieldContent> {
    let languages = answers.languages.iter();
    let codes = languages.map(|language| Value::Word(language.code().to_owned()));
    let languages = FieldContent::Answer("language", Value::List(codes.collect()));
    let mut contents = BTreeMap::from([("languages", languages)]);
    for question in questions() {
        if let Ok(Some(value)) = Value::of(question, answers.to(question)) {
            contents.insert(&question.field, FieldContent::Answer(&question.key, value));
        }
    }
    contents
}

fn fill(answers: &Answers, contents: BTreeMap<&'static str, FieldContent>) -> CommentedProfile {
    let language = answers.language();
    let mut writer = Writer {
        uncommented: blocks_around(contents.keys()),
        contents,
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

/// The paths of the blocks around fields: for `role.pay.min`, `role` and `role.pay`.
fn blocks_around<'f>(fields: impl Iterator<Item = &'f &'static str>) -> BTreeSet<&'static str> {
    let around = |field: &'f &'static str| field.match_indices('.').map(|(dot, _)| &field[..dot]);
    fields.flat_map(around).collect()
}

struct Writer {
    contents: BTreeMap<&'static str, FieldContent>,
    uncommented: BTreeSet<&'static str>,
    /// The path of the current line: keys with their indentation.
    path: Vec<(usize, &'static str)>,
    /// The field whose example continues on the following lines: its indentation, and whether these
    /// lines are uncommented.
    inside: Option<(usize, bool)>,
    written: CommentedProfile,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.written.text.push_str(line);
        self.written.text.push('\n');
    }

    /// Writes a line of an example: replaced by an answer, uncommented, or unchanged. `example` is
    /// the line without its `# `.
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
        match self.contents.remove(field.as_str()) {
            Some(FieldContent::Answer(question, value)) => {
                self.inside = Some((indent, false));
                let (key, _) = example.split_once(':').unwrap_or((example, ""));
                self.answer(question, &format!("{key}:{}", value.after_key(indent)));
            }
            Some(FieldContent::Example) => {
                self.inside = Some((indent, true));
                self.line(example);
            }
            None if self.uncommented.contains(field.as_str()) => self.line(example),
            None => self.line(line),
        }
    }

    /// Moves the path to the key of a line, and returns the path; `None` for a line without a key.
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
