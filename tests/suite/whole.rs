//! From profiles to PDF: no word is lost, and the number of pages stays within limits.

use std::fs;
use std::process::Command;

use cxo::document::{Block, BlockKind, parse, plain_text};
use cxo::export::pdf::{PdfOptions, pdf};
use cxo::language::Language;
use cxo::layout::{Pages, lay_out};
use cxo::style::{Paper, Theme};

use crate::pdf_support::{Reading, dense, extract, options};
use crate::support::{all_markdown, example_paths, examples, load};

fn laid_out(markdown: &str, language: Language, theme: &str, paper: Paper) -> Pages {
    lay_out(&parse(markdown, language), &options(theme, paper))
}

/// The words of a document in reading order, without tick boxes.
pub(crate) fn words(markdown: &str, language: Language) -> Vec<String> {
    words_with(markdown, language, true)
}

/// The same without the heads of columns, for formats that repeat them beside every value.
pub(crate) fn words_without_heads(markdown: &str, language: Language) -> Vec<String> {
    words_with(markdown, language, false)
}

fn words_with(markdown: &str, language: Language, heads: bool) -> Vec<String> {
    let mut text = String::new();
    for block in &parse(markdown, language).blocks {
        add_words(block, heads, &mut text);
    }
    let words = text.split(|c: char| c.is_whitespace() || c == '☐');
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn add_words(block: &Block, heads: bool, text: &mut String) {
    let mut add = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            add(plain_text(content));
        }
        BlockKind::Code(code) => add(code.clone()),
        BlockKind::Table(table) => {
            let head = Some(&table.head).filter(|_| heads);
            let rows = head.into_iter().chain(&table.rows);
            rows.flatten().for_each(|cell| add(plain_text(cell)));
        }
        BlockKind::List { items, .. } => {
            items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| add_words(block, heads, text));
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks
                .iter()
                .for_each(|block| add_words(block, heads, text));
        }
        BlockKind::Rule | BlockKind::WritingLines(_) => {}
    }
}

/// Asserts that every word stands in the text, in order.
pub(crate) fn assert_in_order(words: &[String], text: &str, name: &str) {
    let text = dense(text);
    let mut rest = text.as_str();
    for word in words {
        let word = dense(word);
        let at = rest.find(&word);
        let Some(at) = at else {
            let seen: String = rest.chars().take(80).collect();
            panic!("{name}: {word:?} is missing; the text goes on with {seen:?}");
        };
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn every_word_is_in_the_pdf_in_reading_order() {
    let mut count = 0;
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let words = words(&markdown, language);
            for (theme, paper) in Theme::names().zip([Paper::A4, Paper::LETTER, Paper::A4]) {
                let pages = laid_out(&markdown, language, theme, paper);
                let file = pdf(&pages, &PdfOptions::default());
                assert_in_order(&words, &extract(&file, Reading::Structure).concat(), &name);
                count += words.len();
            }
        }
    }
    assert!(count > 50_000, "only {count} words");
}

#[test]
fn signs_in_a_name_come_out_as_the_same_characters() {
    let name = r"A|B *c* #d `e` {{ 7*7 }} {% f %} <script>g</script> [h](i) \l &amp; ~~m~~ __n__";
    let loaded = load(&format!(
        "company: {}\nobjective: x\n",
        serde_json::to_string(name).unwrap()
    ));
    for (document, language, markdown) in all_markdown(&loaded) {
        let pages = laid_out(&markdown, language, "classic", Paper::A4);
        let text = extract(&pdf(&pages, &PdfOptions::default()), Reading::Structure).concat();
        assert!(
            dense(&text).contains(&dense(name)),
            "{document} {language}: {text}"
        );
    }
}

#[test]
fn documents_have_as_many_pages_as_people_want_to_hold() {
    for loaded in examples() {
        let full = loaded.profile.role.pay.is_some();
        for (name, language, markdown) in all_markdown(&loaded) {
            let pages = laid_out(&markdown, language, "classic", Paper::A4)
                .pages
                .len();
            let expected = match name.as_str() {
                "job-description" if full => 2..=3,
                "job-description" => 1..=1,
                "scorecard" => 4..=5,
                "hiring-brief" => 4..=6,
                "candidate-brief" => 2..=4,
                "interview-guide" => 7..=10,
                "debrief-sheet" => 3..=4,
                _ => 2..=3,
            };
            let company = &loaded.profile.company.name;
            assert!(
                expected.contains(&pages),
                "{company} {name} {language}: {pages} pages"
            );
        }
    }
}

#[test]
#[ignore = "needs poppler, qpdf and mutool"]
fn other_programs_read_every_word_and_stay_silent() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success() && errors.is_empty(),
            "{program} {arguments:?}: {errors}"
        );
        String::from_utf8(output.stdout).unwrap()
    };
    for (path, loaded) in example_paths().iter().zip(examples()) {
        for (name, language, markdown) in all_markdown(&loaded) {
            let name = format!("{} {name} {language}", path.display());
            let pages = laid_out(&markdown, language, "classic", Paper::A4);
            let file = folder.path().join("document.pdf");
            fs::write(&file, pdf(&pages, &PdfOptions::default())).unwrap();
            let file = file.to_str().unwrap();
            run("qpdf", &["--check", file]);
            run("mutool", &["info", file]);
            let text = run("pdftotext", &["-raw", file, "-"]);
            let around = [
                &parse(&markdown, language).running_head,
                &parse(&markdown, language).running_foot,
            ];
            let lines = text.lines().filter(|line| {
                !around
                    .iter()
                    .any(|around| around.as_deref() == Some(line.trim()))
            });
            let text = lines.collect::<Vec<_>>().join("\n");
            assert_in_order(&words(&markdown, language), &text, &name);
        }
    }
}
