//! The style sheet: `page.css`, followed by theme and brand as custom properties.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::document::{BlockKind, Document};
use crate::export::html::HtmlOptions;
use crate::style::{Family, HeadingTheme, Paper, Theme};

/// The rules that all pages share.
const PAGE: &str = include_str!("page.css");

/// The font stacks: the fonts of the theme, if installed, then similar system fonts.
const SANS: &str = "\"Source Sans 3\", \"Segoe UI\", system-ui, -apple-system, Roboto, \
                    \"Helvetica Neue\", Arial, sans-serif";
const SERIF: &str = "\"Source Serif 4\", Charter, \"Iowan Old Style\", Cambria, Georgia, \
                     \"Times New Roman\", serif";
const MONO: &str = "\"Source Code Pro\", ui-monospace, \"Cascadia Mono\", Menlo, Consolas, \
                    \"Liberation Mono\", monospace";

/// The points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// The style sheet of a page.
pub(super) fn css(document: &Document, options: &HtmlOptions<'_>) -> String {
    let theme = match options.theme.dense.as_deref() {
        Some(dense) if document.is_written_on() => dense,
        _ => options.theme,
    };
    let blocks = [
        block(":root", &screen(options)),
        within(
            "@media screen and (prefers-color-scheme: dark)",
            &block(":root", &dark(options)),
        ),
        within("@media print", &block(":root", &print(theme))),
        rows(document),
        sheet(document, theme, options.paper),
    ];
    format!("\n{PAGE}\n{}", blocks.join("\n"))
}

type Declaration = (&'static str, String);

/// The declarations for a light, wide screen. Lengths are relative to the font size of text.
fn screen(options: &HtmlOptions<'_>) -> Vec<Declaration> {
    let theme = options.theme;
    let colours = theme.colours;
    let accent = options.accent.unwrap_or(colours.accent);
    let mut declarations = vec![
        ("--paper", "#ffffff".to_owned()),
        ("--text", colours.text.to_string()),
        ("--muted", colours.muted.to_string()),
        ("--accent", accent.legible_on(colours.tint).to_string()),
        ("--rule", colours.rule.to_string()),
        ("--pen", colours.pen.to_string()),
        ("--tint", colours.tint.to_string()),
        ("--text-font", stack(theme.fonts.text).to_owned()),
        ("--heading-font", stack(theme.fonts.headings).to_owned()),
        ("--table-font", stack(theme.fonts.tables).to_owned()),
        ("--code-font", stack(theme.fonts.code).to_owned()),
        ("--code-size", format!("{}em", number(theme.code.size))),
    ];
    declarations.extend(sizes(theme));
    declarations
}

fn dark(options: &HtmlOptions<'_>) -> Vec<Declaration> {
    let colours = options.theme.dark;
    let accent = options.accent.unwrap_or(options.theme.colours.accent);
    vec![
        ("--paper", colours.paper.to_string()),
        ("--text", colours.text.to_string()),
        ("--muted", colours.muted.to_string()),
        ("--accent", accent.legible_on(colours.tint).to_string()),
        ("--rule", colours.rule.to_string()),
        ("--pen", colours.pen.to_string()),
        ("--tint", colours.tint.to_string()),
    ]
}

/// The declarations for print, in the sizes of the theme.
fn print(theme: &Theme) -> Vec<Declaration> {
    let text = theme.text;
    let mut declarations = vec![
        ("--size", format!("{}pt", number(text.size))),
        ("--leading", number(text.leading / text.size)),
        ("--gap", format!("{}pt", number(text.gap))),
        (
            "--align",
            if text.justify { "justify" } else { "start" }.to_owned(),
        ),
        (
            "--hyphens",
            if text.hyphenate { "auto" } else { "manual" }.to_owned(),
        ),
        ("--line", format!("{}mm", number(theme.pen.line))),
        ("--pen-box", format!("{}mm", number(theme.pen.tick_box))),
        ("--pen-row", format!("{}mm", number(theme.pen.row))),
        ("--logo-height", format!("{}mm", number(theme.logo.height))),
        ("--logo-width", format!("{}mm", number(theme.logo.width))),
    ];
    declarations.extend(sizes(theme));
    declarations
}

/// The font sizes relative to that of text.
fn sizes(theme: &Theme) -> Vec<Declaration> {
    let share = |size: f32| number(size / theme.text.size) + "em";
    let headings = &theme.headings;
    let rule = |heading: &HeadingTheme| format!("{}pt", number(heading.rule));
    vec![
        ("--title-size", share(headings.title.size)),
        ("--section-size", share(headings.section.size)),
        ("--section-rule", rule(&headings.section)),
        ("--entry-size", share(headings.entry.size)),
        ("--minor-size", share(headings.minor.size)),
        ("--table-size", share(theme.tables.size)),
        ("--small-size", share(theme.small.size)),
    ]
}

/// The rules for the height of text areas: that of their lines.
fn rows(document: &Document) -> String {
    let counts = document.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::WritingLines(count) => Some(count),
        _ => None,
    });
    let counts: BTreeSet<usize> = counts.collect();
    let rules = counts.iter().map(|count| {
        block(
            &format!("textarea[rows=\"{count}\"]"),
            &[("--rows", count.to_string())],
        )
    });
    rules.collect()
}

/// The `@page` rule, with paper size, margins, running head and foot, and page number.
fn sheet(document: &Document, theme: &Theme, paper: Paper) -> String {
    let margins = theme.margins;
    let [top, side, bottom] = [margins.top, margins.side, margins.bottom].map(number);
    let [width, height] = [paper.width / POINTS, paper.height / POINTS].map(number);
    let font = format!(
        "font: {}pt {}; color: {}",
        number(theme.small.size),
        stack(theme.fonts.tables),
        theme.colours.muted
    );
    let mut page = format!(
        "@page {{\n  size: {width}mm {height}mm;\n  margin: {top}mm {side}mm {bottom}mm;\n"
    );
    let lines = [
        ("@top-left", document.running_head.as_deref().map(quoted)),
        ("@bottom-left", document.running_foot.as_deref().map(quoted)),
        (
            "@bottom-right",
            Some("counter(page) \" / \" counter(pages)".to_owned()),
        ),
    ];
    for (place, content) in lines {
        if let Some(content) = content {
            let _ = writeln!(
                page,
                "  {place} {{ content: {content}; {font}; white-space: nowrap }}"
            );
        }
    }
    page.push_str("}\n");
    page
}

fn block(selector: &str, declarations: &[Declaration]) -> String {
    let mut block = format!("{selector} {{\n");
    for (name, value) in declarations {
        let _ = writeln!(block, "  {name}: {value};");
    }
    block.push_str("}\n");
    block
}

fn within(condition: &str, rules: &str) -> String {
    format!("{condition} {{\n{rules}}}\n")
}

const fn stack(family: Family) -> &'static str {
    match family {
        Family::Serif => SERIF,
        Family::Mono => MONO,
        Family::Sans | Family::OwnText | Family::OwnHeadings => SANS,
    }
}

/// A number with at most two decimals.
fn number(value: f32) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}

/// A CSS string. Characters that could end it, or the `style` element, are escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' | '<' | '>' | '&' => {
                let _ = write!(quoted, "\\{:x} ", u32::from(character));
            }
            _ if character.is_control() => quoted.push(' '),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_ends_its_quotes_or_the_element_around() {
        assert_eq!(
            quoted("a\"} </style>\\\n&é"),
            "\"a\\22 } \\3c /style\\3e \\5c  \\26 é\""
        );
    }
}
