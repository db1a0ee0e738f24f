//! Form fields as content controls. The name of a field is the tag of its control, its label the
//! title.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{self, Document, Field, FieldAnswer, FieldKind};
use crate::export::docx::properties::{Font, RunProperties};
use crate::export::docx::xml::XmlElement;

/// The longest tag or title that Word accepts, in UTF-16 code units.
const LONGEST_NAME: usize = 64;
/// A font with both boxes that computers with Word have.
const BOX_FONT: &str = "MS Gothic";
const EMPTY_BOX: char = '☐';
const TICKED_BOX: char = '☒';
/// The placeholder of a text field: no-break spaces, so that it is empty on paper.
const BLANKS: &str = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}";
/// The separator of a field's label and an answer's.
const BETWEEN: &str = " · ";

/// The form fields of a document and the content controls written for them.
pub(super) struct ContentControls {
    fields: BTreeMap<String, Field>,
    /// The names of the fields that have a control.
    placed: BTreeSet<String>,
    /// The field that the next tick boxes belong to, and the index of its next answer.
    current: Option<(Field, usize)>,
    control_count: usize,
}

impl ContentControls {
    /// The fields of a document.
    pub(super) fn new(document: &Document) -> Self {
        let fields = document::fields(document).into_iter();
        Self {
            fields: fields.map(|field| (field.name.clone(), field)).collect(),
            placed: BTreeSet::new(),
            current: None,
            control_count: 0,
        }
    }

    /// Begins the tick boxes of the field of that name, or of none.
    pub(super) fn begin(&mut self, name: Option<&String>) {
        let field = name.and_then(|name| self.place(name));
        self.current = field.map(|field| (field, 0));
    }

    /// The control of a tick box, for the next answer of the current field. The side of the box is
    /// `size` points.
    pub(super) fn tick_box(&mut self, ticked: bool, size: f32) -> XmlElement {
        let (tag, title) = self.next_answer().unzip();
        let run = RunProperties {
            font: Some(Font::Named(BOX_FONT)),
            size: Some(size),
            ..RunProperties::default()
        };
        let state = |name: &'static str, character: char| {
            XmlElement::new(name)
                .with("w14:val", format!("{:04X}", u32::from(character)))
                .with("w14:font", BOX_FONT)
        };
        let checkbox = XmlElement::new("w14:checkbox")
            .add(XmlElement::new("w14:checked").with("w14:val", u8::from(ticked)))
            .add(state("w14:checkedState", TICKED_BOX))
            .add(state("w14:uncheckedState", EMPTY_BOX));
        let shown = if ticked { TICKED_BOX } else { EMPTY_BOX };
        let text = XmlElement::new("w:t").with_text(&shown.to_string());
        let shown = XmlElement::new("w:r").add_all(run.element()).add(text);
        let properties = self
            .properties(run.element(), tag.as_deref(), title.as_deref())
            .add(checkbox);
        control(properties, [shown])
    }

    /// The control of a text field with a single line; `None` if the field has a control already.
    /// `style` is the style of the placeholder.
    pub(super) fn words(&mut self, name: &str, style: &str) -> Option<XmlElement> {
        let field = self.place(name)?;
        let blanks = RunProperties {
            style: Some(style.to_owned()),
            ..RunProperties::default()
        };
        let text = XmlElement::new("w:t")
            .with("xml:space", "preserve")
            .with_text(BLANKS);
        let run = XmlElement::new("w:r").add_all(blanks.element()).add(text);
        let properties = self
            .properties(None, Some(&field.name), Some(&field.label))
            .add(XmlElement::new("w:showingPlcHdr"))
            .add(XmlElement::new("w:text"));
        Some(control(properties, [run]))
    }

    /// The paragraphs within the control of a text field with several lines; unchanged if there is
    /// no such field or it has a control already.
    pub(super) fn lines(
        &mut self,
        name: Option<&String>,
        lines: Vec<XmlElement>,
    ) -> Vec<XmlElement> {
        match name.and_then(|name| self.place(name)) {
            Some(field) if !lines.is_empty() => {
                let properties = self.properties(None, Some(&field.name), Some(&field.label));
                vec![control(properties, lines)]
            }
            _ => lines,
        }
    }

    /// The field of that name, unless it has a control already.
    fn place(&mut self, name: &str) -> Option<Field> {
        let field = self.fields.get(name)?;
        self.placed.insert(name.to_owned()).then(|| field.clone())
    }

    /// The tag and the title of the current field's next tick box.
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
        run: Option<XmlElement>,
        tag: Option<&str>,
        title: Option<&str>,
    ) -> XmlElement {
        self.control_count += 1;
        let title = title.map(|title| XmlElement::of("w:alias", shortened(title)));
        let tag = tag.map(|tag| XmlElement::of("w:tag", shortened(tag)));
        XmlElement::new("w:sdtPr")
            .add_all(run)
            .add_all(title)
            .add_all(tag)
            .add(XmlElement::of("w:id", self.control_count))
    }
}

/// The tag and the title of the tick box of an answer.
fn chosen(field: &Field, answer: &FieldAnswer) -> (String, String) {
    (
        format!("{}.{}", field.name, answer.value),
        format!("{}{BETWEEN}{}", field.label, answer.label),
    )
}

fn control(properties: XmlElement, content: impl IntoIterator<Item = XmlElement>) -> XmlElement {
    let content = XmlElement::new("w:sdtContent").add_all(content);
    XmlElement::new("w:sdt").add(properties).add(content)
}

/// A tag or title, shortened to the length that Word accepts.
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
