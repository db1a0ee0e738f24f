//! What a profile's brand names: files that can be used, and what is said of the others.

use std::fs;
use std::time::{Duration, Instant};

use cxo::export::pdf::{PdfOptions, can_embed, pdf};
use cxo::layout::{
    Face, Figure, LayoutOptions, OwnFamily, OwnFonts, Paper, Picture, PictureContent, lay_out,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::commands::cxo;
use crate::pdf_support::{document, options};

fn svg(content: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         width='20' height='10'>\n{content}\n</svg>"
    )
}

/// Everything said of an SVG that cannot be used, a line each.
fn problems(svg: &str) -> String {
    match Picture::read(svg.as_bytes()) {
        Ok(picture) => panic!("{svg}: {picture:?}"),
        Err(problems) => {
            let lines = problems.iter().map(|problem| problem.what.as_str());
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

const SQUARE: &str = "<rect width='5' height='5'/>";

#[test]
fn what_an_svg_holds_and_cannot_be_printed_is_said_with_its_line() {
    let effect = "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>";
    let pattern = "<pattern id='p' width='2' height='2'><rect width='1' height='1'/></pattern>";
    let gradient = "<linearGradient id='g' spreadMethod='repeat' x2='.1'>\
        <stop stop-color='red'/><stop offset='1'/></linearGradient>";
    for (content, expected) in [
        ("<text>Auriel</text>".to_owned(), "has text in it (line 2)"),
        (
            "<g>\n<text><tspan>Auriel</tspan></text><text>x</text></g>".to_owned(),
            "has text in it (line 3)",
        ),
        (
            "<image href='data:image/png;base64,AA=='/>".to_owned(),
            "has a picture of pixels in it (line 2)",
        ),
        (
            "<script>alert(1)</script>".to_owned(),
            "has a script in it (line 2)",
        ),
        (
            "<foreignObject/>\n<rect><animate/></rect>".to_owned(),
            "has a web page in it (line 2)\nhas an animation in it (line 3)",
        ),
        (
            "<mesh/>".to_owned(),
            "has an element <mesh> in it, which cannot be printed (line 2)",
        ),
        (
            "<use xlink:href='other.svg#a'/>".to_owned(),
            "refers to another file, and other files are never read (line 2)",
        ),
        (
            format!("{effect}<g filter='url(#f)'>{SQUARE}</g>"),
            "has effects (filters) in it, such as shadows or blur",
        ),
        (
            format!("{pattern}<rect width='5' height='5' fill='url(#p)'/>"),
            "has a pattern in it",
        ),
        (
            format!("{gradient}<rect width='5' height='5' fill='url(#g)'/>"),
            "has a gradient in it that repeats",
        ),
        (
            format!("<g style='mix-blend-mode:multiply'>{SQUARE}</g>"),
            "has parts in it that blend with those below",
        ),
        ("<g/>".to_owned(), "shows nothing"),
    ] {
        assert_eq!(problems(&svg(&content)), expected, "{content}");
    }
}

#[test]
fn what_an_svg_holds_and_does_not_show_is_no_problem() {
    let content = format!(
        "<title>Auriel</title><metadata><x xmlns='urn:x'/></metadata><text> </text>\
         <defs><filter id='f'/><pattern id='p'/></defs><a href='https://auriel.example'>{SQUARE}</a>"
    );
    let picture = Picture::read(svg(&content).as_bytes()).unwrap();
    assert_eq!((picture.width, picture.height), (20.0, 10.0));
    let PictureContent::Drawing(drawing) = &*picture.content else {
        panic!("{picture:?}");
    };
    assert_eq!(drawing.parts.len(), 1);
}

#[test]
fn groups_may_be_nested_as_deeply_as_programs_do() {
    let content = "<g opacity='.9'>".repeat(60) + SQUARE + &"</g>".repeat(60);
    assert!(Picture::read(svg(&content).as_bytes()).is_ok());
}

#[test]
fn every_problem_of_a_logo_stands_at_its_place_in_the_profile() {
    let folder = TempDir::new().unwrap();
    let logo = svg("<text>Auriel</text><image href='photo.png'/>");
    fs::write(folder.path().join("logo.svg"), logo).unwrap();
    fs::create_dir(folder.path().join("logos")).unwrap();
    let said = |logo: &str| {
        let yaml = format!("company: Auriel\nobjective: x\nbrand: {{ logo: {logo} }}\n");
        let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        run.err
    };
    insta::assert_snapshot!(said("logo.svg"), @r#"
    error[CXO-013]: the logo `logo.svg` has text in it (line 2)
     --> standard input:3:16
      |
    3 | brand: { logo: logo.svg }
      |                ^^^^^^^^
      |
      = help: turn text into paths in the drawing program (“create outlines”, “object to
              path”), so that it looks the same everywhere

    error[CXO-013]: the logo `logo.svg` has a picture of pixels in it (line 2)
     --> standard input:3:16
      |
    3 | brand: { logo: logo.svg }
      |                ^^^^^^^^
      |
      = help: take it out or trace it, or export the whole as PNG
    "#);
    assert!(said("none.svg").contains("the logo `none.svg` does not exist"));
    assert!(said("logos").contains("the logo `logos` is a folder"));
}

#[test]
fn an_accent_too_light_to_read_is_used_and_a_better_one_named() {
    let folder = TempDir::new().unwrap();
    let yaml = "company: Auriel\nobjective: x\nlanguages: [en]\nbrand: { accent: \"#f2a541\" }\n";
    let [render, check] = ["render", "check"].map(|command| {
        let run = cxo(&[command, "-"], folder.path(), yaml.as_bytes());
        assert_eq!(run.code, 0);
        let said = [&run.out, &run.err].map(|said| said.split("\n\n"));
        let mut parts = said.into_iter().flatten();
        parts
            .find(|part| part.contains("CXO-015"))
            .unwrap()
            .to_owned()
    });
    assert_eq!(render, check);
    insta::assert_snapshot!(check, @r##"
    warning[CXO-015]: headings and links in `#f2a541` are hard to read: its contrast with white paper is 2.05, and text needs 4.5
     --> standard input:4:18
      |
    4 | brand: { accent: "#f2a541" }
      |                  ^^^^^^^^^
      |
      = help: the nearest colour that can be read is "#a76900", with a contrast of 4.5 (WCAG 2.2,
              criterion 1.4.3); documents keep the colour you give
    "##);
    let dark = yaml.replace("f2a541", "a76900");
    let run = cxo(&["check", "-"], folder.path(), dark.as_bytes());
    assert_eq!(run.code, 0);
    assert!(!run.out.contains("CXO-015"), "{}", run.out);
}

const FONT: &[u8] = include_bytes!("../../templates/fonts/SourceSans3-Regular.ttf");

/// Where the table of that name begins, and where its name stands.
fn table(font: &[u8], name: &[u8; 4]) -> (usize, usize) {
    let entry = (12..)
        .step_by(16)
        .find(|at| font[*at..].starts_with(name))
        .unwrap();
    let at = u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap());
    (at as usize, entry)
}

fn changed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut font = FONT.to_vec();
    change(&mut font);
    font
}

#[test]
fn a_font_that_cannot_be_used_is_said_with_a_way_out() {
    let restricted = |bits: u8| {
        changed(move |font| {
            let (at, _) = table(font, b"OS/2");
            font[at + 9] = bits;
        })
    };
    let renamed = |from: &'static [u8; 4], to: &'static [u8; 4]| {
        changed(move |font| {
            let (_, entry) = table(font, from);
            font[entry..entry + 4].copy_from_slice(to);
        })
    };
    let garbled = changed(|font| {
        let (at, _) = table(font, b"glyf");
        font[at..].fill(0x5a);
    });
    for (file, expected) in [
        (b"wOF2....".to_vec(), "is a font for web pages (WOFF)"),
        (b"ttcf....".to_vec(), "is a collection of several fonts"),
        (
            b"%!PS-AdobeFont".to_vec(),
            "is a font in the old Type 1 format",
        ),
        (b"PK\x03\x04".to_vec(), "is a ZIP archive"),
        (Vec::new(), "is no font file"),
        (svg(SQUARE).into_bytes(), "is no font file"),
        (FONT[..300].to_vec(), "is a broken font file"),
        (FONT[..FONT.len() / 2].to_vec(), "is a broken font file"),
        (garbled, "is a broken font file"),
        (renamed(b"glyf", b"xxxx"), "is a broken font file"),
        (renamed(b"post", b"fvar"), "is a variable font"),
        (
            restricted(2),
            "may not be put into documents: its maker does not allow it",
        ),
        (vec![0; (32 << 20) + 1], "is no font file"),
    ] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("own.otf"), &file).unwrap();
        let yaml = "company: Auriel\nobjective: x\nbrand: { fonts: { text: own.otf } }\n";
        let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
        assert_eq!(
            (run.code, run.out.as_str()),
            (1, ""),
            "{expected}: {}",
            run.err
        );
        let message = format!("error[CXO-016]: the font `own.otf` {expected}");
        assert!(run.err.contains(&message), "{expected}: {}", run.err);
        assert!(run.err.contains("standard input:3:25"), "{}", run.err);
        assert!(run.err.contains("help: "), "{}", run.err);
    }
}

#[test]
fn a_family_of_fonts_with_gaps_is_used_and_the_gaps_are_named() {
    let folder = TempDir::new().unwrap();
    let blocks = include_bytes!("../support/fonts/Blocks.otf");
    fs::write(folder.path().join("Blocks.otf"), blocks).unwrap();
    fs::write(folder.path().join("Bold.ttf"), FONT).unwrap();
    let yaml = "company: Auriel\nobjective: x\nlanguages: [en]\nbrand:\n  fonts:\n    \
                text: { regular: Blocks.otf, bold: Bold.ttf }\n    headings: Blocks.otf\n";
    let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.err, @"
    warning[CXO-016]: the fonts of text have no italic file: emphasised words look like all others
     --> standard input:6:5
      |
    6 |     text: { regular: Blocks.otf, bold: Bold.ttf }
      |     ^^^^
      |
      = help: name each file below `text`: `regular`, `bold`, `italic` and `bold_italic`

    warning[CXO-016]: the font `Blocks.otf` has no `£`, `–`, `—`, `‘`, `“`, `”`, `…`, `€`: a font of the program stands in there
     --> standard input:6:22
      |
    6 |     text: { regular: Blocks.otf, bold: Bold.ttf }
      |                      ^^^^^^^^^^
      |
      = help: choose an edition of the font with these letters, or another font

    3 pieces of advice: cxo check -
    ");
}

#[test]
fn themes_are_listed_with_what_they_look_like() {
    let run = cxo(&["themes"], TempDir::new().unwrap().path(), b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out, @"
    classic (standard)
        Clear sans-serif type, section headings over a fine rule, moderate margins.
        Source Sans 3 for text, headings, tables
    modern
        Serif text set to both margins under large sans-serif headings, with wide margins.
        Source Serif 4 for text; Source Sans 3 for headings, tables
    compact
        Small sans-serif type and narrow margins, for the fewest pages that still read well.
        Source Sans 3 for text, headings, tables

    A profile names one: brand: { theme: modern }
    ");
}

#[test]
fn the_size_of_a_drawing_comes_from_its_view_box_or_its_sides() {
    for (attributes, expected) in [
        ("viewBox='10 10 30 60'", (30.0, 60.0)),
        (
            "viewBox='0 0 30 60' width='100%' height='100%'",
            (30.0, 60.0),
        ),
        ("viewBox='0 0 30 60' width='90'", (90.0, 180.0)),
        ("width='3in' height='1in'", (288.0, 96.0)),
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}>{SQUARE}</svg>");
        let picture = Picture::read(svg.as_bytes()).unwrap();
        assert_eq!((picture.width, picture.height), expected, "{attributes}");
    }
    let none =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='5'>{SQUARE}</svg>");
    assert_eq!(problems(&none), "is an SVG file without a size");
}

#[test]
fn a_file_that_is_no_proper_svg_is_said_to_be_so() {
    for (file, expected) in [
        ("<svg", "is a broken SVG file"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
            "expected 'g' tag, not 'svg' at 1:44",
        ),
        ("<html><svg/></html>", "is no SVG file"),
        ("<svg><path d='M0 0h9v9z'/></svg>", "is no SVG file"),
        ("\u{1f}\u{8b}", "neither PNG nor JPEG nor SVG"),
    ] {
        let problems = problems(file);
        assert!(problems.contains(expected), "{file}: {problems}");
    }
    let packed = Picture::read(b"\x1f\x8b\x08\0").unwrap_err();
    assert_eq!(packed[0].way_out, "save it as plain SVG, not as SVGZ");
    let latin = Picture::read(b"<svg><!-- \xe9 --></svg>").unwrap_err();
    assert_eq!(latin[0].way_out, "save it in UTF-8");
}

/// Files that are small and would become huge.
fn bombs() -> Vec<(&'static str, String)> {
    let levels = |open: &str, line: &dyn Fn(usize) -> String| {
        let lines: String = (1..30).map(line).collect();
        svg(&format!("{open}{lines}"))
    };
    let laughs = levels("<g id='a0'><rect width='1' height='1'/></g>", &|level| {
        let uses = format!("<use xlink:href='#a{}'/>", level - 1).repeat(10);
        format!("<g id='a{level}'>{uses}</g>")
    });
    let gradient = "<stop/>".repeat(9_000);
    let shapes = "<path d='M0 0h1v1' fill='url(#g)'/>".repeat(9_000);
    let rules: String = (0..20_000).map(|index| format!(".a{index}{{}}")).collect();
    let entities: String = (1..20)
        .map(|level| {
            format!(
                "<!ENTITY a{level} '{}'>",
                format!("&a{};", level - 1).repeat(10)
            )
        })
        .collect();
    let chain: String = (1..2_000)
        .map(|level| format!("<g id='c{level}'><use xlink:href='#c{}'/></g>", level - 1))
        .collect();
    vec![
        ("uses of uses", laughs),
        ("a chain of uses", svg(&format!("<g id='c0'/>{chain}"))),
        (
            "nesting",
            svg(&("<g>".repeat(30_000) + SQUARE + &"</g>".repeat(30_000))),
        ),
        ("unclosed nesting", svg(&"<g>".repeat(300_000))),
        ("many elements", svg(&"<g/>".repeat(200_000))),
        (
            "stops times shapes",
            svg(&format!(
                "<linearGradient id='g'>{gradient}</linearGradient>{shapes}"
            )),
        ),
        (
            "stops times shapes by style",
            svg(&format!(
                "<style>path{{fill:url(#g)}}</style><linearGradient id='g'>{gradient}\
                 </linearGradient>{}",
                "<path d='M0 0h1v1'/>".repeat(9_000)
            )),
        ),
        (
            "rules times elements",
            svg(&format!(
                "<style>{rules}</style>{}",
                "<g class='b'/>".repeat(20_000)
            )),
        ),
        (
            "entities",
            format!(
                "<!DOCTYPE svg [<!ENTITY a0 'ha'>{entities}]>{}",
                svg("<text>&a19;</text>")
            ),
        ),
        (
            "dashes",
            svg(
                "<path d='M0 0H1000000' transform='scale(1 2)' stroke='red' stroke-dasharray='.01'/>",
            ),
        ),
        (
            "a circle of uses",
            svg("<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g>"),
        ),
        ("a large file", svg(&" ".repeat(30 << 20))),
    ]
}

#[test]
fn a_file_that_would_become_huge_is_refused_at_once() {
    for (name, file) in bombs() {
        let start = Instant::now();
        let problems = problems(&file);
        assert!(
            start.elapsed() < Duration::from_secs(3),
            "{name}: {:?}",
            start.elapsed()
        );
        assert!(!problems.contains('\n'), "{name}: {problems}");
    }
}

/// A file with some of its bytes changed.
fn damaged(file: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut file = file.to_vec();
    for (at, byte) in changes {
        let at = at.index(file.len());
        file[at] = *byte;
    }
    file
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..20)
}

