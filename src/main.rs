//! The `cxo` program: parses its arguments, calls the library, ends with an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    cxo::cli::run(std::env::args_os()).into()
}
