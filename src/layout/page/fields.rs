//! The fields of a document on its pages: which of them each place to write or tick fills in.

use std::collections::BTreeMap;

use crate::document::{Field, FieldKind};
use crate::layout::page::model::{FieldPart, Node, NodeId, Page, PlaceKind, Role};

/// Says of every place which field it fills in. The result is the fields of the pages: those of
/// the document, and one more for each further page that ruled lines go on to, its name ending
/// with `_2`, `_3` and so on.
pub(crate) fn place(fields: Vec<Field>, pages: &mut [Page], nodes: &[Node]) -> Vec<Field> {
    let mut form = Form::new(fields, nodes);
    for page in pages {
        let mut places: Vec<_> = page.places.iter_mut().collect();
        // Boxes come before cells and ruled lines, whatever their order in the text.
        places.sort_by_key(|place| place.node);
        for place in places {
            place.field = match place.kind {
                PlaceKind::Tick { .. } => form.tick(place.node),
                PlaceKind::Write { .. } => form.write(place.node),
            };
        }
    }
    form.fields
}

struct Form<'n> {
    nodes: &'n [Node],
    fields: Vec<Field>,
    by_name: BTreeMap<String, usize>,
    /// The node that each field stands in, and how many of its places there are so far.
    placed: BTreeMap<usize, (NodeId, usize)>,
}

impl<'n> Form<'n> {
    fn new(fields: Vec<Field>, nodes: &'n [Node]) -> Self {
        let names = fields.iter().enumerate();
        Self {
            nodes,
            by_name: names
                .map(|(index, field)| (field.name.clone(), index))
                .collect(),
            fields,
            placed: BTreeMap::new(),
        }
    }

    fn tick(&mut self, node: NodeId) -> Option<FieldPart> {
        let named = self.named_above(node)?;
        let field = self.field(named)?;
        let answers = match &self.fields[field].kind {
            FieldKind::Words { .. } => 0,
            FieldKind::Tick(_) => 1,
            FieldKind::Choice(answers) => answers.len(),
        };
        let answer = self.next_place(field, named)?;
        (answer < answers).then_some(FieldPart { field, answer })
    }

    fn write(&mut self, node: NodeId) -> Option<FieldPart> {
        let field = self.field(node)?;
        if !matches!(self.fields[field].kind, FieldKind::Words { .. }) {
            return None;
        }
        let count = self.next_place(field, node)?;
        let field = if count == 0 {
            field
        } else {
            self.continuation(field, count + 1)
        };
        Some(FieldPart { field, answer: 0 })
    }

    /// The paragraph or the row with a name that a box is part of.
    fn named_above(&self, node: NodeId) -> Option<NodeId> {
        let mut above = self.nodes[node.0].parent;
        while let Some(id) = above {
            let node = &self.nodes[id.0];
            if matches!(node.role, Role::Paragraph | Role::TableRow) && node.name.is_some() {
                return Some(id);
            }
            above = node.parent;
        }
        None
    }

    fn field(&self, node: NodeId) -> Option<usize> {
        let name = self.nodes[node.0].name.as_ref()?;
        self.by_name.get(name).copied()
    }

    /// How many places of that field there are before this one; `None` if the field stands in
    /// another node, whose name is the same.
    fn next_place(&mut self, field: usize, node: NodeId) -> Option<usize> {
        let (known, count) = self.placed.entry(field).or_insert((node, 0));
        *count += 1;
        (*known == node).then_some(*count - 1)
    }

    /// Adds a field that goes on where `field` ends.
    fn continuation(&mut self, field: usize, number: usize) -> usize {
        let mut field = self.fields[field].clone();
        field.name = format!("{}_{number}", field.name);
        field.label = format!("{} {number}", field.label);
        self.fields.push(field);
        self.fields.len() - 1
    }
}
