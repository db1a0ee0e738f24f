//! Picture files: those that can be used, and the errors about the others.

use cxo::export::pdf::{PdfOptions, pdf};
use cxo::layout::{LayoutOptions, lay_out};
use cxo::style::{Figure, Paper, Picture, PictureContent};
use proptest::prelude::*;

use crate::pdf_support::{document, options};

/// An SVG file of 20 by 10.
pub(crate) fn svg(content: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         width='20' height='10'>\n{content}\n</svg>"
    )
}

/// The problems of an SVG that cannot be used, one per line.
fn problems(svg: &str) -> String {
    match Picture::read(svg.as_bytes()) {
        Ok(picture) => panic!("{svg}: {picture:?}"),
        Err(problems) => {
            let lines = problems.iter().map(|problem| problem.message.as_str());
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// A shape.
pub(crate) const SQUARE: &str = "<rect width='5' height='5'/>";

#[test]
fn what_an_svg_holds_and_cannot_be_printed_is_said_with_its_line() {
    let effect = "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>";
    let pattern = "<pattern id='p' width='2' height='2'><rect width='1' height='1'/></pattern>";
    let gradient = "<linearGradient id='g' spreadMethod='repeat' x2='.1'>\
        <stop stop-color='red'/><stop offset='1'/></linearGradient>";
    for (content, expected) in [
        (
            "<text>Auriel</text>".to_owned(),
            "has text in it (<text>, line 2)",
        ),
        (
            "<g>\n<text><tspan>Auriel</tspan></text><text>x</text></g>".to_owned(),
            "has text in it (<text>, line 3)",
        ),
        (
            "<image href='data:image/png;base64,AA=='/>".to_owned(),
            "has a picture of pixels in it (<image>, line 2)",
        ),
        (
            "<script>alert(1)</script>".to_owned(),
            "has a script in it (<script>, line 2)",
        ),
        (
            "<foreignObject/>\n<rect><animate/></rect>".to_owned(),
            "has a web page in it (<foreignObject>, line 2)\nhas an animation in it (<animate>, line 3)",
        ),
        (
            "<mesh/>".to_owned(),
            "has an element in it that cannot be printed (<mesh>, line 2)",
        ),
        (
            "<use xlink:href='other.svg#a'/>".to_owned(),
            "refers to another file, and other files are never read (<use>, line 2)",
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
    assert_eq!(drawing.nodes.len(), 1);
}

#[test]
fn rules_of_style_as_drawing_programs_write_them_are_no_problem() {
    let style = "/* Made by a drawing program that says a lot */ @media print { .a { fill: red } }
        .cls-1, .cls-2 { fill: #123456 } #layer g.top > path { fill: none } svg * { stroke: none }";
    let content = format!("<style>{style}</style><g class='cls-1'>{SQUARE}</g>");
    assert!(Picture::read(svg(&content).as_bytes()).is_ok());
}

#[test]
fn groups_may_be_nested_as_deeply_as_programs_do() {
    let content = "<g opacity='.9'>".repeat(60) + SQUARE + &"</g>".repeat(60);
    assert!(Picture::read(svg(&content).as_bytes()).is_ok());
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
    assert_eq!(packed[0].help, "save it as plain SVG, not as SVGZ");
    let latin = Picture::read(b"<svg><!-- \xe9 --></svg>").unwrap_err();
    assert_eq!(latin[0].help, "save it in UTF-8");
}

/// Small files that would expand to a huge size.
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
            "rules of many steps after another",
            svg(&format!(
                "<style>@charset 'a'; b {}{{fill:red}}</style>{}{SQUARE}{}",
                "g ".repeat(30),
                "<g>".repeat(60),
                "</g>".repeat(60)
            )),
        ),
        (
            "rules of many steps",
            svg(&format!(
                "<style>b {}{{fill:red}}</style>{}{SQUARE}{}",
                "g ".repeat(30),
                "<g>".repeat(60),
                "</g>".repeat(60)
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
        ("many texts", svg(&"<text>a</text>".repeat(12_000))),
        ("a large file", svg(&" ".repeat(30 << 20))),
    ]
}

#[test]
fn a_file_that_would_become_huge_is_refused_at_once() {
    for (name, file) in bombs() {
        let problems = problems(&file);
        assert!(!problems.contains('\n'), "{name}: {problems}");
    }
}

/// Files at the limit of complexity that can still be used.
fn heavy() -> Vec<(&'static str, String)> {
    let rules: String = (0..700).map(|index| format!(".a{index}{{}}")).collect();
    let plain = "<g class='b'/>".repeat(18_000);
    let inner = "<path d='M0 0h1v1'/>".repeat(200);
    let uses = "<use xlink:href='#a'/>".repeat(270);
    vec![
        (
            "rules",
            svg(&format!("<style>{rules}</style>{plain}{SQUARE}")),
        ),
        ("uses", svg(&format!("<g id='a'>{inner}</g>{uses}"))),
        ("elements", svg(&SQUARE.repeat(19_000))),
        (
            "lines",
            svg(&format!("<path d='M0 0{}'/>", "h1v1".repeat(90_000))),
        ),
        (
            "arcs",
            svg(&format!(
                "<path d='M0 0{}'/>",
                "a1 1 0 0 0 9 9".repeat(40_000)
            )),
        ),
    ]
}

#[test]
fn a_large_file_is_read() {
    for (name, file) in heavy() {
        assert!(Picture::read(file.as_bytes()).is_ok(), "{name}");
    }
}

/// A file with some of its bytes changed.
pub(crate) fn damaged(file: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut file = file.to_vec();
    for (at, byte) in changes {
        let at = at.index(file.len());
        file[at] = *byte;
    }
    file
}

/// Changes to some bytes of a file.
pub(crate) fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..20)
}

proptest! {
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
