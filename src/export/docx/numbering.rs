//! List numberings.
//!
//! All bulleted lists share a numbering; every numbered list has one of its own. The numberings of
//! a company's file are kept, because its list styles refer to them.

use crate::export::docx::WORD;
use crate::export::docx::appearance::SANS;
use crate::export::docx::properties::{Font, Indent, ParagraphProperties, RunProperties};
use crate::export::docx::stylesheet::ListStyle;
use crate::export::docx::xml::XmlElement;

/// The indent of list items, as a multiple of the theme's: Word sets markers more loosely.
pub(super) const LIST_INDENT: f32 = 1.3;
/// The number of list levels in Word.
const LEVELS: usize = 9;
/// The bullets by level, repeated.
const BULLETS: [&str; 3] = ["•", "–", "▪"];

/// The numberings of a file.
pub(super) struct Numbering {
    part: XmlElement,
    lists: Vec<XmlElement>,
    next_list: usize,
    bullets: usize,
    numbers: usize,
    /// The abstract numbering of numbered lists whose style has none.
    number_definition: String,
}

impl Numbering {
    /// The numberings of a company's file, with a bulleted and a numbered one added. `indent` is in
    /// points.
    pub(super) fn new(company: Option<&XmlElement>, indent: f32) -> Self {
        let mut part = company.cloned().unwrap_or_else(root);
        let mut lists = part.take("w:num");
        let definition = next(part.elements(), "w:abstractNumId");
        let number_definition = definition + 1;
        part = part
            .add(definition_of(definition, false, indent))
            .add(definition_of(number_definition, true, indent));
        let bullets = next(lists.iter(), "w:numId").max(1);
        lists.push(list(bullets, &definition.to_string()));
        lists.push(list(bullets + 1, &number_definition.to_string()));
        Self {
            part,
            lists,
            next_list: bullets + 2,
            bullets,
            numbers: bullets + 1,
            number_definition: number_definition.to_string(),
        }
    }

    /// The numbering of the built-in styles for bulleted or numbered lists.
    pub(super) const fn own(&self, numbers: bool) -> usize {
        if numbers { self.numbers } else { self.bullets }
    }

    /// Begins a numbered list with the number `start`; the result is its numbering and level.
    /// `style` has the numbering of its paragraph style.
    pub(super) fn begin(
        &mut self,
        style: Option<ListStyle>,
        level: usize,
        start: u64,
    ) -> (usize, usize) {
        let known = style.and_then(|style| Some((self.definition_of(style.list)?, style.level)));
        let (definition, level) = known.unwrap_or((self.number_definition.clone(), level));
        let level = level.min(LEVELS - 1);
        let number = self.next_list;
        self.next_list += 1;
        // Word accepts no larger number.
        let start = start.min(32_767);
        let restart = XmlElement::new("w:lvlOverride")
            .with("w:ilvl", level)
            .add(XmlElement::of("w:startOverride", start));
        self.lists.push(list(number, &definition).add(restart));
        (number, level)
    }

    /// The deepest list level.
    pub(super) const fn deepest() -> usize {
        LEVELS - 1
    }

    fn definition_of(&self, list: usize) -> Option<String> {
        let list = list.to_string();
        let mut lists = self.lists.iter();
        let list = lists.find(|known| known.attribute("w:numId") == Some(&list))?;
        list.value_of("w:abstractNumId").map(str::to_owned)
    }

    /// The numbering part.
    pub(super) fn into_part(self) -> XmlElement {
        self.part.add_all(self.lists)
    }
}

fn root() -> XmlElement {
    XmlElement::new("w:numbering").with("xmlns:w", WORD)
}

/// The first number that no element uses.
fn next<'e>(elements: impl Iterator<Item = &'e XmlElement>, attribute: &str) -> usize {
    let numbers = elements.filter_map(|element| element.attribute(attribute)?.parse().ok());
    numbers
        .max()
        .map_or(0, |highest: usize| highest.saturating_add(1))
}

fn list(number: usize, definition: &str) -> XmlElement {
    XmlElement::new("w:num")
        .with("w:numId", number)
        .add(XmlElement::of("w:abstractNumId", definition))
}

fn definition_of(id: usize, numbers: bool, indent: f32) -> XmlElement {
    let levels = (0..LEVELS).map(|level| level_of(level, numbers, indent));
    XmlElement::new("w:abstractNum")
        .with("w:abstractNumId", id)
        .add(XmlElement::of("w:multiLevelType", "hybridMultilevel"))
        .add_all(levels)
}

#[expect(clippy::cast_precision_loss, reason = "there are few levels")]
fn level_of(level: usize, numbers: bool, indent: f32) -> XmlElement {
    let (format, text) = if numbers {
        ("decimal", format!("%{}.", level + 1))
    } else {
        ("bullet", BULLETS[level % BULLETS.len()].to_owned())
    };
    let paragraph = ParagraphProperties {
        indent: Some(Indent {
            left: indent * (level + 1) as f32,
            hanging: indent,
        }),
        ..ParagraphProperties::default()
    };
    // Bullets of serif fonts are too small.
    let run = (!numbers).then(|| RunProperties {
        font: Some(Font::Named(SANS.0)),
        bold: Some(false),
        italic: Some(false),
        ..RunProperties::default()
    });
    XmlElement::new("w:lvl")
        .with("w:ilvl", level)
        .add(XmlElement::of("w:start", 1))
        .add(XmlElement::of("w:numFmt", format))
        .add(XmlElement::of("w:lvlText", text))
        .add(XmlElement::of("w:lvlJc", "left"))
        .add_all(paragraph.element())
        .add_all(run.and_then(|run| run.element()))
}
