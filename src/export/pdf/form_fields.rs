//! Interactive form fields (ISO 32000-1, 12.7).
//!
//! 1. Every input area with a field becomes a widget annotation. The page content already shows its
//!    box or lines, so the appearance of an empty widget is empty, and that of a ticked one a
//!    cross.
//! 2. Every field states its type, its label and its widgets.
//! 3. Names form a hierarchy: `influence.rating` is a field `rating` whose parent is a field
//!    `influence` without a type.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::document::{Field, FieldAnswer, FieldKind};
use crate::export::pdf::content_stream::{corners, round};
use crate::export::pdf::{form_font, set};
use crate::layout::{Area, InputArea, InputKind, Pages};
use crate::style::Face;

/// The field flag of text fields with several lines.
const MULTILINE: i64 = 1 << 12;
/// The field flag of radio buttons.
const RADIO: i64 = 1 << 15;
/// The distance of a cross from the edges of its box, as a share of the side.
const CROSS_INSET: f32 = 0.22;
/// The line width of a cross, as a share of the side.
const CROSS_WIDTH: f32 = 0.11;
/// The appearance state of a box that is not ticked.
const OFF: &str = "Off";

/// Writes the form fields of a file.
pub(super) struct FormWriter<'p> {
    pages: &'p Pages,
    /// The object and the widgets of each field.
    fields: Vec<(ObjectId, Vec<Object>)>,
    /// The appearance streams of empty widgets and of crosses, by width and height in hundredths of
    /// a point.
    empty: BTreeMap<(i64, i64), ObjectId>,
    crosses: BTreeMap<(i64, i64), ObjectId>,
}

impl<'p> FormWriter<'p> {
    /// The fields of the pages, without widgets.
    pub(super) fn new(file: &mut Document, pages: &'p Pages) -> Self {
        let fields = pages.fields.iter();
        Self {
            pages,
            fields: fields.map(|_| (file.new_object_id(), Vec::new())).collect(),
            empty: BTreeMap::new(),
            crosses: BTreeMap::new(),
        }
    }

    /// Adds the widget of an input area to the page `page_id`. `parent` is its key in the parent
    /// tree. `None` for an area without a field.
    pub(super) fn add_widget(
        &mut self,
        file: &mut Document,
        input: &InputArea,
        page_id: ObjectId,
        parent: i64,
    ) -> Option<ObjectId> {
        let part = input.field?;
        let field = &self.pages.fields[part.field];
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => corners(input.area, self.pages.paper.height),
            "F" => 4,
            "P" => page_id,
            "Parent" => self.fields[part.field].0,
            "StructParent" => parent,
        };
        match (answer(field, part.answer), input.kind) {
            (Some(answer), _) => self.describe_box(&mut widget, file, field, answer, input.area),
            (None, InputKind::Write { size }) => {
                widget.set("TU", text_string(&field.label));
                widget.set("DA", default_appearance(form_font::NAME, size));
                // Without a border, typed text begins at the edge of the field.
                widget.set("BS", dictionary! { "W" => 0 });
                let empty = self.empty(file, input.area);
                widget.set("AP", dictionary! { "N" => empty });
            }
            (None, InputKind::Tick { .. }) => return None,
        }
        let id = file.add_object(widget);
        self.fields[part.field].1.push(id.into());
        Some(id)
    }

    fn describe_box(
        &mut self,
        widget: &mut Dictionary,
        file: &mut Document,
        field: &Field,
        answer: &FieldAnswer,
        area: Area,
    ) {
        let label = match field.kind {
            FieldKind::Choice(_) => format!("{} · {}", field.label, answer.label),
            _ => field.label.clone(),
        };
        let cross = self.cross(file, area);
        let mut states = dictionary! { OFF => self.empty(file, area) };
        states.set(answer.value.as_str(), cross);
        widget.set("TU", text_string(&label));
        widget.set("DA", default_appearance("ZaDb", 0.0));
        widget.set("MK", dictionary! { "CA" => Object::string_literal("8") });
        widget.set("AP", dictionary! { "N" => states });
        widget.set("AS", state(answer.ticked.then_some(answer)));
    }

    fn empty(&mut self, file: &mut Document, area: Area) -> ObjectId {
        let empty = self.empty.entry(size_of(area));
        *empty.or_insert_with(|| appearance_stream(file, area, String::new()))
    }

    fn cross(&mut self, file: &mut Document, area: Area) -> ObjectId {
        let cross = self.crosses.entry(size_of(area));
        *cross.or_insert_with(|| appearance_stream(file, area, cross_of(area)))
    }

    /// Completes the fields; the result is the AcroForm dictionary, if there are any fields.
    pub(super) fn finish(self, file: &mut Document) -> Option<ObjectId> {
        let mut tree = FieldTree::default();
        for (field, (id, widgets)) in self.pages.fields.iter().zip(self.fields) {
            if widgets.is_empty() {
                continue;
            }
            let (parent, name) = tree.add(file, &field.name, id);
            let mut dictionary = field_dictionary(field);
            dictionary.set("T", text_string(name));
            dictionary.set("Kids", widgets);
            if let Some(parent) = parent {
                dictionary.set("Parent", parent);
            }
            file.set_object(id, dictionary);
        }
        let fields = tree.finish(file);
        (!fields.is_empty()).then(|| {
            let form = dictionary! {
                "Fields" => fields,
                "DA" => default_appearance(form_font::NAME, 0.0),
                "DR" => dictionary! { "Font" => fonts(file, &self.pages.form_face) },
            };
            file.add_object(form)
        })
    }
}

