//! Error messages about the command line.
//!
//! 1. Help and version, which `clap` also returns as errors, are printed unchanged.
//! 2. A mistake is printed with messages of the catalogue: the mistake, suggestions, the usage of
//!    the command, and how to get help.
//! 3. A mistake without a message in the catalogue is printed by `clap`.

use std::error::Error as _;

use clap::Error;
use clap::builder::styling::{Style, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::diagnostic::text::Colour;
use crate::language::Language;
use crate::message::{Argument, Joined, Message, message};

/// Prints an error of the command line, or the help or version that it asks for.
pub(super) fn report(error: &Error, console: &mut Console) -> Outcome {
    match Mistake::new(error, console.language, console.colour).text() {
        Some(text) => console.message(text),
        None => _ = error.print(),
    }
    match error.use_stderr() {
        true => Outcome::WrongUsage,
        false => Outcome::Done,
    }
}

/// A mistake on a command line, and the language and colour of its message.
struct Mistake<'e> {
    error: &'e Error,
    language: Language,
    colour: Colour,
    styles: Styles,
}

impl<'e> Mistake<'e> {
    const fn new(error: &'e Error, language: Language, colour: Colour) -> Self {
        let styles = match colour {
            Colour::Off => Styles::plain(),
            Colour::On => Styles::styled(),
        };
        Self {
            error,
            language,
            colour,
            styles,
        }
    }

    /// The complete message; `None` if the catalogue has no message.
    fn text(&self) -> Option<String> {
        let label = paint(self.styles.get_error(), self.say(message!(console::label)));
        let what = self.say(message!(console::labelled, label, message = self.what()?));
        let mut first = vec![what];
        first.extend(self.details().into_iter().map(indented));
        let tips: Vec<String> = self.tips().into_iter().map(indented).collect();
        let literal = self.styles.get_literal();
        let help = message!(usage::read_on, flag = paint(literal, "--help"));
        let paragraphs = [
            first.join("\n"),
            tips.join("\n"),
            self.usage(),
            self.say(help),
        ];
        let mut paragraphs = paragraphs.to_vec();
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        Some(paragraphs.join("\n\n"))
    }

    /// The sentence about the mistake.
    fn what(&self) -> Option<Message> {
        let invalid = self.styles.get_invalid();
        let argument = self.one(ContextKind::InvalidArg, self.styles.get_literal());
        Some(match self.error.kind() {
            ErrorKind::ArgumentConflict => self.conflict()?,
            ErrorKind::InvalidValue => self.invalid_value()?,
            ErrorKind::InvalidSubcommand => {
                let command = self.one(ContextKind::InvalidSubcommand, invalid)?;
                message!(usage::unknown_command, command)
            }
            ErrorKind::MissingRequiredArgument => message!(usage::missing),
            ErrorKind::TooManyValues => {
                let value = self.one(ContextKind::InvalidValue, invalid)?;
                message!(usage::unexpected_value, value, argument = argument?)
            }
            ErrorKind::UnknownArgument => {
                let argument = self.one(ContextKind::InvalidArg, invalid)?;
                message!(usage::unknown_argument, argument)
            }
            ErrorKind::ValueValidation => {
                let value = self.one(ContextKind::InvalidValue, invalid)?;
                let reason = self.error.source()?.to_string();
                message!(usage::refused_value, value, argument = argument?, reason)
            }
            _ => return None,
        })
    }

    fn conflict(&self) -> Option<Message> {
        let invalid = self.styles.get_invalid();
        let argument = self.one(ContextKind::InvalidArg, invalid)?;
        match self.error.get(ContextKind::PriorArg)? {
            ContextValue::Strings(_) => Some(message!(usage::conflicts, argument)),
            prior if Some(prior) == self.error.get(ContextKind::InvalidArg) => {
                Some(message!(usage::repeated, argument))
            }
            _ => {
                let other = self.one(ContextKind::PriorArg, invalid)?;
                Some(message!(usage::conflict, argument, other))
            }
        }
    }

    fn invalid_value(&self) -> Option<Message> {
        let (invalid, literal) = (self.styles.get_invalid(), self.styles.get_literal());
        match self.strings(ContextKind::InvalidValue).first()?.as_str() {
            "" => {
                let argument = self.one(ContextKind::InvalidArg, invalid)?;
                Some(message!(usage::no_value, argument))
            }
            value => {
                let value = paint(invalid, value);
                let argument = self.one(ContextKind::InvalidArg, literal)?;
                Some(message!(usage::invalid_value, value, argument))
            }
        }
    }

    /// The lines below the sentence: the arguments concerned, or the possible values.
    fn details(&self) -> Vec<String> {
        let (valid, invalid) = (self.styles.get_valid(), self.styles.get_invalid());
        match self.error.kind() {
            ErrorKind::MissingRequiredArgument => self.all(ContextKind::InvalidArg, valid),
            ErrorKind::ArgumentConflict => match self.error.get(ContextKind::PriorArg) {
                Some(ContextValue::Strings(_)) => self.all(ContextKind::PriorArg, invalid),
                _ => Vec::new(),
            },
            _ => match self.all(ContextKind::ValidValue, valid) {
                values if values.is_empty() => Vec::new(),
                values => {
                    let values = Argument::list(values, Joined::Comma);
                    vec![self.say(message!(usage::values, values))]
                }
            },
        }
    }

