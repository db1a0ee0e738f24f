//! The structure tree, which tells assistive technology what the document consists of (ISO 32000-1,
//! 14.7).
//!
//! 1. Every structure node with content becomes a structure element below that of its parent, in
//!    the order of the pages.
//! 2. Every link and every form field gets its annotation, which its element refers to.
//! 3. Cells without content are added to their rows, which must be complete.
//! 4. The parent tree maps marked content and annotations to their elements.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use crate::export::pdf::content_stream::{ContentStream, corners};
use crate::export::pdf::form_fields::FormWriter;
use crate::export::pdf::links::Links;
use crate::export::pdf::metadata::language_tag;
use crate::export::pdf::structure_type::structure_type;
use crate::export::pdf::{add, set};
use crate::layout::{Area, HeadCellScope, InputArea, Link, NodeId, Page, Pages, StructureRole};

/// Adds the structure tree, the link annotations and the form fields to the file; the result is the
/// root of the tree, and the AcroForm dictionary if there are fields.
pub(super) fn write_to(
    file: &mut Document,
    pages: &Pages,
    contents: &[ContentStream],
    page_ids: &[ObjectId],
) -> (ObjectId, Option<ObjectId>) {
    let mut form = FormWriter::new(file, pages);
    let mut tree = StructureTreeWriter::new(file, pages, page_ids);
    for (page, content) in contents.iter().enumerate() {
        tree.add_page(page, content);
    }
    tree.add_annotations(&mut form);
    tree.complete_rows();
    let root = tree.finish();
    (root, form.finish(file))
}

/// A kid of a structure element.
enum Kid {
    Element(NodeId),
    MarkedContent {
        page: usize,
        number: usize,
    },
    Annotation {
        page: usize,
        id: ObjectId,
    },
    /// A `Form` element of its own for a widget.
    Field(ObjectId),
}

struct StructureTreeWriter<'f, 'p> {
    file: &'f mut Document,
    pages: &'p Pages,
    page_ids: &'p [ObjectId],
    links: Links<'p>,
    root: ObjectId,
    /// The elements of structure nodes, with their kids.
    elements: BTreeMap<NodeId, (ObjectId, Vec<Kid>)>,
    /// The values of the parent tree: one for each page, then one for each annotation.
    parents: Vec<Object>,
}

impl<'f, 'p> StructureTreeWriter<'f, 'p> {
    fn new(file: &'f mut Document, pages: &'p Pages, page_ids: &'p [ObjectId]) -> Self {
        let root = file.new_object_id();
        Self {
            file,
            pages,
            page_ids,
            links: Links::new(pages, page_ids),
            root,
            elements: BTreeMap::new(),
            parents: Vec::new(),
        }
    }

    /// The element of a node, created with its ancestors if it does not exist.
    fn element(&mut self, node: NodeId) -> ObjectId {
        if let Some((id, _)) = self.elements.get(&node) {
            return *id;
        }
        let id = self.file.new_object_id();
        self.elements.insert(node, (id, Vec::new()));
        if let Some(parent) = self.pages.nodes[node.0].parent {
            self.add_kid(parent, Kid::Element(node));
        }
        id
    }

    fn add_kid(&mut self, node: NodeId, kid: Kid) -> ObjectId {
        let id = self.element(node);
        if let Some((_, kids)) = self.elements.get_mut(&node) {
            kids.push(kid);
        }
        id
    }

    fn add_page(&mut self, page: usize, content: &ContentStream) {
        let mut parents: Vec<Object> = Vec::with_capacity(content.marked_content.len());
        for (number, node) in content.marked_content.iter().enumerate() {
            let parent = self.add_kid(*node, Kid::MarkedContent { page, number });
            parents.push(parent.into());
        }
        let parents = self.file.add_object(parents);
        self.parents.push(parents.into());
        set(self.file, self.page_ids[page], "StructParents", count(page));
        set(self.file, self.page_ids[page], "Tabs", "S");
    }

