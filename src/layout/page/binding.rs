//! Several documents laid out, bound to one.
//!
//! Each becomes a part: its nodes hang below a root of their own, its headings below a bookmark with
//! its name, and its fields begin with the name of the part, so that no two are the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::page::model::{
    Content, HeadingPlace, Item, Link, Node, NodeId, Page, Pages, Place, Role, Target,
};
use crate::style::Face;

/// A document to bind.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name, for links and fields: small letters, figures and hyphens.
    pub name: String,
    /// Its title, for the bookmarks.
    pub title: String,
    /// Its pages.
    pub pages: Pages,
}

/// Binds parts of one language and paper to one file called `title`; `None` when there is no part.
#[must_use]
pub fn bind(title: String, parts: Vec<Part>) -> Option<Pages> {
    let first = &parts.first()?.pages;
    let mut bound = Pages {
        title,
        language: first.language,
        paper: first.paper,
        pages: Vec::new(),
        nodes: vec![Node {
            role: Role::Document,
            parent: None,
            name: None,
        }],
        fields: Vec::new(),
        headings: Vec::new(),
        parts: BTreeMap::new(),
        faces: Vec::new(),
        typing: Arc::clone(&first.typing),
        pictures: Vec::new(),
        missing: Vec::new(),
    };
    let mut notes = 0;
    for part in parts {
        notes += add(&mut bound, part, notes);
    }
    Some(bound)
}

/// By how much the numbers of a part grow when it is bound.
struct Shift {
    node: usize,
    field: usize,
    picture: usize,
    note: usize,
    /// The faces of the part among those of the whole.
    faces: Vec<usize>,
}

/// Adds a part; the result is how many notes it has. `notes` are there before.
fn add(bound: &mut Pages, part: Part, notes: usize) -> usize {
    let Part { name, title, pages } = part;
    let shift = Shift {
        node: bound.nodes.len(),
        field: bound.fields.len(),
        picture: bound.pictures.len(),
        note: notes,
        faces: pages
            .faces
            .iter()
            .map(|face| face_in(bound, face))
            .collect(),
    };
    let first = bound.pages.len();
    bound.parts.insert(name.clone(), first);
    bound
        .nodes
        .extend(pages.nodes.into_iter().map(|node| shift.node(node)));
    bound
        .headings
        .extend(bookmarks(title, pages.headings, first, shift.node));
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
        .extend(pages.pages.into_iter().map(|page| shift.page(page)));
    count
}

/// The place of a face among those of the whole, to which it is added when it is new.
fn face_in(bound: &mut Pages, face: &Arc<Face>) -> usize {
    let known = bound
        .faces
        .iter()
        .position(|known| Arc::ptr_eq(known, face));
    known.unwrap_or_else(|| {
        bound.faces.push(Arc::clone(face));
        bound.faces.len() - 1
    })
}

/// A bookmark for the part, which stands for its first heading, and below it those of the others.
fn bookmarks(
    title: String,
    headings: Vec<HeadingPlace>,
    first_page: usize,
    first_node: usize,
) -> Vec<HeadingPlace> {
    let mut marks = vec![HeadingPlace {
        node: NodeId(first_node),
        level: 1,
        text: title,
        page: first_page,
        top: 0.0,
    }];
    marks.extend(headings.into_iter().skip(1).map(|heading| HeadingPlace {
        node: NodeId(heading.node.0 + first_node),
        level: heading.level.max(2),
        page: heading.page + first_page,
        ..heading
    }));
    marks
}

impl Shift {
    fn node(&self, node: Node) -> Node {
        match node.parent {
            None => Node {
                role: Role::Part,
                parent: Some(NodeId(0)),
                ..node
            },
            Some(parent) => Node {
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
            places: page
                .places
                .into_iter()
                .map(|place| self.place(place))
                .collect(),
        }
    }

    fn item(&self, mut item: Item) -> Item {
        item.node = item.node.map(|node| self.id(node));
        match &mut item.content {
            Content::Glyphs(run) => run.face = self.faces[run.face],
            Content::Picture { picture, .. } => *picture += self.picture,
            Content::Rectangle { .. } | Content::Line { .. } => {}
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

    fn place(&self, mut place: Place) -> Place {
        place.node = self.id(place.node);
        if let Some(part) = &mut place.field {
            part.field += self.field;
        }
        place
    }
}
