//! The templates: those the program is built with and those a company puts before them.

use std::sync::{Arc, OnceLock};

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::language::Language;
use crate::overrides::{Override, checked, nearest};
use crate::profile::keys::Audience;
use crate::template::{codes, escape, filters};

/// Where built-in templates stand.
const BUILT_IN: &str = "cxo/";

/// The end of every template's name. Tera escapes what templates with this end print.
const SUFFIX: &str = ".md.tera";

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$((concat!($name, ".md.tera"), include_str!(concat!("../../templates/", $name, ".md.tera")))),+]
    };
}

/// The templates that the program is built with: name and text.
const TEMPLATES: &[(&str, &str)] = built_in![
    "en/candidate-brief",
    "en/cover",
    "en/debrief-sheet",
    "en/hiring-brief",
    "en/interview-guide",
    "en/job-description",
    "en/scorecard",
    "fr/candidate-brief",
    "fr/cover",
    "fr/debrief-sheet",
    "fr/hiring-brief",
    "fr/interview-guide",
    "fr/job-description",
    "fr/scorecard",
    "partials/anchors",
    "partials/answers",
    "partials/asked",
    "partials/candidate-brief",
    "partials/charter",
    "partials/cover",
    "partials/criterion",
    "partials/debrief-sheet",
    "partials/hiring-brief",
    "partials/interview-criterion",
    "partials/interview-guide",
    "partials/job-description",
    "partials/law",
    "partials/metrics",
    "partials/rated",
    "partials/rating",
    "partials/scorecard",
    "partials/signs",
];

/// A kind of document: its name is that of its templates, and of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentKind {
    /// The name: `job-description`.
    pub name: &'static str,
    /// Who reads it unless somebody says otherwise.
    pub audience: Audience,
    /// Whether it is made where no document is asked for.
    pub is_usual: bool,
    /// Whether it is posted for everybody to read and answer.
    pub is_posting: bool,
    /// Whether each member of the panel gets one of their own beside the whole one.
    pub per_member: bool,
}

/// Every kind of document, in the order they are made.
pub const DOCUMENTS: &[DocumentKind] = &[
    DocumentKind {
        name: "hiring-brief",
        audience: Audience::Internal,
        is_usual: false,
        is_posting: false,
        per_member: false,
    },
    DocumentKind {
        name: "job-description",
        audience: Audience::Public,
        is_usual: true,
        is_posting: true,
        per_member: false,
    },
    DocumentKind {
        name: "interview-guide",
        audience: Audience::Internal,
        is_usual: false,
        is_posting: false,
        per_member: false,
    },
    DocumentKind {
        name: "scorecard",
        audience: Audience::Internal,
        is_usual: true,
        is_posting: false,
        per_member: true,
    },
    DocumentKind {
        name: "debrief-sheet",
        audience: Audience::Internal,
        is_usual: false,
        is_posting: false,
        per_member: false,
    },
    DocumentKind {
        name: "candidate-brief",
        audience: Audience::Candidates,
        is_usual: false,
        is_posting: false,
        per_member: false,
    },
];

/// What stands before the documents of a kit: a cover with the contents.
pub const COVER: DocumentKind = DocumentKind {
    name: "cover",
    audience: Audience::Internal,
    is_usual: false,
    is_posting: false,
    per_member: false,
};

/// Templates: those the program is built with, and a company's own before them.
#[derive(Debug, Default)]
pub struct Library {
    overrides: Vec<Override>,
    /// The templates of each kind of document, read when they are first needed.
    read: [OnceLock<Result<Tera, Box<Diagnostic>>>; DOCUMENTS.len() + 1],
}

impl Library {
    /// The built-in templates, with a company's own before them.
    ///
    /// # Errors
    ///
    /// Templates of the company that no document uses, or that Tera cannot read.
    pub fn new(overrides: Vec<Override>) -> Result<Self, Vec<Diagnostic>> {
        let (misnamed, named): (Vec<_>, Vec<_>) =
            overrides.into_iter().partition(|own| !is_used(&own.name));
        let mut problems: Vec<Diagnostic> = misnamed.iter().map(unused).collect();
        let library = Self {
            overrides: named,
            ..Self::default()
        };
        problems.extend(library.unreadable());
        checked(library, problems)
    }

    /// What Tera says of each of the company's templates that it cannot read. One document is
    /// enough to find them: every document knows all of them.
    fn unreadable(&self) -> Vec<Diagnostic> {
        let mut overrides = self.overrides.clone();
        let mut problems = Vec::new();
        while !overrides.is_empty()
            && let Err(problem) = self.read(DOCUMENTS[0], &overrides)
        {
            let source = problem
                .place
                .as_ref()
                .map(|place| Arc::clone(&place.source));
            problems.push(*problem);
            let is_broken = |own: &&mut Override| Some(&own.source) == source.as_ref();
            // Without its text the others can be read.
            match overrides.iter_mut().find(is_broken) {
                Some(own) if !own.source.text.is_empty() => own.source = Source::new("", ""),
                _ => break,
            }
        }
        problems
    }

