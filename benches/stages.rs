//! The time of each stage per document: `cargo bench`.

use cxo::check::{self, CheckOptions, Report, Rules};
use cxo::document;
use cxo::export::pdf::{self, PdfOptions};
use cxo::framework::{self, Framework};
use cxo::language::Language;
use cxo::layout::{self, LayoutOptions, Pages};
use cxo::profile::keys::Audience;
use cxo::profile::{self, LoadedProfile};
use cxo::style::{OwnFonts, Paper, Theme};
use cxo::template::{self, DOCUMENTS, DocumentKind, Library, Request, ScorecardHead};
use cxo::{Date, Engine, Format, InMemory, Order};
use divan::{Bencher, black_box};
use jiff::civil::date;

fn main() {
    divan::main();
}

const PROFILE: &[u8] = include_bytes!("../profiles/maison-auriel.yaml");
const LANGUAGE: Language = Language::Fr;
const TODAY: Date = date(2026, 11, 21);

/// The names of the documents.
fn documents() -> impl Iterator<Item = &'static str> {
    DOCUMENTS.iter().map(|document| document.name)
}

fn document_named(name: &str) -> DocumentKind {
    let mut all = DOCUMENTS.iter();
    *all.find(|document| document.name == name)
        .expect("a document")
}

fn loaded() -> LoadedProfile {
    profile::load("profile.yaml", PROFILE).expect("the example loads")
}

fn standard_texts() -> &'static Framework {
    framework::built_in(LANGUAGE)
}

fn library() -> Library {
    let library = Library::default();
    library.prepare(DOCUMENTS).expect("the templates load");
    library
}

fn compose(name: &str, loaded: &LoadedProfile, framework: &Framework, library: &Library) -> String {
    let head = ScorecardHead::default();
    let request = Request {
        document: document_named(name),
        audience: Audience::Internal,
        profile: &loaded.profile,
        framework,
        law: Rules::built_in().law(),
        language: LANGUAGE,
        member: None,
        head: &head,
        contents: &[],
    };
    template::compose(request, library).expect("the example composes")
}

fn lay_out(document: &document::Document) -> Pages {
    let options = LayoutOptions {
        theme: Theme::standard(),
        paper: Paper::A4,
        accent: None,
        fonts: OwnFonts::default(),
        logo: None,
    };
    layout::lay_out(document, &options)
}

fn write(pages: &Pages) -> Vec<u8> {
    let options = PdfOptions {
        author: "Maison Auriel".to_owned(),
        date: None,
    };
    pdf::pdf(pages, &options)
}

#[divan::bench]
fn load_profile() -> LoadedProfile {
    black_box(loaded())
}

#[divan::bench]
fn load_templates() -> Library {
    black_box(library())
}

/// A profile of about this many lines, in two languages.
fn long_yaml(lines: usize) -> String {
    let mut yaml =
        "company: Alto\nobjective: Keep our members.\nresponsibilities:\n  add:\n".to_owned();
    for number in 0..lines / 2 {
        yaml += &format!(
            "    - en: Run the review of journey {number} with the stores and the workshops.\n"
        );
        yaml += &format!(
            "      fr: Conduire la revue du parcours {number} avec les magasins et les ateliers.\n"
        );
    }
    yaml
}

fn long_profile(lines: usize) -> LoadedProfile {
    profile::load("profile.yaml", long_yaml(lines).as_bytes()).expect("the profile loads")
}

fn advise(loaded: &LoadedProfile) -> Report {
    let options = CheckOptions {
        today: TODAY,
        languages: Vec::new(),
        allow: Vec::new(),
        found: Vec::new(),
    };
    check::check(loaded, Rules::built_in(), &options)
}

#[divan::bench]
fn check_example(bencher: Bencher) {
    let loaded = loaded();
    bencher.bench(|| advise(&loaded));
}

#[divan::bench(args = [500, 5_000])]
fn check_lines(bencher: Bencher, lines: usize) {
    let loaded = long_profile(lines);
    bencher.bench(|| advise(&loaded));
}

#[divan::bench(args = [500, 5_000])]
fn load_lines(bencher: Bencher, lines: usize) {
    let yaml = long_yaml(lines);
    bencher.bench(|| profile::load("profile.yaml", yaml.as_bytes()));
}

#[divan::bench(args = documents())]
fn compose_markdown(bencher: Bencher, name: &str) {
    let (loaded, framework, library) = (loaded(), standard_texts(), library());
    bencher.bench(|| compose(name, &loaded, framework, &library));
}

#[divan::bench(args = documents())]
fn parse_markdown(bencher: Bencher, name: &str) {
    let markdown = compose(name, &loaded(), standard_texts(), &library());
    bencher.bench(|| document::parse(&markdown, LANGUAGE));
}

#[divan::bench(args = documents())]
fn lay_pages_out(bencher: Bencher, name: &str) {
    let markdown = compose(name, &loaded(), standard_texts(), &library());
    let document = document::parse(&markdown, LANGUAGE);
    bencher.bench(|| lay_out(&document));
}

#[divan::bench(args = documents())]
fn write_pdf(bencher: Bencher, name: &str) {
    let markdown = compose(name, &loaded(), standard_texts(), &library());
    let pages = lay_out(&document::parse(&markdown, LANGUAGE));
    bencher.bench(|| write(&pages));
}

/// The whole engine: from the bytes of a profile to those of a PDF, including advice.
#[divan::bench(args = documents())]
fn everything(bencher: Bencher, name: &str) {
    let engine = Engine::default();
    let order = Order {
        documents: vec![document_named(name)],
        formats: vec![Format::Pdf],
        languages: vec![LANGUAGE],
        ..Order::usual(TODAY)
    };
    let logo = include_bytes!("../profiles/maison-auriel.svg").to_vec();
    let assets = InMemory {
        files: [("maison-auriel.svg".to_owned(), logo)].into(),
        ..InMemory::default()
    };
    bencher.bench(|| {
        let kit = engine.render(&loaded(), &order, &assets);
        kit.expect("the example renders")
    });
}
