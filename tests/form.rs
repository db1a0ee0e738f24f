//! Form fields: scorecards as PDFs that programs can fill in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "support/standards.rs"]
mod standards;
mod support;

use std::fmt::Write as _;
use std::process::Command;

use cxo::document::{self, FieldKind};
use cxo::export::pdf::{PdfOptions, pdf};
use cxo::language::Language;
use cxo::layout::lay_out;
use cxo::style::Paper;
use lopdf::{Dictionary, Object, ObjectId, decode_text_string, text_string};
use standards::check;
use support::{document, options, pages};

/// A golden scorecard, as Markdown.
fn golden(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    std::fs::read_to_string(format!("{folder}/{name}.md")).unwrap()
}

fn scorecard() -> Vec<u8> {
    let markdown = golden("banque-de-l-estuaire.scorecard-2.fr");
    let pages = lay_out(&document(&markdown), &options("classic", Paper::A4));
    pdf(&pages, &PdfOptions::default())
}

/// The fields of a document, one a line: name, label, and the answers with their values.
fn listing(markdown: &str, language: Language) -> String {
    let mut text = String::new();
    for field in document::fields(&document::parse(markdown, language)) {
        let kind = match &field.kind {
            FieldKind::Words { several_lines } if *several_lines => "lines".to_owned(),
            FieldKind::Words { .. } => "line".to_owned(),
            FieldKind::Tick(answer) => format!("tick {}", answer.value),
            FieldKind::Choice(answers) => {
                let answer =
                    |answer: &document::FieldAnswer| format!("{}={}", answer.value, answer.label);
                answers.iter().map(answer).collect::<Vec<_>>().join(", ")
            }
        };
        writeln!(text, "{} | {} | {kind}", field.name, field.label).unwrap();
    }
    text
}

#[test]
fn a_scorecard_has_a_field_for_everything_that_is_filled_in() {
    let markdown = golden("maison-auriel.scorecard.en");
    insta::assert_snapshot!(listing(&markdown, Language::En));
}

#[test]
fn a_debrief_sheet_has_a_field_for_everything_that_is_filled_in() {
    let markdown = golden("banque-de-l-estuaire.debrief-sheet.en");
    insta::assert_snapshot!(listing(&markdown, Language::En));
}

#[test]
fn no_field_is_the_group_of_others() {
    for name in ["interview-guide", "debrief-sheet"] {
        let markdown = golden(&format!("tillwise.{name}.en"));
        let fields = document::fields(&document::parse(&markdown, Language::En));
        assert!(fields.len() > 10, "{name}");
        for field in &fields {
            let group = format!("{}.", field.name);
            let within = fields.iter().find(|other| other.name.starts_with(&group));
            assert!(within.is_none(), "{} has {within:?} below it", field.name);
        }
    }
}

#[test]
fn a_document_has_the_same_fields_in_every_language() {
    for name in [
        "maison-auriel.scorecard",
        "banque-de-l-estuaire.scorecard-2",
        "banque-de-l-estuaire.interview-guide",
        "banque-de-l-estuaire.debrief-sheet",
        "tillwise.interview-guide",
        "tillwise.debrief-sheet",
    ] {
        let keys = |code: &str, language| {
            let markdown = golden(&format!("{name}.{code}"));
            let fields = document::fields(&document::parse(&markdown, language));
            let key = |field: document::Field| {
                let values = match field.kind {
                    FieldKind::Words { .. } => Vec::new(),
                    FieldKind::Tick(answer) => vec![answer.value],
                    FieldKind::Choice(answers) => {
                        answers.into_iter().map(|answer| answer.value).collect()
                    }
                };
                (field.name, values)
            };
            fields.into_iter().map(key).collect::<Vec<_>>()
        };
        assert_eq!(keys("fr", Language::Fr), keys("en", Language::En), "{name}");
    }
}

#[test]
fn what_has_no_id_is_for_a_pen_alone() {
    let text = "☐ oui ☐ non\n\n| a | b |\n|---|---|\n| | ☐ |\n\n____________________\n";
    assert_eq!(listing(text, Language::Fr), "");
    let pdf = pdf(&pages(text), &PdfOptions::default());
    let file = lopdf::Document::load_mem(&pdf).unwrap();
    assert!(!file.catalog().unwrap().has(b"AcroForm"));
}

