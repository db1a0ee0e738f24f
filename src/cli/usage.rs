//! What is wrong with a command line.
//!
//! 1. Help and version are no mistakes: they are printed as they are.
//! 2. Of a mistake the kind and the words on the command line are known. They become paragraphs from
//!    the catalogue: what is wrong, what was perhaps meant, how the command is used, where to read on.
//! 3. A kind of mistake that the catalogue has no words for is told in those of `clap`.

use std::error::Error as _;

use clap::Error;
use clap::builder::styling::{Style, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::diagnostic::text::Colour;
use crate::language::Language;
use crate::message::{Argument, Joined, Message, message};

/// Says what is wrong with a command line, or prints the help or the version it asks for.
pub(super) fn answer(error: &Error, console: &mut Console) -> Outcome {
    match Mistake::new(error, console.language, console.colour).text() {
        Some(text) => console.message(text),
        None => _ = error.print(),
    }
    match error.use_stderr() {
        true => Outcome::WrongUsage,
        false => Outcome::Done,
    }
}

/// A mistake on a command line, to tell in one language.
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

    /// Everything said of it; `None` where the catalogue has no words for it.
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

    /// What is wrong, in one sentence.
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

    /// The lines below the sentence: the arguments it is about, or the values there are.
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

    /// What was perhaps meant.
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

    /// What `clap` suggests in its own words; those known to the catalogue in ours.
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
            Some(ours) if known == Some(tip.to_string()) => self.say(ours),
            _ => self.styled(tip),
        };
        tips.iter().map(say).collect()
    }

    /// How the command is used; empty where that says nothing about the mistake.
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

    /// The only word of a kind, in a style.
    fn one(&self, kind: ContextKind, style: &Style) -> Option<String> {
        match self.strings(kind) {
            [one] => Some(paint(style, one)),
            _ => None,
        }
    }

    /// All words of a kind, in a style.
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

    /// Command lines with a mistake of every kind.
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
