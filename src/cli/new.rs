//! `cxo new`: a person at the terminal, or flags, answer the questionnaire; a profile is written.
//!
//! What happens, in order:
//! 1. The flags of the command line, and the [`draft`] of a questionnaire that was broken off, give
//!    the first answers.
//! 2. In a terminal, [`prompts`] asks for the others, and saves a draft of them after each.
//! 3. The profile is written, with the schema for editors beside it, and the draft goes.
//!
//! The words around the questions are data in `templates/new/`.

mod draft;
mod prompts;
mod words;

use std::io;
use std::path::Path;

use crate::cli::arguments::NewArguments;
use crate::cli::clock;
use crate::cli::console::Console;
use crate::cli::new::draft::Draft;
use crate::cli::new::prompts::{Ended, Prompts};
use crate::cli::new::words::WORDS;
use crate::cli::outcome::Outcome;
use crate::cli::outputs::Output;
use crate::language::Language;
use crate::profile;
use crate::questionnaire::{Answers, Question, fill_in, profile_yaml};

/// The name of the schema beside a profile, as the profile's first line has it.
const SCHEMA_FILE: &str = "profile.schema.json";

/// Makes the profile that the arguments, and the person at the terminal, describe.
pub(super) fn run(arguments: &NewArguments, console: &mut Console) -> Outcome {
    let file = &arguments.file;
    if file.exists() {
        return already_there(file, console);
    }
    let made = match console.can_ask && !arguments.yes {
        true => ask(arguments, console),
        false => take(arguments, console).and_then(|answers| write(&answers, file, console)),
    };
    match made {
        Ok(language) => {
            say_what_comes_next(file, language, console);
            Outcome::Done
        }
        Err(outcome) => outcome,
    }
}

fn already_there(file: &Path, console: &mut Console) -> Outcome {
    let file = file.display();
    console.message(format_args!(
        "error: `{file}` is already there; it stays as it is\n\
         help: give another name, as in `cxo new other.yaml`, or see what it lacks: `cxo check {file}`"
    ));
    Outcome::WrongUsage
}

/// Writes what a person answers besides the flags, and takes the draft away. Gives the language
/// of the questions.
fn ask(arguments: &NewArguments, console: &mut Console) -> Result<Language, Outcome> {
    let file = &arguments.file;
    let draft = Draft::beside(file);
    let kept = draft.read().map_err(|error| {
        let outcome = console.system_failed("go on from", &draft.path, &error);
        console.message("help: mend that file, or take it away to begin anew");
        outcome
    })?;
    let prompts = Prompts::new(file, &draft, kept, clock::today(), console);
    let ended = prompts.ask(&arguments.languages, &arguments.answers());
    let answers = match ended {
        Ok(Ended::Complete(answers)) => answers,
        Ok(Ended::BrokenOff) => return Err(Outcome::InputProblems),
        Ok(Ended::Refused) => return Err(Outcome::WrongUsage),
        Err(failed) => {
            return Err(console.system_failed(failed.doing, &failed.path, &failed.error));
        }
    };
    let language = write(&answers, file, console)?;
    match draft.remove() {
        Ok(()) => Ok(language),
        Err(error) => Err(console.system_failed("remove", &draft.path, &error)),
    }
}

/// The answers of the flags alone, when they are enough.
fn take(arguments: &NewArguments, console: &mut Console) -> Result<Answers, Outcome> {
    let languages = match arguments.languages.as_slice() {
        [] => vec![Language::En],
        named => named.to_vec(),
    };
    let given = arguments.answers();
    let filled_in = fill_in(&Answers::new(languages), &given, clock::today());
    let missing = filled_in.answers.missing();
    let missing = missing.filter(|question| !given.contains_key(&question.key));
    let refused = filled_in.refused.iter().map(prompts::refusal);
    let errors: Vec<_> = refused.chain(missing.map(is_missing)).collect();
    for error in &errors {
        console.message(error);
    }
    match errors.is_empty() {
        true => Ok(filled_in.answers),
        false => Err(Outcome::WrongUsage),
    }
}

/// Says that a flag is missing, and what it could be.
fn is_missing(question: &Question) -> String {
    let key = &question.key;
    let [text, example] =
        [&question.text, &question.example].map(|text| text.in_language(Language::En));
    format!("error: `--{key}` is missing. {text} For example: --{key} \"{example}\"")
}

/// Writes the profile, and the schema unless there is one; gives the language of the comments.
fn write(answers: &Answers, file: &Path, console: &mut Console) -> Result<Language, Outcome> {
    let schema = file.with_file_name(SCHEMA_FILE);
    let files = [
        (file, profile_yaml(answers).into_bytes()),
        (&*schema, profile::SCHEMA.into()),
    ];
    for (path, bytes) in files {
        let path = path.to_owned();
        let output = Output { path, bytes };
        match output.write_new() {
            Ok(()) => console.result(output.path.display()),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(console.system_failed("write", &output.path, &error));
            }
            Err(_) if output.path == file => return Err(already_there(file, console)),
            Err(_) => {}
        }
    }
    Ok(answers.language())
}

fn say_what_comes_next(file: &Path, language: Language, console: &mut Console) {
    let file = file.display();
    console.message("");
    console.message(WORDS.written.in_language(language));
    console.message(WORDS.next.in_language(language));
    for (command, what) in [("check", &WORDS.next_check), ("render", &WORDS.next_render)] {
        let what = what.in_language(language);
        console.message(format_args!(
            "  {:<32}  {what}",
            format!("cxo {command} {file}")
        ));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::Parser;

    use crate::cli::arguments::{Arguments, Command};
    use crate::questionnaire::questions;

    #[test]
    fn every_question_has_its_flag() {
        let keys: BTreeSet<_> = questions().iter().map(|question| &question.key).collect();
        let flags = keys.iter().map(|key| format!("--{key}=1"));
        let typed = ["cxo", "new"].map(str::to_owned).into_iter().chain(flags);
        let arguments = Arguments::try_parse_from(typed).expect("each is a flag");
        let Command::New(arguments) = arguments.command else {
            panic!("the command is there");
        };
        let given = arguments.answers();
        assert_eq!(given.keys().collect::<BTreeSet<_>>(), keys);
    }
}
