//! Shared parts of the suite.

use std::fs;
use std::path::{Path, PathBuf};

use cxo::audience::{self, Audiences};
use cxo::check::Rules;
use cxo::framework;
use cxo::language::Language;
use cxo::profile::{self, LoadedProfile};
use cxo::template::{self, DOCUMENTS, DocumentKind, Library, Request, ScorecardHead};

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The example profiles, by name.
pub(crate) fn example_paths() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("profiles")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 5, "the example profiles are missing");
    paths
}

/// The example profiles, loaded.
pub(crate) fn examples() -> Vec<LoadedProfile> {
    example_paths()
        .iter()
        .map(|path| load(&fs::read_to_string(path).unwrap()))
        .collect()
}

/// A profile that must load.
pub(crate) fn load(yaml: &str) -> LoadedProfile {
    profile::load("profile.yaml", yaml.as_bytes()).unwrap_or_else(|problems| {
        let report = cxo::diagnostic::text::render(
            &problems,
            cxo::language::Language::En,
            cxo::diagnostic::text::Colour::Off,
        );
        panic!("the profile does not load:\n{report}")
    })
}

/// The document of this name.
pub(crate) fn document(name: &str) -> DocumentKind {
    *DOCUMENTS
        .iter()
        .find(|document| document.name == name)
        .unwrap()
}

/// A document of a profile as Markdown, for everyone or for one member of the panel.
pub(crate) fn markdown(
    loaded: &LoadedProfile,
    document: DocumentKind,
    language: Language,
    member: Option<usize>,
) -> String {
    let framework = framework::built_in(language);
    let seen = audience::visible_profile(
        Audiences::built_in(),
        loaded,
        document.audience,
        framework,
        language,
    );
    let request = Request {
        document,
        audience: document.audience,
        profile: &seen,
        framework,
        law: Rules::built_in().law(),
        language,
        member: member.map(|index| &loaded.profile.panel[index]),
        head: &ScorecardHead::default(),
        contents: &[],
    };
    template::compose(request, &Library::new(Vec::new()).unwrap()).unwrap()
}

/// All documents of a profile as Markdown: name, language, text.
pub(crate) fn all_markdown(loaded: &LoadedProfile) -> Vec<(String, Language, String)> {
    let mut all = Vec::new();
    for document in DOCUMENTS {
        let members = if document.per_member {
            loaded.profile.panel.len()
        } else {
            0
        };
        for member in std::iter::once(None).chain((0..members).map(Some)) {
            for language in Language::ALL {
                let name = member.map_or(document.name.to_owned(), |member| {
                    format!("{}-{member}", document.name)
                });
                all.push((
                    name,
                    language,
                    markdown(loaded, *document, language, member),
                ));
            }
        }
    }
    all
}
