//! Diagnostics as SARIF 2.1.0, for code hosts and editors.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Fix, Place, Position, Severity};

/// The JSON Schema of SARIF.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The characters of a path that are percent-encoded in a URI.
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The diagnostics in the order given, as one run of this program. `codes` describes the codes;
/// only those that occur become rules.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], codes: &[Code<'_>]) -> String {
    let occurs = |code: &&Code<'_>| diagnostics.iter().any(|found| found.code == code.id);
    let used: Vec<&Code<'_>> = codes.iter().filter(occurs).collect();
    let results = diagnostics.iter().map(|found| result(found, &used));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}")
}

fn rule(code: &Code<'_>) -> Value {
    json!({
        "id": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.explanation },
    })
}

fn result(found: &Diagnostic, rules: &[&Code<'_>]) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}\n{help}", found.message),
        None => found.message.to_string(),
    };
    let mut result = json!({
        "ruleId": found.code,
        "level": level(found.severity),
        "message": { "text": &text },
    });
    if let Some(index) = rules.iter().position(|code| code.id == found.code) {
        result["ruleIndex"] = index.into();
    }
    if let Some(place) = &found.place {
        result["locations"] = json!([{ "physicalLocation": physical(place) }]);
    }
    if let Some(related) = &found.related {
        result["relatedLocations"] = json!([{
            "physicalLocation": physical(&related.place),
            "message": { "text": related.label.to_string() },
        }]);
    }
    if let (Some(fix), Some(place)) = (&found.fix, &found.place) {
        result["fixes"] = json!([change(fix, place, &text)]);
    }
    result
}

/// A fix, which hosts and editors can offer to apply.
fn change(fix: &Fix, place: &Place, text: &str) -> Value {
    let position = |offset| place.source.position(offset);
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(position(edit.span.start), position(edit.span.end)),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "description": { "text": text },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(place) },
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn physical(place: &Place) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(place) } });
    if place.span.is_some() {
        physical["region"] = region(place.position(), place.end_position());
    }
    physical
}

fn uri(place: &Place) -> String {
    let path = place.source.name.replace('\\', "/");
    utf8_percent_encode(&path, NOT_IN_PATHS).to_string()
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}
