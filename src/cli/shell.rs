//! `cxo completions` and `cxo man`: shell completions and the manual page.

use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::console::Console;
use crate::cli::help;
use crate::cli::outcome::Outcome;

/// Prints the completion script of a shell.
pub(super) fn completions(shell: Shell, console: &mut Console) -> Outcome {
    let mut command = help::whole(console.language);
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut command, "cxo", &mut bytes);
    print(&bytes, console)
}

/// Prints the manual page: the program, followed by each command.
pub(super) fn manual(console: &mut Console) -> Outcome {
    let mut bytes = Vec::new();
    let command = help::whole(console.language);
    // Writing to memory does not fail.
    let _ = Man::new(command.clone()).render(&mut bytes);
    for part in command.get_subcommands().filter(|part| !part.is_hide_set()) {
        let page = Man::new(part.clone());
        let _ = page.render_description_section(&mut bytes);
        let _ = page.render_options_section(&mut bytes);
        let _ = page.render_extra_section(&mut bytes);
    }
    print(&bytes, console)
}

fn print(bytes: &[u8], console: &mut Console) -> Outcome {
    match console.bytes(bytes) {
        Ok(()) => Outcome::Done,
        Err(error) => console.cannot_print(&error),
    }
}
