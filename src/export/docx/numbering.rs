//! The numberings: what stands before the items of lists.
//!
//! All bulleted lists share one numbering; every numbered list begins one of its own. A company's
//! numberings stay as they are, and its styles of lists refer to them.

use crate::export::docx::look::SANS;
use crate::export::docx::properties::{Font, Indent, ParagraphProperties, RunProperties};
use crate::export::docx::stylesheet::ListStyle;
use crate::export::docx::xml::Element;

/// How far items stand in, as a multiple of what the theme says: Word sets labels more loosely.
pub(super) const LIST_INDENT: f32 = 1.3;
/// The levels that Word knows.
const LEVELS: usize = 9;
/// What stands before the items of bulleted lists, by depth, over and over.
const BULLETS: [&str; 3] = ["•", "–", "▪"];

/// The numberings of a file.
pub(super) struct Numbering {
    part: Element,
    lists: Vec<Element>,
    next_list: usize,
    bullets: usize,
    numbers: usize,
    /// The definition that numbered lists refer to which have no other.
    number_definition: String,
}

impl Numbering {
    /// The numberings of a company's file, and two more. Items stand in by `indent` points.
    pub(super) fn new(company: Option<&Element>, indent: f32) -> Self {
        let mut part = company.cloned().unwrap_or_else(root);
        let mut lists = part.take("w:num");
        let definition = next(part.elements(), "w:abstractNumId");
        let number_definition = definition + 1;
        part = part
            .holding(definition_of(definition, false, indent))
            .holding(definition_of(number_definition, true, indent));
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

    /// The numbering of the program's own styles for bulleted or numbered lists.
    pub(super) const fn own(&self, numbers: bool) -> usize {
        if numbers { self.numbers } else { self.bullets }
    }

    /// Begins a numbered list whose first number is `start`; the result is its numbering and the
    /// level in it. `style` says what the style of its items refers to.
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
        // Larger numbers are not understood.
        let start = start.min(32_767);
        let restart = Element::new("w:lvlOverride")
            .with("w:ilvl", level)
            .holding(Element::of("w:startOverride", start));
        self.lists.push(list(number, &definition).holding(restart));
        (number, level)
    }

    /// The deepest level that a numbering has.
    pub(super) const fn deepest() -> usize {
        LEVELS - 1
    }

    fn definition_of(&self, list: usize) -> Option<String> {
        let list = list.to_string();
        let mut lists = self.lists.iter();
        let list = lists.find(|known| known.attribute("w:numId") == Some(&list))?;
        list.value_of("w:abstractNumId").map(str::to_owned)
    }

    /// The part of the file.
    pub(super) fn into_part(self) -> Element {
        self.part.holding_all(self.lists)
    }
}

fn root() -> Element {
    Element::new("w:numbering").with("xmlns:w", super::WORD)
}

/// The first number that none of the elements has.
fn next<'e>(elements: impl Iterator<Item = &'e Element>, attribute: &str) -> usize {
    let numbers = elements.filter_map(|element| element.attribute(attribute)?.parse().ok());
    numbers
        .max()
        .map_or(0, |highest: usize| highest.saturating_add(1))
}

fn list(number: usize, definition: &str) -> Element {
    Element::new("w:num")
        .with("w:numId", number)
        .holding(Element::of("w:abstractNumId", definition))
}

fn definition_of(id: usize, numbers: bool, indent: f32) -> Element {
    let levels = (0..LEVELS).map(|level| level_of(level, numbers, indent));
    Element::new("w:abstractNum")
        .with("w:abstractNumId", id)
        .holding(Element::of("w:multiLevelType", "hybridMultilevel"))
        .holding_all(levels)
}

#[expect(clippy::cast_precision_loss, reason = "there are few levels")]
fn level_of(level: usize, numbers: bool, indent: f32) -> Element {
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
    // Bullets of serif fonts are too small to see.
    let run = (!numbers).then(|| RunProperties {
        font: Some(Font::Named(SANS.0)),
        bold: Some(false),
        italic: Some(false),
        ..RunProperties::default()
    });
    Element::new("w:lvl")
        .with("w:ilvl", level)
        .holding(Element::of("w:start", 1))
        .holding(Element::of("w:numFmt", format))
        .holding(Element::of("w:lvlText", text))
        .holding(Element::of("w:lvlJc", "left"))
        .holding_all(paragraph.element())
        .holding_all(run.and_then(|run| run.element()))
}
