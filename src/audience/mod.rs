//! Who sees what: a profile to what one audience may know of it.
//!
//! What happens, in order:
//! 1. [`Audiences`] say which fields and documents an audience sees, as
//!    `templates/audiences.yaml` has it or a company's own file; the profile hides more of them.
//! 2. [`seen`] takes every other field away. What it leaves is all that the later stages are given,
//!    so that nothing else can reach a document.
//! 3. For an audience that is not to know the company, the name and the place give way to words that
//!    fit many, wherever they stand.
//! 4. [`identifying`] lists what would tell such an audience all the same.

mod audiences;
pub mod codes;
mod identity;
mod unnamed;

pub use audiences::{AUDIENCES_FILE, Audiences};
pub use identity::identifying;

use std::collections::BTreeMap;

use crate::framework::Framework;
use crate::language::Language;
use crate::profile::keys::Audience;
use crate::profile::{LoadedProfile, Profile};

/// What an audience sees of a profile in documents of one language, whose standard texts are
/// `framework`.
#[must_use]
pub fn seen(
    audiences: &Audiences,
    loaded: &LoadedProfile,
    audience: Audience,
    framework: &Framework,
    language: Language,
) -> Profile {
    let sight = audiences.sight(audience, &loaded.profile);
    let sees = |field: &str| sight.sees(field);
    let Some(words) = sight.unnamed() else {
        return loaded.visible_profile(&sees, &BTreeMap::new());
    };
    let texts = unnamed::texts(loaded, words, language);
    let mut profile = loaded.visible_profile(&sees, &texts);
    unnamed::replace_name_and_place(&mut profile, &loaded.profile, framework, language);
    profile
}
