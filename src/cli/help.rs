//! The command line with its help texts.
//!
//! 1. `arguments` defines the command line without texts.
//! 2. Each command, argument and value gets its text from the catalogue, by its name. A text for an
//!    argument of a single command precedes the text for that argument in all commands.
//! 3. Headings, default values and possible values are added in the language of the console.

use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::{Arguments, report_formats};
use crate::language::Language;
use crate::message::{Argument, Joined, Message, message};

/// The name of the program.
const PROGRAM: &str = "cxo";

/// The name of the command that prints help.
const HELP: &str = "help";

/// The command line in a language, for parsing.
pub(super) fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    command.build();
    let texts = Texts { language };
    texts.headed(texts.on(with_flat_help(command), ""))
}

/// The command line in a language with a copy of all commands below `help`, for completions and the
/// manual page.
pub(super) fn whole(language: Language) -> Command {
    let mut command = Arguments::command();
    command.build();
    Texts { language }.on(command, "")
}

/// A command whose `help` takes the names of commands as arguments, instead of having copies of
/// them as subcommands.
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

/// The texts of the catalogue in one language.
struct Texts {
    language: Language,
}

impl Texts {
    /// Adds texts to a command and its subcommands; `path` is the prefix of its name.
    fn on(&self, command: Command, path: &str) -> Command {
        let name = name(&command, path);
        let path = path_below(&name, path);
        command
            .about(self.named("command", &name))
            .after_help(self.named("example", &name))
            .mut_args(|argument| self.on_argument(argument, &name))
            .mut_subcommands(|below| self.on(below, &path))
    }

    fn on_argument(&self, argument: Arg, command: &str) -> Arg {
        let text = self.named("argument", &key(&argument, command));
        let argument = match argument.get_id().as_str() {
            "format" => argument.value_parser(report_formats(|name| self.named("value", name))),
            _ => argument,
        };
        argument.help(text)
    }

    /// Adds headings, default values and possible values to a command and its subcommands.
    fn headed(&self, command: Command) -> Command {
        let style = *command.get_styles().get_usage();
        let usage = self.say(message!(usage::usage));
        let template = format!(
            "{{before-help}}{{about-with-newline}}\n{style}{usage}{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        );
        command
            .help_template(template)
            .subcommand_help_heading(self.say(message!(help::commands)))
            .mut_args(|argument| self.headed_argument(argument))
            .mut_subcommands(|below| self.headed(below))
    }

    fn headed_argument(&self, argument: Arg) -> Arg {
        let heading = match argument.is_positional() {
            true => message!(help::arguments),
            false => message!(help::options),
        };
        let help = argument.get_help().map(ToString::to_string);
        let help = help.into_iter().chain(self.choices(&argument));
        let help = help.collect::<Vec<_>>().join(" ");
        argument
            .help_heading(self.say(heading))
            .help(help)
            .hide_default_value(true)
            .hide_possible_values(true)
    }

    /// The texts about the default value and the possible values of an argument.
    fn choices(&self, argument: &Arg) -> Vec<String> {
        let default = argument.get_default_values().first();
        let default = default.filter(|_| argument.get_action().takes_values());
        let default = default.map(|value| {
            let value = value.to_string_lossy().into_owned();
            self.say(message!(help::default, value))
        });
        let values = argument.get_possible_values();
        let shown = values
            .iter()
            .filter(|_| !argument.is_hide_possible_values_set());
        let shown: Vec<&str> = shown.map(PossibleValue::get_name).collect();
        let values = (!shown.is_empty()).then(|| {
            let values = Argument::list(shown, Joined::Comma);
            self.say(message!(usage::values, values))
        });
        default.into_iter().chain(values).collect()
    }

    fn say(&self, message: Message) -> String {
        message.in_language(self.language)
    }

    fn named(&self, part: &str, name: &str) -> Resettable<StyledStr> {
        let text = Message::named(part, name).map(|text| self.say(text).into());
        text.into()
    }
}

/// The name of a command in the catalogue: its own name after those of its parents, except for the
/// program and for `help`.
fn name(command: &Command, path: &str) -> String {
    match command.get_name() {
        HELP => HELP.to_owned(),
        name => format!("{path}{name}"),
    }
}

/// The prefix of the names of subcommands.
fn path_below(name: &str, path: &str) -> String {
    match name {
        PROGRAM => String::new(),
        HELP => path.to_owned(),
        name => format!("{name} "),
    }
}

/// The name of an argument in the catalogue: the command and the argument if there is such a text,
/// otherwise the argument.
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

    use super::{HELP, command, key, name, path_below, whole};
    use crate::language::Language;
    use crate::message::{Message, names};

    type Names = BTreeSet<(&'static str, String)>;

    /// The names of the texts of a command and its subcommands.
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
    fn every_part_of_the_command_line_has_a_text_and_every_text_is_used() {
        let mut used = Names::new();
        collect(&command(Language::En), "", &mut used);
        let texts: Names = names()
            .map(|(part, name)| (part, name.to_owned()))
            .collect();
        assert_eq!(used, texts);
    }

    /// The help of every command.
    fn helps(mut command: Command) -> Vec<String> {
        let mut all = vec![command.render_help().to_string()];
        let below = command.get_subcommands();
        for below in below.filter(|below| below.get_name() != HELP) {
            all.extend(helps(below.clone()));
        }
        all
    }

    #[test]
    fn help_is_laid_out_as_clap_does_it_in_english() {
        assert_eq!(helps(command(Language::En)), helps(whole(Language::En)));
    }
}
