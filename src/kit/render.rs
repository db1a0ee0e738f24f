//! The files of one profile, in memory.
//!
//! 1. The order is split into its items, and the profile is reduced to what each audience may see.
//! 2. Each item is composed and written in its formats, or all items are bound to one PDF per
//!    language. The check of the profile runs at the same time.
//! 3. Missing characters, pictures and properties of postings become warnings.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::audience;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::kit::brand::LoadedBrand;
use crate::kit::engine::Engine;
use crate::kit::format::Format;
use crate::kit::missing_characters::{self, FilesByCharacter};
use crate::kit::order::Order;
use crate::kit::order_items::{OrderItem, languages, order_items};
use crate::kit::write::{ComposedDocument, WrittenDocument};
use crate::kit::{bound_pdf, codes, search_listing};
use crate::language::Language;
use crate::layout::MissingCharacter;
use crate::message::{Argument, Joined, message};
use crate::profile::keys::Audience;
use crate::profile::{LoadedProfile, Profile};
use crate::template::view::Sources;
use crate::template::{self, ContentsEntry, Request};

/// A file.
#[derive(Debug)]
pub struct File {
    /// The name: `scorecard-claire-besson.fr.pdf`.
    pub name: String,
    /// The format.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The characters without a glyph.
    pub(super) missing: Vec<MissingCharacter>,
    /// The sources of the pictures that text replaces.
    pub(super) pictures: Vec<String>,
}

/// The files of one profile.
#[derive(Debug)]
pub struct Kit {
    /// The files.
    pub files: Vec<File>,
    /// The diagnostics, except advice.
    pub warnings: Vec<Diagnostic>,
    /// The number of pieces of advice that a check would give.
    pub advice: usize,
}

/// The visible part of a profile, by audience and language.
pub(super) type VisibleProfiles = BTreeMap<(Audience, Language), Profile>;

/// Renders an order for one profile.
///
/// # Errors
///
/// Problems of templates and texts; then no file is rendered.
pub(super) fn render(
    loaded: &LoadedProfile,
    brand: &LoadedBrand<'_>,
    order: &Order,
    engine: &Engine,
) -> Result<Kit, Vec<Diagnostic>> {
    let languages = languages(loaded, order);
    let items = order_items(loaded, order, &languages, &engine.audiences);
    let profiles = visible_profiles(loaded, &items, engine);
    let render_all = || -> Vec<Result<Vec<File>, Diagnostic>> {
        if order.is_bound {
            return bound_pdf::bind_all(&items, &profiles, brand, order, engine);
        }
        let rendered = |item: &OrderItem<'_>| {
            let profile = &profiles[&(item.audience, item.language)];
            render_item(item, profile, brand, order, engine)
        };
        items.par_iter().map(rendered).collect()
    };
    let check = || diagnostics(loaded, brand, order, &languages, engine);
    let (rendered, (advice, mut warnings)) = rayon::join(render_all, check);
    let files = collect_files(rendered)?;
    let characters = characters_missing(&files);
    warnings.extend(missing_characters::warnings(&characters, loaded));
    warnings.extend(pictures_missing(&files));
    let postings = postings(&items, &profiles, order);
    warnings.extend(search_listing::missing(loaded, &postings));
    Ok(Kit {
        files,
        warnings,
        advice: advice.len(),
    })
}

/// All files, or all problems without duplicates.
fn collect_files(
    rendered: Vec<Result<Vec<File>, Diagnostic>>,
) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for files in rendered {
        match files {
            Ok(files) => all.extend(files),
            Err(problem) if problems.contains(&problem) => {}
            Err(problem) => problems.push(problem),
        }
    }
    match problems.is_empty() {
        true => Ok(all),
        false => Err(problems),
    }
}

