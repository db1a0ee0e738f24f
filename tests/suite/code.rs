//! Code on pages: set in a monospaced face, with columns and every character preserved.

use cxo::layout::{GlyphRun, Graphic, LayoutOptions, Pages, lay_out};
use cxo::style::{Face, OwnFamily, OwnFonts, Paper};
use proptest::prelude::*;

use crate::pdf_support::{document, options, pages};

/// The runs of a document that are set in a face for code, with the names of the faces.
fn code(pages: &Pages) -> Vec<(&str, &GlyphRun)> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match &item.graphic {
        Graphic::Glyphs(run) => Some((pages.faces[run.face].name(), run)),
        _ => None,
    });
    runs.filter(|(face, _)| face.starts_with("SourceCodePro"))
        .collect()
}

/// A block of code, fenced.
fn block(code: &str) -> String {
    format!("Avant.\n\n~~~~~~\n{code}\n~~~~~~\n\nAprès.")
}

/// The lines of code on the pages.
fn lines(pages: &Pages) -> Vec<&str> {
    let runs = code(pages).into_iter();
    runs.map(|(_, run)| run.text.as_str()).collect()
}

/// The advance width of every character: 0.6 em.
fn assert_is_even(run: &GlyphRun) {
    for glyph in &run.glyphs {
        assert!((glyph.advance - 0.6 * run.size).abs() < 0.001, "{run:?}");
    }
}

#[test]
fn the_signs_of_a_block_stand_in_columns() {
    let table = "NPS   31 → 45\n│fi│ | ffi |\nÉté\tWAVE.\n    Av. To";
    let pages = pages(&block(table));
    assert_eq!(
        lines(&pages),
        ["NPS   31 → 45", "│fi│ | ffi |", "Été WAVE.", "    Av. To"]
    );
    let runs = code(&pages);
    let first = runs[0].1;
    for (_, run) in &runs {
        assert!((run.x - first.x).abs() < 0.01, "{run:?}");
        assert_eq!(run.glyphs.len(), run.text.chars().count(), "{run:?}");
        assert_is_even(run);
    }
}

#[test]
fn a_long_line_goes_on_after_a_space_and_fills_the_column() {
    let line = "    cxo render --dates --max-width=400 (a/b|c) x!(y) ".repeat(9);
    let pages = pages(&block(line.trim_end()));
    let lines = lines(&pages);
    assert!(lines.len() > 4);
    assert_eq!(lines.concat(), line.trim_end());
    let longest = lines.iter().map(|line| line.trim_end().len()).max();
    for pair in lines.windows(2) {
        assert!(pair[0].ends_with(' '), "{pair:?}");
        let next = pair[1].trim_start().split(' ').next().unwrap();
        assert!(pair[0].len() + next.len() > longest.unwrap(), "{pair:?}");
    }
}

#[test]
fn what_sets_a_line_in_stays_before_its_first_word() {
    let word = "x".repeat(200);
    let pages = pages(&block(&format!("      {word}")));
    let lines = lines(&pages);
    assert!(lines[0].starts_with("      x"), "{lines:?}");
    assert_eq!(lines.concat().trim_start(), word);
}

#[test]
fn code_in_a_sentence_is_divided_at_its_spaces_alone() {
    let whole = "--une-option=a/b! et-la-suite";
    let sentence = format!("Un mot, ou deux, ou trois, avant `{whole}`, puis d’autres. ").repeat(3);
    let paragraphs = (1..40).map(|count| format!("{} {sentence}\n\n", "i".repeat(count)));
    let pages = pages(&paragraphs.collect::<String>());
    let pieces = lines(&pages);
    assert!(pieces.contains(&"--une-option=a/b! "));
    for piece in pieces {
        let allowed = [whole, "--une-option=a/b! ", "et-la-suite"];
        assert!(allowed.contains(&piece), "{piece}");
    }
}

#[test]
fn spaces_of_code_keep_their_width_in_lines_that_reach_both_margins() {
    let text = "Les équipes écoutent, décident avec `cxo check -` et agissent. ".repeat(8);
    let pages = lay_out(&document(&text), &options("modern", Paper::A4));
    let runs = code(&pages);
    assert!(runs.len() >= 8);
    for (_, run) in runs {
        assert_is_even(run);
    }
}

#[test]
fn what_is_too_long_for_the_column_is_cut_between_its_parts() {
    let path = "/clients/maison_auriel".repeat(12);
    let pages = pages(&block(&path));
    let lines = lines(&pages);
    assert!(lines.len() > 2);
    assert_eq!(lines.concat(), path);
    let (_, whole) = lines.split_last().unwrap();
    for line in whole {
        assert!(line.ends_with(['/', '_']), "{line}");
        assert!(line.len() > 60, "{line}");
    }
}

#[test]
fn code_takes_the_weight_and_the_size_of_the_text_around() {
    let text = "## Titre `a`\n\nTexte `b`, *penché `c`*, **gras `d`**, ***les deux `e`***\n\n\
                | Tête `f` |\n|---|\n| Case `g` |\n\n```\nh\n```";
    let pages = pages(text);
    let theme = options("classic", Paper::A4).theme;
    let faces = [
        "Bold", "Regular", "It", "Bold", "BoldIt", "Bold", "Regular", "Regular",
    ];
    let sizes = [
        theme.headings.section.size,
        theme.text.size,
        theme.text.size,
        theme.text.size,
        theme.text.size,
        theme.tables.size,
        theme.tables.size,
        theme.text.size,
    ];
    let runs = code(&pages);
    assert_eq!(lines(&pages).concat(), "abcdefgh");
    for ((name, run), (face, size)) in runs.iter().zip(faces.iter().zip(sizes)) {
        assert_eq!(*name, format!("SourceCodePro-{face}"));
        let expected = size * theme.code.size;
        assert!(
            (run.size - expected).abs() < 0.01,
            "{}: {}",
            run.text,
            run.size
        );
    }
}

#[test]
fn fonts_of_a_company_leave_code_in_its_own() {
    let blocks = include_bytes!("../support/fonts/Blocks.otf");
    let family = OwnFamily {
        regular: Face::read(blocks.to_vec()).unwrap(),
        bold: None,
        italic: None,
        bold_italic: None,
    };
    let options = LayoutOptions {
        fonts: OwnFonts {
            text: Some(family),
            headings: None,
        },
        ..options("classic", Paper::A4)
    };
    let pages = lay_out(&document("Texte `code`"), &options);
    assert_eq!(lines(&pages), ["code"]);
}

#[test]
fn a_sign_that_code_lacks_comes_from_another_family_and_the_other_way_round() {
    for (text, face) in [
        ("`⌘`", "SourceSans3-Regular"),
        ("Un ▓ cadre", "SourceCodePro-Regular"),
    ] {
        let pages = pages(text);
        assert!(pages.missing.is_empty(), "{:?}", pages.missing);
        let mut faces = pages.faces.iter();
        assert!(faces.any(|known| known.name() == face), "{text}");
    }
}

#[test]
fn pages_without_code_need_no_face_for_it() {
    let pages = pages("Texte **gras**");
    assert!(pages.faces.iter().all(|face| !face.name().contains("Code")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_of_a_block_is_lost(code in "[a-z(){}/|! é→-]{1,300}") {
        let pages = pages(&block(&code));
        prop_assert_eq!(lines(&pages).concat(), code);
    }
}
