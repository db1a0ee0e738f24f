//! `cxo kit`: everything of a profile in one PDF for each language.

use crate::cli::Outcome;
use crate::cli::arguments::{KitArguments, OrderArguments, RenderArguments};
use crate::cli::console::Console;
use crate::cli::render;
use crate::kit::Asked;

/// Binds what the arguments ask for.
pub(super) fn run(arguments: &KitArguments, console: &mut Console) -> Outcome {
    let KitArguments {
        mut choice,
        making,
        run,
    } = arguments.clone();
    if choice.documents.is_empty() {
        choice.documents.push(Asked::All);
    }
    let order = OrderArguments {
        choice,
        making,
        is_bound: true,
        ..OrderArguments::default()
    };
    let arguments = RenderArguments {
        order,
        stream: false,
        run,
    };
    render::run(&arguments, console)
}
