//! What is filled in, as content controls: each with the stable name of its field as its tag, and
//! what it asks for as its title.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{self, Document, Field, FieldAnswer, FieldKind};
use crate::export::docx::properties::{Font, RunProperties};
use crate::export::docx::xml::Element;

/// The longest tag or title that Word takes.
const LONGEST_NAME: usize = 64;
/// The font that has both boxes on computers with Word.
const BOX_FONT: &str = "MS Gothic";
const EMPTY_BOX: char = '☐';
const TICKED_BOX: char = '☒';
/// What a place for words shows until something is written there: blanks that do not break, so
/// that paper shows an empty place.
const BLANKS: &str = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}";
/// What stands between the label of a choice and that of an answer.
const BETWEEN: &str = " · ";

/// The fields of a document on their way into a file.
pub(super) struct Form {
    fields: BTreeMap<String, Field>,
    /// The names of the fields that have their place already.
    placed: BTreeSet<String>,
    /// The field that the next boxes belong to, and which of its answers comes next.
    current: Option<(Field, usize)>,
    controls: usize,
}

impl Form {
    /// The fields of a document.
    pub(super) fn new(document: &Document) -> Self {
        let fields = document::fields(document).into_iter();
        Self {
            fields: fields.map(|field| (field.name.clone(), field)).collect(),
            placed: BTreeSet::new(),
            current: None,
            controls: 0,
        }
    }

    /// The boxes that follow are those of the field of that name, or of none.
    pub(super) fn begin(&mut self, name: Option<&String>) {
        let field = name.and_then(|name| self.place(name));
        self.current = field.map(|field| (field, 0));
    }

    /// A box to tick, in the order of the answers of its field. Its side is `size` points.
    pub(super) fn tick_box(&mut self, ticked: bool, size: f32) -> Element {
        let (tag, title) = self.next_answer().unzip();
        let run = RunProperties {
            font: Some(Font::Named(BOX_FONT)),
            size: Some(size),
            ..RunProperties::default()
        };
        let state = |name: &'static str, character: char| {
            Element::new(name)
                .with("w14:val", format!("{:04X}", u32::from(character)))
                .with("w14:font", BOX_FONT)
        };
        let checkbox = Element::new("w14:checkbox")
            .holding(Element::new("w14:checked").with("w14:val", u8::from(ticked)))
            .holding(state("w14:checkedState", TICKED_BOX))
            .holding(state("w14:uncheckedState", EMPTY_BOX));
        let shown = if ticked { TICKED_BOX } else { EMPTY_BOX };
        let text = Element::new("w:t").saying(&shown.to_string());
        let shown = Element::new("w:r").holding_all(run.element()).holding(text);
        let properties = self
            .properties(run.element(), tag.as_deref(), title.as_deref())
            .holding(checkbox);
        control(properties, [shown])
    }

    /// A place for words on one line, for the field of that name; `None` if it has a place
    /// already. `style` is that of what stands there until then.
    pub(super) fn words(&mut self, name: &str, style: &str) -> Option<Element> {
        let field = self.place(name)?;
        let blanks = RunProperties {
            style: Some(style.to_owned()),
            ..RunProperties::default()
        };
        let text = Element::new("w:t")
            .with("xml:space", "preserve")
            .saying(BLANKS);
        let run = Element::new("w:r")
            .holding_all(blanks.element())
            .holding(text);
        let properties = self
            .properties(None, Some(&field.name), Some(&field.label))
            .holding(Element::new("w:showingPlcHdr"))
            .holding(Element::new("w:text"));
        Some(control(properties, [run]))
    }

    /// Paragraphs to write in, for the field of that name; as they are if it has a place already
    /// or is none.
    pub(super) fn lines(&mut self, name: Option<&String>, lines: Vec<Element>) -> Vec<Element> {
        match name.and_then(|name| self.place(name)) {
            Some(field) if !lines.is_empty() => {
                let properties = self.properties(None, Some(&field.name), Some(&field.label));
                vec![control(properties, lines)]
            }
            _ => lines,
        }
    }

    /// The field of that name, the first time.
    fn place(&mut self, name: &str) -> Option<Field> {
        let field = self.fields.get(name)?;
        self.placed.insert(name.to_owned()).then(|| field.clone())
    }

    /// The name and the label of the next box of the current field.
    fn next_answer(&mut self) -> Option<(String, String)> {
        let (field, next) = self.current.as_mut()?;
        let named = match &field.kind {
            FieldKind::Words { .. } => None,
            FieldKind::Tick(_) => (*next == 0).then(|| (field.name.clone(), field.label.clone())),
            FieldKind::Choice(answers) => answers.get(*next).map(|answer| chosen(field, answer)),
        };
        *next += 1;
        named
    }

    fn properties(
        &mut self,
        run: Option<Element>,
        tag: Option<&str>,
        title: Option<&str>,
    ) -> Element {
        self.controls += 1;
        let title = title.map(|title| Element::of("w:alias", shortened(title)));
        let tag = tag.map(|tag| Element::of("w:tag", shortened(tag)));
        Element::new("w:sdtPr")
            .holding_all(run)
            .holding_all(title)
            .holding_all(tag)
            .holding(Element::of("w:id", self.controls))
    }
}

/// The name and the label of the box of an answer.
fn chosen(field: &Field, answer: &FieldAnswer) -> (String, String) {
    (
        format!("{}.{}", field.name, answer.value),
        format!("{}{BETWEEN}{}", field.label, answer.label),
    )
}

fn control(properties: Element, content: impl IntoIterator<Item = Element>) -> Element {
    let content = Element::new("w:sdtContent").holding_all(content);
    Element::new("w:sdt").holding(properties).holding(content)
}

/// A name no longer than Word takes, counted as Word does.
fn shortened(name: &str) -> String {
    if name.encode_utf16().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let mut short = String::new();
    let mut length = '…'.len_utf16();
    for character in name.chars() {
        length += character.len_utf16();
        if length > LONGEST_NAME {
            break;
        }
        short.push(character);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn names_are_no_longer_than_word_takes() {
        assert_eq!(shortened("influence.rating"), "influence.rating");
        let short = shortened(&"é😀".repeat(40));
        assert!(short.ends_with('…'), "{short}");
        assert_eq!(short.encode_utf16().count(), 64);
    }
}