/// The answer with that index; `None` in a text field.
fn answer(field: &Field, number: usize) -> Option<&FieldAnswer> {
    match &field.kind {
        FieldKind::Words { .. } => None,
        FieldKind::Tick(answer) => Some(answer),
        FieldKind::Choice(answers) => answers.get(number),
    }
}

/// The dictionary of a field, without its name and its widgets.
fn field_dictionary(field: &Field) -> Dictionary {
    let (kind, flags, value) = match &field.kind {
        FieldKind::Words { several_lines } => {
            let flags = if *several_lines { MULTILINE } else { 0 };
            ("Tx", flags, None)
        }
        FieldKind::Tick(answer) => ("Btn", 0, Some(state(answer.ticked.then_some(answer)))),
        FieldKind::Choice(answers) => {
            let ticked = answers.iter().find(|answer| answer.ticked);
            ("Btn", RADIO, Some(state(ticked)))
        }
    };
    let mut field_dictionary = dictionary! {
        "FT" => kind,
        "Ff" => flags,
        "TU" => text_string(&field.label),
    };
    if let Some(value) = value {
        field_dictionary.set("V", value);
    }
    field_dictionary
}

/// The appearance state of a box that stands for the ticked answer; `Off` if none is ticked.
fn state(ticked: Option<&FieldAnswer>) -> Object {
    let state = ticked.map_or(OFF, |answer| answer.value.as_str());
    Object::Name(state.as_bytes().to_vec())
}

/// The default appearance of a field: its font, its font size (0 for automatic), black.
fn default_appearance(font: &str, size: f32) -> Object {
    Object::string_literal(format!("/{font} {} Tf 0 g", round(size)))
}

/// The font resources of the form: that of typed text, and the two standard fonts that PDF readers
/// use to draw fields themselves. The standard fonts are not embedded, because nothing in the file
/// as written is set in them.
fn fonts(file: &mut Document, face: &Face) -> Dictionary {
    let typed = form_font::write_to(file, face);
    let helvetica = file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let signs = file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "ZapfDingbats",
    });
    dictionary! { form_font::NAME => typed, "Helv" => helvetica, "ZaDb" => signs }
}

fn appearance_stream(file: &mut Document, area: Area, operators: String) -> ObjectId {
    let corner = [0.0, 0.0, area.width, area.height];
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => corner.map(|edge| Object::Real(round(edge))).to_vec(),
        "Resources" => Dictionary::new(),
    };
    file.add_object(Stream::new(dictionary, operators.into_bytes()))
}

/// The operators that draw a cross in a box.
fn cross_of(area: Area) -> String {
    let side = area.width.min(area.height);
    let near = round(side * CROSS_INSET);
    let (right, top) = (round(area.width) - near, round(area.height) - near);
    let width = round(side * CROSS_WIDTH);
    format!(
        "0 G 1 J {width} w {near} {near} m {right:.2} {top:.2} l \
         {near} {top:.2} m {right:.2} {near} l S"
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "no place is so large that its hundredths of a point do not fit"
)]
fn size_of(area: Area) -> (i64, i64) {
    let hundredths = |length: f32| (length * 100.0).round() as i64;
    (hundredths(area.width), hundredths(area.height))
}

/// The hierarchy of field names.
#[derive(Default)]
struct FieldTree {
    /// The parent fields without a type, by full name, each with its object and its kids.
    groups: BTreeMap<String, (ObjectId, Vec<Object>)>,
    /// The root fields.
    top: Vec<Object>,
}

impl FieldTree {
    /// Adds a field; the result is its parent and its partial name.
    fn add<'n>(
        &mut self,
        file: &mut Document,
        name: &'n str,
        id: ObjectId,
    ) -> (Option<ObjectId>, &'n str) {
        let Some((group, own)) = name.rsplit_once('.') else {
            self.top.push(id.into());
            return (None, name);
        };
        let known = self.groups.get(group).map(|(id, _)| *id);
        let parent = known.unwrap_or_else(|| self.add_group(file, group));
        if let Some((_, parts)) = self.groups.get_mut(group) {
            parts.push(id.into());
        }
        (Some(parent), own)
    }

    fn add_group(&mut self, file: &mut Document, name: &str) -> ObjectId {
        let id = file.new_object_id();
        let (parent, own) = self.add(file, name, id);
        let mut group = dictionary! { "T" => text_string(own) };
        if let Some(parent) = parent {
            group.set("Parent", parent);
        }
        file.set_object(id, group);
        self.groups.insert(name.to_owned(), (id, Vec::new()));
        id
    }

    /// Completes the parent fields; the result is the root fields.
    fn finish(self, file: &mut Document) -> Vec<Object> {
        for (id, parts) in self.groups.into_values() {
            set(file, id, "Kids", parts);
        }
        self.top
    }
}
