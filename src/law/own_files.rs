//! A company's own places of work and law on interviews, read from its files.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use crate::diagnostic::Diagnostic;
use crate::law::lookup::{BUILT_IN_PLACES, Law};
use crate::overrides::{Yaml, ok_or_collect};

/// The name of the file of places, without its extension.
pub(crate) const PLACES: &str = "places";

/// The name of the file of the law on interviews, without its extension.
pub(crate) const INTERVIEWS: &str = "interviews";

impl Law {
    /// Adds the places of a `places.yaml`, which replace built-in places of the same name. A place
    /// with a problem is left out.
    pub(crate) fn add_places(&mut self, yaml: &Yaml, problems: &mut Vec<Diagnostic>) {
        if ok_or_collect(yaml.read::<BTreeMap<String, IgnoredAny>>(), problems).is_none() {
            return;
        }
        for (name, written) in yaml.fields() {
            for country in written.items_of("countries") {
                problems.extend(invalid_country(&country));
            }
            if let Some(place) = ok_or_collect(written.read(), problems) {
                self.own_places.insert(name.to_owned(), place);
            }
        }
    }

    /// Replaces the law on interviews by that of an `interviews.yaml`, without the entries that
    /// have a problem. Returns whether the file is a list, without which nothing is replaced.
    pub(crate) fn replace_interviews(
        &mut self,
        yaml: &Yaml,
        problems: &mut Vec<Diagnostic>,
    ) -> bool {
        let is_list = ok_or_collect(yaml.read::<Vec<IgnoredAny>>(), problems).is_some();
        if is_list {
            let laws = yaml.items();
            let laws = laws.filter_map(|law| ok_or_collect(law.read(), problems));
            self.own_interviews = Some(laws.collect());
        }
        is_list
    }

    /// The problem of a name of a place, if there is no such place.
    pub(crate) fn unknown_place(&self, name: &Yaml) -> Option<Diagnostic> {
        let written = name.text().filter(|name| self.place(name).is_none())?;
        let known = self.own_places.keys().chain(BUILT_IN_PLACES.keys());
        let otherwise = "add it to `rules/places.yaml`, or choose one of the built-in places: \
                         `cxo templates show rules/places.yaml`";
        let message = format!("there is no place `{written}`");
        Some(name.unknown(message, known.cloned(), otherwise))
    }
}

fn invalid_country(country: &Yaml) -> Option<Diagnostic> {
    let is_code = |text: &&str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    let written = country.text().filter(|text| !is_code(text))?;
    let message = format!("`{written}` is no code of a country");
    Some(country.problem(message, "write two capital letters: FR, CA, US"))
}
