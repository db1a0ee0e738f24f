//! The files that a company can put in the place of built-in ones: which there are, and what each is.

use crate::audience::AUDIENCES_FILE;
use crate::check::RULES_FOLDER;
use crate::diagnostic::{Diagnostic, Place};
use crate::framework;
use crate::kit::codes;
use crate::overrides::{Override, nearest, stem_in};
use crate::style::THEMES_FOLDER;
use crate::template;

/// A kind of file that a company can bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a document says, and what several share: `fr/job-description.md.tera`.
    Template,
    /// The standard texts of a language: `fr/framework.yaml`.
    Texts,
    /// The looks of documents: `themes/ours.yaml`.
    Theme,
    /// Who sees what: `audiences.yaml`.
    Audiences,
    /// Advice, places and law: `rules/ours.yaml`.
    Rules,
}

impl Kind {
    /// The kind of a file of that name; `None` for one that nothing reads.
    pub(super) fn of(name: &str) -> Option<Self> {
        if name.ends_with(".tera") {
            return Some(Self::Template);
        }
        let is_in = |folder| stem_in(name, folder).is_some();
        match name {
            AUDIENCES_FILE => Some(Self::Audiences),
            _ if framework::language_of(name).is_some() => Some(Self::Texts),
            _ if is_in(THEMES_FOLDER) => Some(Self::Theme),
            _ if is_in(RULES_FOLDER) => Some(Self::Rules),
            _ => None,
        }
    }
}

/// Whether something reads a company's file of that name.
#[must_use]
pub fn is_read(name: &str) -> bool {
    Kind::of(name).is_some()
}

/// Whether a file beside a company's own is none of them and is meant to be none: a hidden or
/// temporary file, the copy that an editor keeps, a README.
#[must_use]
pub fn is_passed_over(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let is_hidden = name.split('/').any(|step| step.starts_with('.'));
    is_hidden || file.ends_with('~') || stem.eq_ignore_ascii_case("readme")
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The built-in files beside the templates: name and text.
const FILES: &[(&str, &str)] = files![
    "en/framework.yaml",
    "fr/framework.yaml",
    "themes/classic.yaml",
    "themes/modern.yaml",
    "themes/compact.yaml",
    "audiences.yaml",
    "rules/completeness.yaml",
    "rules/measurability.yaml",
    "rules/coherence.yaml",
    "rules/wording.yaml",
    "rules/pay-and-law.yaml",
    "rules/north-america.yaml",
    "rules/europe.yaml",
    "rules/places.yaml",
    "rules/interviews.yaml",
    "rules/common-words.yaml",
];

/// The names of the built-in files that a company can bring its own of: templates, standard texts,
/// themes, audiences, rules.
pub fn built_in_files() -> impl Iterator<Item = &'static str> {
    template::built_in_names().chain(FILES.iter().map(|(name, _)| *name))
}

/// The text of a built-in file.
#[must_use]
pub fn built_in_file(name: &str) -> Option<&'static str> {
    let file = FILES.iter().find(|(known, _)| *known == name);
    file.map(|(_, text)| *text)
        .or_else(|| template::built_in(name))
}

/// A company's file that nothing reads.
pub(super) fn unused(own: &Override) -> Diagnostic {
    let stem = own.name.rsplit('/').next().unwrap_or(&own.name);
    let stem = stem.split('.').next().unwrap_or(stem);
    let of_its_own = [THEMES_FOLDER, RULES_FOLDER].map(|folder| format!("{folder}/{stem}.yaml"));
    let names = built_in_files().map(str::to_owned).chain(of_its_own);
    let help = match nearest(&own.name, names) {
        Some(meant) => format!("name it `{meant}`, or take it out of the folder"),
        None => "take it out of the folder, or give it a name that something reads: \
                 `en/framework.yaml`, `themes/NAME.yaml`, `audiences.yaml`, `rules/NAME.yaml`, or \
                 that of a template, as `cxo templates list` has them"
            .to_owned(),
    };
    let message = format!("nothing reads a file named `{}`", own.name);
    Diagnostic::error(codes::UNUSED, message)
        .at(Place::whole(&own.source))
        .help(help)
}
