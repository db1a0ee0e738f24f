//! The command line with its texts, from the catalogue.
//!
//! 1. `arguments` says what can be asked for, without words for people.
//! 2. Each command, argument and value gets its text by its name; where there is one for an argument
//!    of a single command, it comes before that of the argument in all commands.

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::{Arguments, report_formats};
use crate::language::Language;
use crate::message::Message;

/// The name of the program.
const PROGRAM: &str = "cxo";

/// The command that explains the others.
const HELP: &str = "help";

/// The command line in a language, to read arguments with.
pub(super) fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    command.build();
    Texts { language }.on(with_flat_help(command), "")
}

/// The command line in a language with a copy of all commands below `help`, as completions offer it.
pub(super) fn whole(language: Language) -> Command {
    let mut command = Arguments::command();
    command.build();
    Texts { language }.on(command, "")
}

/// A command whose `help` takes the names of commands as arguments instead of holding copies of them.
fn with_flat_help(command: Command) -> Command {
    command.mut_subcommands(|below| match below.get_name() {
        HELP => Command::new(HELP).disable_help_flag(true).arg(
            Arg::new("subcommand")
                .action(ArgAction::Append)
                .num_args(..)
                .value_name("COMMAND"),
        ),
        _ => with_flat_help(below),
    })
}

/// The texts in one language.
struct Texts {
    language: Language,
}

impl Texts {
    /// A command and those below it with their texts; `path` is what stands before its name.
    fn on(&self, command: Command, path: &str) -> Command {
        let name = name(&command, path);
        let about = self.named("command", &name);
        let example = self.named("example", &name);
        let mut command = command.mut_args(|argument| self.on_argument(argument, &name));
        if let Some(about) = about {
            command = command.about(about);
        }
        if let Some(example) = example {
            command = command.after_help(example);
        }
        let path = path_below(&name, path);
        command.mut_subcommands(|command| self.on(command, &path))
    }

    fn on_argument(&self, argument: Arg, command: &str) -> Arg {
        let text = self.named("argument", &key(&argument, command));
        let argument = match argument.get_id().as_str() {
            "format" => argument.value_parser(report_formats(|name| self.named("value", name))),
            _ => argument,
        };
        match text {
            Some(text) => argument.help(text),
            None => argument,
        }
    }

    fn named(&self, part: &str, name: &str) -> Option<String> {
        Some(Message::named(part, name)?.in_language(self.language))
    }
}

/// What the catalogue calls a command: its name after those of the commands that it is below, except
/// for the program and for `help`.
fn name(command: &Command, path: &str) -> String {
    match command.get_name() {
        HELP => HELP.to_owned(),
        name => format!("{path}{name}"),
    }
}

/// What stands before the names of the commands below another.
fn path_below(name: &str, path: &str) -> String {
    match name {
        PROGRAM => String::new(),
        HELP => path.to_owned(),
        name => format!("{name} "),
    }
}

/// What the catalogue calls an argument: its own name, after the command's where that has a text.
fn key(argument: &Arg, command: &str) -> String {
    let name = argument.get_id().as_str();
    let of_command = format!("{command} {name}");
    match Message::named("argument", &of_command) {
        Some(_) => of_command,
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::Command;

    use super::{command, key, name, path_below};
    use crate::language::Language;
    use crate::message::{Message, names};

    type Names = BTreeSet<(&'static str, String)>;

    /// The texts that a command and those below it have.
    fn collect(command: &Command, path: &str, used: &mut Names) {
        let name = name(command, path);
        for argument in command.get_arguments() {
            used.insert(("argument", key(argument, &name)));
            let values = argument.get_possible_values();
            let helped = values.iter().filter(|value| value.get_help().is_some());
            used.extend(helped.map(|value| ("value", value.get_name().to_owned())));
        }
        if Message::named("example", &name).is_some() {
            used.insert(("example", name.clone()));
        }
        for below in command.get_subcommands() {
            collect(below, &path_below(&name, path), used);
        }
        used.insert(("command", name));
    }

    #[test]
    fn everything_on_the_command_line_has_its_text_and_every_text_its_thing() {
        let mut used = Names::new();
        collect(&command(Language::En), "", &mut used);
        let texts: Names = names()
            .map(|(part, name)| (part, name.to_owned()))
            .collect();
        assert_eq!(used, texts);
    }
}
