//! The reference of templates, `docs/templates.md`: the text of `templates.md` here, with tables
//! made from the views, the filters, the standard texts and the built-in templates.

mod names;
mod papers;
mod schema;
mod variables;

use cxo::template::{COVER, DOCUMENTS};
use snapbox::{Assert, Data};

use crate::support::root;
use names::Names;
use schema::{Schema, is_optional};

#[test]
fn the_reference_of_templates_is_up_to_date() {
    let schema = Schema::of_view();
    let tables = [
        ("variables", variables::tables(&schema)),
        ("filters", papers::filters()),
        ("expressions", papers::expressions()),
        ("directives", papers::directives()),
        ("fields", papers::fields()),
        ("documents", papers::documents()),
        ("partials", papers::partials(&schema)),
        ("words", variables::words(&schema)),
    ];
    let mut reference = include_str!("templates.md").to_owned();
    for (name, table) in tables {
        reference = reference.replace(&format!("<!-- {name} -->\n"), &table);
    }
    let committed = Data::read_from(&root().join("docs/templates.md"), None).raw();
    Assert::new().action_env("UPDATE").eq(reference, committed);
}

#[test]
fn every_variable_that_may_be_absent_says_when() {
    let schema = Schema::of_view();
    for (place, section) in variables::sections(&schema) {
        for row in section.rows {
            let description = row.schema["description"].as_str().unwrap_or_default();
            let says_so = description.contains("absent");
            assert_eq!(says_so, is_optional(row.schema), "{place}: {}", row.name);
            assert!(description.ends_with('.'), "{place}: {}", row.name);
        }
    }
}

#[test]
fn templates_use_only_variables_of_the_reference() {
    let schema = Schema::of_view();
    for document in DOCUMENTS.iter().chain([&COVER]) {
        let template = format!("partials/{}.md.tera", document.name);
        let names = Names::of(&schema, &template);
        let wrong: Vec<_> = names.unknown.iter().chain(&names.broken).collect();
        assert!(wrong.is_empty(), "{template} uses {wrong:?}");
        assert!(names.count > 15, "{template}: its names are not read");
    }
}

#[test]
fn a_name_that_stands_for_nothing_is_found() {
    let schema = Schema::of_view();
    let mut names = Names::new(&schema);
    names.read(
        "{{ compny.name }} {% set c = company -%} {{ c.nmae | upper }} \
         {% for one in qualities %}{% if one.anchors[0].txt == \"x\" %}{% endif %}{% endfor %} \
         {{ words.scorecard.dte | fill(x=role.titel) }}",
    );
    assert_eq!(names.unknown.into_iter().collect::<Vec<_>>(), ["compny"]);
    let broken: Vec<String> = names.broken.into_iter().collect();
    let expected = [
        "c.nmae",
        "one.anchors.*.txt",
        "role.titel",
        "words.scorecard.dte",
    ];
    assert_eq!(broken, expected);
}
