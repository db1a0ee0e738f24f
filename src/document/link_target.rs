//! The targets that links are allowed to have.

/// The target of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget<'a> {
    /// A part of the same file, by its name.
    Part(&'a str),
    /// A web or mail address, with its scheme.
    Address(&'a str),
}

/// The schemes that an address may have. Any other, such as `javascript`, could run code.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// The target that a link to `target` leads to; `None` if it is not allowed.
#[must_use]
pub fn link_target(target: &str) -> Option<LinkTarget<'_>> {
    if let Some(name) = target.strip_prefix('#') {
        let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
        let is_name = !name.is_empty() && name.chars().all(is_plain);
        return is_name.then_some(LinkTarget::Part(name));
    }
    let (scheme, _) = target.split_once(':')?;
    let is_allowed = SCHEMES
        .iter()
        .any(|allowed| scheme.eq_ignore_ascii_case(allowed));
    is_allowed.then_some(LinkTarget::Address(target))
}

#[cfg(test)]
mod tests {
    use super::{LinkTarget, link_target};

    #[test]
    fn only_the_web_mail_and_parts_of_the_file_can_be_reached() {
        for address in [
            "https://auriel.example/a?b#c",
            "MAILTO:talents@auriel.example",
        ] {
            assert_eq!(link_target(address), Some(LinkTarget::Address(address)));
        }
        assert_eq!(
            link_target("#scorecard"),
            Some(LinkTarget::Part("scorecard"))
        );
        for target in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "#",
            "#a b",
            "é",
            "",
        ] {
            assert_eq!(link_target(target), None, "{target}");
        }
    }
}