    /// Adds the annotations of links and form fields.
    fn add_annotations(&mut self, form: &mut FormWriter) {
        for (page, content) in self.pages.pages.iter().enumerate() {
            let mut annotations: Vec<Object> = Vec::new();
            for annotation in annotations_of(content) {
                let annotation = match annotation {
                    PageAnnotation::Link(link) => Some(self.add_link(page, link)),
                    PageAnnotation::Input(input) => self.add_input(page, input, form),
                };
                annotations.extend(annotation.map(Object::from));
            }
            if let Ok(page) = self.file.get_dictionary_mut(self.page_ids[page]) {
                page.remove(b"Annots");
                if !annotations.is_empty() {
                    page.set("Annots", annotations);
                }
            }
        }
    }

    fn add_link(&mut self, page: usize, link: &Link) -> ObjectId {
        let mut annotation = self.links.annotation(link);
        annotation.set("StructParent", count(self.parents.len()));
        let id = self.file.add_object(annotation);
        let element = self.add_kid(link.node, Kid::Annotation { page, id });
        self.parents.push(element.into());
        id
    }

    /// Adds a widget with a `Form` element of its own: the content painted in its area is not part
    /// of it.
    fn add_input(
        &mut self,
        page: usize,
        input: &InputArea,
        form: &mut FormWriter,
    ) -> Option<ObjectId> {
        let page_id = self.page_ids[page];
        let id = form.add_widget(self.file, input, page_id, count(self.parents.len()))?;
        let parent = self.element(input.node);
        let element = self.file.add_object(dictionary! {
            "S" => "Form",
            "P" => parent,
            "Pg" => page_id,
            "K" => dictionary! { "Type" => "OBJR", "Pg" => page_id, "Obj" => id },
        });
        self.add_kid(input.node, Kid::Field(element));
        self.parents.push(element.into());
        Some(id)
    }

    /// Adds cells without content to their rows, and sorts kids that are all elements into document
    /// order.
    fn complete_rows(&mut self) {
        for (index, node) in self.pages.nodes.iter().enumerate() {
            if matches!(
                node.role,
                StructureRole::Cell | StructureRole::HeadCell { .. }
            ) {
                self.element(NodeId(index));
            }
        }
        for (_, kids) in self.elements.values_mut() {
            let nodes = kids.iter().map(|kid| match kid {
                Kid::Element(node) => Some(*node),
                _ => None,
            });
            if let Some(mut nodes) = nodes.collect::<Option<Vec<_>>>() {
                nodes.sort_unstable();
                *kids = nodes.into_iter().map(Kid::Element).collect();
            }
        }
    }

