//! Rewrites: fixes that replace a whole text of a profile.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Fix;
use crate::framework;
use crate::language::Language;
use crate::profile::ProfileText;
use crate::profile::text::{GenderedTitle, TitleForms};
use crate::profile::write::double_quoted;

/// The standard French titles that have a feminine and a masculine form.
static TITLES: LazyLock<Vec<GenderedTitle>> = LazyLock::new(|| {
    let titles = framework::built_in(Language::Fr).titles.values();
    let gendered = titles.filter_map(|title| match title {
        TitleForms::Gendered(forms) => Some(forms.clone()),
        TitleForms::Open(_) => None,
    });
    gendered.collect()
});

/// The marks after a title in one gender that say it is meant for both.
const GENDER_MARKS: [&str; 6] = ["(F/H)", "(H/F)", "F/H", "H/F", "(f/h)", "(h/f)"];

/// A way to rewrite a text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rewrite {
    /// The replacement of a standard French title in one gender by its feminine and masculine form.
    BothForms,
}

impl Rewrite {
    /// The fix that rewrites `text`, if it can be rewritten.
    pub(super) fn of(self, text: &ProfileText) -> Option<Fix> {
        match self {
            Self::BothForms if text.language == Some(Language::Fr) => {
                text.replaced_by(&both_forms(&text.text)?)
            }
            Self::BothForms => None,
        }
    }
}

/// The YAML block, on one line, with both forms of a standard title.
fn both_forms(title: &str) -> Option<String> {
    let title = GENDER_MARKS.iter().fold(title.trim(), |title, mark| {
        title.strip_suffix(mark).unwrap_or(title).trim_end()
    });
    let same = |form: &str| comparable(form) == comparable(title);
    let known = TITLES
        .iter()
        .find(|forms| same(&forms.feminine) || same(&forms.masculine))?;
    Some(format!(
        "{{ feminine: {}, masculine: {} }}",
        double_quoted(&without_typography(&known.feminine)),
        double_quoted(&without_typography(&known.masculine))
    ))
}

/// A title in lower case with plain apostrophes and spaces, for comparison.
fn comparable(title: &str) -> String {
    without_typography(title).to_lowercase()
}

/// A title with plain apostrophes and spaces, as profiles are typed: documents apply typography.
fn without_typography(title: &str) -> String {
    title.replace('’', "'").replace(['\u{a0}', '\u{202f}'], " ")
}
