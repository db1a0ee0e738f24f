//! `cxo kit`: everything of a profile in one PDF for each language.

use crate::cli::Outcome;
use crate::cli::arguments::{Asked, KitArguments, OrderArguments, RenderArguments};
use crate::cli::render;
use crate::cli::report::Console;

/// Binds what the arguments ask for.
pub(super) fn run(arguments: &KitArguments, console: &mut Console) -> Outcome {
    let KitArguments {
        profiles,
        documents,
        languages,
        audience,
        out,
        templates,
        candidate,
        json,
    } = arguments.clone();
    let order = OrderArguments {
        profiles,
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
    render::run(&RenderArguments { order, json }, console)
}
