//! One profile to the bytes of its files, in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::audience;
use crate::check::{self, CheckOptions};
use crate::cli::bound;
use crate::cli::brand::Brand;
use crate::cli::codes;
use crate::cli::formats::{Draft, Format, Written};
use crate::cli::listing;
use crate::cli::missing::{self, Missing};
use crate::diagnostic::{Diagnostic, Source};
use crate::framework::{self, Framework};
use crate::language::Language;
use crate::layout::Problem;
use crate::profile::keys::{Audience, Key};
use crate::profile::model::PanelMember;
use crate::profile::{Loaded, Profile};
use crate::template::view::Sources;
use crate::template::{
    self, COVER, ContentsEntry, DocumentTemplate, Library, Request, ScorecardHead,
};

/// What documents are made with, the same for every profile of a run.
#[derive(Debug)]
pub(super) struct Materials {
    /// The templates.
    pub(super) library: Library,
    /// A company's own standard texts, by language.
    pub(super) own_texts: BTreeMap<Language, Arc<Source>>,
    own_frameworks: [OnceLock<Result<Framework, Diagnostic>>; Language::ALL.len()],
}

/// What to make of each profile.
#[derive(Debug)]
pub(super) struct Order {
    /// The documents.
    pub(super) documents: Vec<DocumentTemplate>,
    /// Whether they are bound to one PDF in each language, instead of written in `formats`.
    pub(super) is_bound: bool,
    /// The formats.
    pub(super) formats: Vec<Format>,
    /// The languages; the profile's own when empty.
    pub(super) languages: Vec<Language>,
    /// Who reads the documents; whom each is made for, when left out.
    pub(super) audience: Option<Audience>,
    /// What is known of the interview.
    pub(super) head: ScorecardHead,
    /// When PDF files say they were made, if they say so.
    pub(super) date: Option<Timestamp>,
    /// The day against which the dates of profiles are held.
    pub(super) today: Date,
}

/// A file made.
#[derive(Debug)]
pub(super) struct Made {
    /// Its name: `scorecard-claire-besson.fr.pdf`.
    pub(super) name: String,
    /// Its format.
    pub(super) format: Format,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// What could not be set as the document asks.
    pub(super) problems: Vec<Problem>,
}

/// What one profile becomes.
#[derive(Debug)]
pub(super) struct Kit {
    /// The files.
    pub(super) files: Vec<Made>,
    /// What should be mended all the same.
    pub(super) warnings: Vec<Diagnostic>,
    /// How many pieces of advice a check would give besides.
    pub(super) advice: usize,
}

/// One document in one language, for one reader.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    /// The document.
    pub(super) document: DocumentTemplate,
    /// Its language.
    pub(super) language: Language,
    /// Who reads it.
    pub(super) audience: Audience,
    /// The panel member it is for; without one it covers everything.
    pub(super) member: Option<&'a PanelMember>,
    /// The name of its files, without language and format.
    pub(super) name: String,
}

impl Order {
    /// Whether a document is to be made in a format that it comes in.
    fn makes(&self, document: DocumentTemplate, format: Format) -> bool {
        self.documents.contains(&document)
            && self.formats.contains(&format)
            && format.is_for(document)
    }
}

/// What each audience sees of a profile, in each language it reads.
pub(super) type Seen = BTreeMap<(Audience, Language), Profile>;

impl Materials {
    /// The built-in templates and texts with a company's own before them.
    pub(super) fn new(library: Library, own_texts: BTreeMap<Language, Arc<Source>>) -> Self {
        Self {
            library,
            own_texts,
            own_frameworks: Default::default(),
        }
    }

