//! `cxo new`: questions become a profile with comments.
//!
//! What happens, in order:
//! 1. The flags of the command line, and the draft of an interview that was broken off, are the
//!    first [`answers`].
//! 2. In a terminal, [`interview`] asks for the others. Each answer is put into the profile as
//!    [`profile_file`] writes it; loading and checking that profile says whether the answer can be
//!    kept, and what could be better. A draft of the answers is saved after each.
//! 3. The profile is written, with the schema for editors beside it, and the draft goes.
//!
//! The questions, the words around them and the comments of the profile are data in
//! `templates/new/`.

mod answers;
mod draft;
mod interview;
mod metric;
mod problem;
mod profile_file;
mod questions;
mod trial;
mod value;

use std::io;
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::arguments::NewArguments;
use crate::cli::new::answers::Answers;
use crate::cli::new::draft::Draft;
use crate::cli::new::interview::{Ended, Interview};
use crate::cli::new::questions::{Question, WORDS, questions};
use crate::cli::new::trial::Trial;
use crate::cli::outputs::Output;
use crate::cli::report::Console;
use crate::language::Language;
use crate::profile;

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
/// of the interview.
fn ask(arguments: &NewArguments, console: &mut Console) -> Result<Language, Outcome> {
    let file = &arguments.file;
    let draft = Draft::beside(file);
    let kept = draft.read().map_err(|error| {
        let outcome = console.system_failed("go on from", &draft.path, &error);
        console.message("help: mend that file, or take it away to begin anew");
        outcome
    })?;
    let ended = Interview::new(file, &draft, kept, console).hold(arguments);
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
    let mut trial = Trial::new(&arguments.file, languages);
    let refused = trial.take_flags(arguments);
    let missing = |question: &&Question| {
        let given = arguments.answers(&question.key);
        question.needed && given.is_empty()
    };
    let missing: Vec<_> = questions().iter().filter(missing).map(is_missing).collect();
    for problem in refused
        .iter()
        .map(ToString::to_string)
        .chain(missing.clone())
    {
        console.message(format_args!("error: {problem}"));
    }
    match refused.is_empty() && missing.is_empty() {
        true => Ok(trial.answers),
        false => Err(Outcome::WrongUsage),
    }
}

/// Says that a flag is missing, and what it could be.
fn is_missing(question: &Question) -> String {
    let flag = question.flag();
    let [ask, example] =
        [&question.ask, &question.example].map(|text| text.in_language(Language::En));
    format!("`{flag}` is missing. {ask} For example: {flag} \"{example}\"")
}

/// Writes the profile, and the schema unless there is one; gives the language of the comments.
fn write(answers: &Answers, file: &Path, console: &mut Console) -> Result<Language, Outcome> {
    let schema = file.with_file_name(SCHEMA_FILE);
    let files = [
        (file, profile_file::write(answers).text.into_bytes()),
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
