//! Language tags and the localised strings of Word files.

use crate::language::Language;

/// The countries that Word has a locale for, by language. The first is used for a place of work
/// elsewhere.
const COUNTRIES: [(Language, &[&str]); 2] = [
    (Language::Fr, &["FR", "BE", "CA", "CH", "LU", "MC"]),
    (
        Language::En,
        &["US", "AU", "CA", "GB", "IE", "IN", "NZ", "SG", "ZA"],
    ),
];

/// The localised strings of a Word file.
pub(super) struct WordStrings {
    /// The name of the style of text in tables.
    pub(super) table_text: &'static str,
    /// The name of the style of column heads.
    pub(super) table_head: &'static str,
    /// The name of the style of labels in tables of labels and values.
    pub(super) table_label: &'static str,
    /// The name of the style of tables to read.
    pub(super) light_table: &'static str,
    /// The name of the style of tables of labels and values.
    pub(super) pair_table: &'static str,
    /// The name of the style of tables to fill in.
    pub(super) grid_table: &'static str,
    /// The name of the style of ruled lines.
    pub(super) writing_line: &'static str,
    /// The name of the style of a rule across the column.
    pub(super) separator: &'static str,
    /// The separator of lists in formulas.
    pub(super) list_separator: &'static str,
    /// The decimal separator.
    pub(super) decimal_symbol: &'static str,
}

const FRENCH: WordStrings = WordStrings {
    table_text: "Texte de tableau",
    table_head: "En-tête de tableau",
    table_label: "Libellé de tableau",
    light_table: "Tableau à lire",
    pair_table: "Tableau de repères",
    grid_table: "Tableau à remplir",
    writing_line: "Ligne à remplir",
    separator: "Filet",
    list_separator: ";",
    decimal_symbol: ",",
};

const ENGLISH: WordStrings = WordStrings {
    table_text: "Table Text",
    table_head: "Table Head",
    table_label: "Table Label",
    light_table: "Table to Read",
    pair_table: "Table of Facts",
    grid_table: "Table to Fill In",
    writing_line: "Line to Write On",
    separator: "Separator",
    list_separator: ",",
    decimal_symbol: ".",
};

/// The localised strings of a language.
pub(super) const fn strings(language: Language) -> &'static WordStrings {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}

/// The language tag at a place of work: `fr-CA`.
pub(super) fn tag(language: Language, country: Option<&str>) -> String {
    let known = COUNTRIES.iter().find(|(known, _)| *known == language);
    let countries = known.map_or(&[][..], |(_, countries)| countries);
    let at_home = countries.iter().find(|known| country == Some(**known));
    match at_home.or(countries.first()) {
        Some(country) => format!("{language}-{country}"),
        None => language.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::tag;
    use crate::language::Language;

    #[test]
    fn a_language_is_written_as_at_the_place_of_work() {
        assert_eq!(tag(Language::Fr, Some("CA")), "fr-CA");
        assert_eq!(tag(Language::En, Some("GB")), "en-GB");
        assert_eq!(tag(Language::En, Some("FR")), "en-US");
        assert_eq!(tag(Language::Fr, None), "fr-FR");
    }
}
