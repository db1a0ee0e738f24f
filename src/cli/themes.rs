//! `cxo themes`: the list of themes.

use crate::cli::arguments::ThemesArguments;
use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::kit::Engine;
use crate::message::{Argument, Joined, Message, message};
use crate::style::{Family, Fonts};

/// Lists the themes with their descriptions and fonts.
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
        match std::ptr::eq(theme, engine.themes.standard()) {
            true => console.say_result(message!(theme::standard, name)),
            false => console.result(name),
        }
        if !theme.description.is_empty() {
            console.result(format_args!("    {}", theme.description));
        }
        let fonts = fonts(theme.fonts);
        let fonts: Vec<String> = fonts.iter().map(|font| console.text(font)).collect();
        console.result(format_args!("    {}", fonts.join("; ")));
    }
    console.result("");
    console.say_result(message!(theme::named_in_profile));
    Outcome::Done
}

/// The font families of a theme, each with the kinds of text it is used for.
fn fonts(fonts: Fonts) -> Vec<Message> {
    let uses = [
        (fonts.text, message!(theme::text)),
        (fonts.headings, message!(theme::headings)),
        (fonts.tables, message!(theme::tables)),
        (fonts.code, message!(theme::code)),
    ];
    let mut families: Vec<(Family, Vec<Message>)> = Vec::new();
    for (family, used) in uses {
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, all)) => all.push(used),
            None => families.push((family, vec![used])),
        }
    }
    let named = families.into_iter().map(|(family, uses)| {
        let uses = Argument::list(uses, Joined::Comma);
        message!(theme::fonts, family = family.name(), uses)
    });
    named.collect()
}