#[test]
fn boxes_count_on_where_the_markdown_gives_no_answers() {
    let text =
        "<!-- id: a -->\n**Avis** ☐ oui ☑ non\n\n<!-- id: b -->\n☑ lu\n\n<!-- id: a -->\n☐ x\n";
    insta::assert_snapshot!(listing(text, Language::Fr), @"
    a | Avis | 1=oui, 2=non
    b | lu | tick yes
    ");
    let pages = pages(text);
    let fields = pages.pages[0].inputs.iter().map(|place| place.field);
    let fields: Vec<_> = fields
        .map(|part| part.map(|part| (part.field, part.answer)))
        .collect();
    assert_eq!(fields, [Some((0, 0)), Some((0, 1)), Some((1, 0)), None]);
}

#[test]
fn lines_that_go_on_to_another_page_have_a_field_on_each() {
    let lines = "____________________\n".repeat(50);
    let pages = pages(&format!("**Faits**\n\n<!-- id: a.evidence -->\n{lines}"));
    let names: Vec<_> = pages
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["a.evidence", "a.evidence_2"]);
    let file = pdf(&pages, &PdfOptions::default());
    let file = lopdf::Document::load_mem(&file).unwrap();
    assert_eq!(terminal_fields(&file).len(), 2);
}

/// The fields of a file that have a value, with their full names, in the order of the form.
fn terminal_fields(file: &lopdf::Document) -> Vec<(String, ObjectId)> {
    let form = file.catalog().unwrap().get(b"AcroForm").unwrap();
    let form = file.get_dictionary(form.as_reference().unwrap()).unwrap();
    let mut found = Vec::new();
    for field in references(form, b"Fields") {
        collect_fields(file, field, "", &mut found);
    }
    found
}

fn collect_fields(
    file: &lopdf::Document,
    id: ObjectId,
    group: &str,
    found: &mut Vec<(String, ObjectId)>,
) {
    let field = file.get_dictionary(id).unwrap();
    let own = decode_text_string(field.get(b"T").unwrap()).unwrap();
    assert!(!own.contains('.'), "{own}");
    let name = format!("{group}{own}");
    if field.has(b"FT") {
        return found.push((name, id));
    }
    for part in references(field, b"Kids") {
        let parent = file.get_dictionary(part).unwrap().get(b"Parent");
        assert_eq!(parent.unwrap().as_reference().unwrap(), id);
        collect_fields(file, part, &format!("{name}."), found);
    }
}

fn references(dictionary: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    let array = dictionary.get(key).unwrap().as_array().unwrap();
    array
        .iter()
        .map(|item| item.as_reference().unwrap())
        .collect()
}

/// The states that the widgets of a field can be in, besides off.
fn states(file: &lopdf::Document, field: ObjectId) -> Vec<String> {
    let widgets = references(file.get_dictionary(field).unwrap(), b"Kids");
    let state = |widget: ObjectId| {
        let widget = file.get_dictionary(widget).unwrap();
        let pictures = widget.get(b"AP").unwrap().as_dict().unwrap();
        let normal = pictures.get(b"N").unwrap().as_dict().ok()?;
        let mut states = normal.iter().map(|(name, _)| String::from_utf8_lossy(name));
        states
            .find(|name| name != "Off")
            .map(|name| name.into_owned())
    };
    widgets.into_iter().filter_map(state).collect()
}

