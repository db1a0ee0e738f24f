//! `cxo explain`: what a code means, why it matters, and what it rests on.

use crate::cli::Outcome;
use crate::cli::arguments::ExplainArguments;
use crate::cli::report::Console;
use crate::kit;

/// Prints what the arguments ask for.
pub(super) fn run(arguments: &ExplainArguments, console: &mut Console) -> Outcome {
    console.result(kit::explain(arguments.code.as_ref(), arguments.language));
    Outcome::Done
}
