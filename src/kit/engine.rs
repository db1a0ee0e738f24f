//! The front door: everything the program can do, without files, clock or terminal.

use std::collections::BTreeMap;

use crate::audience::Audiences;
use crate::check::Rules;
use crate::diagnostic::{Code, Diagnostic};
use crate::framework::{self, Framework};
use crate::kit::assets::Assets;
use crate::kit::check::{self, CheckRequest, Checked};
use crate::kit::fix::{Fixed, Mender};
use crate::kit::order::Order;
use crate::kit::own_files::{self, Kind};
use crate::kit::render::{self, Kit};
use crate::kit::{all_codes, brand, explain};
use crate::language::Language;
use crate::overrides::{Override, checked, keep};
use crate::profile::{self, Loaded};
use crate::style::Themes;
use crate::template::{DOCUMENTS, DocumentKind, Library};

/// What the program is built with, and what a company puts before it. The same for every profile of
/// a run.
#[derive(Debug, Default)]
pub struct Engine {
    /// The templates.
    pub(super) library: Library,
    /// The themes.
    pub themes: Themes,
    /// Who sees what.
    pub audiences: Audiences,
    /// The rules of advice.
    pub rules: Rules,
    /// A company's own standard texts, by language.
    own_frameworks: BTreeMap<Language, Framework>,
}

impl Engine {
    /// An engine with the overrides that `assets` has.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the overrides, those among it that nothing would read.
    pub fn new(assets: &dyn Assets) -> Result<Self, Vec<Diagnostic>> {
        let mut overrides = assets.overrides()?;
        overrides.retain(|own| !own_files::is_passed_over(&own.name));
        let (read, unread): (Vec<_>, Vec<_>) = overrides
            .into_iter()
            .partition(|own| own_files::is_read(&own.name));
        let mut problems: Vec<Diagnostic> = unread.iter().map(own_files::unused).collect();
        let of_kind = |kind| {
            read.iter()
                .filter(move |own| Kind::of(&own.name) == Some(kind))
        };
        let documents: Vec<_> = DOCUMENTS.iter().map(|document| document.name).collect();
        let audiences = Audiences::new(of_kind(Kind::Audiences).next(), &documents);
        let texts = own_frameworks(of_kind(Kind::Texts));
        let templates = of_kind(Kind::Template).cloned().collect();
        let engine = Self {
            library: keep(Library::new(templates), &mut problems).unwrap_or_default(),
            themes: keep(Themes::new(&read), &mut problems).unwrap_or_default(),
            audiences: keep(audiences, &mut problems).unwrap_or_default(),
            rules: keep(Rules::new(&read), &mut problems).unwrap_or_default(),
            own_frameworks: keep(texts, &mut problems).unwrap_or_default(),
        };
        checked(engine, problems)
    }

    /// Reads what `documents` are made with, so that its problems are found before any profile is
    /// looked at.
    ///
    /// # Errors
    ///
    /// Templates that cannot be read.
    pub fn prepare(&self, documents: &[DocumentKind]) -> Result<(), Vec<Diagnostic>> {
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
        let brand = brand::read(loaded, assets, &self.themes)?;
        render::render(loaded, &brand, order, self)
    }

    /// Everything there is to say of a profile: its problems, and what would make it better.
    #[must_use]
    pub fn check(&self, loaded: &Loaded, request: &CheckRequest, assets: &dyn Assets) -> Checked {
        check::check(loaded, request, assets, self)
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

    /// Every code there is, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<Code<'_>> {
        all_codes::codes(&self.rules)
    }

    /// The code that someone means: letter case does not count, and the figure alone will do.
    #[must_use]
    pub fn find_code(&self, written: &str) -> Option<Code<'_>> {
        all_codes::find(written, &self.rules)
    }

    /// The page of a code, or the list of all codes, on lines of readable width.
    #[must_use]
    pub fn explain(&self, code: Option<&Code<'_>>, language: Language) -> String {
        explain::explain(code, language, &self.rules)
    }

    /// The standard texts of a language.
    pub(super) fn framework(&self, language: Language) -> &Framework {
        self.own_frameworks
            .get(&language)
            .unwrap_or_else(|| framework::built_in(language))
    }
}

/// A company's own standard texts, by language.
fn own_frameworks<'a>(
    overrides: impl Iterator<Item = &'a Override>,
) -> Result<BTreeMap<Language, Framework>, Vec<Diagnostic>> {
    let mut frameworks = BTreeMap::new();
    let mut problems = Vec::new();
    for own in overrides {
        let Some(language) = framework::language_of(&own.name) else {
            continue;
        };
        let framework = keep(framework::load(&own.source, language), &mut problems);
        frameworks.extend(framework.map(|framework| (language, framework)));
    }
    checked(frameworks, problems)
}
