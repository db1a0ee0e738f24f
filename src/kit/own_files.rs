//! The built-in files that a company can override, and the kinds of overrides.

use crate::audience::AUDIENCES_FILE;
use crate::check::RULES_FOLDER;
use crate::diagnostic::{Diagnostic, Place};
use crate::framework;
use crate::kit::codes;
use crate::overrides::{Override, nearest, stem_in};
use crate::style::THEMES_FOLDER;
use crate::template;

/// The kind of a company's own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnFileKind {
    /// A template or a partial: `fr/job-description.md.tera`.
    Template,
    /// The standard texts of a language: `fr/framework.yaml`.
    Texts,
    /// A theme: `themes/ours.yaml`.
    Theme,
    /// The audiences: `audiences.yaml`.
    Audiences,
    /// Rules, places and law: `rules/ours.yaml`.
    Rules,
}

impl OwnFileKind {
    /// The kind of a file by its name; `None` for a file that is not recognised.
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

/// Whether a company's own file is recognised by its name.
#[must_use]
pub fn is_read(name: &str) -> bool {
    OwnFileKind::of(name).is_some()
}

/// Whether a file in the folder of a company's own files is ignored: a hidden or temporary file, a
/// backup of an editor, a README.
#[must_use]
pub fn is_ignored(name: &str) -> bool {
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

/// The built-in files except templates: name and text.
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

/// The names of the built-in files that a company can override: templates, standard texts, themes,
/// audiences, rules.
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

/// The error about a company's own file that is not recognised.
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
