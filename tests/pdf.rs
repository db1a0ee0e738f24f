//! From pages to PDF.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "support/standards.rs"]
mod standards;
mod support;

use std::path::Path;
use std::process::Command;

use cxo::document;
use cxo::export::pdf::{PdfOptions, pdf};
use cxo::language::Language;
use cxo::layout::{LayoutOptions, Pages, lay_out};
use cxo::style::{Face, Figure, OwnFamily, OwnFonts, Paper, Picture, Theme};
use standards::check;
use support::structure::structure;
use support::{CONSTRUCTS, EVERYTHING, Reading, dense, document, extract, options, pages, runs};

fn made(markdown: &str) -> Vec<u8> {
    pdf(&pages(markdown), &PdfOptions::default())
}

#[test]
fn the_text_of_a_pdf_is_the_text_that_was_laid_out() {
    let pages = pages(EVERYTHING);
    let extracted = extract(&pdf(&pages, &PdfOptions::default()), Reading::All);
    for (laid_out, extracted) in runs(&pages).iter().zip(&extracted) {
        assert_eq!(dense(&laid_out.concat()), dense(extracted));
    }
    let all = extracted.concat();
    for word in [
        "l’œuvre",
        "efficace",
        "160\u{202f}000\u{a0}€",
        "affluence",
        "cx.score",
    ] {
        assert!(all.contains(word), "{word}: {all}");
    }
}

#[test]
fn lines_around_the_pages_are_no_part_of_the_document() {
    let pdf = made(EVERYTHING);
    assert!(extract(&pdf, Reading::All).concat().contains("1 / "));
    let marked = extract(&pdf, Reading::Structure).concat();
    assert!(!marked.contains("1 / ") && !marked.contains("Grille d’évaluation"));
    assert!(marked.contains("Directrice"));
}

#[test]
fn the_same_pages_are_the_same_bytes_whatever_else_is_written() {
    let first = made(EVERYTHING);
    let others: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| made(EVERYTHING)))
        .collect();
    made("Autre chose");
    for other in others {
        assert!(first == other.join().unwrap());
    }
}

#[test]
fn every_theme_language_and_paper_keeps_to_the_standards() {
    for theme in Theme::names() {
        for (language, paper) in [(Language::Fr, Paper::A4), (Language::En, Paper::LETTER)] {
            let document = document::parse(EVERYTHING, language);
            let pages = lay_out(&document, &options(theme, paper));
            check(&pdf(&pages, &PdfOptions::default()), theme);
        }
    }
}

#[test]
fn documents_of_every_size_keep_to_the_standards() {
    let rows = "| a | |\n".repeat(120);
    let texts = [
        String::new(),
        "## Sans titre\n\n#### Plus bas".to_owned(),
        format!("| x | y |\n|---|---|\n{rows}"),
        "😀 [lien](https://a.example/é b)".to_owned(),
        CONSTRUCTS.to_owned(),
        EVERYTHING.repeat(12),
    ];
    for text in texts {
        check(&made(&text), &text.chars().take(20).collect::<String>());
    }
}

#[test]
fn sample_documents_keep_to_the_standards_in_every_theme() {
    let samples = samples();
    assert!(samples.len() >= 24, "only {} documents", samples.len());
    for (name, pages) in samples {
        assert!(pages.missing.is_empty(), "{name}: {:?}", pages.missing);
        check(&pdf(&pages, &PdfOptions::default()), &name);
    }
}

/// The sample documents in every theme, on one paper after the other, with their names.
fn samples() -> Vec<(String, Pages)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let paths = std::fs::read_dir(folder).unwrap();
    let names = paths.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut samples = Vec::new();
    for name in names.filter(|name| name.ends_with(".md")) {
        let markdown = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        let code = name.trim_end_matches(".md").rsplit('.').next().unwrap();
        let document = document::parse(&markdown, Language::from_code(code).unwrap());
        let papers = [Paper::A4, Paper::LETTER].into_iter().cycle();
        for (theme, paper) in Theme::names().zip(papers) {
            let pages = lay_out(&document, &options(theme, paper));
            samples.push((format!("{theme}.{name}"), pages));
        }
    }
    samples
}

