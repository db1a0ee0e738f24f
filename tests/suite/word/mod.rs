//! The content of Word files, as text.

mod file;
mod programs;
mod properties;
mod template;

use cxo::document::{Document, parse};
use cxo::export::docx::{DocxOptions, docx};
use cxo::language::Language;
use cxo::style::{Figure, OwnFonts, Paper, Picture, Theme};

use crate::pdf_support::CONSTRUCTS;
use file::{elements, listing, part, parts, pretty};

/// Options with the standard theme and nothing else.
fn options() -> DocxOptions<'static> {
    DocxOptions {
        theme: Theme::standard(),
        paper: Paper::A4,
        accent: None,
        fonts: OwnFonts::default(),
        logo: None,
        template: None,
        author: String::new(),
        country: None,
        date: None,
    }
}

fn french(markdown: &str) -> Document {
    parse(markdown, Language::Fr)
}

/// The Word file of French Markdown.
fn word(markdown: &str) -> Vec<u8> {
    docx(&french(markdown), &options())
}

const SHORT: &str = "\
<!-- page-head: Grille · Auriel -->
<!-- page-foot: 1 bas · 5 haut -->
# Grille

## Influence

A convaincu **au moins** un pair.

<!-- id: influence.evidence -->
________________________________________
________________________________________

<!-- id: influence.rating -->
<!-- answers: 1 2 not_observed -->
**Note** ☐ 1 ☑ 2 ☐ non observé

| | |
|---|---|
| Signature | <!-- id: signature --> |
";

#[test]
fn a_form_is_paragraphs_and_tables_with_controls() {
    insta::assert_snapshot!(pretty(&word(SHORT), "word/document.xml"));
}

#[test]
fn every_construct_has_its_style() {
    let document = parse(CONSTRUCTS, Language::En);
    insta::assert_snapshot!(listing(&docx(&document, &options())));
}

#[test]
fn styles_look_like_the_theme() {
    insta::assert_snapshot!(pretty(&word("# A\n\n## B\n"), "word/styles.xml"));
}

#[test]
fn the_only_heading_of_level_1_is_the_title_if_it_comes_first() {
    let styles = |markdown: &str| {
        let listing = listing(&word(markdown));
        let styles = listing
            .lines()
            .map(|line| line.split(" | ").next().unwrap());
        styles.map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(styles("# A\n\n## B\n\n### C\n"), "Title Heading1 Heading2");
    assert_eq!(styles("# A\n\n# B\n\n## C\n"), "Heading1 Heading1 Heading2");
    assert_eq!(styles("## B\n\n# A\n"), "Heading2 Heading1");
}

#[test]
fn every_numbered_list_begins_with_its_own_number() {
    let file = word("1. a\n2. b\n\ntext\n\n7. c\n   1. d\n");
    let numbering = part(&file, "word/numbering.xml");
    let starts = elements(&numbering, "w:startOverride");
    let starts: Vec<_> = starts.iter().map(|start| &start["w:val"]).collect();
    assert_eq!(starts, ["1", "7", "1"]);
    let document = part(&file, "word/document.xml");
    let lists = elements(&document, "w:numId");
    let lists: Vec<_> = lists.iter().map(|list| &list["w:val"]).collect();
    assert_eq!(lists[0], lists[1]);
    assert!(lists[0] != lists[2] && lists[2] != lists[3], "{lists:?}");
}

#[test]
fn a_note_stands_at_the_foot_and_its_second_mark_refers_to_the_first() {
    let file = word("A[^n], B[^n], C[^o].\n\n[^n]: Une *note*.\n[^o]: Une autre[^n].\n");
    let document = part(&file, "word/document.xml");
    assert_eq!(elements(&document, "w:footnoteReference").len(), 2);
    assert!(document.contains(" NOTEREF _Note1 \\h "), "{document}");
    let notes = part(&file, "word/footnotes.xml");
    assert!(notes.contains("Une autre"), "{notes}");
    assert_eq!(elements(&notes, "w:footnoteRef").len(), 2);
}

#[test]
fn languages_are_those_of_the_place_of_work() {
    let document = parse(
        "Our <span lang=\"fr\">raison d’être</span>.\n",
        Language::En,
    );
    let options = DocxOptions {
        country: Some("CA"),
        ..options()
    };
    let file = docx(&document, &options);
    let text = part(&file, "word/document.xml");
    assert_eq!(elements(&text, "w:lang")[0]["w:val"], "fr-CA");
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"en-CA\"/>"));
    assert!(part(&file, "docProps/core.xml").contains("<dc:language>en-CA</dc:language>"));
}

#[test]
fn a_file_says_what_it_is_and_its_date_only_if_it_is_given() {
    let document = french("<!-- title: Grille : CXO -->\n# Grille\n");
    let dated = DocxOptions {
        author: "Auriel & Cie".to_owned(),
        date: Some("2027-03-01T09:30:00Z".parse().unwrap()),
        ..options()
    };
    insta::assert_snapshot!(pretty(&docx(&document, &dated), "docProps/core.xml"));
    let undated = part(&docx(&document, &options()), "docProps/core.xml");
    assert!(!undated.contains("dcterms:created"), "{undated}");
}

#[test]
fn the_logo_stands_on_the_first_page_with_its_meaning() {
    let svg = include_bytes!("../../support/drawing.svg");
    let png = crate::pdf_support::png(30, 10);
    for (logo, name) in [(&svg[..], "logo.png"), (&png, "logo.png")] {
        let logo = Figure {
            picture: Picture::read(logo).unwrap(),
            alternative: "Auriel".to_owned(),
        };
        let options = DocxOptions {
            logo: Some(logo),
            ..options()
        };
        let file = docx(&french(SHORT), &options);
        let header = part(&file, "word/header2.xml");
        assert_eq!(elements(&header, "wp:docPr")[0]["descr"], "Auriel");
        let document = part(&file, "word/document.xml");
        assert_eq!(elements(&document, "w:titlePg").len(), 1);
        let picture = parts(&file).remove(&format!("word/media/{name}")).unwrap();
        assert!(Picture::read(&picture).is_ok());
    }
}

#[test]
fn a_drawing_is_painted_as_it_is_in_a_pdf() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>\
               <rect width='20' height='20' fill='#c81e1e'/>\
               <g opacity='0.5'><rect x='20' width='20' height='20' fill='#1e1ec8'/></g></svg>";
    let options = DocxOptions {
        logo: Some(Figure {
            picture: Picture::read(svg.as_bytes()).unwrap(),
            alternative: String::new(),
        }),
        ..options()
    };
    let file = docx(&french("text"), &options);
    let picture = parts(&file).remove("word/media/logo.png").unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&picture))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let size = reader.next_frame(&mut pixels).unwrap();
    assert!(size.width.abs_diff(2 * size.height) < 2, "{size:?}");
    let pixel = |x: u32, y: u32| {
        let at = usize::try_from((y * size.width + x) * 4).unwrap();
        [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]]
    };
    assert_eq!(pixel(size.width / 4, size.height / 2), [200, 30, 30, 255]);
    let [red, green, blue, opacity] = pixel(3 * size.width / 4, size.height / 2);
    assert!((127..=128).contains(&opacity), "{opacity}");
    assert!(red.abs_diff(30) < 3 && green.abs_diff(30) < 3 && blue.abs_diff(200) < 3);
}
