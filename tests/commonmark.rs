//! Every construct of CommonMark and GFM, from Markdown to the text of a PDF.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod support;

use std::collections::BTreeMap;

use cxo::document::parse;
use cxo::export::pdf::{PdfOptions, pdf};
use cxo::language::Language;
use cxo::layout::{MissingCharacter, Pages, lay_out};
use cxo::style::{Paper, Theme};
use pulldown_cmark::{Event, Parser};
use support::{CONSTRUCTS, Reading, dense, extract, follows, options, written};

/// An English Markdown text on A4 pages.
fn pages(markdown: &str, theme: &str) -> Pages {
    lay_out(&parse(markdown, Language::En), &options(theme, Paper::A4))
}

/// The text of a PDF of those pages, without spaces.
fn words(pages: &Pages) -> String {
    let texts = extract(&pdf(pages, &PdfOptions::default()), Reading::Words);
    dense(&texts.concat())
}

#[test]
fn a_pdf_says_every_word_of_every_construct_in_reading_order() {
    let expected = written(&parse(CONSTRUCTS, Language::En).blocks);
    assert!(expected.len() > 1_200);
    for theme in Theme::names() {
        assert_eq!(words(&pages(CONSTRUCTS, theme)), expected, "{theme}");
    }
}

/// The specification of CommonMark, which `.ci/run` fetches.
fn specification() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/target/node/node_modules/commonmark-spec/spec.txt"
    );
    std::fs::read_to_string(path).unwrap()
}

/// The text of the parsed events of a Markdown text without notes, without spaces.
fn parsed(markdown: &str) -> String {
    let texts = Parser::new(markdown).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        Event::Html(text) | Event::InlineHtml(text) => Some(text.into_string()),
        _ => None,
    });
    dense(&texts.collect::<String>())
}

#[test]
#[ignore = "needs the specification of CommonMark"]
fn the_specification_goes_through_whole() {
    let text = specification();
    let pages = pages(&text, "classic");
    assert!(pages.pages.len() > 50);
    assert_eq!(first_difference(&words(&pages), &parsed(&text)), None);
    // Characters without a glyph are still part of the text, and each is reported.
    let mut reported = BTreeMap::new();
    for missing in &pages.missing {
        let MissingCharacter {
            character,
            count,
            line,
        } = missing;
        let block: String = text.lines().skip(line - 1).take(40).collect();
        assert!(
            block.contains(*character) || !text.contains(*character),
            "{missing:?}"
        );
        reported.insert(*character, *count);
    }
    let expected = ['�', 'Ϡ', 'Ӓ', 'ಫ', 'ആ', 'ℋ', 'ⅆ', '∲', '≧'];
    assert_eq!(reported, expected.map(|character| (character, 1)).into());
}

/// The first difference of two texts, with the text of each from there.
fn first_difference<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    let pairs = one.char_indices().zip(other.chars());
    let same = pairs
        .take_while(|((_, a), b)| a == b)
        .map(|((at, a), _)| at + a.len_utf8());
    let at = same.last().unwrap_or_default();
    let (one, other) = (&one[at..], &other[at..]);
    (one != other).then(|| (start(one), start(other)))
}

fn start(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The examples of the specification: Markdown, and the HTML it stands for.
fn examples(specification: &str) -> Vec<(String, String)> {
    let fence = "`".repeat(32);
    let opening = format!("{fence} example\n");
    let example = |block: &str| {
        let (example, _) = block.split_once(&fence).unwrap();
        let example = format!("\n{}", example.replace('→', "\t"));
        let (markdown, html) = example.split_once("\n.\n").unwrap();
        (
            markdown.trim_start_matches('\n').to_owned(),
            html.to_owned(),
        )
    };
    specification.split(&opening).skip(1).map(example).collect()
}

/// The displayed text of HTML, and the alternative text of images.
fn shown(html: &str) -> String {
    let alternative = |tag: &str| {
        let (_, value) = tag.strip_prefix("img ")?.split_once("alt=\"")?;
        Some(value.split_once('"')?.0.to_owned())
    };
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        text.push_str(before);
        text.push_str(&alternative(tag).unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

#[test]
#[ignore = "needs the specification of CommonMark"]
fn the_examples_of_the_specification_say_what_a_browser_shows() {
    let examples = examples(&specification());
    assert!(examples.len() > 640, "only {} examples", examples.len());
    for (markdown, html) in examples {
        let (shown, words) = (dense(&shown(&html)), words(&pages(&markdown, "classic")));
        if markdown.contains('<') {
            // HTML is kept as text, around the text that a browser would display.
            assert!(follows(&shown, &words), "{markdown}");
        } else {
            assert_eq!(words, shown, "{markdown}");
        }
    }
}
