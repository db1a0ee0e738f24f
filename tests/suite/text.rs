//! Documents as plain text.

use cxo::document::{BlockKind, parse, plain_text};
use cxo::export::text::{WIDTH, text};
use cxo::language::Language;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use crate::elements::hostile;
use crate::html::assert_goldens;
use crate::pdf_support::dense;
use crate::support::{all_markdown, examples};
use crate::whole::{assert_in_order, words_without_heads};

fn plain(markdown: &str, language: Language) -> String {
    String::from_utf8(text(&parse(markdown, language))).unwrap()
}

/// Asserts that the heads of all tables stand somewhere in a text.
pub(crate) fn assert_heads(markdown: &str, language: Language, text: &str) {
    let text = dense(text);
    for block in parse(markdown, language).blocks {
        if let BlockKind::Table(table) = block.kind {
            for head in table.head {
                let head = dense(&plain_text(&head));
                assert!(text.contains(&head), "{head:?} is not in {text}");
            }
        }
    }
}

/// The words of a line after the marks of lists, notes and boxes that it begins with.
fn words_of(line: &str) -> Vec<&str> {
    let is_mark = |word: &&str| {
        word.trim_matches(|c: char| "-.[]x".contains(c) || c.is_numeric())
            .is_empty()
    };
    line.split(' ')
        .filter(|word| !word.is_empty())
        .skip_while(is_mark)
        .collect()
}

#[test]
fn sample_texts_are_their_goldens() {
    assert_goldens("maison-auriel", "job-description", "txt", "txt");
    assert_goldens("maison-auriel", "scorecard", "txt", "txt");
}

#[test]
fn every_word_is_in_the_text_in_reading_order_and_every_line_fits() {
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let text = plain(&markdown, language);
            let read = without_addresses(&text);
            assert_in_order(&words_without_heads(&markdown, language), &read, &name);
            assert_heads(&markdown, language, &text);
            for line in text.lines() {
                let fits = line.chars().count() <= WIDTH || words_of(line).len() <= 1;
                assert!(fits, "{name}: {line}");
                let opening = line.trim_start();
                assert!(
                    !opening.starts_with([':', ';', '?', '!', '»']),
                    "{name}: {line}"
                );
                assert_eq!(line, line.trim_end(), "{name}");
            }
        }
    }
}

/// The text without the addresses that follow the words of links.
fn without_addresses(text: &str) -> String {
    let address = regex_lite::Regex::new(r"\s*\(https?://[^)]*\)").unwrap();
    address.replace_all(text, "").into_owned()
}

#[test]
fn every_construct_reads_well_in_a_mail() {
    let markdown = "\
# Title with **bold** words

One\\
two ~~five~~ `six`[^n] [our site](https://a.example) <https://b.example> <c@d.example>
[seven\u{A0}!](https://a.example/a-long-address-that-no-line-could-ever-hold-with-anything-else-beside-it)

> quoted words that go on for so long that they need another line below the first one

## Facts

| | |
|---|---|
| Pay | 12\u{202F}000\u{A0}€ |
| Date | |

| Metric | From |
|:--|--:|
| NPS | 31 |
| Churn | 9.5 |

| Metric | From | What it serves |
|---|---|---|
| NPS | 31 | The first words of a text that is too long to stand in a column of its own |
| Churn | | Second |

| Mark | yes | no |
|---|---|---|
| A mark whose words are far too many for them to stand in a column beside two boxes | ☐ | ☑ |
| Another | ☐ | ☐ |

### Lists

9. first
10. second
    - nested words that go on for so long that they need another line below the first one

- loose

- [x] done

---

**Rating**   ☐ 1   ☑ not observed

____________________
____________________

    code
      again

[^n]: The note.

    And more.
";
    insta::assert_snapshot!(plain(markdown, Language::Fr));
}

#[test]
fn however_deep_it_stands_no_line_is_too_long() {
    for mark in ["> ", "- ", "123456789. "] {
        let markdown = format!("{}{}", mark.repeat(60), "word ".repeat(60));
        let text = plain(&markdown, Language::En);
        assert_eq!(text.matches("word").count(), 60);
        assert!(
            text.lines().all(|line| line.chars().count() <= WIDTH),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_fits_and_has_plain_spaces(markdown in hostile()) {
        let text = plain(&markdown, Language::Fr);
        prop_assert_eq!(&text, &plain(&markdown, Language::Fr));
        let is_plain = !text.contains(['\u{A0}', '\u{202F}', '\u{AD}', '\t', '\r']);
        prop_assert!(is_plain);
        for line in text.lines() {
            let fits = line.chars().count() <= WIDTH || words_of(line).len() <= 1;
            // Text without break opportunities may exceed the width.
            let is_bound =
                line.contains([';', '?', '!', '«', '[']) || markdown.contains(['\u{A0}', '\u{202F}']);
            prop_assert!(fits || is_bound, "{line}");
        }
    }
}
