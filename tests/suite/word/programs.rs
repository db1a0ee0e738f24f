//! Word files in the programs that people open them with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cxo::document::{BlockKind, Document, FieldKind, fields, parse, plain_text};
use cxo::export::docx::docx;
use cxo::language::Language;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;
use tempfile::TempDir;

use super::{SHORT, options};
use crate::pdf_support::{CONSTRUCTS, dense};
use crate::support::{all_markdown, example_paths, load, root};
use crate::whole::{assert_in_order, words};

/// A Word file and its source.
struct WordFile {
    name: String,
    path: PathBuf,
    markdown: String,
    document: Document,
}

/// The file with every construct, whose notes are in another order than in its Markdown.
const CONSTRUCTS_NAME: &str = "constructs";

/// A folder with all documents of the examples as Word files, and a document with every construct.
fn word_files(folder: &Path) -> Vec<WordFile> {
    let mut files = Vec::new();
    let mut add = |name: String, language, markdown: String| {
        let path = folder.join(format!("{name}.docx"));
        let document = parse(&markdown, language);
        fs::write(&path, docx(&document, &options())).unwrap();
        files.push(WordFile {
            name,
            path,
            markdown,
            document,
        });
    };
    for path in example_paths() {
        let profile = path.file_stem().unwrap().to_string_lossy().into_owned();
        let loaded = load(&fs::read_to_string(&path).unwrap());
        for (name, language, markdown) in all_markdown(&loaded) {
            add(format!("{profile}-{name}-{language}"), language, markdown);
        }
    }
    add(
        CONSTRUCTS_NAME.to_owned(),
        Language::En,
        CONSTRUCTS.to_owned(),
    );
    add("short".to_owned(), Language::Fr, SHORT.to_owned());
    files
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

#[test]
#[ignore = "needs Python with python-docx"]
fn python_docx_finds_styles_tables_controls_and_properties() {
    let folder = TempDir::new().unwrap();
    let files = word_files(folder.path());
    let mut command = Command::new("python3");
    command.arg(root().join("tests/read_word.py"));
    let output = run(command.args(files.iter().map(|file| &file.path)));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), files.len());
    for (WordFile { path, document, .. }, line) in files.iter().zip(lines.lines()) {
        let found: Value = serde_json::from_str(line).unwrap();
        let texts = |name: &str| {
            let texts = found[name].as_array().unwrap().iter();
            texts.map(|text| text.as_str().unwrap_or_default().to_owned())
        };
        let name = path.display();
        assert_eq!(found["title"].as_str().unwrap(), document.title, "{name}");
        let headings = document
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Heading { content, .. } => Some(dense(&plain_text(content))),
                _ => None,
            });
        let mut found_headings = texts("headings").map(|text| dense(&text));
        // Quotations have headings too.
        for heading in headings {
            assert!(
                found_headings.any(|found| found == heading),
                "{name}: {heading}"
            );
        }
        let (mut boxes, mut lines) = (Vec::new(), Vec::new());
        for field in fields(document) {
            match field.kind {
                FieldKind::Words { .. } => lines.push(field.name),
                FieldKind::Tick(_) => boxes.push(field.name),
                FieldKind::Choice(answers) => boxes.extend(
                    answers
                        .iter()
                        .map(|answer| format!("{}.{}", field.name, answer.value)),
                ),
            }
        }
        let tagged = |name| {
            texts(name)
                .filter(|tag| !tag.is_empty())
                .collect::<Vec<_>>()
        };
        assert_eq!(tagged("boxes"), boxes, "{name}");
        assert_eq!(tagged("lines"), lines, "{name}");
        let head = document.running_head.clone().unwrap_or_default();
        assert_eq!(texts("header").collect::<String>(), head, "{name}");
        let foot = document.running_foot.clone().unwrap_or_default();
        assert_eq!(
            texts("footer").collect::<String>(),
            format!("{foot}\t1 / 1"),
            "{name}"
        );
    }
}

#[test]
#[ignore = "needs Python with openxml-audit"]
fn files_keep_to_the_schemas_of_word() {
    let folder = TempDir::new().unwrap();
    let files = word_files(folder.path());
    let broken = folder.path().join("short.docx");
    // With several files at once, it confuses their parts.
    let audit = |path: &Path| {
        let mut command = Command::new("openxml-audit");
        command.args(["--policy", "strict", "--output", "json"]);
        command.arg(path).output().unwrap()
    };
    files.par_iter().for_each(|file| {
        let output = audit(&file.path);
        let report = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{}: {report}", file.name);
    });
    assert!(files.len() > 20);
    // The message about a broken file differs.
    let bytes = super::file::parts(&fs::read(&broken).unwrap());
    let mut writer = zip::ZipWriter::new(fs::File::create(&broken).unwrap());
    for (name, part) in bytes {
        let text = String::from_utf8(part).unwrap();
        let text = text.replace("<w:tblGrid>", "<w:nonsense/><w:tblGrid>");
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    assert!(!audit(&broken).status.success());
}

#[test]
#[ignore = "needs LibreOffice and poppler"]
fn slow_libreoffice_opens_every_file_and_finds_all_words() {
    let folder = TempDir::new().unwrap();
    let files = word_files(folder.path());
    let settings = format!(
        "-env:UserInstallation=file://{}/settings",
        folder.path().display()
    );
    let mut command = Command::new("soffice");
    command.args([&settings, "--headless", "--convert-to", "pdf", "--outdir"]);
    command.arg(folder.path());
    run(command.args(files.iter().map(|file| &file.path)));
    for file in &files {
        let pdf = file.path.with_extension("pdf");
        let mut command = Command::new("pdftotext");
        let output = run(command.args(["-raw", "-nopgbrk"]).arg(&pdf).arg("-"));
        let found = String::from_utf8(output.stdout).unwrap();
        let name = file.path.display().to_string();
        if file.name != CONSTRUCTS_NAME {
            let words = words(&file.markdown, file.document.language);
            assert_in_order(&words, &found.replace('☒', "☑").replace('☐', ""), &name);
        }
    }
}
