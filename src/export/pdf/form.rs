//! The fields of a form, for programs that fill it in.
//!
//! 1. Every place that fills in a field becomes a widget. The page has painted its box or its
//!    lines already: an empty widget paints nothing, a ticked one a cross.
//! 2. Every field says what kind it is, what it asks for and which widgets it has.
//! 3. A name such as `influence.rating` makes a field `rating` within a field `influence`, which
//!    has nothing but parts.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::document::{Field, FieldAnswer, FieldKind};
use crate::export::pdf::content::{corners, round};
use crate::export::pdf::form_font;
use crate::layout::{Area, InputArea, InputKind, Pages};
use crate::style::Face;

/// Words go on several lines.
const SEVERAL_LINES: i64 = 1 << 12;
/// At most one of the boxes is ticked.
const ONE_OF_SEVERAL: i64 = 1 << 15;
/// How far a cross stays from the edges of its box, as a share of the side.
const CROSS_INSET: f32 = 0.22;
/// The thickness of a cross, as a share of the side.
const CROSS_WIDTH: f32 = 0.11;
/// The state of a box that is not ticked.
const OFF: &str = "Off";

/// The fields of a file in the making.
pub(super) struct Form<'p> {
    pages: &'p Pages,
    /// For each field: its object, and its widgets.
    fields: Vec<(ObjectId, Vec<Object>)>,
    /// The pictures of empty inputs and of crosses, by width and height in hundredths of a point.
    empty: BTreeMap<(i64, i64), ObjectId>,
    crosses: BTreeMap<(i64, i64), ObjectId>,
}

impl<'p> Form<'p> {
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

    /// Adds the widget of a place on the page `page_id`, whose key among the structure's parents
    /// is `parent`; `None` for a place without a field.
    pub(super) fn add_widget(
        &mut self,
        file: &mut Document,
        place: &InputArea,
        page_id: ObjectId,
        parent: i64,
    ) -> Option<ObjectId> {
        let part = place.field?;
        let field = &self.pages.fields[part.field];
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => corners(place.area, self.pages.paper.height),
            "F" => 4,
            "P" => page_id,
            "Parent" => self.fields[part.field].0,
            "StructParent" => parent,
        };
        match (answer(field, part.answer), place.kind) {
            (Some(answer), _) => self.describe_box(&mut widget, file, field, answer, place.area),
            (None, InputKind::Write { size }) => {
                widget.set("TU", text_string(&field.label));
                widget.set("DA", appearance(form_font::NAME, size));
                // Without an edge, words begin where the field does.
                widget.set("BS", dictionary! { "W" => 0 });
                let empty = self.empty(file, place.area);
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
        widget.set("DA", appearance("ZaDb", 0.0));
        widget.set("MK", dictionary! { "CA" => Object::string_literal("8") });
        widget.set("AP", dictionary! { "N" => states });
        widget.set("AS", state(answer.ticked.then_some(answer)));
    }

    fn empty(&mut self, file: &mut Document, area: Area) -> ObjectId {
        let empty = self.empty.entry(size_of(area));
        *empty.or_insert_with(|| picture(file, area, String::new()))
    }

    fn cross(&mut self, file: &mut Document, area: Area) -> ObjectId {
        let cross = self.crosses.entry(size_of(area));
        *cross.or_insert_with(|| picture(file, area, cross_of(area)))
    }

    /// Completes the fields; the result is what the catalog names, if there are any.
    pub(super) fn finish(self, file: &mut Document) -> Option<ObjectId> {
        let mut names = Names::default();
        for (field, (id, widgets)) in self.pages.fields.iter().zip(self.fields) {
            if widgets.is_empty() {
                continue;
            }
            let (parent, name) = names.add(file, &field.name, id);
            let mut dictionary = description(field);
            dictionary.set("T", text_string(name));
            dictionary.set("Kids", widgets);
            if let Some(parent) = parent {
                dictionary.set("Parent", parent);
            }
            file.set_object(id, dictionary);
        }
        let fields = names.finish(file);
        (!fields.is_empty()).then(|| {
            let form = dictionary! {
                "Fields" => fields,
                "DA" => appearance(form_font::NAME, 0.0),
                "DR" => dictionary! { "Font" => fonts(file, &self.pages.form_face) },
            };
            file.add_object(form)
        })
    }
}

/// The answer of that number; `None` in a field for words.
fn answer(field: &Field, number: usize) -> Option<&FieldAnswer> {
    match &field.kind {
        FieldKind::Words { .. } => None,
        FieldKind::Tick(answer) => Some(answer),
        FieldKind::Choice(answers) => answers.get(number),
    }
}

/// What a field is, without its name and its widgets.
fn description(field: &Field) -> Dictionary {
    let (kind, flags, value) = match &field.kind {
        FieldKind::Words { several_lines } => {
            let flags = if *several_lines { SEVERAL_LINES } else { 0 };
            ("Tx", flags, None)
        }
        FieldKind::Tick(answer) => ("Btn", 0, Some(state(answer.ticked.then_some(answer)))),
        FieldKind::Choice(answers) => {
            let ticked = answers.iter().find(|answer| answer.ticked);
            ("Btn", ONE_OF_SEVERAL, Some(state(ticked)))
        }
    };
    let mut description = dictionary! {
        "FT" => kind,
        "Ff" => flags,
        "TU" => text_string(&field.label),
    };
    if let Some(value) = value {
        description.set("V", value);
    }
    description
}

/// The state of boxes of which that answer is ticked, or none.
fn state(ticked: Option<&FieldAnswer>) -> Object {
    let state = ticked.map_or(OFF, |answer| answer.value.as_str());
    Object::Name(state.as_bytes().to_vec())
}

/// How a field sets what is typed in: the font, its size (0 for one that fits), black.
fn appearance(font: &str, size: f32) -> Object {
    Object::string_literal(format!("/{font} {} Tf 0 g", round(size)))
}

/// The fonts for what is filled in: that of typed words, and those that programs look for when they
/// draw a field in their own way. Every such program has these, so they are not embedded; nothing
/// in the file as written is set in them.
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

fn picture(file: &mut Document, area: Area, operators: String) -> ObjectId {
    let corner = [0.0, 0.0, area.width, area.height];
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => corner.map(|edge| Object::Real(round(edge))).to_vec(),
        "Resources" => Dictionary::new(),
    };
    file.add_object(Stream::new(dictionary, operators.into_bytes()))
}

/// A cross in a box.
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

/// The fields as a tree of the parts of their names.
#[derive(Default)]
struct Names {
    /// The fields that have nothing but parts, by their full names, each with the name of its own
    /// and its parts.
    groups: BTreeMap<String, (ObjectId, Vec<Object>)>,
    /// The fields that are no part of another.
    top: Vec<Object>,
}

impl Names {
    /// Adds a field; the result is the field it is part of, and its own part of the name.
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

    /// Completes the groups; the result is the fields that are no part of another.
    fn finish(self, file: &mut Document) -> Vec<Object> {
        for (id, parts) in self.groups.into_values() {
            super::set(file, id, "Kids", parts);
        }
        self.top
    }
}
