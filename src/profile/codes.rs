//! The codes of the diagnostics of loading a profile.

use crate::diagnostic::Code;

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal;)+) => {
        $(pub(super) const $name: &str = $id;)+

        /// Every code of this stage, in order.
        pub const CODES: &[Code] = &[
            $(Code { id: $id, title: $title, explanation: $explanation },)+
        ];
    };
}

codes! {
    ENCODING = "CXO-001", "not UTF-8",
        "A profile is a text file in UTF-8, the encoding that every editor can save in. In another \
         encoding its accents would come out wrong.";
    EMPTY_PROFILE = "CXO-002", "empty profile",
        "The file holds nothing, or comments only. A profile names at least a company and an \
         objective.";
    TOO_LARGE = "CXO-003", "too large",
        "A profile is a few pages of text. A file above the limit is something else, and is not \
         read.";
    TAB = "CXO-004", "tab in the indentation",
        "YAML, the format of profiles, shows by spaces what belongs to what, and allows no tab \
         there. Most editors can turn tabs into spaces.";
    UNCLOSED_QUOTE = "CXO-005", "quote that is not closed",
        "A text that begins with a quote ends with the same quote. Without it the lines that \
         follow are taken as part of the text.";
    SYNTAX = "CXO-006", "not valid YAML",
        "The line cannot be read as YAML, the format of profiles. Often a text needs quotes, \
         because it begins with a sign or holds a colon followed by a space; or a line is indented \
         differently from its neighbours.";
    DUPLICATE_KEY = "CXO-007", "field given twice",
        "Each field stands once in its block, or nobody could tell which one counts.";
    SEVERAL_DOCUMENTS = "CXO-008", "several documents in one file",
        "A line `---` begins a new document. Each profile has a file of its own.";
    LIMIT_EXCEEDED = "CXO-009", "too deeply nested or too much repeated",
        "The file is nested deeper, or repeats itself by aliases more often, than any profile \
         needs. It is not read any further.";
    TRUNCATED = "CXO-010", "more problems than are listed",
        "A file with hundreds of problems is better mended from the top, or is not the file that \
         was meant.";
    UNKNOWN_FIELD = "CXO-020", "unknown field",
        "A profile has only the fields of its schema, so that a misspelt name is never passed over \
         in silence.";
    WRONG_TYPE = "CXO-021", "wrong kind of value",
        "Each field takes one kind of value: a text, a number, a list, or a block of fields.";
    MISSING = "CXO-022", "missing field",
        "A block lacks a field that it makes no sense without.";
    NOT_ALLOWED = "CXO-023", "value not among the choices",
        "The field takes one word of a closed list, because documents have texts of their own for \
         each of them.";
    OUT_OF_RANGE = "CXO-024", "number out of range",
        "The number lies outside the scale of its field.";
    DATE = "CXO-025", "not a date",
        "A date is a year, a month or a day that the calendar has: 2027, 2027-12 or 2027-12-31.";
    FORMAT = "CXO-026", "wrongly written",
        "Addresses, colours, currencies and countries are written in one way only, so that every \
         document can show and use them.";
    REPEATED = "CXO-027", "listed twice",
        "The same entry stands twice in a list where it counts once.";
    EMPTY_FIELD = "CXO-028", "empty field",
        "A field without a value counts as left out.";
    UNREADABLE = "CXO-029", "cannot be understood",
        "The profile follows the schema and yet cannot be understood. This is a mistake of the \
         program; please report it with the profile.";
    DROPPED_TEXT = "CXO-030", "part of a text taken for something else",
        "In a text without quotes, a space and `#` begin a comment, and an `&` at the start names \
         the value. What follows does not reach the documents.";
    NO_SUCH_PLACE = "CXO-031", "change of what is not there",
        "A change names a field, or an entry of a list, that the profile does not have and that \
         cannot be added where it is named.";
    SHARED_VALUE = "CXO-032", "change of more than was asked for",
        "What is to be changed is repeated elsewhere in the file by `&` and `*`, or is written in \
         a way that lets it be changed by hand only. The file stays as it is.";
    REVERSED_PAY = "CXO-040", "pay range upside down",
        "The lowest pay is above the highest.";
    SAME_MEMBER = "CXO-041", "panel member named twice",
        "Each member of the panel has a scorecard of their own, under their name. Two of the same \
         name could not be told apart.";
    UNEXPLAINED_WEIGHTS = "CXO-042", "weights without a reason",
        "Equal weights need no explanation; any other choice is easier to defend with a reason \
         written down beforehand.";
    MISSPELT_KEY = "CXO-043", "text that is nearly a known word",
        "Known words have texts of their own in every language. A word that is nearly one of them \
         is shown as it stands.";
    REPLACED_AND_LEFT_OUT = "CXO-044", "entry both replaced and left out",
        "An entry that is left out is not shown, whatever it is replaced by.";
    POSTED_TOO_LATE = "CXO-045", "posted after the last day to apply",
        "Nobody can answer a posting that goes out after its last day to apply.";
    LANGUAGE_MISSING = "CXO-060", "text missing in one language",
        "A document is made in a language that this text lacks; it shows the text of the other \
         language.";
    ONE_TEXT_FOR_ALL = "CXO-061", "one text for several languages",
        "A text given once is shown as it stands in the documents of every language.";
}
