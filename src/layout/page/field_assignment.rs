//! The assignment of form fields to the areas of pages that fill them in.

use std::collections::BTreeMap;

use crate::document::{Field, FieldKind};
use crate::layout::page::model::{
    FieldReference, InputKind, NodeId, Page, StructureNode, StructureRole,
};

/// Assigns a field to every input area that fills one in. The result is the fields of the document,
/// and one more for each further page that ruled lines continue on, whose name ends with `_2`, `_3`
/// and so on.
pub(crate) fn assign_fields(
    fields: Vec<Field>,
    pages: &mut [Page],
    nodes: &[StructureNode],
) -> Vec<Field> {
    let mut assigner = FieldAssigner::new(fields, nodes);
    for page in pages {
        let mut inputs: Vec<_> = page.inputs.iter_mut().collect();
        // Tick boxes come before cells and ruled lines, whatever their order in the text.
        inputs.sort_by_key(|input| input.node);
        for input in inputs {
            input.field = match input.kind {
                InputKind::Tick { .. } => assigner.tick(input.node),
                InputKind::Write { .. } => assigner.write(input.node),
            };
        }
    }
    assigner.fields
}

struct FieldAssigner<'n> {
    nodes: &'n [StructureNode],
    fields: Vec<Field>,
    by_name: BTreeMap<String, usize>,
    /// For each field: the structure node it stands in, and the number of its input areas so far.
    assigned: BTreeMap<usize, (NodeId, usize)>,
}

impl<'n> FieldAssigner<'n> {
    fn new(fields: Vec<Field>, nodes: &'n [StructureNode]) -> Self {
        let names = fields.iter().enumerate();
        Self {
            nodes,
            by_name: names
                .map(|(index, field)| (field.name.clone(), index))
                .collect(),
            fields,
            assigned: BTreeMap::new(),
        }
    }

    fn tick(&mut self, node: NodeId) -> Option<FieldReference> {
        let named = self.named_above(node)?;
        let field = self.field(named)?;
        let answers = match &self.fields[field].kind {
            FieldKind::Words { .. } => 0,
            FieldKind::Tick(_) => 1,
            FieldKind::Choice(answers) => answers.len(),
        };
        let answer = self.next_input(field, named)?;
        (answer < answers).then_some(FieldReference { field, answer })
    }

    fn write(&mut self, node: NodeId) -> Option<FieldReference> {
        let field = self.field(node)?;
        if !matches!(self.fields[field].kind, FieldKind::Words { .. }) {
            return None;
        }
        let count = self.next_input(field, node)?;
        let field = if count == 0 {
            field
        } else {
            self.continuation(field, count + 1)
        };
        Some(FieldReference { field, answer: 0 })
    }

    /// The named paragraph or row that a tick box is part of.
    fn named_above(&self, node: NodeId) -> Option<NodeId> {
        let mut above = self.nodes[node.0].parent;
        while let Some(id) = above {
            let node = &self.nodes[id.0];
            if matches!(
                node.role,
                StructureRole::Paragraph | StructureRole::TableRow
            ) && node.name.is_some()
            {
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

    /// The index of the next input area of a field; `None` if the field stands in another node,
    /// which has the same name.
    fn next_input(&mut self, field: usize, node: NodeId) -> Option<usize> {
        let (known, count) = self.assigned.entry(field).or_insert((node, 0));
        *count += 1;
        (*known == node).then_some(*count - 1)
    }

    /// Adds a field for the next page of ruled lines.
    fn continuation(&mut self, field: usize, number: usize) -> usize {
        let mut field = self.fields[field].clone();
        field.name = format!("{}_{number}", field.name);
        field.label = format!("{} {number}", field.label);
        self.fields.push(field);
        self.fields.len() - 1
    }
}
