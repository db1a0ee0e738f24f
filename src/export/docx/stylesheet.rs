//! The styles of a file: a company's, and those of the program that it lacks.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::docx::definition::Definitions;
use crate::export::docx::locale::Words;
use crate::export::docx::style::{Style, StyleKind};
use crate::export::docx::xml::Element;

/// What a style of lists says of its numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListStyle {
    /// The numbering.
    pub(super) list: usize,
    /// The level in it.
    pub(super) level: usize,
}

/// The styles of a file.
pub(super) struct Stylesheet {
    part: Element,
    ids: BTreeMap<Style, String>,
}

impl Stylesheet {
    /// The styles of a company's file, and those that it lacks.
    pub(super) fn new(
        company: Option<&Element>,
        definitions: &Definitions,
        words: &Words,
        language: &str,
    ) -> Self {
        let own = || {
            Element::new("w:styles")
                .with("xmlns:w", super::WORD)
                .holding(definitions.defaults(language))
        };
        let mut part = company.cloned().unwrap_or_else(own);
        let (ids, missing) = ids(&part, words);
        let added = missing.iter().map(|style| {
            let base = style
                .base()
                .map(|base| Element::of("w:basedOn", &ids[&base]));
            let next = style.next().map(|next| Element::of("w:next", &ids[&next]));
            opening(*style, &ids[style], &style.name(words))
                .holding_all(base)
                .holding_all(next)
                .holding_all(rank(*style))
                .holding_all(definitions.of(*style))
        });
        let added: Vec<Element> = added.collect();
        part = part.holding_all(added);
        Self { part, ids }
    }

    /// The id of a style.
    pub(super) fn id(&self, style: Style) -> &str {
        self.ids.get(&style).map_or("", String::as_str)
    }

    /// What a style of lists says of its numbering, if it says anything.
    pub(super) fn list(&self, style: Style) -> Option<ListStyle> {
        let numbering = self.find(style)?.child("w:pPr")?.child("w:numPr")?;
        Some(ListStyle {
            list: numbering.value_of("w:numId")?.parse().ok()?,
            level: numbering
                .value_of("w:ilvl")
                .and_then(|level| level.parse().ok())
                .unwrap_or(0),
        })
    }

    /// The places of the tab stops that a style sets, in twips.
    pub(super) fn tabs(&self, style: Style) -> Vec<i32> {
        let properties = self.find(style).and_then(|style| style.child("w:pPr"));
        let tabs = properties.and_then(|properties| properties.child("w:tabs"));
        let places = tabs.into_iter().flat_map(Element::elements);
        places
            .filter_map(|tab| tab.attribute("w:pos")?.parse().ok())
            .collect()
    }

    fn find(&self, style: Style) -> Option<&Element> {
        let id = self.id(style);
        let mut styles = self.part.elements();
        styles.find(|known| known.attribute("w:styleId") == Some(id))
    }

    /// The part of the file.
    pub(super) fn into_part(self) -> Element {
        self.part
    }
}

/// The ids of all styles in a company's file, and the styles that it lacks. Names count, whose
/// capitals differ from program to program; the style of what has no style is the one so marked.
fn ids(company: &Element, words: &Words) -> (BTreeMap<Style, String>, Vec<Style>) {
    let known: Vec<Known> = company.elements().filter_map(Known::of).collect();
    let mut taken: BTreeSet<String> = known.iter().map(|style| style.id.to_owned()).collect();
    let mut ids = BTreeMap::new();
    let mut missing = Vec::new();
    for style in Style::all() {
        let name = style.name(words).to_lowercase();
        let of_kind = || known.iter().filter(|one| one.kind == style.kind().name());
        let found = of_kind()
            .find(|one| style.is_default() && one.is_default)
            .or_else(|| of_kind().find(|one| one.name == name));
        let id = found.map_or_else(
            || {
                missing.push(style);
                free(style.own_id(), &taken)
            },
            |found| found.id.to_owned(),
        );
        taken.insert(id.clone());
        ids.insert(style, id);
    }
    (ids, missing)
}

/// A style of a company's file.
struct Known<'e> {
    id: &'e str,
    kind: &'e str,
    name: String,
    is_default: bool,
}

impl<'e> Known<'e> {
    fn of(element: &'e Element) -> Option<Self> {
        if element.name != "w:style" {
            return None;
        }
        Some(Self {
            id: element.attribute("w:styleId")?,
            kind: element.attribute("w:type").unwrap_or("paragraph"),
            name: element.value_of("w:name")?.to_lowercase(),
            is_default: matches!(element.attribute("w:default"), Some("1" | "true" | "on")),
        })
    }
}

/// The id, or one like it that is not taken.
fn free(id: String, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}{number}"));
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    ids.find(|id| !taken.contains(id)).unwrap_or(id)
}

fn opening(style: Style, id: &str, name: &str) -> Element {
    let mut element = Element::new("w:style").with("w:type", style.kind().name());
    if style.is_default() {
        element = element.with("w:default", 1);
    }
    if !style.is_known() {
        element = element.with("w:customStyle", 1);
    }
    element
        .with("w:styleId", id)
        .holding(Element::of("w:name", name))
}

/// Where a style stands among those that Word offers: `w:uiPriority`, then whether it is hidden
/// until it is used, or offered first.
fn rank(style: Style) -> Vec<Element> {
    let priority = |rank: u8| Element::of("w:uiPriority", rank);
    let offered = || Element::new("w:qFormat");
    match style {
        Style::Text => vec![offered()],
        Style::Heading(_) => vec![priority(9), offered()],
        Style::Title => vec![priority(10), offered()],
        Style::Quote => vec![priority(29), offered()],
        Style::Run | Style::Table => vec![
            priority(if style == Style::Run { 1 } else { 99 }),
            Element::new("w:semiHidden"),
            Element::new("w:unhideWhenUsed"),
        ],
        _ if style.kind() == StyleKind::Table => vec![priority(40)],
        _ if style.is_known() => vec![priority(99), Element::new("w:unhideWhenUsed")],
        _ => vec![priority(30), offered()],
    }
}