    /// The standard texts of a language.
    pub(super) fn framework(&self, language: Language) -> Result<&Framework, Diagnostic> {
        let Some(source) = self.own_texts.get(&language) else {
            return Ok(framework::built_in(language));
        };
        self.own_frameworks[language as usize]
            .get_or_init(|| framework::load(source, language))
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// Makes everything that is ordered of one profile.
///
/// # Errors
///
/// Problems of templates and texts; then no file is made.
pub(super) fn make(
    loaded: &Loaded,
    brand: &Brand,
    order: &Order,
    materials: &Materials,
) -> Result<Kit, Vec<Diagnostic>> {
    let languages = languages(loaded, order);
    let sheets = sheets(loaded, order, &languages);
    let seen = seen(loaded, &sheets, materials).map_err(|problem| vec![problem])?;
    let make_all = || -> Vec<Result<Vec<Made>, Diagnostic>> {
        if order.is_bound {
            return bound::make(&sheets, &seen, brand, order, materials);
        }
        let made = |sheet: &Sheet| {
            let profile = &seen[&(sheet.audience, sheet.language)];
            make_sheet(sheet, profile, brand, order, materials)
        };
        sheets.par_iter().map(made).collect()
    };
    let (made, (advice, warnings)) =
        rayon::join(make_all, || check(loaded, brand, order, &languages));
    let mut kit = Kit {
        files: Vec::new(),
        warnings,
        advice: advice.len(),
    };
    let mut problems = Vec::new();
    for files in made {
        match files {
            Ok(files) => kit.files.extend(files),
            Err(problem) if problems.contains(&problem) => {}
            Err(problem) => problems.push(problem),
        }
    }
    let characters = missing_characters(&kit.files);
    kit.warnings.extend(missing::warnings(&characters, loaded));
    kit.warnings.extend(missing_pictures(&kit.files));
    let listed = sheets
        .iter()
        .filter(|sheet| order.makes(sheet.document, Format::JsonLd));
    let postings = listed.map(|sheet| (sheet.audience, &seen[&(sheet.audience, sheet.language)]));
    let postings: Vec<_> = postings.collect();
    kit.warnings.extend(listing::missing(loaded, &postings));
    if problems.is_empty() {
        Ok(kit)
    } else {
        Err(problems)
    }
}

/// What each audience sees of the profile, in each language it reads.
fn seen(loaded: &Loaded, sheets: &[Sheet], materials: &Materials) -> Result<Seen, Diagnostic> {
    let readers: BTreeSet<_> = sheets
        .iter()
        .map(|sheet| (sheet.audience, sheet.language))
        .collect();
    let seen = |(audience, language)| {
        let framework = materials.framework(language)?;
        let profile = audience::seen(loaded, audience, framework, language);
        Ok(((audience, language), profile))
    };
    readers.into_iter().map(seen).collect()
}

/// The advice there is, and everything else that should be mended or known of the profile.
fn check(
    loaded: &Loaded,
    brand: &Brand,
    order: &Order,
    languages: &[Language],
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut found = brand.warnings.clone();
    if order.audience == Some(Audience::Confidential) {
        found.extend(audience::identifying(loaded));
    }
    let options = CheckOptions {
        today: order.today,
        languages: languages.to_vec(),
        allow: Vec::new(),
        found,
    };
    let found = check::check(loaded, &options).found;
    found
        .into_iter()
        .partition(|diagnostic| check::is_advice(diagnostic.code))
}

/// The languages ordered, else those of the profile, else all.
fn languages(loaded: &Loaded, order: &Order) -> Vec<Language> {
    let chosen = match order.languages.as_slice() {
        [] => loaded.profile.languages_made(),
        ordered => ordered,
    };
    Language::ALL
        .into_iter()
        .filter(|language| chosen.contains(language))
        .collect()
}

fn sheets<'a>(loaded: &'a Loaded, order: &Order, languages: &[Language]) -> Vec<Sheet<'a>> {
    let mut sheets = Vec::new();
    let members = member_names(&loaded.profile.panel);
    for document in ordered(order) {
        let audience = order.audience.unwrap_or(document.audience);
        let name = match audience == document.audience {
            true => document.name.to_owned(),
            false => format!("{}-{}", document.name, audience.name()),
        };
        let of_members = members.iter().filter(|_| document.per_member);
        let of_members = of_members.map(|(member, who)| (format!("{name}-{member}"), Some(*who)));
        let whole = (name.clone(), None);
        for (name, member) in std::iter::once(whole).chain(of_members) {
            sheets.extend(languages.iter().map(|language| Sheet {
                document: *document,
                language: *language,
                audience,
                member,
                name: name.clone(),
            }));
        }
    }
    sheets
}

