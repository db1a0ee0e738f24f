//! The Markdown of one document in one language.

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
    /// The audience.
    pub audience: Audience,
    /// The part of the profile that the audience sees.
    pub profile: &'a Profile,
    /// The standard texts of the language.
    pub framework: &'a Framework,
    /// The law that applies at places of work.
    pub law: &'a Law,
    /// The language.
    pub language: Language,
    /// The panel member that the document is for; `None` for the document of the whole panel.
    pub member: Option<&'a PanelMember>,
    /// The entries of the head that are known before the interview.
    pub head: &'a ScorecardHead,
    /// The contents of a kit, for its cover; empty for every other document.
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

/// Composes the Markdown of a document. It ends with one line break.
///
/// # Errors
///
/// A template that cannot be rendered, such as one with an unknown variable, at its place.
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

/// Removes trailing spaces and repeated empty lines, which the tags of a template leave.
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
