//! The single documents of an order: which document in which language for which reader.

use std::collections::BTreeSet;

use crate::audience::Audiences;
use crate::kit::order::Order;
use crate::language::Language;
use crate::profile::Loaded;
use crate::profile::keys::{Audience, Key};
use crate::profile::model::PanelMember;
use crate::template::DocumentKind;

/// One document in one language, for one reader.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    /// The kind of document.
    pub(super) document: DocumentKind,
    /// Its language.
    pub(super) language: Language,
    /// Who reads it.
    pub(super) audience: Audience,
    /// The panel member it is for; without one it covers everything.
    pub(super) member: Option<&'a PanelMember>,
    /// The name of its files, without language and format.
    pub(super) name: String,
}

/// The languages ordered, else those of the profile, else all.
pub(super) fn languages(loaded: &Loaded, order: &Order) -> Vec<Language> {
    let chosen = match order.languages.as_slice() {
        [] => loaded.profile.languages_made(),
        ordered => ordered,
    };
    Language::ALL
        .into_iter()
        .filter(|language| chosen.contains(language))
        .collect()
}

/// The documents to make, in the order in which they are listed.
pub(super) fn sheets<'a>(
    loaded: &'a Loaded,
    order: &Order,
    languages: &[Language],
    audiences: &Audiences,
) -> Vec<Sheet<'a>> {
    let mut sheets = Vec::new();
    let members = member_names(&loaded.profile.panel);
    for document in order.received(audiences) {
        let audience = order.audience.unwrap_or(document.audience);
        let name = match audience == document.audience {
            true => document.name.to_owned(),
            false => format!("{}-{}", document.name, audience.name()),
        };
        let of_members = members.iter().filter(|_| document.per_member);
        let of_members = of_members.map(|(member, who)| (format!("{name}-{member}"), Some(*who)));
        let whole = (name.clone(), None);
        for (name, member) in std::iter::once(whole).chain(of_members) {
            sheets.extend(languages.iter().map(|language| Sheet {
                document: *document,
                language: *language,
                audience,
                member,
                name: name.clone(),
            }));
        }
    }
    sheets
}

/// A name for the files of each panel member: letters of the name without accents, and a number
/// where two would be the same.
fn member_names(panel: &[PanelMember]) -> Vec<(String, &PanelMember)> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for member in panel {
        let slug = slug::slugify(&member.name);
        let base = if slug.is_empty() {
            "member".to_owned()
        } else {
            slug
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let name = std::iter::once(base.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name));
        let name = name.unwrap_or(base);
        taken.insert(name.clone());
        names.push((name, member));
    }
    names
}