/// The visible part of the profile for each audience and language of the items.
fn visible_profiles(
    loaded: &LoadedProfile,
    items: &[OrderItem<'_>],
    engine: &Engine,
) -> VisibleProfiles {
    let keys: BTreeSet<_> = items
        .iter()
        .map(|item| (item.audience, item.language))
        .collect();
    let visible = |(audience, language)| {
        let framework = engine.framework(language);
        let profile =
            audience::visible_profile(&engine.audiences, loaded, audience, framework, language);
        ((audience, language), profile)
    };
    keys.into_iter().map(visible).collect()
}

/// The audience and the visible profile of each posting that is written as JSON-LD.
fn postings<'a>(
    items: &[OrderItem<'_>],
    profiles: &'a VisibleProfiles,
    order: &Order,
) -> Vec<(Audience, &'a Profile)> {
    let listed = items
        .iter()
        .filter(|item| order.makes(item.document, Format::JsonLd));
    listed
        .map(|item| (item.audience, &profiles[&(item.audience, item.language)]))
        .collect()
}

/// The diagnostics of the profile, split into advice and all others.
fn diagnostics(
    loaded: &LoadedProfile,
    brand: &LoadedBrand<'_>,
    order: &Order,
    languages: &[Language],
    engine: &Engine,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut found = brand.warnings.clone();
    if order.audience == Some(Audience::Confidential) {
        found.extend(audience::identifying_details(&engine.audiences, loaded));
    }
    let options = check::CheckOptions {
        today: order.today,
        languages: languages.to_vec(),
        allow: Vec::new(),
        found,
    };
    let found = check::check(loaded, &engine.rules, &options).found;
    found
        .into_iter()
        .partition(|diagnostic| engine.rules.is_advice(&diagnostic.code))
}

fn render_item(
    item: &OrderItem<'_>,
    profile: &Profile,
    brand: &LoadedBrand<'_>,
    order: &Order,
    engine: &Engine,
) -> Result<Vec<File>, Diagnostic> {
    let markdown = compose(item, profile, order, engine, &[])?;
    let sources = Sources {
        audience: item.audience,
        profile,
        framework: engine.framework(item.language),
        law: engine.rules.law(),
        language: item.language,
    };
    let composed = ComposedDocument::new(item.document, markdown, sources, brand, order.date);
    let file = |format: &Format| {
        let WrittenDocument { bytes, missing } = composed.write(*format);
        let pictures = format.replaces_pictures().then(|| composed.pictures());
        File {
            name: format!("{}.{}.{}", item.name, item.language, format.ending()),
            format: *format,
            bytes,
            missing,
            pictures: pictures.unwrap_or_default(),
        }
    };
    let formats = order.formats.iter();
    let formats = formats.filter(|format| format.is_for(item.document));
    Ok(formats.map(file).collect())
}

/// Composes an item as Markdown. `contents` are the entries of the contents of a bound PDF.
pub(super) fn compose(
    item: &OrderItem<'_>,
    profile: &Profile,
    order: &Order,
    engine: &Engine,
    contents: &[ContentsEntry],
) -> Result<String, Diagnostic> {
    let request = Request {
        document: item.document,
        audience: item.audience,
        profile,
        framework: engine.framework(item.language),
        law: engine.rules.law(),
        language: item.language,
        member: item.member,
        head: &order.head,
        contents,
    };
    template::compose(request, &engine.library)
}

/// The characters without a glyph, each with the files that show a box instead.
fn characters_missing(files: &[File]) -> FilesByCharacter<'_> {
    let mut missing = FilesByCharacter::new();
    for file in files {
        for MissingCharacter { character, .. } in &file.missing {
            missing.entry(*character).or_default().insert(&file.name);
        }
    }
    missing
}

/// A warning for each picture that a template names: documents have no pictures but the logo.
fn pictures_missing(files: &[File]) -> Vec<Diagnostic> {
    let mut missing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        for source in &file.pictures {
            missing.entry(source).or_default().insert(&file.name);
        }
    }
    let warning = |(picture, files): (&str, BTreeSet<&str>)| {
        let files = Argument::code(files, Joined::Comma);
        Diagnostic::warning(codes::PICTURE, message!(kit::picture, picture, files))
            .help(message!(kit::picture_help))
    };
    missing.into_iter().map(warning).collect()
}