    /// The suggestions.
    fn tips(&self) -> Vec<String> {
        let valid = self.styles.get_valid();
        let label = paint(valid, self.say(message!(usage::tip)));
        let similar = |kind| {
            let names = self.all(kind, valid);
            let count = names.len();
            let names = names.into_iter().map(|name| format!("'{name}'"));
            (count > 0).then(|| (count, Argument::list(names, Joined::Comma)))
        };
        let commands = similar(ContextKind::SuggestedSubcommand)
            .map(|(count, names)| message!(usage::similar_commands, count, names));
        let arguments = similar(ContextKind::SuggestedArg)
            .map(|(count, names)| message!(usage::similar_arguments, count, names));
        let values = similar(ContextKind::SuggestedValue)
            .map(|(count, names)| message!(usage::similar_values, count, names));
        let tips = [commands, arguments, values].into_iter().flatten();
        let tips = tips.map(|tip| self.say(tip)).chain(self.other_tips());
        tips.map(|tip| format!("{label} {tip}")).collect()
    }

    /// The suggestions in the words of `clap`, except for the one that the catalogue has a message
    /// for.
    fn other_tips(&self) -> Vec<String> {
        let Some(ContextValue::StyledStrs(tips)) = self.error.get(ContextKind::Suggested) else {
            return Vec::new();
        };
        let as_value = |styles: &Styles| {
            let name = self.one(ContextKind::InvalidArg, &Style::new())?;
            let argument = paint(styles.get_invalid(), &name);
            let instead = paint(styles.get_valid(), format!("-- {name}"));
            Some(message!(usage::as_value, argument, instead))
        };
        let known = as_value(&Styles::plain()).map(|tip| tip.to_string());
        let say = |tip: &clap::builder::StyledStr| match as_value(&self.styles) {
            Some(known_tip) if known == Some(tip.to_string()) => self.say(known_tip),
            _ => self.styled(tip),
        };
        tips.iter().map(say).collect()
    }

    /// The usage of the command; empty where `clap` gives none.
    fn usage(&self) -> String {
        match self.error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => {
                let label = self.say(message!(usage::usage));
                self.styled(usage).replacen("Usage:", &label, 1)
            }
            _ => String::new(),
        }
    }

    fn say(&self, message: Message) -> String {
        message.in_language(self.language)
    }

    fn styled(&self, text: &clap::builder::StyledStr) -> String {
        match self.colour {
            Colour::Off => text.to_string(),
            Colour::On => text.ansi().to_string(),
        }
    }

    /// The only value of a kind, in a style.
    fn one(&self, kind: ContextKind, style: &Style) -> Option<String> {
        match self.strings(kind) {
            [one] => Some(paint(style, one)),
            _ => None,
        }
    }

    /// All values of a kind, in a style.
    fn all(&self, kind: ContextKind, style: &Style) -> Vec<String> {
        let words = self.strings(kind).iter();
        words.map(|word| paint(style, word)).collect()
    }

    fn strings(&self, kind: ContextKind) -> &[String] {
        match self.error.get(kind) {
            Some(ContextValue::String(one)) => std::slice::from_ref(one),
            Some(ContextValue::Strings(several)) => several,
            _ => &[],
        }
    }
}

fn paint(style: &Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

fn indented(line: String) -> String {
    format!("  {line}")
}

#[cfg(test)]
mod tests {
    use super::Mistake;
    use crate::cli::help;
    use crate::diagnostic::text::Colour;
    use crate::language::Language;

    /// Command lines with mistakes of every kind.
    const MISTAKES: [&str; 16] = [
        "cxo rendr",
        "cxo zzz",
        "cxo render",
        "cxo render a.yaml --frm b",
        "cxo render a.yaml --zzz",
        "cxo render a.yaml --json --json",
        "cxo render a.yaml --from b",
        "cxo render --stream --out x --json",
        "cxo render a.yaml -d scorcard",
        "cxo render a.yaml -d",
        "cxo render a.yaml --jobs 0",
        "cxo render a.yaml --out=",
        "cxo check a.yaml --strict=yes",
        "cxo check a.yaml --today 2027-13-01",
        "cxo --json",
        "cxo templates eject",
    ];

    #[test]
    fn every_mistake_is_told_as_clap_tells_it_in_english() {
        for line in MISTAKES {
            let command = help::command(Language::En);
            let error = command
                .try_get_matches_from(line.split(' '))
                .expect_err("a mistake");
            let rendered = error.render();
            for (colour, expected) in [
                (Colour::Off, rendered.to_string()),
                (Colour::On, rendered.ansi().to_string()),
            ] {
                let text = Mistake::new(&error, Language::En, colour).text();
                assert_eq!(text.as_deref(), Some(expected.trim_end()), "{line}");
            }
        }
    }
}