#[test]
fn a_jpeg_goes_in_as_it_is_however_much_could_be_compressed() {
    let remark = [&b"\xff\xfe\x03\xea"[..], &[b'r'; 1_000]].concat();
    let frame = b"\xff\xc0\0\x11\x08\0\x10\0\x20\x03\x01\x11\0\x02\x11\x01\x03\x11\x01\xff\xd9";
    let jpeg = [&b"\xff\xd8"[..], &remark, frame].concat();
    let options = LayoutOptions {
        logo: Some(Figure {
            picture: Picture::read(&jpeg).unwrap(),
            alternative: "Maison Auriel".to_owned(),
        }),
        ..options("classic", Paper::A4)
    };
    let pages = lay_out(&document("# Titre"), &options);
    let file = lopdf::Document::load_mem(&pdf(&pages, &PdfOptions::default())).unwrap();
    let mut streams = file.objects.values().flat_map(|object| object.as_stream());
    let image = streams
        .find(|stream| stream.dict.has(b"ColorSpace"))
        .unwrap();
    let filter = image.dict.get(b"Filter").unwrap().as_name().unwrap();
    assert_eq!(filter, b"DCTDecode");
    assert!(
        image.content.starts_with(&jpeg),
        "{} bytes",
        image.content.len()
    );
}

#[test]
fn a_logo_is_embedded_with_their_transparency_and_their_words() {
    let options = LayoutOptions {
        logo: Some(Figure {
            picture: Picture::read(&support::png(40, 10)).unwrap(),
            alternative: "Maison Auriel".to_owned(),
        }),
        ..options("classic", Paper::A4)
    };
    let pages = lay_out(&document("# Titre"), &options);
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    let bytes = pdf(&pages, &PdfOptions::default());
    check(&bytes, "pictures");
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let streams = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let images: Vec<_> = streams
        .filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(|name| name.as_name())
                .ok()
                == Some(b"Image")
        })
        .map(|stream| {
            (
                stream.dict.get(b"Width").unwrap().as_i64().unwrap(),
                stream.dict.has(b"SMask"),
            )
        })
        .collect();
    assert_eq!(images.len(), 2, "{images:?}");
    assert!(images.contains(&(40, true)), "{images:?}");
    let figures = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok())
        .map(|words| lopdf::decode_text_string(words).unwrap());
    assert_eq!(figures.collect::<Vec<_>>(), ["Maison Auriel"]);
}

#[test]
fn a_drawing_becomes_vectors_that_keep_to_the_standards() {
    let logo = |svg: &str| LayoutOptions {
        logo: Some(Figure {
            picture: Picture::read(svg.as_bytes()).unwrap(),
            alternative: "Maison Auriel".to_owned(),
        }),
        ..options("classic", Paper::A4)
    };
    let everything = include_str!("support/drawing.svg");
    let example = include_str!("../profiles/maison-auriel.svg");
    for svg in [everything, example] {
        let pages = lay_out(&document("# Titre"), &logo(svg));
        check(&pdf(&pages, &PdfOptions::default()), "drawing");
    }
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\
        <g clip-path='url(#c)'><rect width='10' height='10' fill='#ff0000'/></g>\
        <clipPath id='c'><circle cx='5' cy='5' r='0'/><path d='M0 0h5v5z'/></clipPath>\
        <path d='M0 0Q10 10 20 0' fill='none' stroke='#336699' stroke-width='.5' \
        stroke-dasharray='1 2' stroke-opacity='.5'/></svg>";
    let pages = lay_out(&document("# Titre"), &logo(svg));
    let file = lopdf::Document::load_mem(&pdf(&pages, &PdfOptions::default())).unwrap();
    let streams = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let forms: Vec<String> = streams
        .filter(|stream| {
            let kind = stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name);
            kind.is_ok_and(|kind| kind == b"Form") && stream.dict.has(b"Group")
        })
        .map(|stream| String::from_utf8(stream.get_plain_content().unwrap()).unwrap())
        .collect();
    insta::assert_snapshot!(forms.concat());
}

