//! Ids of elements, unique within a page.

use std::collections::BTreeSet;

/// The ids given so far.
#[derive(Debug, Default)]
pub(super) struct ElementIds {
    given: BTreeSet<String>,
}

impl ElementIds {
    /// Gives an id: the wanted one with hyphens for white space, and with a number if it is taken.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let base = match words.as_slice() {
            [] => "part".to_owned(),
            words => words.join("-"),
        };
        let numbered = (2_usize..).map(|number| format!("{base}-{number}"));
        let free = std::iter::once(base.clone())
            .chain(numbered)
            .find(|name| !self.given.contains(name));
        let name = free.unwrap_or(base);
        self.given.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::ElementIds;

    #[test]
    fn ids_are_unique() {
        let mut ids = ElementIds::default();
        let given = ["a", "a b", "a", "", "a-2", " "].map(|wanted| ids.give(wanted));
        assert_eq!(given, ["a", "a-b", "a-2", "part", "a-2-2", "part-2"]);
    }
}