    fn finish(mut self) -> ObjectId {
        let document = self.element(NodeId(0));
        let elements = std::mem::take(&mut self.elements);
        let ids: BTreeMap<NodeId, ObjectId> = elements
            .iter()
            .map(|(node, (id, _))| (*node, *id))
            .collect();
        let mut levels = HeadingLevels::default();
        for (node, (id, kids)) in elements {
            let element = self.element_dictionary(node, &kids, &ids, &mut levels);
            self.file.set_object(id, element);
        }
        let numbers: Vec<Object> = self
            .parents
            .iter()
            .enumerate()
            .flat_map(|(number, parents)| [count(number).into(), parents.clone()])
            .collect();
        let next = count(self.parents.len());
        let parents = add(self.file, dictionary! { "Nums" => numbers });
        let root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![document.into()],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        };
        self.file.set_object(self.root, root);
        self.root
    }

    fn element_dictionary(
        &self,
        node: NodeId,
        kids: &[Kid],
        ids: &BTreeMap<NodeId, ObjectId>,
        levels: &mut HeadingLevels,
    ) -> Dictionary {
        let data = &self.pages.nodes[node.0];
        let parent = data.parent.and_then(|parent| ids.get(&parent));
        let role = match data.role {
            StructureRole::Heading(level) => &StructureRole::Heading(levels.next(level)),
            ref role => role,
        };
        let page = kids.iter().find_map(|kid| match kid {
            Kid::MarkedContent { page, .. } | Kid::Annotation { page, .. } => Some(*page),
            Kid::Element(_) | Kid::Field(_) => None,
        });
        let mut kids: Vec<Object> = kids.iter().map(|kid| self.kid(kid, page, ids)).collect();
        let mut element = dictionary! {
            "S" => structure_type(role),
            "P" => parent.copied().unwrap_or(self.root),
        };
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
        if let Some(page) = page {
            element.set("Pg", self.page_ids[page]);
        }
        self.describe(&mut element, role, node);
        element
    }

    fn kid(&self, kid: &Kid, own: Option<usize>, ids: &BTreeMap<NodeId, ObjectId>) -> Object {
        match kid {
            Kid::Element(node) => ids.get(node).copied().unwrap_or(self.root).into(),
            Kid::MarkedContent { page, number } if Some(*page) == own => count(*number).into(),
            Kid::MarkedContent { page, number } => dictionary! {
                "Type" => "MCR",
                "Pg" => self.page_ids[*page],
                "MCID" => count(*number),
            }
            .into(),
            Kid::Field(element) => (*element).into(),
            Kid::Annotation { page, id } => dictionary! {
                "Type" => "OBJR",
                "Pg" => self.page_ids[*page],
                "Obj" => *id,
            }
            .into(),
        }
    }

    /// Adds the attributes of an element that its structure type requires.
    fn describe(&self, element: &mut Dictionary, role: &StructureRole, node: NodeId) {
        match role {
            StructureRole::List { numbered } => {
                let numbering = if *numbered { "Decimal" } else { "Disc" };
                let attributes = dictionary! { "O" => "List", "ListNumbering" => numbering };
                element.set("A", attributes);
            }
            StructureRole::HeadCell { scope } => {
                let scope = match scope {
                    HeadCellScope::Column => "Column",
                    HeadCellScope::Row => "Row",
                };
                element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            StructureRole::Figure { alternative } => {
                element.set("Alt", text_string(alternative));
                if let Some(area) = self.area_of(node) {
                    let attributes = dictionary! {
                        "O" => "Layout",
                        "Placement" => "Block",
                        "BBox" => corners(area, self.pages.paper.height),
                    };
                    element.set("A", attributes);
                }
            }
            StructureRole::Foreign(language) => {
                element.set("Lang", Object::string_literal(language_tag(*language)));
            }
            StructureRole::Note => {
                element.set("ID", Object::string_literal(format!("note-{}", node.0)));
            }
            _ => {}
        }
    }

    /// The area of the picture of a figure.
    fn area_of(&self, node: NodeId) -> Option<Area> {
        use crate::layout::Graphic;
        let items = self.pages.pages.iter().flat_map(|page| &page.items);
        items
            .filter(|item| item.node == Some(node))
            .find_map(|item| match item.graphic {
                Graphic::Picture { area, .. } => Some(area),
                _ => None,
            })
    }
}

/// A link or an input area, which becomes an annotation.
enum PageAnnotation<'p> {
    Link(&'p Link),
    Input(&'p InputArea),
}

/// The links of a page and the input areas with a field, in reading order.
fn annotations_of(page: &Page) -> Vec<PageAnnotation<'_>> {
    let links = page
        .links
        .iter()
        .map(|link| (link.node, PageAnnotation::Link(link)));
    let fields = page.inputs.iter().filter(|input| input.field.is_some());
    let inputs = fields.map(|input| (input.node, PageAnnotation::Input(input)));
    let mut annotations: Vec<_> = links.chain(inputs).collect();
    annotations.sort_by_key(|(node, _)| *node);
    annotations
        .into_iter()
        .map(|(_, annotation)| annotation)
        .collect()
}

/// Heading levels without gaps: no heading is more than one level below the one before.
#[derive(Default)]
struct HeadingLevels {
    last: u8,
}

impl HeadingLevels {
    fn next(&mut self, level: u8) -> u8 {
        self.last = level.min(self.last + 1);
        self.last
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::HeadingLevels;

    #[test]
    fn headings_descend_one_level_at_a_time() {
        let mut levels = HeadingLevels::default();
        let found = [2, 3, 5, 2, 4].map(|level| levels.next(level));
        assert_eq!(found, [1, 2, 3, 2, 3]);
    }
}