fn own_family(regular: &[u8]) -> OwnFamily {
    OwnFamily {
        regular: Face::read(regular.to_vec()).unwrap(),
        bold: None,
        italic: None,
        bold_italic: None,
    }
}

#[test]
fn fonts_of_either_format_are_embedded_and_stood_in_for() {
    let true_type = own_family(include_bytes!("../templates/fonts/SourceSerif4-It.ttf"));
    let open_type = own_family(include_bytes!("support/fonts/Blocks.otf"));
    let options = LayoutOptions {
        fonts: OwnFonts {
            text: Some(open_type),
            headings: Some(true_type),
        },
        ..options("classic", Paper::A4)
    };
    let text = "# Élan\n\nL’été, **Ça** et *là*, Київ, a\u{a0}b a b.\n";
    let pages = lay_out(&document(text), &options);
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    let set: Vec<String> = pages.to_string().lines().map(str::to_owned).collect();
    insta::assert_snapshot!(set.join("\n"));
    let bytes = pdf(&pages, &PdfOptions::default());
    check(&bytes, "own fonts");
    let extracted = extract(&bytes, Reading::Structure).concat();
    assert_eq!(
        dense(&extracted),
        "Élan".to_owned() + "L’été,Çaetlà,Київ,abab."
    );
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let descriptors = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let mut programs: Vec<(String, bool)> = descriptors
        .filter_map(|font| {
            let name = font
                .get(b"FontName")
                .and_then(lopdf::Object::as_name)
                .ok()?;
            let name = String::from_utf8_lossy(name);
            let (_, name) = name.split_once('+')?;
            Some((name.to_owned(), font.has(b"FontFile3")))
        })
        .collect();
    programs.sort();
    let expected = [
        ("Blocks-Regular", true),
        ("SourceSans3-Bold", false),
        ("SourceSans3-It", false),
        ("SourceSans3-Regular", false),
        ("SourceSerif4-It", false),
    ];
    assert_eq!(programs, expected.map(|(name, cff)| (name.to_owned(), cff)));
}

#[test]
fn links_lead_where_they_should_and_nowhere_else() {
    let pdf =
        made("[a](https://auriel.example/carrières) [b](mailto:x@y.example) [c](javascript:x)");
    let file = lopdf::Document::load_mem(&pdf).unwrap();
    let uris: Vec<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
        .map(|action| {
            String::from_utf8_lossy(action.get(b"URI").unwrap().as_str().unwrap()).into_owned()
        })
        .collect();
    assert_eq!(
        uris,
        [
            "https://auriel.example/carri%C3%A8res",
            "mailto:x@y.example"
        ]
    );
}

