//! One profile to the bytes of its files, in memory.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::audience;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::kit::brand::Brand;
use crate::kit::engine::Engine;
use crate::kit::format::Format;
use crate::kit::missing_characters::{self, Missing};
use crate::kit::order::Order;
use crate::kit::sheet::{Sheet, languages, sheets};
use crate::kit::write::{Draft, Written};
use crate::kit::{binding, codes, search_listing};
use crate::language::Language;
use crate::layout::MissingCharacter;
use crate::message::{Argument, Joined, message};
use crate::profile::keys::Audience;
use crate::profile::{Loaded, Profile};
use crate::template::view::Sources;
use crate::template::{self, ContentsEntry, Request};

/// A file made.
#[derive(Debug)]
pub struct File {
    /// Its name: `scorecard-claire-besson.fr.pdf`.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The characters that no font has.
    pub(super) missing: Vec<MissingCharacter>,
    /// The pictures that are not in it, though its document names them.
    pub(super) pictures: Vec<String>,
}

/// The files that one profile becomes.
#[derive(Debug)]
pub struct Kit {
    /// The files.
    pub files: Vec<File>,
    /// What should be mended all the same.
    pub warnings: Vec<Diagnostic>,
    /// How many pieces of advice a check would give besides.
    pub advice: usize,
}

/// What each audience sees of a profile, in each language it reads.
pub(super) type Seen = BTreeMap<(Audience, Language), Profile>;

/// Makes everything that is ordered of one profile.
///
/// # Errors
///
/// Problems of templates and texts; then no file is made.
pub(super) fn render(
    loaded: &Loaded,
    brand: &Brand<'_>,
    order: &Order,
    engine: &Engine,
) -> Result<Kit, Vec<Diagnostic>> {
    let languages = languages(loaded, order);
    let sheets = sheets(loaded, order, &languages, &engine.audiences);
    let seen = seen(loaded, &sheets, engine);
    let make_all = || -> Vec<Result<Vec<File>, Diagnostic>> {
        if order.is_bound {
            return binding::make(&sheets, &seen, brand, order, engine);
        }
        let made = |sheet: &Sheet<'_>| {
            let profile = &seen[&(sheet.audience, sheet.language)];
            make_sheet(sheet, profile, brand, order, engine)
        };
        sheets.par_iter().map(made).collect()
    };
    let check = || advise(loaded, brand, order, &languages, engine);
    let (made, (advice, mut warnings)) = rayon::join(make_all, check);
    let files = gather(made)?;
    let characters = characters_missing(&files);
    warnings.extend(missing_characters::warnings(&characters, loaded));
    warnings.extend(pictures_missing(&files));
    let postings = postings(&sheets, &seen, order);
    warnings.extend(search_listing::missing(loaded, &postings));
    Ok(Kit {
        files,
        warnings,
        advice: advice.len(),
    })
}

/// All files, or every problem once.
fn gather(made: Vec<Result<Vec<File>, Diagnostic>>) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for files in made {
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

/// What each audience sees of the profile, in each language it reads.
fn seen(loaded: &Loaded, sheets: &[Sheet<'_>], engine: &Engine) -> Seen {
    let readers: BTreeSet<_> = sheets
        .iter()
        .map(|sheet| (sheet.audience, sheet.language))
        .collect();
    let seen = |(audience, language)| {
        let framework = engine.framework(language);
        let profile =
            audience::visible_profile(&engine.audiences, loaded, audience, framework, language);
        ((audience, language), profile)
    };
    readers.into_iter().map(seen).collect()
}

/// The profiles that the readers of postings for search engines see.
fn postings<'a>(
    sheets: &[Sheet<'_>],
    seen: &'a Seen,
    order: &Order,
) -> Vec<(Audience, &'a Profile)> {
    let listed = sheets
        .iter()
        .filter(|sheet| order.makes(sheet.document, Format::JsonLd));
    listed
        .map(|sheet| (sheet.audience, &seen[&(sheet.audience, sheet.language)]))
        .collect()
}

/// The advice there is, and everything else that should be mended or known of the profile.
fn advise(
    loaded: &Loaded,
    brand: &Brand<'_>,
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

fn make_sheet(
    sheet: &Sheet<'_>,
    profile: &Profile,
    brand: &Brand<'_>,
    order: &Order,
    engine: &Engine,
) -> Result<Vec<File>, Diagnostic> {
    let markdown = compose(sheet, profile, order, engine, &[])?;
    let sources = Sources {
        audience: sheet.audience,
        profile,
        framework: engine.framework(sheet.language),
        law: engine.rules.law(),
        language: sheet.language,
    };
    let draft = Draft::new(sheet.document, markdown, sources, brand, order.date);
    let file = |format: &Format| {
        let Written { bytes, missing } = draft.write(*format);
        let pictures = format.replaces_pictures().then(|| draft.pictures());
        File {
            name: format!("{}.{}.{}", sheet.name, sheet.language, format.ending()),
            format: *format,
            bytes,
            missing,
            pictures: pictures.unwrap_or_default(),
        }
    };
    let formats = order.formats.iter();
    let formats = formats.filter(|format| format.is_for(sheet.document));
    Ok(formats.map(file).collect())
}

/// A document as Markdown. `contents` are what the contents of a kit list.
pub(super) fn compose(
    sheet: &Sheet<'_>,
    profile: &Profile,
    order: &Order,
    engine: &Engine,
    contents: &[ContentsEntry],
) -> Result<String, Diagnostic> {
    let request = Request {
        document: sheet.document,
        audience: sheet.audience,
        profile,
        framework: engine.framework(sheet.language),
        law: engine.rules.law(),
        language: sheet.language,
        member: sheet.member,
        head: &order.head,
        contents,
    };
    template::compose(request, &engine.library)
}

/// The characters that no font has, each with the files that show a box instead.
fn characters_missing(files: &[File]) -> Missing<'_> {
    let mut missing = Missing::new();
    for file in files {
        for MissingCharacter { character, .. } in &file.missing {
            missing.entry(*character).or_default().insert(&file.name);
        }
    }
    missing
}

/// A warning for each picture that a template names: none are given to documents.
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
