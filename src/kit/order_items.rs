//! The items of an order: each one document in one language, for one audience.

use std::collections::BTreeSet;

use crate::audience::Audiences;
use crate::kit::order::Order;
use crate::language::Language;
use crate::profile::LoadedProfile;
use crate::profile::keys::{Audience, Key};
use crate::profile::model::PanelMember;
use crate::template::DocumentKind;

/// An item of an order: one document in one language, for one audience.
#[derive(Debug, Clone)]
pub(super) struct OrderItem<'a> {
    /// The kind of document.
    pub(super) document: DocumentKind,
    /// The language.
    pub(super) language: Language,
    /// The audience.
    pub(super) audience: Audience,
    /// The panel member that the document is for; `None` for a document for the whole panel.
    pub(super) member: Option<&'a PanelMember>,
    /// The file name, without language and format.
    pub(super) name: String,
}

/// The languages of the order, or those of the profile if the order has none.
pub(super) fn languages(loaded: &LoadedProfile, order: &Order) -> Vec<Language> {
    let chosen = match order.languages.as_slice() {
        [] => loaded.profile.languages_made(),
        ordered => ordered,
    };
    Language::ALL
        .into_iter()
        .filter(|language| chosen.contains(language))
        .collect()
}

/// The items of an order for a profile, sorted by document, panel member and language.
pub(super) fn order_items<'a>(
    loaded: &'a LoadedProfile,
    order: &Order,
    languages: &[Language],
    audiences: &Audiences,
) -> Vec<OrderItem<'a>> {
    let mut items = Vec::new();
    let members = member_slugs(&loaded.profile.panel);
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
            items.extend(languages.iter().map(|language| OrderItem {
                document: *document,
                language: *language,
                audience,
                member,
                name: name.clone(),
            }));
        }
    }
    items
}

/// A unique part of a file name for each panel member: the slug of the name, with a number where
/// two members have the same.
fn member_slugs(panel: &[PanelMember]) -> Vec<(String, &PanelMember)> {
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
