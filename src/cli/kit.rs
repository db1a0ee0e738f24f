//! `cxo kit`: everything of a profile in one PDF for each language.

use crate::cli::Outcome;
use crate::cli::arguments::{Asked, KitArguments, OrderArguments, RenderArguments};
use crate::cli::render;
use crate::cli::report::Console;

/// Binds what the arguments ask for.
pub(super) fn run(arguments: &KitArguments, console: &mut Console) -> Outcome {
    let KitArguments {
        inputs,
        documents,
        languages,
        audience,
        out,
        templates,
        candidate,
        json,
        work,
    } = arguments.clone();
    let order = OrderArguments {
        inputs,
        documents: match documents.as_slice() {
            [] => vec![Asked::All],
            _ => documents,
        },
        languages,
        audience,
        out,
        templates,
        candidate,
        is_bound: true,
        ..OrderArguments::default()
    };
    let arguments = RenderArguments {
        order,
        json,
        stream: false,
        work,
    };
    render::run(&arguments, console)
}