    /// Reads the templates of these documents now instead of when they are first needed.
    ///
    /// # Errors
    ///
    /// Templates that Tera cannot read.
    pub fn prepare(&self, documents: &[DocumentKind]) -> Result<(), Vec<Diagnostic>> {
        let mut problems = Vec::new();
        for document in documents {
            match self.tera(*document) {
                Err(problem) if !problems.contains(&problem) => problems.push(problem),
                _ => {}
            }
        }
        match problems.is_empty() {
            true => Ok(()),
            false => Err(problems),
        }
    }

    /// The templates of a document, ready to render.
    pub(super) fn tera(&self, document: DocumentKind) -> Result<&Tera, Diagnostic> {
        let place = DOCUMENTS.iter().position(|known| *known == document);
        self.read[place.unwrap_or(DOCUMENTS.len())]
            .get_or_init(|| self.read(document, &self.overrides))
            .as_ref()
            .map_err(|problem| (**problem).clone())
    }

    fn read(
        &self,
        document: DocumentKind,
        overrides: &[Override],
    ) -> Result<Tera, Box<Diagnostic>> {
        let built_in = needed(document, overrides)
            .into_iter()
            .map(|(name, text)| (format!("{BUILT_IN}{name}"), text));
        let own = overrides
            .iter()
            .map(|own| (own.name.clone(), own.source.text.as_str()));
        let mut tera = Tera::default();
        tera.autoescape_on([SUFFIX]);
        tera.set_escape_fn(|text, out| out.write_all(escape::inline(text).as_bytes()));
        filters::register(&mut tera);
        tera.set_fallback_prefixes([BUILT_IN])
            .and_then(|()| tera.add_raw_templates(built_in.chain(own)))
            .map_err(|error| self.diagnostic(&error))?;
        Ok(tera)
    }

    /// What Tera says of a template, at its place.
    pub(super) fn diagnostic(&self, error: &tera::Error) -> Diagnostic {
        let (message, place) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let source = self.source(report.filename());
                let place = source.map(|source| Place::new(&source, report.span().range.clone()));
                (report.message().to_owned(), place)
            }
            kind => (kind.to_string(), None),
        };
        let message = format!("this template cannot be used: {message}");
        let diagnostic = Diagnostic::error(codes::TEMPLATE, message);
        match place {
            Some(place) => diagnostic.at(place),
            None => diagnostic,
        }
    }

    fn source(&self, name: &str) -> Option<Arc<Source>> {
        let own = self.overrides.iter().find(|own| own.name == name);
        own.map(|own| Arc::clone(&own.source)).or_else(|| {
            let name = name.strip_prefix(BUILT_IN)?;
            Some(Source::new(format!("templates/{name}"), built_in(name)?))
        })
    }
}

/// The built-in templates that a document and a company's own templates need: its own, and whatever
/// those name.
fn needed(document: DocumentKind, overrides: &[Override]) -> Vec<(&'static str, &'static str)> {
    let asked_for = Language::ALL.map(|language| template_name(document.name, language));
    let is_asked_for = |name: &str| asked_for.iter().any(|asked_for| asked_for == name);
    let is_named_by_own = |name| overrides.iter().any(|own| own.source.text.contains(name));
    let (mut needed, mut rest): (Vec<_>, Vec<_>) = TEMPLATES
        .iter()
        .partition(|(name, _)| is_asked_for(name) || is_named_by_own(name));
    let mut seen = 0;
    while let Some((_, text)) = needed.get(seen) {
        let (named, others) = rest.into_iter().partition(|(name, _)| text.contains(name));
        needed.extend::<Vec<_>>(named);
        rest = others;
        seen += 1;
    }
    needed
}

/// The names of the built-in templates, as a company's own templates would have them.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|(name, _)| *name)
}

/// The text of a built-in template.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static str> {
    let template = TEMPLATES.iter().find(|(known, _)| *known == name);
    template.map(|(_, text)| *text)
}

/// The name under which the template of a document stands.
pub(super) fn template_name(document: &str, language: Language) -> String {
    format!("{language}/{document}{SUFFIX}")
}

/// Whether a company's template of that name is ever used: it is in a language's folder under the
/// name of a document, or it is a partial.
fn is_used(name: &str) -> bool {
    let is_partial = name.starts_with("partials/") && name.ends_with(SUFFIX);
    is_partial || built_in(name).is_some()
}

/// A company's template that no document uses.
fn unused(own: &Override) -> Diagnostic {
    let stem = own.name.rsplit('/').next().unwrap_or(&own.name);
    let stem = stem.split('.').next().unwrap_or(stem);
    let partial = format!("partials/{stem}{SUFFIX}");
    let names: Vec<String> = built_in_names()
        .map(str::to_owned)
        .chain([partial])
        .collect();
    let help = match nearest(&own.name, &names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("give it one of these names: {}", names.join(", "))
        }
    };
    let message = format!("no document uses a template named `{}`", own.name);
    Diagnostic::error(codes::UNUSED_TEMPLATE, message)
        .at(Place::whole(&own.source))
        .help(help)
}
