//! Documents to paste into an editor.

use cxo::document::parse;
use cxo::export::paste::paste;
use cxo::language::Language;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use tempfile::TempDir;

use crate::commands::cxo;
use crate::elements::{Page, hostile};
use crate::html::assert_goldens;
use crate::support::{all_markdown, examples};
use crate::text::assert_heads;
use crate::whole::{assert_in_order, words_without_heads};

fn pasted(markdown: &str, language: Language) -> String {
    String::from_utf8(paste(&parse(markdown, language))).unwrap()
}

#[test]
fn sample_documents_to_paste_are_their_goldens() {
    assert_goldens("maison-auriel", "job-description", "paste", "paste.html");
}

#[test]
fn every_word_is_pasted_in_reading_order() {
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let page = Page::read(&pasted(&markdown, language));
            let words = words_without_heads(&markdown, language);
            assert_in_order(&words, &page.text, &name);
            assert_heads(&markdown, language, &page.text);
        }
    }
}

#[test]
fn what_editors_do_not_know_becomes_what_they_know() {
    let markdown = "\
# Title with **bold** words

One\\
two **three\\
four** ~~five~~ `six`[^n] [seven\u{A0}!](https://a.example)

> quoted

| | |
|---|---|
| Pay | 12\u{202F}000\u{A0}€ |

| Metric | From | To |
|---|---|---|
| NPS | 31 | 45 |
| Churn | | 8 |

| a | b |
|---|---|
| 1 | 2 |

1. first

   again
2. second
   - nested

- [x] done

---

____________________

☐ yes ☑ no

    code
      again

[^n]: The note.

    And more.
";
    insta::assert_snapshot!(pasted(markdown, Language::Fr), @r#"
    <p><strong>Title with bold words</strong></p>
    <p>One</p>
    <p>two <strong>three</strong></p>
    <p><strong>four</strong> (barré : five) six[1] <a href="https://a.example">seven !</a></p>
    <p>quoted</p>
    <ul>
    <li><strong>Pay :</strong> 12 000 €</li>
    </ul>
    <ul>
    <li><strong>Metric : NPS</strong> · From : 31 · To : 45</li>
    <li><strong>Metric : Churn</strong> · From : ________ · To : 8</li>
    </ul>
    <ul>
    <li><strong>a :</strong> 1</li>
    <li><strong>b :</strong> 2</li>
    </ul>
    <ol>
    <li>first
    <p>again</p>
    </li>
    <li>second
    <ul>
    <li>nested</li>
    </ul>
    </li>
    </ol>
    <ul>
    <li>☑ done</li>
    </ul>
    <p>________</p>
    <p>☐ yes ☑ no</p>
    <p>code</p>
    <p>again</p>
    <p>[1] The note.</p>
    <p>And more.</p>
    "#);
}

#[test]
fn only_what_is_posted_can_be_pasted() {
    let folder = TempDir::new().unwrap();
    let yaml = b"company: Alto\nobjective: x\nlanguages: [en]\n";
    let run =
        |arguments: &[&str]| cxo(&[&["render", "-"], arguments].concat(), folder.path(), yaml);
    let refused = run(&["-d", "scorecard", "-f", "paste,md"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    insta::assert_snapshot!(refused.err, @"error: the format `paste` is for documents that are posted, and `scorecard` is not; ask for `job-description` with -d, or for another format with -f");
    let made = run(&["-f", "paste"]);
    assert_eq!(made.out, "out/profile/job-description.en.paste.html\n");
    let all = run(&["-d", "all", "-f", "all"]);
    assert_eq!(all.out.matches("paste.html").count(), 1, "{}", all.out);
    assert!(all.out.contains("scorecard.en.html"), "{}", all.out);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_becomes_nothing_but_what_editors_take(markdown in hostile()) {
        let pasted = pasted(&markdown, Language::En);
        let page = Page::read(&pasted);
        for element in &page.elements {
            let name = element.name.as_str();
            prop_assert!(["p", "ul", "ol", "li", "strong", "em", "a"].contains(&name), "{name}");
            let attributes: Vec<_> = element.attributes.keys().collect();
            if name == "a" {
                prop_assert_eq!(attributes, ["href"]);
                let address = element.value("href");
                let known = ["https://", "mailto:"];
                prop_assert!(known.iter().any(|known| address.starts_with(known)), "{address}");
            } else {
                prop_assert!(attributes.is_empty());
            }
        }
        let is_plain = !pasted.contains(['\u{A0}', '\u{202F}', '\u{AD}']);
        prop_assert!(is_plain);
        prop_assert!(!pasted.contains("\n\n") && !pasted.starts_with('\n'));
    }
}
