//! Binding: several documents laid out become one.
//!
//! Each becomes a part: its structure nodes hang below a node of their own, its headings below a
//! bookmark with its title, and the names of its fields begin with its name, which keeps them
//! unique.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::page::model::{
    Graphic, InputArea, Link, NodeId, Page, PageItem, Pages, PlacedHeading, StructureNode,
    StructureRole, Target,
};
use crate::style::Face;

/// A document to bind.
#[derive(Debug, Clone)]
pub struct Part {
    /// The name, for links and fields: lower-case letters, digits and hyphens.
    pub name: String,
    /// The title, for the bookmarks.
    pub title: String,
    /// The pages.
    pub pages: Pages,
}

/// Binds parts of one language and paper to one document called `title`; `None` when there is no
/// part.
#[must_use]
pub fn bind(title: String, parts: Vec<Part>) -> Option<Pages> {
    let first = &parts.first()?.pages;
    let mut bound = Pages {
        title,
        language: first.language,
        paper: first.paper,
        pages: Vec::new(),
        nodes: vec![StructureNode {
            role: StructureRole::Document,
            parent: None,
            name: None,
        }],
        fields: Vec::new(),
        headings: Vec::new(),
        parts: BTreeMap::new(),
        faces: Vec::new(),
        form_face: Arc::clone(&first.form_face),
        pictures: Vec::new(),
        missing: Vec::new(),
    };
    let mut notes = 0;
    for part in parts {
        notes += add(&mut bound, part, notes);
    }
    Some(bound)
}

/// The offsets that are added to the indices of a part.
struct Offsets {
    node: usize,
    field: usize,
    picture: usize,
    note: usize,
    /// The index in the whole of each face of the part.
    faces: Vec<usize>,
}

/// Adds a part, after parts with `notes` footnotes; the result is the number of its own.
fn add(bound: &mut Pages, part: Part, notes: usize) -> usize {
    let Part { name, title, pages } = part;
    let offsets = Offsets {
        node: bound.nodes.len(),
        field: bound.fields.len(),
        picture: bound.pictures.len(),
        note: notes,
        faces: pages
            .faces
            .iter()
            .map(|face| face_index(bound, face))
            .collect(),
    };
    let first = bound.pages.len();
    bound.parts.insert(name.clone(), first);
    bound
        .nodes
        .extend(pages.nodes.into_iter().map(|node| offsets.node(node)));
    bound
        .headings
        .extend(bookmarks(title, pages.headings, first, offsets.node));
    bound
        .fields
        .extend(pages.fields.into_iter().map(|mut field| {
            field.name = format!("{name}.{}", field.name);
            field
        }));
    bound.pictures.extend(pages.pictures);
    bound.missing.extend(pages.missing);
    let count = pages.pages.iter().flat_map(|page| &page.links);
    let count = count.filter_map(|link| match link.target {
        Target::Note(number) | Target::Mark(number) => Some(number),
        Target::Address(_) | Target::Part(_) => None,
    });
    let count = count.max().unwrap_or(0);
    bound
        .pages
        .extend(pages.pages.into_iter().map(|page| offsets.page(page)));
    count
}

/// The index of a face in the whole, to which it is added if it is new.
fn face_index(bound: &mut Pages, face: &Arc<Face>) -> usize {
    let known = bound
        .faces
        .iter()
        .position(|known| Arc::ptr_eq(known, face));
    known.unwrap_or_else(|| {
        bound.faces.push(Arc::clone(face));
        bound.faces.len() - 1
    })
}

/// The headings of a part: its title in place of its first heading, the others below.
fn bookmarks(
    title: String,
    headings: Vec<PlacedHeading>,
    first_page: usize,
    first_node: usize,
) -> Vec<PlacedHeading> {
    let mut marks = vec![PlacedHeading {
        node: NodeId(first_node),
        level: 1,
        text: title,
        page: first_page,
        top: 0.0,
    }];
    marks.extend(headings.into_iter().skip(1).map(|heading| PlacedHeading {
        node: NodeId(heading.node.0 + first_node),
        level: heading.level.max(2),
        page: heading.page + first_page,
        ..heading
    }));
    marks
}

impl Offsets {
    fn node(&self, node: StructureNode) -> StructureNode {
        match node.parent {
            None => StructureNode {
                role: StructureRole::Part,
                parent: Some(NodeId(0)),
                ..node
            },
            Some(parent) => StructureNode {
                parent: Some(self.id(parent)),
                ..node
            },
        }
    }

    const fn id(&self, id: NodeId) -> NodeId {
        NodeId(id.0 + self.node)
    }

    fn page(&self, page: Page) -> Page {
        Page {
            items: page.items.into_iter().map(|item| self.item(item)).collect(),
            links: page.links.into_iter().map(|link| self.link(link)).collect(),
            inputs: page
                .inputs
                .into_iter()
                .map(|input| self.input(input))
                .collect(),
        }
    }

    fn item(&self, mut item: PageItem) -> PageItem {
        item.node = item.node.map(|node| self.id(node));
        match &mut item.graphic {
            Graphic::Glyphs(run) => run.face = self.faces[run.face],
            Graphic::Picture { picture, .. } => *picture += self.picture,
            Graphic::Rectangle { .. } | Graphic::Line { .. } => {}
        }
        item
    }

    fn link(&self, link: Link) -> Link {
        Link {
            node: self.id(link.node),
            target: match link.target {
                Target::Note(number) => Target::Note(number + self.note),
                Target::Mark(number) => Target::Mark(number + self.note),
                other => other,
            },
            ..link
        }
    }

    fn input(&self, mut input: InputArea) -> InputArea {
        input.node = self.id(input.node);
        if let Some(part) = &mut input.field {
            part.field += self.field;
        }
        input
    }
}
