//! The face of the library in a browser: what the page of the studio calls.

use cxo::diagnostic::text::{self, Colour};
use cxo::{Date, Diagnostic, Engine, InMemory, Language, LoadedProfile, Order, Timestamp};
use wasm_bindgen::prelude::wasm_bindgen;

/// The JSON Schema of a profile, as `cxo schema` prints it.
#[must_use]
#[wasm_bindgen]
pub fn schema() -> String {
    cxo::schema().trim_end().to_owned()
}

/// The files that profiles name, such as logos.
#[derive(Debug, Default)]
#[wasm_bindgen]
pub struct Files(InMemory);

#[wasm_bindgen]
impl Files {
    /// No files.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file by the name that profiles have for it.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.0.files.insert(name, bytes);
    }
}

/// A file made.
#[derive(Debug, Clone)]
#[wasm_bindgen(getter_with_clone)]
pub struct Made {
    /// Its name: `scorecard.fr.pdf`.
    #[wasm_bindgen(readonly)]
    pub name: String,
    /// Its bytes.
    #[wasm_bindgen(readonly)]
    pub bytes: Vec<u8>,
}

/// Every document of a profile in every language and format, and bound to one PDF in each language.
/// It is made on `day`, written `2026-12-01`, at midnight of universal time.
///
/// # Errors
///
/// The problems of the profile, as the terminal shows them.
#[wasm_bindgen]
pub fn render(profile: &[u8], files: &Files, day: &str) -> Result<Vec<Made>, String> {
    let not_a_day = |_| format!("not a day: {day}");
    let today: Date = day.parse().map_err(not_a_day)?;
    let midnight: Timestamp = format!("{today}T00:00:00Z").parse().map_err(not_a_day)?;
    let loaded = cxo::load("profile.yaml", profile).map_err(shown)?;
    let mut made = Vec::new();
    for order in orders(today, midnight) {
        made.extend(make(&loaded, files, &order).map_err(shown)?);
    }
    Ok(made)
}

/// Everything at once, and everything bound.
fn orders(today: Date, made_at: Timestamp) -> [Order; 2] {
    let everything = Order {
        documents: cxo::documents().to_vec(),
        formats: cxo::formats().to_vec(),
        ..Order::usual(today)
    };
    [everything, Order::kit(today)].map(|order| Order {
        languages: cxo::languages().to_vec(),
        date: Some(made_at),
        ..order
    })
}

fn make(
    loaded: &LoadedProfile,
    files: &Files,
    order: &Order,
) -> Result<Vec<Made>, Vec<Diagnostic>> {
    let kit = Engine::new(&files.0)?.render(loaded, order, &files.0)?;
    let made = kit.files.into_iter().map(|file| Made {
        name: file.name,
        bytes: file.bytes,
    });
    Ok(made.collect())
}

fn shown(problems: Vec<Diagnostic>) -> String {
    text::render(&problems, Language::En, Colour::Off)
}