/// The documents ordered that the audience receives.
fn ordered(order: &Order) -> impl Iterator<Item = &DocumentTemplate> {
    order.documents.iter().filter(|document| {
        let audience = order.audience.unwrap_or(document.audience);
        **document == COVER || audience::receives(audience, document.name)
    })
}

/// A name for the files of each panel member: letters of the name without accents, and a number
/// where two would be the same.
fn member_names(panel: &[PanelMember]) -> Vec<(String, &PanelMember)> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for member in panel {
        let slug = slug::slugify(&member.name);
        let base = if slug.is_empty() {
            "member".to_owned()
        } else {
            slug
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let name = std::iter::once(base.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name));
        let name = name.unwrap_or(base);
        taken.insert(name.clone());
        names.push((name, member));
    }
    names
}

fn make_sheet(
    sheet: &Sheet,
    profile: &Profile,
    brand: &Brand,
    order: &Order,
    materials: &Materials,
) -> Result<Vec<Made>, Diagnostic> {
    let markdown = compose(sheet, profile, order, materials, &[])?;
    let sources = Sources {
        audience: sheet.audience,
        profile,
        framework: materials.framework(sheet.language)?,
        language: sheet.language,
    };
    let draft = Draft::new(sheet.document, markdown, sources, brand, order.date);
    let made = |format: &Format| {
        let Written { bytes, problems } = format.write(&draft);
        Made {
            name: format!("{}.{}.{}", sheet.name, sheet.language, format.ending()),
            format: *format,
            bytes,
            problems,
        }
    };
    let formats = order.formats.iter();
    let formats = formats.filter(|format| format.is_for(sheet.document));
    Ok(formats.map(made).collect())
}

/// A document as Markdown. `contents` are what the contents of a kit list.
pub(super) fn compose(
    sheet: &Sheet,
    profile: &Profile,
    order: &Order,
    materials: &Materials,
    contents: &[ContentsEntry],
) -> Result<String, Diagnostic> {
    let request = Request {
        document: sheet.document,
        audience: sheet.audience,
        profile,
        framework: materials.framework(sheet.language)?,
        language: sheet.language,
        member: sheet.member,
        head: &order.head,
        contents,
    };
    template::compose(request, &materials.library)
}

/// The characters that no font has, each with the files that show a box instead.
fn missing_characters(files: &[Made]) -> Missing<'_> {
    let mut missing = Missing::new();
    for file in files {
        for problem in &file.problems {
            if let Problem::MissingCharacter { character, .. } = problem {
                missing.entry(*character).or_default().insert(&file.name);
            }
        }
    }
    missing
}

/// A warning for each picture that a template names: none are given to documents.
fn missing_pictures(files: &[Made]) -> Vec<Diagnostic> {
    let mut missing: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        for problem in &file.problems {
            if let Problem::MissingPicture { source, .. } = problem {
                let names = missing.entry(source).or_default();
                names.insert(format!("`{}`", file.name));
            }
        }
    }
    let warning = |(source, files): (&str, BTreeSet<String>)| {
        let files = files.into_iter().collect::<Vec<_>>().join(", ");
        let message = format!("words stand instead of the picture `{source}` in {files}");
        Diagnostic::warning(codes::PICTURE, message)
            .help("documents hold no picture but the logo, which a profile names in `brand.logo`")
    };
    missing.into_iter().map(warning).collect()
}
