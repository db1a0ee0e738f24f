//! The fields of a profile by name, such as `role.apply.by`, as its schema has them. The items of a
//! list have the names of the list, and what a text has for each language is no field.

use crate::profile::rule::{Kind, Rule};

/// Whether a profile has a field of this name.
pub(crate) fn is_field(name: &str) -> bool {
    let mut rules = vec![Rule::profile()];
    for step in name.split('.') {
        let blocks = rules.iter().flat_map(|rule| blocks(*rule));
        rules = blocks.filter_map(|kind| kind.property(step)).collect();
    }
    !rules.is_empty()
}

/// The names of all fields, in the order of the schema.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    gather(Rule::profile(), "", &mut |name, _, _| {
        names.push(name.to_owned());
    });
    names
}

/// The fields that somebody has to see who sees a part of the block around them: without them
/// there would be no such block. Each comes with the block, which is empty for the whole profile.
pub(crate) fn lacking(sees: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut lacking = Vec::new();
    gather(Rule::profile(), "", &mut |name, block, is_needed| {
        let sees_block = block.is_empty() || sees(block);
        if is_needed && sees_block && !sees(name) {
            lacking.push((block.to_owned(), name.to_owned()));
        }
    });
    lacking
}

/// Visits each field below `block`: its name, the block, and whether the block needs it.
fn gather(rule: Rule, block: &str, visit: &mut dyn FnMut(&str, &str, bool)) {
    let has_short_form = rule.kinds().into_iter().any(is_short);
    for kind in blocks(rule) {
        let mut needed = kind.required();
        let names = kind.property_names();
        // A short form stands for the first field.
        needed.extend(names.first().filter(|_| has_short_form));
        for name in names {
            let full = match block {
                "" => name.to_owned(),
                block => format!("{block}.{name}"),
            };
            visit(&full, block, needed.contains(&name));
            if let Some(rule) = kind.property(name) {
                gather(rule, &full, visit);
            }
        }
    }
}

/// The blocks of fields that may stand at a place, itself or as items of a list.
pub(super) fn blocks(rule: Rule) -> Vec<Kind> {
    let of_kind = |kind: Kind| match kind.items() {
        Some(items) => blocks(items),
        None if kind.is_per_language() => Vec::new(),
        None => vec![kind],
    };
    rule.kinds().into_iter().flat_map(of_kind).collect()
}

fn is_short(kind: Kind) -> bool {
    ["string", "number", "integer"]
        .into_iter()
        .any(|name| kind.is(name))
}

#[cfg(test)]
mod tests {
    use super::{is_field, lacking, names};

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
        let lacking = lacking(&is_seen);
        let names: Vec<_> = lacking.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            names,
            ["company.name", "role.team.size", "role.pay.currency"]
        );
    }
}
