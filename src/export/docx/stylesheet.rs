//! The styles part: a company's styles, and those that its file lacks.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::docx::WORD;
use crate::export::docx::locale::WordStrings;
use crate::export::docx::style::{Style, StyleKind};
use crate::export::docx::style_definitions::StyleDefinitions;
use crate::export::docx::xml::XmlElement;

/// The numbering of a list style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListStyle {
    /// The numbering.
    pub(super) list: usize,
    /// The level in it.
    pub(super) level: usize,
}

/// The styles of a file.
pub(super) struct Stylesheet {
    part: XmlElement,
    ids: BTreeMap<Style, String>,
}

impl Stylesheet {
    /// The styles of a company's file, with the missing ones added.
    pub(super) fn new(
        company: Option<&XmlElement>,
        definitions: &StyleDefinitions,
        strings: &WordStrings,
        language: &str,
    ) -> Self {
        let own = || {
            XmlElement::new("w:styles")
                .with("xmlns:w", WORD)
                .add(definitions.defaults(language))
        };
        let mut part = company.cloned().unwrap_or_else(own);
        let (ids, missing) = ids(&part, strings);
        let added = missing.iter().map(|style| {
            let base = style
                .base()
                .map(|base| XmlElement::of("w:basedOn", &ids[&base]));
            let next = style
                .next()
                .map(|next| XmlElement::of("w:next", &ids[&next]));
            opening(*style, &ids[style], &style.name(strings))
                .add_all(base)
                .add_all(next)
                .add_all(rank(*style))
                .add_all(definitions.of(*style))
        });
        let added: Vec<XmlElement> = added.collect();
        part = part.add_all(added);
        Self { part, ids }
    }

    /// The id of a style.
    pub(super) fn id(&self, style: Style) -> &str {
        self.ids.get(&style).map_or("", String::as_str)
    }

    /// The numbering of a list style, if it has one.
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

    /// The tab stops of a style, in twips.
    pub(super) fn tabs(&self, style: Style) -> Vec<i32> {
        let properties = self.find(style).and_then(|style| style.child("w:pPr"));
        let tabs = properties.and_then(|properties| properties.child("w:tabs"));
        let places = tabs.into_iter().flat_map(XmlElement::elements);
        places
            .filter_map(|tab| tab.attribute("w:pos")?.parse().ok())
            .collect()
    }

    fn find(&self, style: Style) -> Option<&XmlElement> {
        let id = self.id(style);
        let mut styles = self.part.elements();
        styles.find(|known| known.attribute("w:styleId") == Some(id))
    }

    /// The styles part.
    pub(super) fn into_part(self) -> XmlElement {
        self.part
    }
}

/// The ids of all styles in a company's file, and the styles it lacks. Styles are found by name,
/// ignoring case, and default styles by their mark.
fn ids(company: &XmlElement, strings: &WordStrings) -> (BTreeMap<Style, String>, Vec<Style>) {
    let known: Vec<CompanyStyle> = company.elements().filter_map(CompanyStyle::of).collect();
    let mut taken: BTreeSet<String> = known.iter().map(|style| style.id.to_owned()).collect();
    let mut ids = BTreeMap::new();
    let mut missing = Vec::new();
    for style in Style::all() {
        let name = style.name(strings).to_lowercase();
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
struct CompanyStyle<'e> {
    id: &'e str,
    kind: &'e str,
    name: String,
    is_default: bool,
}

impl<'e> CompanyStyle<'e> {
    fn of(element: &'e XmlElement) -> Option<Self> {
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

/// The id, with a number if it is taken.
fn free(id: String, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}{number}"));
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    ids.find(|id| !taken.contains(id)).unwrap_or(id)
}

fn opening(style: Style, id: &str, name: &str) -> XmlElement {
    let mut element = XmlElement::new("w:style").with("w:type", style.kind().name());
    if style.is_default() {
        element = element.with("w:default", 1);
    }
    if !style.is_known() {
        element = element.with("w:customStyle", 1);
    }
    element
        .with("w:styleId", id)
        .add(XmlElement::of("w:name", name))
}

/// The place of a style in the gallery of Word: priority, visibility, and whether it is among the
/// first offered.
fn rank(style: Style) -> Vec<XmlElement> {
    let priority = |rank: u8| XmlElement::of("w:uiPriority", rank);
    let offered = || XmlElement::new("w:qFormat");
    match style {
        Style::Text => vec![offered()],
        Style::Heading(_) => vec![priority(9), offered()],
        Style::Title => vec![priority(10), offered()],
        Style::Quote => vec![priority(29), offered()],
        Style::Run | Style::Table => vec![
            priority(if style == Style::Run { 1 } else { 99 }),
            XmlElement::new("w:semiHidden"),
            XmlElement::new("w:unhideWhenUsed"),
        ],
        _ if style.kind() == StyleKind::Table => vec![priority(40)],
        _ if style.is_known() => vec![priority(99), XmlElement::new("w:unhideWhenUsed")],
        _ => vec![priority(30), offered()],
    }
}
