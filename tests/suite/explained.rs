//! `docs/codes.md` and `docs/profile.md`: the pages that `cxo explain` prints.

use cxo::language::Language;
use cxo::{Engine, profile};
use snapbox::Data;

use crate::support::root;

const CODES: &str = "\
# Codes

Every problem and every piece of advice has a code. These are the pages that `cxo explain CODE` prints;
`cxo explain CODE -l fr` has those of the rules in French.
";

const FIELDS: &str = "\
# The profile, field by field

These are the pages that `cxo explain FIELD` prints, in the order of the schema. The items of a list are
named as the list is: `target_metrics.name`. Most fields have a short form, which the example shows; any
text may be one string or one per language.
";

/// A document of pages, each under the name of its topic.
fn document(preface: &str, topics: impl IntoIterator<Item = String>) -> String {
    let engine = Engine::default();
    let mut text = preface.to_owned();
    for topic in topics {
        let page = engine.explain(Some(&topic), Language::En).unwrap();
        let body = page.strip_prefix(&topic).unwrap_or(&page);
        let body = body.trim_start_matches([':', ' ', '\n']);
        text += &format!("\n## {topic}\n\n```text\n{body}\n```\n");
    }
    text
}

fn assert_fresh(text: String, path: &str) {
    snapbox::Assert::new()
        .action_env("UPDATE")
        .eq(text, Data::read_from(&root().join(path), None).raw());
}

#[test]
fn the_reference_of_codes_is_up_to_date() {
    let engine = Engine::default();
    let codes = engine.codes().into_iter().map(|code| code.id.to_owned());
    assert_fresh(document(CODES, codes), "docs/codes.md");
}

#[test]
fn the_reference_of_fields_is_up_to_date() {
    assert_fresh(document(FIELDS, profile::field_names()), "docs/profile.md");
}

#[test]
fn a_topic_that_is_neither_code_nor_field_has_no_page() {
    let engine = Engine::default();
    for topic in ["CXO-999", "role.salary", "", "role..pay"] {
        assert_eq!(engine.explain(Some(topic), Language::En), None, "{topic}");
    }
    assert!(engine.explain(Some(" role.pay "), Language::En).is_some());
}
