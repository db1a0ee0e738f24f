//! Invariants of all Word files.

use cxo::document::parse;
use cxo::export::docx::{DocxOptions, docx};
use cxo::language::Language;
use cxo::style::Theme;
use proptest::prelude::*;

use super::file::{elements, parts, text};
use super::{options, word};
use crate::pdf_support::{dense, written};
use crate::support::{all_markdown, examples};

/// Every part is well-formed, every relationship has a target, and external targets are addresses.
fn assert_sound(file: &[u8]) {
    let parts = parts(file);
    for (name, bytes) in &parts {
        if name.starts_with("word/media/") {
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        let relations = elements(text, "Relationship");
        let folder = name.split("_rels/").next().unwrap();
        for relation in &relations {
            let target = &relation["Target"];
            if relation.contains_key("TargetMode") {
                let (scheme, _) = target.split_once(':').unwrap();
                let scheme = scheme.to_lowercase();
                assert!(["https", "http", "mailto"].contains(&&*scheme), "{target}");
            } else {
                assert!(parts.contains_key(&format!("{folder}{target}")), "{target}");
            }
        }
        for control in elements(text, "w:tag") {
            assert!(control["w:val"].encode_utf16().count() <= 64);
        }
    }
    assert_fields_are_known(&parts["word/document.xml"]);
}

/// The only fields are those that the program itself writes.
fn assert_fields_are_known(document: &[u8]) {
    let document = std::str::from_utf8(document).unwrap();
    for field in document.split("<w:instrText").skip(1) {
        let (_, code) = field.split_once('>').unwrap();
        assert!(code.starts_with(" NOTEREF _Note"), "{code}");
    }
}

#[test]
fn every_word_of_every_example_is_in_its_file_and_nothing_else() {
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let document = parse(&markdown, language);
            let file = docx(&document, &options());
            assert_sound(&file);
            let expected = written(&document.blocks);
            assert_eq!(dense(&text(&file)), expected, "{name} {language}");
        }
    }
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let loaded = &examples()[0];
    let (_, language, markdown) = all_markdown(loaded).remove(0);
    let document = parse(&markdown, language);
    let once = docx(&document, &options());
    assert_eq!(once, docx(&document, &options()));
    let modern = DocxOptions {
        theme: Theme::named("modern").unwrap(),
        ..options()
    };
    assert_ne!(once, docx(&document, &modern));
}

#[test]
fn hostile_text_is_text() {
    let hostile = [
        "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }",
        "</w:t></w:r><w:r><w:instrText> INCLUDETEXT x </w:instrText></w:r>",
        "]]> &lt;!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]> &b;",
        "=cmd|' /C calc'!A0",
        "a\u{0}b\u{1}c\u{8}d\u{FFFE}e",
    ];
    for words in hostile {
        let document = cxo::document::Document {
            title: words.to_owned(),
            language: Language::En,
            running_head: Some(words.to_owned()),
            running_foot: Some(words.to_owned()),
            digest: String::new(),
            blocks: parse("text\n\n- x\n", Language::En).blocks,
        };
        let mut document = document;
        let content = vec![cxo::document::Inline::Text(words.to_owned())];
        document.blocks[0].kind = cxo::document::BlockKind::Paragraph(content);
        let options = DocxOptions {
            author: words.to_owned(),
            ..options()
        };
        let file = docx(&document, &options);
        assert_sound(&file);
        let drops =
            |character: &char| !('\u{0}'..' ').contains(character) && *character != '\u{FFFE}';
        let expected: String = words.chars().filter(drops).collect();
        assert!(text(&file).contains(&expected), "{}", text(&file));
    }
    let links = "[a](javascript:alert) [b](file:///etc/passwd) [c](https://x.example/\"><b>) \
                 <mailto:a@b.example>";
    assert_sound(&word(links));
}

fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "    ",
        "\n",
        "\n\n",
        "| a | b |\n|---|:-:|\n",
        "| ",
        " |",
        "**",
        "*",
        "~~",
        "`",
        "```\n",
        "☐ ",
        "☑",
        "[^1]",
        "\n\n[^1]: ",
        "[^2]",
        "\n\n[^2]: ",
        "---\n",
        "________________\n",
        "<!-- id: a.b -->\n",
        "<!-- answers: 1 2 -->\n",
        "<span lang=\"en\">",
        "</span>",
        "[x](https://a.example/é)",
        "![y](z.png)",
        "\\\n",
        "<b>",
        "- [x] ",
        "\t",
        "\u{202F}",
        "\u{AD}",
        "\u{2011}",
        "&amp;",
        "mot ",
        "œuvre",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_makes_a_sound_file_with_all_of_its_words(markdown in markdown()) {
        let document = parse(&markdown, Language::Fr);
        let file = docx(&document, &options());
        assert_sound(&file);
        let keeps = |character: &char| !character.is_control() && *character != '\u{FFFE}' && *character != '\u{FFFF}';
        let expected: String = written(&document.blocks).chars().filter(keeps).collect();
        let mut expected: Vec<char> = expected.chars().collect();
        let mut found: Vec<char> = dense(&text(&file)).chars().filter(keeps).collect();
        if !markdown.contains("[^") {
            prop_assert_eq!(&found, &expected);
        }
        // Notes are in another part, with numbers of their own.
        expected.retain(|character| !character.is_numeric() && *character != '.');
        found.retain(|character| !character.is_numeric() && *character != '.');
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}
