//! The responsibilities, the qualifications and the background looked for.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::message::fill;
use crate::profile::keys::{Preference, Scope};
use crate::profile::model::Tailoring;
use crate::template::view::Sources;
use crate::template::view::role::{functions, scope};

/// The professional background looked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BackgroundView<'a> {
    /// The preference by its key.
    pub preference: Preference,
    /// The preference in words, as they follow in a sentence.
    pub name: &'a str,
    /// The experience sought, as candidates read it.
    pub experience_sought: &'a str,
    /// The company's reason for the preference; absent when the profile gives none.
    pub because: Option<String>,
    /// The questions that probe the weak point of this background.
    pub probes: &'a [String],
    /// The weak point of this background.
    pub watch: &'a str,
    /// An example of an answer that makes up for the weak point.
    pub strong_answer: &'a str,
    /// An example of an answer that does not.
    pub weak_answer: &'a str,
}

pub(super) fn responsibilities(sources: Sources) -> Vec<String> {
    let framework = sources.framework;
    let functions = functions(sources);
    let tailoring = &sources.profile.responsibilities;
    tailored(sources, tailoring, &framework.responsibilities, |texts| {
        let text = match scope(sources.profile) {
            Scope::Cx => &texts.cx,
            Scope::CxAndEx => &texts.cx_and_ex,
        };
        let functions = functions.as_deref().or(texts.standard_functions.as_deref());
        fill(text, &[("functions", functions.unwrap_or_default())])
    })
}

pub(super) fn qualifications(sources: Sources) -> Vec<String> {
    let tailoring = &sources.profile.qualifications;
    tailored(
        sources,
        tailoring,
        &sources.framework.qualifications,
        |texts| match scope(sources.profile) {
            Scope::Cx => texts.cx.clone(),
            Scope::CxAndEx => texts.cx_and_ex.clone(),
        },
    )
}

/// The standard entries of a list with the profile's replacements, omissions and additions.
fn tailored<K: Ord + Copy, T>(
    sources: Sources,
    tailoring: &Tailoring<K>,
    standard: &BTreeMap<K, T>,
    in_words: impl Fn(&T) -> String,
) -> Vec<String> {
    let replaced = |key: &K| {
        tailoring
            .replace
            .iter()
            .find(|replacement| replacement.key == *key)
    };
    let kept = standard
        .iter()
        .filter(|(key, _)| !tailoring.leave_out.contains(key));
    let kept = kept.map(|(key, texts)| match replaced(key) {
        Some(replacement) => sources.text(&replacement.text),
        None => in_words(texts),
    });
    kept.chain(tailoring.add.iter().map(|text| sources.text(text)))
        .collect()
}

pub(super) fn background<'a>(sources: Sources<'a>) -> BackgroundView<'a> {
    let background = &sources.profile.background;
    let texts = &sources.framework.backgrounds[&background.preference];
    BackgroundView {
        preference: background.preference,
        name: &texts.name,
        experience_sought: &texts.experience_sought,
        because: background.because.as_ref().map(|text| sources.text(text)),
        probes: &texts.probes,
        watch: &texts.watch,
        strong_answer: &texts.strong_answer,
        weak_answer: &texts.weak_answer,
    }
}
