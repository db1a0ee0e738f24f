//! The library of templates: the built-in ones and a company's own.

use std::sync::{Arc, OnceLock};

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::language::Language;
use crate::overrides::{Override, checked, nearest};
use crate::profile::keys::Audience;
use crate::template::{codes, escape, filters};

/// The prefix of the names of built-in templates.
const BUILT_IN: &str = "cxo/";

/// The extension of templates. Tera escapes the output of templates with this extension.
const SUFFIX: &str = ".md.tera";

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$((concat!($name, ".md.tera"), include_str!(concat!("../../templates/", $name, ".md.tera")))),+]
    };
}

/// The names and texts of the built-in templates.
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

/// A kind of document. Its templates and files have its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentKind {
    /// The name: `job-description`.
    pub name: &'static str,
    /// The usual audience.
    pub audience: Audience,
    /// Whether it is made when no document is asked for by name.
    pub is_usual: bool,
    /// Whether it is posted for candidates to answer.
    pub is_posting: bool,
    /// Whether each panel member gets a document of their own besides that of the whole panel.
    pub per_member: bool,
}

/// The kinds of documents, in the order in which they are made.
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

/// The cover of a kit, with the contents.
pub const COVER: DocumentKind = DocumentKind {
    name: "cover",
    audience: Audience::Internal,
    is_usual: false,
    is_posting: false,
    per_member: false,
};

/// The built-in templates and a company's own, which take precedence.
#[derive(Debug, Default)]
pub struct Library {
    overrides: Vec<Override>,
    /// The parsed templates of each kind of document, by its index in [`DOCUMENTS`], then those of
    /// the cover; parsed at first use.
    parsed: [OnceLock<Result<Tera, Box<Diagnostic>>>; DOCUMENTS.len() + 1],
}

impl Library {
    /// The library with a company's own templates.
    ///
    /// # Errors
    ///
    /// Templates of the company that no document uses or that Tera cannot parse.
    pub fn new(overrides: Vec<Override>) -> Result<Self, Vec<Diagnostic>> {
        let (misnamed, named): (Vec<_>, Vec<_>) =
            overrides.into_iter().partition(|own| !is_used(&own.name));
        let mut problems: Vec<Diagnostic> = misnamed.iter().map(unused).collect();
        let library = Self {
            overrides: named,
            ..Self::default()
        };
        problems.extend(library.syntax_errors());
        checked(library, problems)
    }

    /// The syntax errors of the company's templates. Parsing them for one document finds all, since
    /// every document is parsed with all of them.
    fn syntax_errors(&self) -> Vec<Diagnostic> {
        let mut overrides = self.overrides.clone();
        let mut problems = Vec::new();
        while !overrides.is_empty()
            && let Err(problem) = self.parse(DOCUMENTS[0], &overrides)
        {
            let source = problem
                .place
                .as_ref()
                .map(|place| Arc::clone(&place.source));
            problems.push(*problem);
            let is_broken = |own: &&mut Override| Some(&own.source) == source.as_ref();
            // Tera stops at the first error: without this text it reaches the next one.
            match overrides.iter_mut().find(is_broken) {
                Some(own) if !own.source.text.is_empty() => own.source = Source::new("", ""),
                _ => break,
            }
        }
        problems
    }

    /// Parses the templates of these documents now instead of at first use.
    ///
    /// # Errors
    ///
    /// Templates that Tera cannot parse.
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

    /// The parsed templates of a document.
    pub(super) fn tera(&self, document: DocumentKind) -> Result<&Tera, Diagnostic> {
        let index = DOCUMENTS.iter().position(|known| *known == document);
        self.parsed[index.unwrap_or(DOCUMENTS.len())]
            .get_or_init(|| self.parse(document, &self.overrides))
            .as_ref()
            .map_err(|problem| (**problem).clone())
    }

    fn parse(
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

    /// The diagnostic of an error of Tera, at its place.
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

    /// The source of a template by the name that Tera knows it by.
    fn source(&self, name: &str) -> Option<Arc<Source>> {
        let own = self.overrides.iter().find(|own| own.name == name);
        own.map(|own| Arc::clone(&own.source)).or_else(|| {
            let name = name.strip_prefix(BUILT_IN)?;
            Some(Source::new(format!("templates/{name}"), built_in(name)?))
        })
    }
}

/// The built-in templates that a document needs: its own, those that a company's templates name, and
/// those that any of these name.
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

/// The names of the built-in templates, without the prefix.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|(name, _)| *name)
}

/// The text of a built-in template.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static str> {
    let template = TEMPLATES.iter().find(|(known, _)| *known == name);
    template.map(|(_, text)| *text)
}

/// The name of the template of a document.
pub(super) fn template_name(document: &str, language: Language) -> String {
    format!("{language}/{document}{SUFFIX}")
}

/// Whether a company's template of this name can be used: it is a partial, or it replaces a
/// built-in template.
fn is_used(name: &str) -> bool {
    let is_partial = name.starts_with("partials/") && name.ends_with(SUFFIX);
    is_partial || built_in(name).is_some()
}

/// The problem of a company's template that no document uses.
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
