//! The engine: all functions of the program, without access to files, clock or terminal.

use std::collections::BTreeMap;

use crate::audience::Audiences;
use crate::check::Rules;
use crate::diagnostic::{Code, Diagnostic};
use crate::framework::{self, Framework};
use crate::kit::assets::Assets;
use crate::kit::check::{self, CheckRequest, CheckResult};
use crate::kit::fix::{FixResult, Fixer};
use crate::kit::order::{self, Asked, Order};
use crate::kit::own_files::{self, OwnFileKind};
use crate::kit::render::{self, Kit};
use crate::kit::{all_codes, brand, explain};
use crate::language::Language;
use crate::message::Message;
use crate::overrides::{Override, checked, ok_or_collect};
use crate::profile::keys::Audience;
use crate::profile::{self, LoadedProfile};
use crate::style::Themes;
use crate::template::{DOCUMENTS, DocumentKind, Library};

/// Templates, themes, audiences, rules and standard texts: built in, or overridden by a company. An
/// engine serves any number of profiles.
#[derive(Debug, Default)]
pub struct Engine {
    /// The templates.
    pub(super) library: Library,
    /// The themes.
    pub themes: Themes,
    /// The audiences.
    pub audiences: Audiences,
    /// The rules.
    pub rules: Rules,
    /// A company's own standard texts, by language.
    own_frameworks: BTreeMap<Language, Framework>,
}

impl Engine {
    /// An engine with the overrides of `assets`.
    ///
    /// # Errors
    ///
    /// All problems of the overrides, including files that replace nothing.
    pub fn new(assets: &dyn Assets) -> Result<Self, Vec<Diagnostic>> {
        let mut overrides = assets.overrides()?;
        overrides.retain(|own| !own_files::is_ignored(&own.name));
        let (read, unread): (Vec<_>, Vec<_>) = overrides
            .into_iter()
            .partition(|own| own_files::is_read(&own.name));
        let mut problems: Vec<Diagnostic> = unread.iter().map(own_files::unused).collect();
        let of_kind = |kind| {
            read.iter()
                .filter(move |own| OwnFileKind::of(&own.name) == Some(kind))
        };
        let documents: Vec<_> = DOCUMENTS.iter().map(|document| document.name).collect();
        let audiences = Audiences::new(of_kind(OwnFileKind::Audiences).next(), &documents);
        let texts = own_frameworks(of_kind(OwnFileKind::Texts));
        let templates = of_kind(OwnFileKind::Template).cloned().collect();
        let engine = Self {
            library: ok_or_collect(Library::new(templates), &mut problems).unwrap_or_default(),
            themes: ok_or_collect(Themes::new(&read), &mut problems).unwrap_or_default(),
            audiences: ok_or_collect(audiences, &mut problems).unwrap_or_default(),
            rules: ok_or_collect(Rules::new(&read), &mut problems).unwrap_or_default(),
            own_frameworks: ok_or_collect(texts, &mut problems).unwrap_or_default(),
        };
        checked(engine, problems)
    }

    /// Parses the templates of `documents`, so that their problems are reported before any profile
    /// is read.
    ///
    /// # Errors
    ///
    /// Templates that cannot be parsed.
    pub fn prepare(&self, documents: &[DocumentKind]) -> Result<(), Vec<Diagnostic>> {
        self.library.prepare(documents)
    }

    /// The reason why a document that is asked for by name is not made for an audience, if there is
    /// one: its readers do not receive it.
    #[must_use]
    pub fn refusal(
        &self,
        documents: &[Asked<DocumentKind>],
        audience: Option<Audience>,
    ) -> Option<Message> {
        order::refusal(documents, audience?, &self.audiences)
    }

    /// Renders an order for a profile.
    ///
    /// # Errors
    ///
    /// Files of the brand that cannot be used, and problems of templates and texts. Then there are
    /// no files.
    pub fn render(
        &self,
        loaded: &LoadedProfile,
        order: &Order,
        assets: &dyn Assets,
    ) -> Result<Kit, Vec<Diagnostic>> {
        let brand = brand::read(loaded, assets, &self.themes)?;
        render::render(loaded, &brand, order, self)
    }

    /// Checks a profile: its problems, and advice on it.
    #[must_use]
    pub fn check(
        &self,
        loaded: &LoadedProfile,
        request: &CheckRequest,
        assets: &dyn Assets,
    ) -> CheckResult {
        check::check(loaded, request, assets, self)
    }

    /// Loads and checks the profile `source`, which diagnostics refer to by `name`.
    #[must_use]
    pub fn check_source(
        &self,
        name: &str,
        source: &[u8],
        request: &CheckRequest,
        assets: &dyn Assets,
    ) -> CheckResult {
        match profile::load(name, source) {
            Ok(loaded) => self.check(&loaded, request, assets),
            Err(problems) => CheckResult::unusable(problems),
        }
    }

    /// Applies the fixes of a profile's diagnostics.
    ///
    /// # Errors
    ///
    /// A profile that is too large.
    pub fn fix(
        &self,
        name: &str,
        source: &[u8],
        request: &CheckRequest,
        assets: &dyn Assets,
    ) -> Result<FixResult, Vec<Diagnostic>> {
        let fixer = Fixer {
            name,
            request,
            engine: self,
            assets,
        };
        fixer.fix(source)
    }

    /// All codes, sorted.
    #[must_use]
    pub fn codes(&self) -> Vec<Code<'_>> {
        all_codes::codes(&self.rules)
    }

    /// The code that is written in any letter case, or as its number alone.
    #[must_use]
    pub fn find_code(&self, written: &str) -> Option<Code<'_>> {
        all_codes::find(written, &self.rules)
    }

    /// The explanation of a code such as `CXO-112` or of a field of the profile such as `role.pay`, or
    /// the list of all codes, wrapped for a terminal; `None` where there is neither.
    #[must_use]
    pub fn explain(&self, topic: Option<&str>, language: Language) -> Option<String> {
        explain::explain(topic, language, &self.rules)
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
        let framework = ok_or_collect(framework::load(&own.source, language), &mut problems);
        frameworks.extend(framework.map(|framework| (language, framework)));
    }
    checked(frameworks, problems)
}