#[test]
fn a_pdf_has_the_fields_of_its_document_with_the_same_values() {
    let markdown = golden("banque-de-l-estuaire.scorecard-2.fr");
    let expected: Vec<_> = document::fields(&document(&markdown))
        .into_iter()
        .map(|field| match field.kind {
            FieldKind::Words { .. } => (field.name, Vec::new()),
            FieldKind::Tick(answer) => (field.name, vec![answer.value]),
            FieldKind::Choice(answers) => {
                let values = answers.into_iter().map(|answer| answer.value);
                (field.name, values.collect())
            }
        })
        .collect();
    assert!(expected.len() > 10);
    let file = lopdf::Document::load_mem(&scorecard()).unwrap();
    let mut found = terminal_fields(&file);
    found.sort_by_key(|(name, _)| expected.iter().position(|(expected, _)| expected == name));
    let found: Vec<_> = found
        .into_iter()
        .map(|(name, id)| (name, states(&file, id)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_widget_says_what_it_asks_for_and_prints() {
    let file = lopdf::Document::load_mem(&scorecard()).unwrap();
    let mut count = 0;
    for (name, field) in terminal_fields(&file) {
        for widget in references(file.get_dictionary(field).unwrap(), b"Kids") {
            let widget = file.get_dictionary(widget).unwrap();
            let label = decode_text_string(widget.get(b"TU").unwrap()).unwrap();
            assert!(!label.is_empty(), "{name}");
            assert_eq!(widget.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert_eq!(
                widget.get(b"Parent").unwrap().as_reference().unwrap(),
                field
            );
            count += 1;
        }
    }
    let ratings = 2 * 6 + 5 + 1;
    let words = 4 + 2 + 3 + 2;
    assert_eq!(count, ratings + words);
}

#[test]
fn what_is_filled_in_is_read_back() {
    let mut file = lopdf::Document::load_mem(&scorecard()).unwrap();
    let words = "Évaluée en août : « œuvre » à 5 €, d’accord";
    let filled = [
        ("head.candidate", text_string(words)),
        ("technologist.rating", Object::Name(b"4".to_vec())),
        (
            "conclusion.recommendation",
            Object::Name(b"strong_yes".to_vec()),
        ),
    ];
    let fields = terminal_fields(&file);
    let find = |name: &str| fields.iter().find(|(known, _)| known == name).unwrap().1;
    for (name, value) in &filled {
        let field = file.get_dictionary_mut(find(name)).unwrap();
        field.set("V", value.clone());
    }
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes).unwrap();
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let value = |name| read.get_dictionary(find(name)).unwrap().get(b"V").unwrap();
    assert_eq!(decode_text_string(value("head.candidate")).unwrap(), words);
    assert_eq!(value("technologist.rating").as_name().unwrap(), b"4");
    assert_eq!(value("data_architect.rating").as_name().unwrap(), b"Off");
}

#[test]
#[ignore = "needs Python with pymupdf and pypdfium2, node with pdf-lib, and Chromium"]
fn other_programs_fill_in_every_field() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.pdf");
    std::fs::write(&form, scorecard()).unwrap();
    let words = "Évaluée en août : « œuvre » à 5 €, d’accord";
    for (interpreter, script, program) in [
        ("python3", "fill_in.py", "mupdf"),
        ("python3", "fill_in.py", "pdfium"),
        ("node", "fill_in.js", "pdf-lib"),
        ("node", "fill_in.js", "chromium"),
    ] {
        let filled = folder.path().join(format!("{program}.pdf"));
        let output = Command::new(interpreter)
            .env("NODE_PATH", format!("{root}target/node/node_modules"))
            .arg(format!("{root}tests/{script}"))
            .args([program.as_ref(), form.as_os_str(), words.as_ref()])
            .arg(&filled)
            .output()
            .unwrap();
        assert!(output.status.success(), "{program}: {output:?}");
        let file = lopdf::Document::load(&filled).unwrap();
        let fields = terminal_fields(&file);
        assert!(fields.len() > 10);
        for (name, field) in fields {
            let value = file.get_dictionary(field).unwrap().get(b"V").unwrap();
            let (_, value) = file.dereference(value).unwrap();
            let states = states(&file, field);
            // MuPDF writes the value of a box as text.
            let found = match value {
                Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
                text => decode_text_string(text).unwrap(),
            };
            let expected = states.get(2).or(states.first());
            let expected = expected.map_or(words, String::as_str);
            assert_eq!(found, expected, "{program}: {name}");
        }
        if matches!(program, "pdfium" | "chromium") {
            assert_eq!(fonts_of_words(&file), ["SourceSans3-Regular"], "{program}");
            check(&std::fs::read(&filled).unwrap(), program);
        }
    }
}

/// The fonts in which the fields of words are painted, without the tags of their subsets.
fn fonts_of_words(file: &lopdf::Document) -> Vec<String> {
    let mut names = std::collections::BTreeSet::new();
    for (_, field) in terminal_fields(file) {
        for widget in references(file.get_dictionary(field).unwrap(), b"Kids") {
            let pictures = file.get_dictionary(widget).unwrap().get(b"AP").unwrap();
            let (_, pictures) = file.dereference(pictures).unwrap();
            let picture = pictures.as_dict().unwrap().get(b"N").unwrap();
            let (_, picture) = file.dereference(picture).unwrap();
            let Ok(picture) = picture.as_stream() else {
                continue;
            };
            names.extend(fonts_shown(file, picture));
        }
    }
    names.into_iter().collect()
}

fn fonts_shown(file: &lopdf::Document, picture: &lopdf::Stream) -> Vec<String> {
    let dictionary = |parent: &Dictionary, key: &[u8]| {
        let (_, found) = file.dereference(parent.get(key).unwrap()).unwrap();
        found.as_dict().unwrap().clone()
    };
    let content = lopdf::content::Content::decode(&picture.get_plain_content().unwrap()).unwrap();
    let chosen = content.operations.into_iter();
    let chosen = chosen.filter(|operation| operation.operator == "Tf");
    let name = |operation: lopdf::content::Operation| {
        let fonts = dictionary(&dictionary(&picture.dict, b"Resources"), b"Font");
        let font = dictionary(&fonts, operation.operands[0].as_name().unwrap());
        let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap());
        name.rsplit('+').next().unwrap().to_owned()
    };
    chosen.map(name).collect()
}

#[test]
fn words_are_typed_in_the_face_of_the_page_with_every_western_character() {
    let file = lopdf::Document::load_mem(&scorecard()).unwrap();
    let form = file.catalog().unwrap().get(b"AcroForm").unwrap();
    let form = file.get_dictionary(form.as_reference().unwrap()).unwrap();
    let appearance = form.get(b"DA").unwrap().as_str().unwrap();
    let name = appearance.split(|byte| *byte == b' ').next().unwrap();
    let resources = form.get(b"DR").unwrap().as_dict().unwrap();
    let fonts = resources.get(b"Font").unwrap().as_dict().unwrap();
    let font = fonts.get(&name[1..]).unwrap().as_reference().unwrap();
    let font = file.get_dictionary(font).unwrap();
    let widths = font.get(b"Widths").unwrap().as_array().unwrap();
    let without = |code: &usize| widths[code - 32].as_i64().unwrap() == 0;
    let without: Vec<_> = (32..256).filter(without).collect();
    assert_eq!(without, [0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D]);
    let descriptor = font.get(b"FontDescriptor").unwrap().as_reference().unwrap();
    let descriptor = file.get_dictionary(descriptor).unwrap();
    assert!(descriptor.has(b"FontFile2"));
    let height = |key: &[u8]| descriptor.get(key).unwrap().as_i64().unwrap();
    assert_eq!(height(b"Ascent") - height(b"Descent"), 1116);
}

#[test]
fn an_empty_form_prints_as_the_page_is_painted() {
    let file = lopdf::Document::load_mem(&scorecard()).unwrap();
    let mut crosses = 0;
    for (name, field) in terminal_fields(&file) {
        for widget in references(file.get_dictionary(field).unwrap(), b"Kids") {
            let widget = file.get_dictionary(widget).unwrap();
            let pictures = widget.get(b"AP").unwrap().as_dict().unwrap();
            let painted = |picture: &Object| {
                let (_, picture) = file.dereference(picture).unwrap();
                !picture
                    .as_stream()
                    .unwrap()
                    .get_plain_content()
                    .unwrap()
                    .is_empty()
            };
            match pictures.get(b"N").unwrap() {
                Object::Dictionary(states) => {
                    assert_eq!(widget.get(b"AS").unwrap().as_name().unwrap(), b"Off");
                    assert!(!painted(states.get(b"Off").unwrap()), "{name}");
                    crosses += states.iter().filter(|(_, state)| painted(state)).count();
                }
                picture => assert!(!painted(picture), "{name}"),
            }
        }
    }
    assert_eq!(crosses, 2 * 6 + 5 + 1);
}
