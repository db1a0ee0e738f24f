//! The message catalogue: all texts of the program for its users, by key and language.
//!
//! 1. `templates/messages/<language>.yaml` has the texts by key, with placeholders in braces.
//! 2. The build script generates a type for every key with a field for each placeholder, so that
//!    the compiler finds misspelt keys and missing arguments.
//! 3. `message!` makes a [`Message`] from a key and its arguments, independent of the language.
//! 4. [`Message::in_language`] makes the text in one language.

mod catalogue;
mod fill;

use std::fmt;
use std::io;
use std::path::Path;

pub use fill::{fill, placeholders};

pub(crate) use catalogue::keys;

use crate::language::Language;
#[cfg(feature = "cli")]
use crate::message::catalogue::NAMED;
use crate::message::catalogue::{Pattern, TEXTS};

/// A message of the catalogue with its arguments: `message!(profile::unknown_field, block, field)`.
/// An argument that is not a variable of that name is written `field = expression`.
macro_rules! message {
    ($($key:ident)::+ $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message::Message::from($crate::message::keys::$($key)::+ {
            $($name: $crate::message::argument!($name $(= $value)?)),*
        })
    };
}

/// An [`Argument`] from a variable or an expression.
macro_rules! argument {
    ($name:ident) => {
        $crate::message::Argument::from($name)
    };
    ($name:ident = $value:expr) => {
        $crate::message::Argument::from($value)
    };
}

pub(crate) use {argument, message};

/// A message for users, independent of the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message(Box<Repr>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Repr {
    /// A text of the catalogue, by its index, with its arguments.
    Catalogue(usize, Vec<(&'static str, Argument)>),
    /// A text from elsewhere, such as a rule, in one or more languages. The first is the default.
    Literal(Vec<(Language, String)>),
}

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A whole number. The argument `count` chooses between singular and plural.
    Number(usize),
    /// Another message.
    Message(Message),
    /// A list, and its last separator.
    List(Vec<Self>, Joined),
}

/// The separator before the last element of a list. The others are separated by commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// A comma.
    Comma,
    /// The word for "and".
    And,
    /// The word for "or".
    Or,
}

impl Message {
    /// A text that is not in the catalogue, in one or more languages. The first is the default for
    /// all other languages.
    #[must_use]
    pub fn literal(texts: Vec<(Language, String)>) -> Self {
        Self(Box::new(Repr::Literal(texts)))
    }

    /// A text of the catalogue, by its index.
    fn of_key(key: usize, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self(Box::new(Repr::Catalogue(key, arguments)))
    }

    /// A text of a table of the catalogue, by part and name.
    #[cfg(feature = "cli")]
    pub(crate) fn named(part: &str, name: &str) -> Option<Self> {
        let found = NAMED.binary_search_by(|(key, _)| key.cmp(&(part, name)));
        Some(Self::of_key(NAMED[found.ok()?].1, Vec::new()))
    }

    /// The text in a language; in English if it is not translated.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        match &*self.0 {
            Repr::Catalogue(key, arguments) => {
                let form = &TEXTS[*key][language as usize];
                let english = &TEXTS[*key][Language::En as usize];
                let form = form.as_ref().or(english.as_ref());
                form.map_or_else(String::new, |form| filled(form, arguments, language))
            }
            Repr::Literal(texts) => {
                let text = texts.iter().find(|(known, _)| *known == language);
                let text = text.or(texts.first()).map(|(_, text)| text.clone());
                text.unwrap_or_default()
            }
        }
    }
}

/// The parts and names of all texts in tables.
#[cfg(all(test, feature = "cli"))]
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMED.iter().map(|(key, _)| *key)
}

fn filled(form: &Pattern, arguments: &[(&'static str, Argument)], language: Language) -> String {
    let pattern = match form {
        Pattern::Plain(pattern) => pattern,
        Pattern::Plural { one, other } => match is_singular(arguments, language) {
            true => one,
            false => other,
        },
    };
    let values: Vec<(&str, String)> = arguments
        .iter()
        .map(|(name, argument)| (*name, argument.in_language(language)))
        .collect();
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fill(pattern, &values)
}

/// Whether the argument `count` takes the singular: 1 in English, 0 and 1 in French, according to
/// the plural rules of Unicode CLDR for whole numbers.
fn is_singular(arguments: &[(&'static str, Argument)], language: Language) -> bool {
    let count = arguments.iter().find(|(name, _)| *name == "count");
    match (count, language) {
        (Some((_, Argument::Number(count))), Language::En) => *count == 1,
        (Some((_, Argument::Number(count))), Language::Fr) => *count < 2,
        _ => false,
    }
}

impl Argument {
    /// A list.
    pub(crate) fn list<T: Into<Self>>(
        elements: impl IntoIterator<Item = T>,
        joined: Joined,
    ) -> Self {
        Self::List(elements.into_iter().map(Into::into).collect(), joined)
    }

    /// A list of words in backticks.
    pub(crate) fn code<T: fmt::Display>(
        words: impl IntoIterator<Item = T>,
        joined: Joined,
    ) -> Self {
        Self::list(words.into_iter().map(|word| format!("`{word}`")), joined)
    }

    fn in_language(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Message(message) => message.in_language(language),
            Self::List(elements, joined) => {
                let elements = elements.iter().map(|element| element.in_language(language));
                joined_list(&elements.collect::<Vec<_>>(), *joined, language)
            }
        }
    }
}

fn joined_list(elements: &[String], joined: Joined, language: Language) -> String {
    let pair = |first: String, last: &String| match joined {
        Joined::Comma => format!("{first}, {last}"),
        Joined::And => message!(list::and, first, last).in_language(language),
        Joined::Or => message!(list::or, first, last).in_language(language),
    };
    match elements {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => pair(others.join(", "), last),
    }
}

impl fmt::Display for Message {
    /// Writes the text in English, the language of output for programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::En))
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::literal(vec![(Language::En, text)])
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<char> for Argument {
    fn from(character: char) -> Self {
        Self::Text(character.to_string())
    }
}

impl From<&Path> for Argument {
    fn from(path: &Path) -> Self {
        Self::Text(path.display().to_string())
    }
}

impl From<&io::Error> for Argument {
    /// The error message of the operating system.
    fn from(error: &io::Error) -> Self {
        Self::Text(error.to_string())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, Joined, Message};
    use crate::language::Language;

    #[test]
    fn a_number_chooses_between_singular_and_plural() {
        let said = |count: usize, language| message!(count::files, count).in_language(language);
        assert_eq!(said(0, Language::En), "0 files");
        assert_eq!(said(1, Language::En), "1 file");
        assert_eq!(said(2, Language::En), "2 files");
    }

    #[test]
    fn list_elements_are_joined_by_words_of_the_language() {
        let said = |words: &[&str]| Argument::code(words, Joined::Or).in_language(Language::En);
        assert_eq!(said(&[]), "");
        assert_eq!(said(&["fr"]), "`fr`");
        assert_eq!(said(&["fr", "en"]), "`fr` or `en`");
        assert_eq!(said(&["a", "b", "c"]), "`a`, `b` or `c`");
    }

    #[test]
    fn an_argument_is_never_searched_for_braces() {
        let first = "{last}";
        let said = message!(list::and, first, last = "b").in_language(Language::En);
        assert_eq!(said, "{last} and b");
    }

    #[test]
    fn a_text_from_elsewhere_falls_back_to_its_first_language() {
        let message = Message::literal(vec![(Language::En, "no date".to_owned())]);
        assert_eq!(message.in_language(Language::Fr), "no date");
    }
}
