//! Diagnostics as workflow commands of GitHub Actions, which annotate files.

use crate::diagnostic::{Diagnostic, Severity};

/// The diagnostics in the order given, one line each.
#[must_use]
pub fn render(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(command).collect()
}

fn command(found: &Diagnostic) -> String {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &found.place {
        properties.push(format!("file={}", property(&place.source.name)));
        if place.span.is_some() {
            let (start, end) = (place.position(), place.end_position());
            properties.push(format!("line={},endLine={}", start.line, end.line));
            if start.line == end.line {
                properties.push(format!("col={},endColumn={}", start.column, end.column));
            }
        }
    }
    properties.push(format!("title={}", property(&found.code)));
    let help = found.help.iter().map(|help| format!("\n{help}"));
    let message = format!("{}{}", found.message, help.collect::<String>());
    format!("::{level} {}::{}\n", properties.join(","), data(&message))
}

/// An escaped text for the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// An escaped text for a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
