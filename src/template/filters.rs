//! The filters of templates in addition to Tera's own.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::message::fill;
use crate::template::escape;

/// A filter of templates: `{{ company.about | prose }}`.
#[derive(Debug)]
pub struct Filter {
    /// The name that templates use.
    pub name: &'static str,
    /// The description of the result.
    pub result: &'static str,
    apply: fn(&str, Kwargs, &State) -> TeraResult<Value>,
}

/// The filters in addition to Tera's own.
pub const FILTERS: &[Filter] = &[
    Filter {
        name: "prose",
        result: "The text as Markdown, with its emphasis, lists and links; for every variable \
                 described as Markdown.",
        apply: |text, _, _| Ok(Value::safe_string(&escape::prose(text))),
    },
    Filter {
        name: "comment",
        result: "The text as it must stand inside `<!-- … -->`.",
        apply: |text, _, _| Ok(Value::safe_string(&escape::comment(text))),
    },
    Filter {
        name: "address",
        result: "The text as the target of a link: `[…]({{ company.website | address }})`.",
        apply: |text, _, _| Ok(Value::safe_string(&escape::address(text))),
    },
    Filter {
        name: "fill",
        result: "The text with each word in braces replaced: `fill(company=company.name)` \
                 replaces `{company}`.",
        apply: fill_in,
    },
];

/// Registers [`FILTERS`].
pub(super) fn register(tera: &mut Tera) {
    for filter in FILTERS {
        tera.register_filter(filter.name, filter.apply);
    }
}

fn fill_in(pattern: &str, names: Kwargs, _: &State) -> TeraResult<Value> {
    let values: Vec<(String, String)> = names
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    for (name, _) in &values {
        if !pattern.contains(&format!("{{{name}}}")) {
            return Err(Error::message(format!(
                "the text has no `{{{name}}}` to fill in: {pattern}"
            )));
        }
    }
    Ok(fill(pattern, &values).into())
}
