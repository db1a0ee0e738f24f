//! `cxo explain`: the explanation of a code, or the list of codes.

use crate::cli::arguments::ExplainArguments;
use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::kit::Engine;

/// Prints the explanation of a code, or the list of codes.
pub(super) fn run(arguments: &ExplainArguments, console: &mut Console) -> Outcome {
    let engine = match Engine::new(&arguments.own.folder()) {
        Ok(engine) => engine,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    let code = arguments.code.as_deref();
    let found = code.map(|written| engine.find_code(written).ok_or(written));
    match found.transpose() {
        Ok(code) => {
            console.result(engine.explain(code.as_ref(), arguments.language));
            Outcome::Done
        }
        Err(unknown) => no_such_code(unknown, console),
    }
}

/// Reports an unknown code on the command line.
pub(super) fn no_such_code(written: &str, console: &mut Console) -> Outcome {
    console.message(format_args!(
        "error: there is no code `{written}`; `cxo explain` lists them all"
    ));
    Outcome::WrongUsage
}
