//! Documents as HTML.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use cxo::document::{fields, parse};
use cxo::export::html::{HtmlOptions, html};
use cxo::language::Language;
use cxo::style::{Colour, Figure, MIN_CONTRAST, Paper, Picture, PictureContent, Theme};
use percent_encoding::percent_decode_str;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use snapbox::Data;
use tempfile::TempDir;

use crate::commands::cxo;
use crate::elements::{Page, hostile};
use crate::pdf_support::{CONSTRUCTS, png};
use crate::support::{all_markdown, examples, root};
use crate::whole::{assert_in_order, words};

/// Every attribute that a page may have, except `data-` attributes.
const ATTRIBUTES: [&str; 24] = [
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "autocomplete",
    "charset",
    "checked",
    "class",
    "content",
    "data-label",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "role",
    "rows",
    "scope",
    "src",
    "start",
    "type",
    "value",
    "width",
    "alt",
];

fn options() -> HtmlOptions<'static> {
    HtmlOptions {
        theme: Theme::standard(),
        paper: Paper::A4,
        accent: None,
        logo: None,
        author: "Maison Auriel".to_owned(),
        is_posting: true,
        structured_data: None,
    }
}

/// The HTML page of a Markdown text.
fn written(markdown: &str, language: Language, options: &HtmlOptions<'_>) -> String {
    String::from_utf8(html(&parse(markdown, language), options)).unwrap()
}

fn page(markdown: &str) -> Page {
    Page::read(&written(markdown, Language::En, &options()))
}

/// The source of the body of a page.
fn body(markdown: &str) -> String {
    let page = written(markdown, Language::Fr, &options());
    let (_, body) = page.split_once("<body>\n").unwrap();
    body.strip_suffix("</body>\n</html>\n").unwrap().to_owned()
}

/// Asserts that the files rendered of an example are those of the goldens.
pub(crate) fn assert_goldens(profile: &str, document: &str, format: &str, ending: &str) {
    let folder = TempDir::new().unwrap();
    let path = root().join(format!("profiles/{profile}.yaml"));
    let out = folder.path().to_str().unwrap();
    let arguments = [
        "render",
        path.to_str().unwrap(),
        "-d",
        document,
        "-f",
        format,
        "-o",
        out,
    ];
    let run = cxo(&arguments, root(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    for language in Language::ALL {
        let made = folder
            .path()
            .join(format!("{profile}/{document}.{language}.{ending}"));
        let golden = format!("tests/golden/{profile}.{document}.{language}.{ending}");
        snapbox::Assert::new().action_env("UPDATE").eq(
            fs::read_to_string(made).unwrap(),
            Data::read_from(&root().join(golden), None).raw(),
        );
    }
}

#[test]
fn sample_pages_are_their_goldens() {
    assert_goldens("maison-auriel", "job-description", "html", "html");
}

#[test]
fn every_word_is_on_the_page_in_reading_order() {
    let mut count = 0;
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let page = Page::read(&written(&markdown, language, &options()));
            let words = words(&markdown, language);
            assert_in_order(&words, &page.text, &name);
            count += words.len();
        }
    }
    assert!(count > 15_000, "only {count} words");
}

#[test]
fn a_page_has_its_landmarks_and_a_form_its_fields() {
    for loaded in examples() {
        for (name, language, markdown) in all_markdown(&loaded) {
            let page = Page::read(&written(&markdown, language, &options()));
            for element in ["h1", "header", "main", "footer"] {
                assert_eq!(page.named(element).len(), 1, "{name}: {element}");
            }
            assert_eq!(page.named("html")[0].value("lang"), language.code());
            let of_page: BTreeSet<&str> = page
                .elements
                .iter()
                .filter(|element| ["input", "textarea"].contains(&element.name.as_str()))
                .map(|element| element.value("name"))
                .collect();
            let of_document = fields(&parse(&markdown, language));
            let of_document = of_document.iter().map(|field| field.name.as_str());
            assert_eq!(of_page, of_document.collect(), "{name}");
        }
    }
}

#[test]
fn what_is_filled_in_has_names_values_and_labels() {
    let markdown = "\
### Influence

| | |
|---|---|
| Date | <!-- id: head.date --> |

**Evidence**

<!-- id: influence.evidence -->
____________________
____________________

<!-- id: influence.rating -->
<!-- answers: 1 not_observed -->
**Rating** ☐ 1 ☑ not observed

<!-- id: before -->
☐ Before any discussion

<!-- answers: yes no -->
| Mark | yes | no |
|---|:-:|:-:|
| <!-- id: one --> **One.** Words | ☐ | ☐ |
| for a pen | ☐ | ☑ |

☐ for a pen

____________________
";
    insta::assert_snapshot!(body(markdown));
}

#[test]
fn every_construct_is_an_element() {
    insta::assert_snapshot!(body(CONSTRUCTS));
}

