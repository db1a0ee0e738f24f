//! One document in one language, as Markdown.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::framework::Framework;
use crate::language::Language;
use crate::law::Law;
use crate::profile::Profile;
use crate::profile::keys::Audience;
use crate::profile::model::PanelMember;
use crate::template::library::{DocumentKind, Library, template_name};
use crate::template::view::{ScorecardHead, Sources, View};

/// A document to compose.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The kind of document.
    pub document: DocumentKind,
    /// Who reads it.
    pub audience: Audience,
    /// What they see of the profile it is about.
    pub profile: &'a Profile,
    /// The standard texts of its language.
    pub framework: &'a Framework,
    /// The law that applies at places of work.
    pub law: &'a Law,
    /// Its language.
    pub language: Language,
    /// The panel member it is for; without one it covers everything.
    pub member: Option<&'a PanelMember>,
    /// What is known of the interview.
    pub head: &'a ScorecardHead,
    /// What the contents of a kit list; nothing for a document by itself.
    pub contents: &'a [ContentsEntry],
}

/// A line of the contents of a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContentsEntry {
    /// The name of the document within the kit, the target of links: `scorecard-claire-besson`.
    pub name: String,
    /// The title of the document.
    pub title: String,
    /// The page on which the document begins.
    pub page: usize,
}

/// Writes a document as Markdown that ends with one line break.
///
/// # Errors
///
/// A template that names what does not exist, at its place.
pub fn compose(request: Request, library: &Library) -> Result<String, Diagnostic> {
    let Request {
        document,
        audience,
        profile,
        framework,
        law,
        language,
        member,
        head,
        contents,
    } = request;
    let sources = Sources {
        audience,
        profile,
        framework,
        law,
        language,
    };
    let view = View {
        contents,
        ..View::new(sources, member, head)
    };
    let name = template_name(document.name, language);
    let tera = library.tera(document)?;
    Context::from_serialize(&view)
        .and_then(|context| tera.render(&name, &context))
        .map(|markdown| tidy(&markdown))
        .map_err(|error| library.diagnostic(&error))
}

/// Takes away the empty lines and trailing spaces that a template's tags leave behind.
fn tidy(markdown: &str) -> String {
    let mut tidied = String::with_capacity(markdown.len());
    let mut after_empty = true;
    for line in markdown
        .lines()
        .map(|line| line.trim_end_matches([' ', '\t', '\r']))
    {
        if !(line.is_empty() && after_empty) {
            tidied.push_str(line);
            tidied.push('\n');
        }
        after_empty = line.is_empty();
    }
    let end = tidied.trim_end_matches('\n').len();
    tidied.truncate(end);
    tidied.push('\n');
    tidied
}
