//! Loads a profile: all steps from bytes to a [`LoadedProfile`].

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{self, Diagnostic, Place, Severity, Source};
use crate::language::Language;
use crate::message::message;
use crate::profile::model::Profile;
use crate::profile::profile_texts::{self, ProfileText, ProfileTexts};
use crate::profile::tree::Node;
use crate::profile::{
    codes, consistency, decode, dropped_text, languages, misspelt_keys, normalise, validate, yaml,
};

/// A profile with its source, the warnings about it, and the places of its fields.
#[derive(Debug, Clone)]
pub struct LoadedProfile {
    /// The profile.
    pub profile: Profile,
    /// The source text.
    pub source: Arc<Source>,
    /// The warnings, in source order.
    pub warnings: Vec<Diagnostic>,
    tree: Node,
    texts: ProfileTexts,
}

/// The largest number of problems that are listed.
pub const PROBLEM_LIMIT: usize = 500;

/// Loads a profile from the bytes of a file. `name` is the name of the file in diagnostics.
///
/// # Errors
/// All problems of the file, warnings included, in source order. Beyond [`PROBLEM_LIMIT`], the last
/// one gives the number of the others.
pub fn load(name: &str, bytes: &[u8]) -> Result<LoadedProfile, Vec<Diagnostic>> {
    load_part(name, 1, bytes)
}

/// Loads a profile from a part of a file that begins on the line `first_line`.
///
/// # Errors
/// Those of [`load`].
pub fn load_part(
    name: &str,
    first_line: usize,
    bytes: &[u8],
) -> Result<LoadedProfile, Vec<Diagnostic>> {
    let source = decode::decode(name, first_line, bytes).map_err(|error| vec![error])?;
    let mut tree = yaml::parse(&source).map_err(|error| vec![error])?;
    let mut found = normalise::remove_duplicate_keys(&mut tree, &source);
    found.extend(dropped_text::check(&tree, &source));
    let empty_fields = normalise::remove_empty(&mut tree);
    let (problems, texts) = rayon::join(
        || {
            let mut problems = validate::check(&tree, &source, empty_fields);
            problems.extend(consistency::check(&tree, &source));
            problems
        },
        || profile_texts::collect(&tree, &source),
    );
    found.extend(problems);
    found.extend(misspelt_keys::misspelt_keys(&texts));
    let profile = match found.iter().any(Diagnostic::is_error) {
        true => None,
        false => deserialize(&tree, &source, &mut found),
    };
    diagnostic::sort(&mut found);
    truncate(&mut found, &source);
    match profile {
        Some(profile) => Ok(LoadedProfile {
            profile,
            source,
            warnings: found,
            tree,
            texts,
        }),
        None => Err(found),
    }
}

/// Removes the fields that are not visible, at every depth. `name` is the dotted name of `json`.
fn retain_visible(json: &mut Value, name: &str, is_visible: &dyn Fn(&str) -> bool) {
    match json {
        Value::Array(items) => {
            for item in items {
                retain_visible(item, name, is_visible);
            }
        }
        Value::Object(fields) => fields.retain(|key, value| {
            let name = if name.is_empty() {
                key.clone()
            } else {
                format!("{name}.{key}")
            };
            retain_visible(value, &name, is_visible);
            is_visible(&name)
        }),
        _ => {}
    }
}

fn truncate(found: &mut Vec<Diagnostic>, source: &Arc<Source>) {
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
        ..Diagnostic::note(
            codes::TRUNCATED,
            message!(profile::further, count = further),
        )
    };
    found.push(
        diagnostic
            .help(message!(profile::further_help))
            .at(Place::whole(source)),
    );
}

fn deserialize(tree: &Node, source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Option<Profile> {
    let profile = serde_json::from_value(tree.to_json());
    if profile.is_err() {
        let diagnostic = Diagnostic::error(codes::UNREADABLE, message!(profile::not_understood))
            .help(message!(profile::not_understood_help));
        found.push(diagnostic.at(Place::whole(source)));
    }
    profile.ok()
}

impl LoadedProfile {
    /// The texts that may be given per language, in source order.
    #[must_use]
    pub fn texts(&self) -> &[ProfileText] {
        &self.texts.texts
    }

    /// All string values, keys of closed lists and addresses included, with their places; in source
    /// order.
    #[must_use]
    pub fn strings(&self) -> Vec<(&str, Place)> {
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

    /// The profile with only the visible fields, and with the texts at some JSON pointers replaced.
    /// `is_visible` receives the dotted name of a field, such as `role.apply.by`, and must accept
    /// every block that contains a visible field.
    ///
    /// # Panics
    ///
    /// If `is_visible` accepts a part of a block but rejects a required field of that block.
    /// Loading a company's own audiences rules this out.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "audiences are validated when they are loaded"
    )]
    pub fn visible_profile(
        &self,
        is_visible: &dyn Fn(&str) -> bool,
        texts: &BTreeMap<String, String>,
    ) -> Profile {
        let mut json = self.tree.to_json();
        for (pointer, text) in texts {
            if let Some(place) = json.pointer_mut(pointer) {
                *place = Value::String(text.clone());
            }
        }
        retain_visible(&mut json, "", is_visible);
        serde_json::from_value(json).expect("a profile without some of its fields is a profile")
    }

    /// A note for each text that lacks one of `languages`. If there are several, one more note
    /// lists the fields with a single text for all.
    #[must_use]
    pub fn missing_languages(&self, languages: &[Language]) -> Vec<Diagnostic> {
        let mut notes = languages::missing(&self.texts, languages);
        diagnostic::sort(&mut notes);
        notes
    }

    /// The place of the value at a JSON pointer such as `/brand/logo`; if the profile does not have
    /// it, the place of the nearest block around it.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        let mut place = Place::whole(&self.source);
        let mut node = &self.tree;
        for step in pointer.split('/').skip(1) {
            let key = step.replace("~1", "/").replace("~0", "~");
            let (next, span) = match (node.entry(&key), key.parse::<usize>()) {
                (Some(entry), _) => (&entry.value, entry.highlight_span()),
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
