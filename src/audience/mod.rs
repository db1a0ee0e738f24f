//! The part of a profile that an audience may see.
//!
//! The input is a loaded profile, an audience and [`Audiences`], the output a profile:
//! 1. `visibility` decides which fields and documents an audience sees, by
//!    `templates/audiences.yaml` or a company's own file. A profile may hide further fields.
//! 2. [`visible_profile`] removes every other field. Later stages are given only the result, so no
//!    hidden field can reach a document.
//! 3. `anonymise` replaces the company's name and places for an audience that may not know them.
//! 4. `identifying_details` lists what may still identify the company to such an audience.

mod anonymise;
pub mod codes;
mod identifying_details;
mod visibility;

pub use identifying_details::identifying_details;
pub use visibility::{AUDIENCES_FILE, Audiences};

use std::collections::BTreeMap;

use crate::framework::Framework;
use crate::language::Language;
use crate::profile::keys::Audience;
use crate::profile::{LoadedProfile, Profile};

/// The part of a profile that an audience sees in documents of one language, whose standard texts
/// are `framework`.
#[must_use]
pub fn visible_profile(
    audiences: &Audiences,
    loaded: &LoadedProfile,
    audience: Audience,
    framework: &Framework,
    language: Language,
) -> Profile {
    let visibility = audiences.visibility(audience, &loaded.profile);
    let is_visible = |field: &str| visibility.is_visible(field);
    let Some(substitutes) = visibility.substitutes() else {
        return loaded.visible_profile(&is_visible, &BTreeMap::new());
    };
    let texts = anonymise::anonymised_texts(loaded, substitutes, language);
    let mut profile = loaded.visible_profile(&is_visible, &texts);
    anonymise::anonymise_name_and_places(&mut profile, &loaded.profile, framework, language);
    profile
}
