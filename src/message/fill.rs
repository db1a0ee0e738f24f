//! Patterns with names in braces.

/// `pattern` with each `{name}` replaced by the value of that name. A value is not searched again,
/// so braces in it stay as they are; a name without a value stays too.
#[must_use]
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let (before, tail) = rest.split_at(open);
        filled.push_str(before);
        let named = tail[1..].split_once('}');
        let value = named.and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = &tail[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// The names in braces of a pattern.
pub fn braces(pattern: &str) -> impl Iterator<Item = &str> {
    let parts = pattern.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}