#[test]
fn no_rank_of_headings_is_left_out_and_one_is_the_first() {
    let ranks = |markdown: &str| {
        let page = page(markdown);
        let headings = page.elements.iter().filter(|element| {
            element.name.len() == 2 && element.name.starts_with('h') && element.name != "hr"
        });
        let headings = headings.map(|heading| format!("{} {}", heading.name, heading.text.trim()));
        headings.collect::<Vec<_>>()
    };
    assert_eq!(
        ranks("### a\n\n# b\n\n#### c\n\n## d\n\n#### e\n\n#### f"),
        ["h1 a", "h2 b", "h3 c", "h3 d", "h4 e", "h4 f"]
    );
    assert_eq!(ranks("words\n\n> # quoted\n\n## a"), ["h2 quoted", "h1 a"]);
    assert_eq!(ranks("words"), ["h1 Maison Auriel"]);
    assert_eq!(ranks("#\n\nwords"), ["h1 Maison Auriel"]);
}

#[test]
fn a_description_is_the_lead_and_the_opening_cut_between_words() {
    let long = "mot ".repeat(80);
    let page = page(&format!("# T\n\n**Alto** · Lyon\n\n## About\n\n{long}"));
    let description = page
        .elements
        .iter()
        .find(|element| element.value("name") == "description");
    let description = description.unwrap().value("content");
    assert!(
        description.starts_with("Alto · Lyon · mot mot"),
        "{description}"
    );
    assert!(description.ends_with("mot…"), "{description}");
    assert!(description.chars().count() <= 200, "{description}");
}

