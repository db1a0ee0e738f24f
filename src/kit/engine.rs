//! The front door: everything the program can do, without files, clock or terminal.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Diagnostic, Source};
use crate::framework::{self, Framework};
use crate::kit::assets::Assets;
use crate::kit::brand;
use crate::kit::check::{self, CheckRequest, Checked};
use crate::kit::fix::{Fixed, Mender};
use crate::kit::order::Order;
use crate::kit::render::{self, Kit};
use crate::language::Language;
use crate::profile::{self, Loaded};
use crate::template::{DocumentTemplate, Library};

/// The name of the standard texts in a language's folder.
const STANDARD_TEXTS: &str = "framework.yaml";

/// Templates and standard texts: those the program is built with, and a company's own before them.
/// The same for every profile of a run.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) library: Library,
    /// A company's own standard texts, by language.
    own_texts: BTreeMap<Language, Arc<Source>>,
    own_frameworks: [OnceLock<Result<Framework, Diagnostic>>; Language::ALL.len()],
}

impl Engine {
    /// An engine with the overrides that `assets` has.
    ///
    /// # Errors
    ///
    /// Overrides that cannot be read, or would never be used.
    pub fn new(assets: &dyn Assets) -> Result<Self, Vec<Diagnostic>> {
        let mut engine = Self::default();
        let mut templates = Vec::new();
        for own in assets.overrides()? {
            match language_of_texts(&own.name) {
                Some(language) => drop(engine.own_texts.insert(language, own.source)),
                None => templates.push(own),
            }
        }
        engine.library = Library::new(templates)?;
        Ok(engine)
    }

    /// Reads what `documents` are made with, so that its problems are found before any profile is
    /// looked at.
    ///
    /// # Errors
    ///
    /// Templates that cannot be read.
    pub fn prepare(&self, documents: &[DocumentTemplate]) -> Result<(), Vec<Diagnostic>> {
        self.library.prepare(documents)
    }

    /// Makes everything that is ordered of a profile.
    ///
    /// # Errors
    ///
    /// Files that cannot be used, problems of templates and texts; then no file is made.
    pub fn render(
        &self,
        loaded: &Loaded,
        order: &Order,
        assets: &dyn Assets,
    ) -> Result<Kit, Vec<Diagnostic>> {
        let brand = brand::read(loaded, assets)?;
        render::render(loaded, &brand, order, self)
    }

    /// Everything there is to say of a profile: its problems, and what would make it better.
    #[must_use]
    pub fn check(&self, loaded: &Loaded, request: &CheckRequest, assets: &dyn Assets) -> Checked {
        check::check(loaded, request, assets)
    }

    /// Everything there is to say of `source` as a profile that people know by `name`.
    #[must_use]
    pub fn check_source(
        &self,
        name: &str,
        source: &[u8],
        request: &CheckRequest,
        assets: &dyn Assets,
    ) -> Checked {
        match profile::load(name, source) {
            Ok(loaded) => self.check(&loaded, request, assets),
            Err(problems) => Checked::unusable(problems),
        }
    }

    /// Mends in a profile what can be mended in one way only.
    ///
    /// # Errors
    ///
    /// Why the profile is not read to its end.
    pub fn fix(
        &self,
        name: &str,
        source: &[u8],
        request: &CheckRequest,
        assets: &dyn Assets,
    ) -> Result<Fixed, Vec<Diagnostic>> {
        let mender = Mender {
            name,
            request,
            engine: self,
            assets,
        };
        mender.mend(source)
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

/// The language whose standard texts an override holds, if it holds any.
fn language_of_texts(name: &str) -> Option<Language> {
    let folder = name.strip_suffix(STANDARD_TEXTS)?.strip_suffix('/')?;
    Language::from_code(folder)
}
