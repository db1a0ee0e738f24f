//! Texts that can be written anew in one sound way.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Fix;
use crate::framework;
use crate::language::Language;
use crate::profile::ProfileText;
use crate::profile::text::{GenderedTitle, TitleForms};
use crate::profile::write::double_quoted;

/// The French titles that documents know in both genders.
static TITLES: LazyLock<Vec<GenderedTitle>> = LazyLock::new(|| {
    let titles = framework::built_in(Language::Fr).titles.values();
    let gendered = titles.filter_map(|title| match title {
        TitleForms::Gendered(forms) => Some(forms.clone()),
        TitleForms::Open(_) => None,
    });
    gendered.collect()
});

/// What is added to a title in one gender to say that it is meant for both.
const BOTH_MEANT: [&str; 6] = ["(F/H)", "(H/F)", "F/H", "H/F", "(f/h)", "(h/f)"];

/// How a text can be written anew.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rewrite {
    /// A standard French title in one gender, as its feminine and its masculine form.
    BothForms,
}

impl Rewrite {
    /// The change of `text`, where there is one.
    pub(super) fn of(self, text: &ProfileText) -> Option<Fix> {
        match self {
            Self::BothForms if text.language == Some(Language::Fr) => {
                text.replaced_by(&both_forms(&text.text)?)
            }
            Self::BothForms => None,
        }
    }
}

/// Both forms of a standard title as a block on one line.
fn both_forms(title: &str) -> Option<String> {
    let title = BOTH_MEANT.iter().fold(title.trim(), |title, mark| {
        title.strip_suffix(mark).unwrap_or(title).trim_end()
    });
    let same = |form: &str| plain(form) == plain(title);
    let known = TITLES
        .iter()
        .find(|forms| same(&forms.feminine) || same(&forms.masculine))?;
    Some(format!(
        "{{ feminine: {}, masculine: {} }}",
        double_quoted(&typed(&known.feminine)),
        double_quoted(&typed(&known.masculine))
    ))
}

/// A title in small letters, as it is typed.
fn plain(title: &str) -> String {
    typed(title).to_lowercase()
}

/// A title as it is typed in a profile, where documents give it its typography.
fn typed(title: &str) -> String {
    title.replace('’', "'").replace(['\u{a0}', '\u{202f}'], " ")
}
