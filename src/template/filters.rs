//! The filters that templates have beside Tera's own.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::framework::fill;
use crate::template::escape;

/// Registers the filters:
///
/// | filter | what it makes of a text |
/// |---|---|
/// | `prose` | blocks of Markdown whose emphasis, lists and links keep their meaning |
/// | `comment` | the value of a comment |
/// | `address` | the target of a link |
/// | `fill(name=…)` | the text with each `{name}` replaced |
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("prose", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&escape::prose(text))
    });
    tera.register_filter("comment", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&escape::comment(text))
    });
    tera.register_filter("address", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&escape::address(text))
    });
    tera.register_filter("fill", fill_in);
}

fn fill_in(pattern: &str, names: Kwargs, _: &State) -> TeraResult<String> {
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
    Ok(fill(pattern, &values))
}