#[test]
fn only_postings_may_be_found_and_say_what_they_are_to_programs() {
    let mut options = options();
    options.structured_data = Some(r#"{"title":"</script><b>"}"#.to_owned());
    let posting = written("# a", Language::En, &options);
    let page = Page::read(&posting);
    assert!(!posting.contains("noindex"));
    let [data] = page.named("script")[..] else {
        panic!("{posting}")
    };
    assert_eq!(data.value("type"), "application/ld+json");
    let read: serde_json::Value = serde_json::from_str(&data.text).unwrap();
    assert_eq!(read["title"], "</script><b>");
    options.is_posting = false;
    assert!(written("# a", Language::En, &options).contains("noindex"));
}

#[test]
fn a_logo_is_written_into_the_page() {
    let svg = fs::read(root().join("tests/support/drawing.svg")).unwrap();
    for file in [png(30, 20), svg] {
        let picture = Picture::read(&file).unwrap();
        let mut options = options();
        options.logo = Some(Figure {
            picture: picture.clone(),
            alternative: "Maison \"Auriel\"".to_owned(),
        });
        let page = Page::read(&written("# a", Language::En, &options));
        let [image] = page.named("img")[..] else {
            panic!("no picture")
        };
        assert_eq!(image.value("alt"), "Maison \"Auriel\"");
        let again = Picture::read(&held(image.value("src"))).unwrap();
        match (&*picture.content, &*again.content) {
            (PictureContent::Pixels(one), PictureContent::Pixels(other)) => assert_eq!(one, other),
            (PictureContent::Drawing(one), PictureContent::Drawing(other)) => {
                assert_eq!(one.nodes.len(), other.nodes.len());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn who_may_not_know_the_company_finds_it_in_no_format() {
    let folder = TempDir::new().unwrap();
    let path = root().join("profiles/maison-auriel.yaml");
    let arguments = [
        "--audience",
        "confidential",
        "-d",
        "job-description",
        "-f",
        "all",
    ];
    let run = cxo(
        &[&["render", path.to_str().unwrap()], &arguments[..]].concat(),
        folder.path(),
        b"",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let mut count = 0;
    for file in run.out.lines() {
        let is_text = ["html", "txt", "md"].iter().any(|end| file.ends_with(end));
        if is_text {
            let text = fs::read_to_string(folder.path().join(file)).unwrap();
            for secret in ["Auriel", "auriel.example", "data:image", "#7a2e1d"] {
                assert!(!text.contains(secret), "{secret} is in {file}");
            }
            count += 1;
        }
    }
    assert_eq!(count, 8, "{}", run.out);
}

/// The file that a data URL contains.
fn held(address: &str) -> Vec<u8> {
    use base64::Engine as _;
    let (_, data) = address.split_once(',').unwrap();
    if address.contains(";base64,") {
        base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap()
    } else {
        percent_decode_str(data).collect()
    }
}

/// The values of a variable of the style, on light screens and on dark ones.
fn variable(page: &str, name: &str) -> [Colour; 2] {
    let start = format!("{name}: ");
    let values = page.split(&start).skip(1);
    let values = values.filter_map(|rest| rest.split(';').next()?.parse().ok());
    let values: Vec<Colour> = values.collect();
    values.try_into().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_accent_can_be_read_on_every_ground(parts in any::<[u8; 3]>(), theme in 0_usize..3) {
        let mut options = options();
        options.theme = Theme::named(Theme::names().nth(theme).unwrap()).unwrap();
        options.accent = Some(Colour::new(parts[0], parts[1], parts[2]));
        let page = written("# a", Language::En, &options);
        let accents = variable(&page, "--accent");
        for ground in ["--paper", "--tint"] {
            for (accent, ground) in accents.iter().zip(variable(&page, ground)) {
                prop_assert!(accent.contrast(ground) >= MIN_CONTRAST, "{accent} on {ground}");
            }
        }
    }

    #[test]
    fn any_text_stays_text(markdown in hostile()) {
        let first = written(&markdown, Language::Fr, &options());
        prop_assert_eq!(&first, &written(&markdown, Language::Fr, &options()));
        let page = Page::read(&first);
        prop_assert_eq!(page.named("h1").len(), 1);
        prop_assert_eq!(page.named("style").len(), 1);
        for element in &page.elements {
            prop_assert!(!["script", "iframe", "object", "form", "base"].contains(&element.name.as_str()));
            for name in element.attributes.keys() {
                prop_assert!(ATTRIBUTES.contains(&name.as_str()), "{name}");
            }
        }
        let ids: BTreeSet<&str> = page.values("id").into_iter().collect();
        prop_assert_eq!(ids.len(), page.values("id").len());
        for id in ids.iter() {
            prop_assert!(!id.is_empty() && !id.contains(char::is_whitespace));
        }
        for names in page.values("aria-labelledby") {
            prop_assert!(names.split(' ').all(|name| ids.contains(name)), "{names}");
        }
        for address in page.values("href") {
            let is_known = ["https://", "http://", "mailto:"].iter().any(|known| address.starts_with(known));
            let leads_here = address.strip_prefix('#').is_some_and(|name| ids.contains(name));
            prop_assert!(is_known || leads_here, "{address}");
        }
    }
}

/// The output of a program of `target/node` about a folder of pages.
fn said(arguments: &[&str], folder: &Path) -> String {
    let output = Command::new("node")
        .env("NODE_PATH", root().join("target/node/node_modules"))
        .args(arguments)
        .arg(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    text.concat()
}

/// A folder with every document of every example, and a page with every construct.
fn all_pages() -> TempDir {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let arguments = [
        "render",
        "profiles",
        "-d",
        "all",
        "-f",
        "html",
        "-o",
        out.to_str().unwrap(),
    ];
    assert_eq!(cxo(&arguments, root(), b"").code, 0);
    let mut count = 0;
    for profile in fs::read_dir(&out).unwrap() {
        let profile = profile.unwrap();
        for file in fs::read_dir(profile.path()).unwrap() {
            let file = file.unwrap();
            let name = format!(
                "{}.{}",
                profile.file_name().display(),
                file.file_name().display()
            );
            fs::rename(file.path(), folder.path().join(name)).unwrap();
            count += 1;
        }
    }
    assert!(count >= 24, "only {count} pages");
    let constructs = written(CONSTRUCTS, Language::En, &options());
    fs::write(folder.path().join("constructs.html"), constructs).unwrap();
    folder
}

#[test]
#[ignore = "needs Chromium, and node with puppeteer-core and axe-core"]
fn no_page_is_hard_to_use_on_any_screen_and_every_page_prints() {
    let script = root().join("tests/pages.js");
    let look = |folder: &Path| said(&[script.to_str().unwrap()], folder);
    let bad = TempDir::new().unwrap();
    let page = "<!doctype html><html><script src='https://a.example/x.js'></script>\
                <p style='color: #999; width: 900px'>Words</p></html>";
    fs::write(bad.path().join("bad.html"), page).unwrap();
    let found = look(bad.path());
    for problem in [
        "color-contrast",
        "html-has-lang",
        "needs 9",
        "asks for",
        "without its style",
    ] {
        assert!(found.contains(problem), "{problem} is not in {found}");
    }
    let folder = all_pages();
    let count = fs::read_dir(folder.path()).unwrap().count() - 1;
    assert_eq!(look(folder.path()), format!("{count} pages\n"));
}

#[test]
#[ignore = "needs node with html-validate"]
fn every_page_is_valid() {
    let folder = all_pages();
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    // Names of fields have dots in them; titles are as long as French titles are; and elements
    // that end where HTML says so are written out by us.
    let rules = r#"{"extends": ["html-validate:recommended"], "rules": {
        "valid-id": ["error", {"relaxed": true}], "doctype-style": "off", "long-title": "off"}}"#;
    fs::write(folder.path().join(".htmlvalidate.json"), rules).unwrap();
    let program = "target/node/node_modules/html-validate/bin/html-validate.mjs";
    let program = root().join(program);
    let said = |folder: &Path| said(&[program.to_str().unwrap(), "-f", "text"], folder);
    assert_eq!(said(folder.path()), "");
    fs::write(folder.path().join("bad.html"), "<p><p id=a id=b></table>").unwrap();
    assert!(said(folder.path()).contains("bad.html"));
}
