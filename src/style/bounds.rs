//! The bounds of the numbers of a theme, within which documents can be laid out and read.

use crate::diagnostic::Diagnostic;
use crate::overrides::Yaml;

/// The lowest and the highest number allowed at a place of a theme, which is given by the names of
/// the fields on the way to it.
fn bounds(path: &[&str]) -> (f64, f64) {
    match path {
        ["dense", path @ ..] => bounds(path),
        ["margins", "edge"] => (3.0, 40.0),
        ["margins", _] => (5.0, 60.0),
        ["code", "size"] => (0.5, 1.5),
        ["lists", "indent"] => (4.0, 40.0),
        ["pen", "tick_box"] => (2.0, 10.0),
        ["pen", "line"] => (4.0, 30.0),
        ["pen", _] => (3.0, 60.0),
        ["logo", "height"] => (3.0, 100.0),
        ["logo", "width"] => (5.0, 170.0),
        [.., "rule"] => (0.0, 10.0),
        [.., "size"] => (5.0, 48.0),
        [.., "leading"] => (5.0, 72.0),
        _ => (0.0, 72.0),
    }
}

/// The numbers of a theme that are out of bounds, each with its place.
pub(super) fn check(theme: &Yaml) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(theme, &mut Vec::new(), &mut found);
    found
}

fn walk(value: &Yaml, path: &mut Vec<String>, found: &mut Vec<Diagnostic>) {
    for (name, field) in value.fields() {
        path.push(name.to_owned());
        walk(&field, path, found);
        path.pop();
    }
    let Some(number) = value.number() else { return };
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    let (least, most) = bounds(&names);
    if !(least..=most).contains(&number) {
        let message = format!("`{}` cannot be {number}", path.join("."));
        let help = format!("give a number from {least} to {most}");
        found.push(value.problem(message, help));
    }
}
