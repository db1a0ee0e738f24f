//! `cxo explain`: the explanation of a code, or the list of codes.

use crate::cli::arguments::ExplainArguments;
use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::kit::Engine;
use crate::message::message;

/// Prints the explanation of a code, or the list of codes.
pub(super) fn run(arguments: &ExplainArguments, console: &mut Console) -> Outcome {
    let engine = match Engine::new(&arguments.own.folder()) {
        Ok(engine) => engine,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    let topic = arguments.topic.as_deref();
    match engine.explain(topic, arguments.language) {
        Some(text) => {
            console.result(text);
            Outcome::Done
        }
        None => {
            let topic = topic.unwrap_or_default();
            console.error(message!(field::unknown, topic));
            Outcome::WrongUsage
        }
    }
}

/// Reports an unknown code on the command line.
pub(super) fn no_such_code(written: &str, console: &mut Console) -> Outcome {
    console.error(message!(check::unknown_code, code = written));
    Outcome::WrongUsage
}
