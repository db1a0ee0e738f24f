//! `cxo themes`: what documents can look like.

use crate::cli::Outcome;
use crate::cli::arguments::ThemesArguments;
use crate::cli::report::Console;
use crate::kit::Engine;
use crate::style::{Family, Fonts};

/// Lists the themes: the name, what it looks like, and its fonts.
pub(super) fn run(arguments: &ThemesArguments, console: &mut Console) -> Outcome {
    let engine = match Engine::new(&arguments.own.folder()) {
        Ok(engine) => engine,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    for name in engine.themes.names() {
        let Some(theme) = engine.themes.named(name) else {
            continue;
        };
        let is_standard = std::ptr::eq(theme, engine.themes.standard());
        let standard = if is_standard { " (standard)" } else { "" };
        console.result(format_args!("{name}{standard}"));
        if !theme.description.is_empty() {
            console.result(format_args!("    {}", theme.description));
        }
        console.result(format_args!("    {}", fonts(theme.fonts)));
    }
    console.result("\nA profile names one: brand: { theme: modern }");
    Outcome::Done
}

/// What each family is used for.
fn fonts(fonts: Fonts) -> String {
    let uses = [
        (fonts.text, "text"),
        (fonts.headings, "headings"),
        (fonts.tables, "tables"),
        (fonts.code, "code"),
    ];
    let mut families: Vec<(Family, Vec<&str>)> = Vec::new();
    for (family, used) in uses {
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, all)) => all.push(used),
            None => families.push((family, vec![used])),
        }
    }
    let named = families
        .iter()
        .map(|(family, used)| format!("{} for {}", family.name(), used.join(", ")));
    named.collect::<Vec<_>>().join("; ")
}
