//! Unified diffs.

use clap::builder::styling::{AnsiColor, Style};
use similar::TextDiff;

use crate::diagnostic::text::Colour;

/// The number of context lines around a change.
const CONTEXT: usize = 2;

/// The unified diff of two versions of the file `name`, without a final line break.
pub(super) fn unified_diff(name: &str, before: &[u8], after: &[u8], colour: Colour) -> String {
    let (before, after) = (
        String::from_utf8_lossy(before),
        String::from_utf8_lossy(after),
    );
    let lines = TextDiff::from_lines(&*before, &*after);
    let mut unified = lines.unified_diff();
    let unified = unified.context_radius(CONTEXT).header(name, name);
    let text = unified.to_string();
    let coloured = text.lines().map(|line| match colour {
        Colour::Off => line.to_owned(),
        Colour::On => paint(line),
    });
    coloured.collect::<Vec<_>>().join("\n")
}

fn paint(line: &str) -> String {
    let style = match line.as_bytes().first() {
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    };
    format!("{style}{line}{style:#}")
}
