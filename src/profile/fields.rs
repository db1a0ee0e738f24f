//! The fields of a profile by dotted name, such as `role.apply.by`, according to its schema. Items
//! have the name of their list; the languages of a text are not fields.

use crate::profile::schema_node::{Alternative, SchemaNode};

/// Whether the schema has a field of this name.
pub(crate) fn is_field(name: &str) -> bool {
    let mut schemas = vec![SchemaNode::root()];
    for step in name.split('.') {
        let blocks = schemas.iter().flat_map(|schema| mappings(*schema));
        schemas = blocks.filter_map(|one| one.property(step)).collect();
    }
    !schemas.is_empty()
}

/// The names of all fields, in the order of the schema.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    visit_fields(SchemaNode::root(), "", &mut |name, _, _| {
        names.push(name.to_owned());
    });
    names
}

/// The required fields that are not visible although the block around them is, as pairs of block
/// and field. The name of the whole profile is empty.
pub(crate) fn missing_required(is_visible: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut missing_required = Vec::new();
    visit_fields(SchemaNode::root(), "", &mut |name, block, is_required| {
        let is_block_visible = block.is_empty() || is_visible(block);
        if is_required && is_block_visible && !is_visible(name) {
            missing_required.push((block.to_owned(), name.to_owned()));
        }
    });
    missing_required
}

/// Visits each field below `block` with its name, its block, and whether the block requires it.
fn visit_fields(schema: SchemaNode, block: &str, visit: &mut dyn FnMut(&str, &str, bool)) {
    let has_short_form = schema.alternatives().into_iter().any(is_short);
    for alternative in mappings(schema) {
        let mut required = alternative.required();
        let names = alternative.property_names();
        // A short form has the value of the first field.
        required.extend(names.first().filter(|_| has_short_form));
        for name in names {
            let full = match block {
                "" => name.to_owned(),
                block => format!("{block}.{name}"),
            };
            visit(&full, block, required.contains(&name));
            if let Some(schema) = alternative.property(name) {
                visit_fields(schema, &full, visit);
            }
        }
    }
}

/// The mappings that a schema allows, directly or as items.
pub(super) fn mappings(schema: SchemaNode) -> Vec<Alternative> {
    let of_alternative = |alternative: Alternative| match alternative.items() {
        Some(items) => mappings(items),
        None if alternative.is_per_language() => Vec::new(),
        None => vec![alternative],
    };
    schema
        .alternatives()
        .into_iter()
        .flat_map(of_alternative)
        .collect()
}

fn is_short(alternative: Alternative) -> bool {
    ["string", "number", "integer"]
        .into_iter()
        .any(|name| alternative.has_type(name))
}

#[cfg(test)]
mod tests {
    use super::{is_field, missing_required, names};

    #[test]
    fn fields_are_known_by_the_blocks_and_lists_they_stand_in() {
        for name in [
            "company",
            "role.apply.by",
            "panel.name",
            "role.locations.city",
            "brand.fonts.text.bold",
        ] {
            assert!(is_field(name), "{name}");
            assert!(names().iter().any(|known| known == name), "{name}");
        }
        for name in ["", "compny", "role.apply.bye", "why_now.fr", "panel.name.x"] {
            assert!(!is_field(name), "{name}");
        }
    }

    #[test]
    fn a_part_of_a_block_needs_what_the_block_cannot_do_without() {
        let parts = [
            "company.about",
            "objective",
            "role.pay.min",
            "role.team.functions",
        ];
        let is_seen = |field: &str| {
            let is_within = |field: &str, block: &str| {
                field == block || field.starts_with(&format!("{block}."))
            };
            parts
                .iter()
                .any(|part| is_within(field, part) || is_within(part, field))
        };
        let missing_required = missing_required(&is_seen);
        let names: Vec<_> = missing_required
            .iter()
            .map(|(_, name)| name.as_str())
            .collect();
        assert_eq!(
            names,
            ["company.name", "role.team.size", "role.pay.currency"]
        );
    }
}