const EVERY_LETTER: &str = "# L’Été\n\nThe quick brown fox, 0123456789 – *jumps* **over** À Ж.\n";

proptest! {
    #[test]
    fn a_damaged_font_is_refused_or_set(changes in changes(), open_type: bool, head: bool) {
        let blocks: &[u8] = include_bytes!("../support/fonts/Blocks.otf");
        let whole = if open_type { blocks } else { FONT };
        // The first bytes say where everything is: damage there matters most.
        let (start, rest) = whole.split_at(if head { 400 } else { whole.len() });
        let file = [damaged(start, &changes).as_slice(), rest].concat();
        let Ok(regular) = Face::read(file) else { return Ok(()) };
        if !can_embed(&regular) {
            return Ok(());
        }
        let family = OwnFamily { regular, bold: None, italic: None, bold_italic: None };
        let options = LayoutOptions {
            fonts: OwnFonts { text: Some(family), headings: None },
            ..options("classic", Paper::A4)
        };
        let pages = lay_out(&document(EVERY_LETTER), &options);
        prop_assert!(pdf(&pages, &PdfOptions::default()).starts_with(b"%PDF"));
    }

    #[test]
    fn a_damaged_drawing_is_refused_or_printed(changes in changes()) {
        let whole = include_bytes!("../support/drawing.svg");
        let Ok(picture) = Picture::read(&damaged(whole, &changes)) else { return Ok(()) };
        let options = LayoutOptions {
            logo: Some(Figure { picture, alternative: "Auriel".to_owned() }),
            ..options("classic", Paper::A4)
        };
        let pages = lay_out(&document("# Titre"), &options);
        prop_assert!(pdf(&pages, &PdfOptions::default()).starts_with(b"%PDF"));
    }
}
