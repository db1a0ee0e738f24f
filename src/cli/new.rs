//! `cxo new`: a new profile from answers to the questionnaire.
//!
//! 1. The first answers come from the flags, and from the [`draft`] of an interrupted run.
//! 2. In a terminal, [`prompts`] asks the other questions, and saves a draft after each answer.
//! 3. The profile and its JSON Schema are written, and the draft is removed.
//!
//! The texts of the prompts are data in `templates/new/`.

mod draft;
mod prompts;
mod texts;

use std::io;
use std::path::Path;

use crate::cli::arguments::NewArguments;
use crate::cli::clock;
use crate::cli::console::Console;
use crate::cli::new::draft::Draft;
use crate::cli::new::prompts::{Ending, Prompts};
use crate::cli::new::texts::TEXTS;
use crate::cli::outcome::Outcome;
use crate::cli::outputs::Output;
use crate::language::Language;
use crate::profile;
use crate::questionnaire::{Answers, Question, fill_in, profile_yaml};

/// The name of the schema file, to which the first line of the profile refers.
const SCHEMA_FILE: &str = "profile.schema.json";

/// Writes the profile that the flags and the answers in the terminal describe.
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

/// Asks the questions that the flags do not answer, writes the profile and removes the draft.
/// Returns the language of the questions.
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
        Ok(Ending::Complete(answers)) => answers,
        Ok(Ending::Interrupted) => return Err(Outcome::InputProblems),
        Ok(Ending::Rejected) => return Err(Outcome::WrongUsage),
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

/// The answers of the flags, if they suffice for a profile.
fn take(arguments: &NewArguments, console: &mut Console) -> Result<Answers, Outcome> {
    let languages = match arguments.languages.as_slice() {
        [] => vec![Language::En],
        named => named.to_vec(),
    };
    let given = arguments.answers();
    let filled_in = fill_in(&Answers::new(languages), &given, clock::today());
    let missing = filled_in.answers.missing();
    let missing = missing.filter(|question| !given.contains_key(&question.key));
    let refused = filled_in.rejected.iter().map(prompts::refusal);
    let errors: Vec<_> = refused.chain(missing.map(is_missing)).collect();
    for error in &errors {
        console.message(error);
    }
    match errors.is_empty() {
        true => Ok(filled_in.answers),
        false => Err(Outcome::WrongUsage),
    }
}

/// The message about a missing flag, with an example.
fn is_missing(question: &Question) -> String {
    let key = &question.key;
    let [text, example] =
        [&question.text, &question.example].map(|text| text.in_language(Language::En));
    format!("error: `--{key}` is missing. {text} For example: --{key} \"{example}\"")
}

/// Writes the profile, and the schema unless it exists. Returns the language of the comments.
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
    console.message(TEXTS.written.in_language(language));
    console.message(TEXTS.next.in_language(language));
    for (command, what) in [("check", &TEXTS.next_check), ("render", &TEXTS.next_render)] {
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
