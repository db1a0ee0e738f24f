//! The way from bytes to a profile.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{self, Diagnostic, Place, Severity, Source};
use crate::language::Language;
use crate::message::message;
use crate::profile::model::Profile;
use crate::profile::texts::{self, ProfileText, Texts};
use crate::profile::tree::Node;
use crate::profile::{codes, consistency, languages, lost, prune, read, structure, words, yaml};

/// A profile, with what loading it had to say and where its fields are written.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What the profile says.
    pub profile: Profile,
    /// The text it was read from.
    pub source: Arc<Source>,
    /// What should be mended although the profile can be used, in the order of the file.
    pub warnings: Vec<Diagnostic>,
    tree: Node,
    texts: Texts,
}

/// The number of problems after which no more are listed.
pub const PROBLEM_LIMIT: usize = 500;

/// Reads a profile from the bytes of a file. `name` is what messages call the file.
///
/// # Errors
/// Every problem of the file, warnings included, in the order of the file; of more than
/// [`PROBLEM_LIMIT`], the first and their number.
pub fn load(name: &str, bytes: &[u8]) -> Result<Loaded, Vec<Diagnostic>> {
    load_part(name, 1, bytes)
}

/// Reads a profile from bytes that begin on the line `first_line` of what messages call `name`.
///
/// # Errors
/// Those of [`load`].
pub fn load_part(name: &str, first_line: usize, bytes: &[u8]) -> Result<Loaded, Vec<Diagnostic>> {
    let source = read::read(name, first_line, bytes).map_err(|error| vec![error])?;
    let mut tree = yaml::parse(&source).map_err(|error| vec![error])?;
    let mut found = prune::without_duplicates(&mut tree, &source);
    found.extend(lost::check(&tree, &source));
    let emptied = prune::without_empty(&mut tree);
    let (problems, texts) = rayon::join(
        || {
            let mut problems = structure::check(&tree, &source, emptied);
            problems.extend(consistency::check(&tree, &source));
            problems
        },
        || texts::of(&tree, &source),
    );
    found.extend(problems);
    found.extend(words::nearly_keys(&texts));
    let profile = match found.iter().any(Diagnostic::is_error) {
        true => None,
        false => understand(&tree, &source, &mut found),
    };
    diagnostic::sort(&mut found);
    limit(&mut found, &source);
    match profile {
        Some(profile) => Ok(Loaded {
            profile,
            source,
            warnings: found,
            tree,
            texts,
        }),
        None => Err(found),
    }
}

/// Takes away the fields of a block, and of those in it, that `sees` does not accept.
fn keep(json: &mut Value, name: &str, sees: &dyn Fn(&str) -> bool) {
    match json {
        Value::Array(items) => {
            for item in items {
                keep(item, name, sees);
            }
        }
        Value::Object(fields) => fields.retain(|key, value| {
            let name = if name.is_empty() {
                key.clone()
            } else {
                format!("{name}.{key}")
            };
            keep(value, &name, sees);
            sees(&name)
        }),
        _ => {}
    }
}

fn limit(found: &mut Vec<Diagnostic>, source: &Arc<Source>) {
    let further = found.len().saturating_sub(PROBLEM_LIMIT);
    if further == 0 {
        return;
    }
    let worst = found[PROBLEM_LIMIT..]
        .iter()
        .map(|problem| problem.severity)
        .min();
    found.truncate(PROBLEM_LIMIT);
    let diagnostic = Diagnostic {
        severity: worst.unwrap_or(Severity::Note),
        ..Diagnostic::note(codes::FURTHER, message!(profile::further, count = further))
    };
    found.push(
        diagnostic
            .help(message!(profile::further_help))
            .at(Place::whole(source)),
    );
}

fn understand(tree: &Node, source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Option<Profile> {
    let profile = serde_json::from_value(tree.to_json());
    if profile.is_err() {
        let diagnostic = Diagnostic::error(codes::UNREADABLE, message!(profile::not_understood))
            .help(message!(profile::not_understood_help));
        found.push(diagnostic.at(Place::whole(source)));
    }
    profile.ok()
}

impl Loaded {
    /// Every text that may be given per language, in the order of the file.
    #[must_use]
    pub fn texts(&self) -> &[ProfileText] {
        &self.texts.texts
    }

    /// Every text as it is written, known words and addresses included, with its place; in the
    /// order of the file.
    #[must_use]
    pub fn written(&self) -> Vec<(&str, Place)> {
        let mut written = Vec::new();
        let mut open = vec![&self.tree];
        while let Some(node) = open.pop() {
            if let Some(text) = node.text() {
                written.push((text, Place::new(&self.source, node.span.clone())));
            }
            open.extend(node.items().iter().rev());
            open.extend(node.entries().iter().rev().map(|entry| &entry.value));
        }
        written
    }

    /// What of the profile somebody sees: the fields that `sees` accepts by name, such as
    /// `role.apply.by`, and blocks on the way to them; with other texts at some JSON pointers.
    ///
    /// # Panics
    ///
    /// When `sees` accepts a part of a block and not what the block cannot do without; reading a
    /// company's own audiences makes sure of it.
    #[must_use]
    #[expect(clippy::expect_used, reason = "who sees what is checked before")]
    pub fn seen(&self, sees: &dyn Fn(&str) -> bool, texts: &BTreeMap<String, String>) -> Profile {
        let mut json = self.tree.to_json();
        for (pointer, text) in texts {
            if let Some(place) = json.pointer_mut(pointer) {
                *place = Value::String(text.clone());
            }
        }
        keep(&mut json, "", sees);
        serde_json::from_value(json).expect("a profile without some of its fields is a profile")
    }

    /// A note for each text that lacks one of `languages`, the languages that documents are made
    /// in; and, when there are several, one note that names the fields whose one text serves all.
    #[must_use]
    pub fn missing_languages(&self, languages: &[Language]) -> Vec<Diagnostic> {
        let mut notes = languages::missing(&self.texts, languages);
        diagnostic::sort(&mut notes);
        notes
    }

    /// Where the value at a JSON pointer such as `/brand/logo` is written; where the nearest block
    /// around it is, when the profile does not give it.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        let mut place = Place::whole(&self.source);
        let mut node = &self.tree;
        for step in pointer.split('/').skip(1) {
            let key = step.replace("~1", "/").replace("~0", "~");
            let (next, span) = match (node.entry(&key), key.parse::<usize>()) {
                (Some(entry), _) => (&entry.value, entry.place()),
                (None, Ok(index)) if index < node.items().len() => {
                    let item = &node.items()[index];
                    (item, item.span.clone())
                }
                _ => break,
            };
            (node, place) = (next, Place::new(&self.source, span));
        }
        place
    }
}