#[test]
fn marks_lead_to_their_notes_and_notes_back_to_their_first_marks() {
    let pages = "Suite.\n\n".repeat(60);
    let text = format!(
        "Une marque[^a], deux[^b] et encore[^a].\n\n{pages}[^a]: La *note*.\n[^b]: B.\n[^c]: C."
    );
    let pdf = made(&text);
    check(&pdf, "notes");
    insta::assert_snapshot!(structure(&pdf).replace("  P\n  P\n", ""), @"
    Document
      P
        Reference
          Link
            “Note 1” leads to page 2, 443 points up
        Reference
          Link
            “Note 2” leads to page 2, 431 points up
        Reference
          Link
            “Note 1” leads to page 2, 443 points up
      Note
        Lbl
          Link
            “Retour à l’appel de la note 1” leads to page 1, 791 points up
        P
      Note
        Lbl
          Link
            “Retour à l’appel de la note 2” leads to page 1, 791 points up
        P
      Note
        Lbl
        P
    ");
}

#[test]
fn what_is_in_another_language_says_so() {
    let text = "# Titre\n\nObjectif : <span lang=\"en\">win *back* customers</span>.\n\n\
        <div lang=\"en\">\n\n- One\n\n</div>";
    let pdf = made(text);
    check(&pdf, "languages");
    insta::assert_snapshot!(structure(&pdf), @"
    Document
      H1
      P
        Span in en-US
      L
        LI
          Lbl
          LBody
            P
              Span in en-US
    ");
}

#[test]
fn titles_and_authors_are_data() {
    let mut pages = pages("# R&D <b>(F/H)</b>");
    pages.title = "R&D <b>(F/H)</b> 😀".to_owned();
    let options = PdfOptions {
        author: "Maison Auriel & fils".to_owned(),
        date: Some("2026-11-21T08:00:00Z".parse().unwrap()),
    };
    let bytes = pdf(&pages, &options);
    check(&bytes, "title");
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let information = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = file.get_dictionary(information).unwrap();
    let text = |key| lopdf::decode_text_string(information.get(key).unwrap()).unwrap();
    assert_eq!(text(b"Title"), pages.title);
    assert_eq!(text(b"Author"), options.author);
    assert_eq!(text(b"CreationDate"), "D:20261121080000Z");
}

#[test]
fn bookmarks_are_nested_as_the_headings_are() {
    let pdf = made("# Un\n\n## Deux\n\n### Trois\n\n## Quatre\n");
    let file = lopdf::Document::load_mem(&pdf).unwrap();
    let toc = file.get_toc().unwrap();
    let found: Vec<_> = toc
        .toc
        .iter()
        .map(|entry| (entry.level, entry.title.as_str(), entry.page))
        .collect();
    assert_eq!(
        found,
        [
            (1, "Un", 1),
            (2, "Deux", 1),
            (3, "Trois", 1),
            (2, "Quatre", 1)
        ]
    );
}

#[test]
#[ignore = "needs poppler, qpdf, MuPDF, and Python with outloud and pdfua"]
fn other_programs_read_the_same_and_find_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (name, pages) in samples().into_iter().chain(everything()) {
        let path = folder.path().join(name).with_extension("pdf");
        std::fs::write(&path, pdf(&pages, &PdfOptions::default())).unwrap();
        let run = |program, arguments: &[&str]| run(program, arguments, &[&path]);
        run("qpdf", &["--check"]);
        run("pdftoppm", &["-r", "20"]);
        run("mutool", &["draw", "-q", "-F", "pgm", "-o", "/dev/null"]);
        assert!(run("pdfinfo", &["-struct"]).starts_with("Document"));
        assert!(run("pdfinfo", &[]).contains("Tagged:          yes"));
        let text = dense(&run("pdftotext", &["-raw"]));
        for page in runs(&pages) {
            let words = dense(&page[1..4].concat());
            assert!(text.contains(&words), "{}: {words}", path.display());
        }
        paths.push(path);
    }
    let paths: Vec<_> = paths.iter().map(|path| path.as_path()).collect();
    // The checker treats a cell with a tick box as empty, an empty item has no body, and a table
    // head repeated on the next page is an artifact.
    run(
        "outloud",
        &["--fail-on", "warning", "--skip", "TBL-012,LST-002,TAG-002"],
        &paths,
    );
    run("pdfua", &["check"], &paths);
}

/// Documents with every construct, by name.
fn everything() -> [(String, Pages); 2] {
    let english = document::parse(CONSTRUCTS, Language::En);
    [
        (
            "constructs.md".to_owned(),
            lay_out(&english, &options("classic", Paper::A4)),
        ),
        (
            "everything.md".to_owned(),
            lay_out(&document(EVERYTHING), &options("modern", Paper::A4)),
        ),
    ]
}

/// The output of a checker that must find no problem in the files.
fn run(program: &str, arguments: &[&str], files: &[&Path]) -> String {
    let after: &[&str] = if program == "pdftotext" { &["-"] } else { &[] };
    let mut command = Command::new(program);
    let output = command
        .args(arguments)
        .args(files)
        .args(after)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    // A MuPDF that is built without colour management warns about every file.
    let errors = errors.replace("warning: ICC support is not available\n", "");
    assert!(
        output.status.success() && errors.is_empty(),
        "{program}: {output:?}"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
