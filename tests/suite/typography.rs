//! The typographic quality of pages.

use cxo::layout::{GlyphRun, Graphic, Pages, lay_out};
use cxo::style::{Paper, Theme};

use crate::pdf_support::{document, options, pages, runs};

/// The runs of the document, without running heads and feet.
fn own_runs(pages: &Pages) -> impl Iterator<Item = &GlyphRun> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match (&item.graphic, item.node) {
        (Graphic::Glyphs(run), Some(_)) => Some(run),
        _ => None,
    })
}

#[test]
fn full_lines_of_a_justified_text_reach_the_margin_by_spaces_a_little_narrower_or_wider() {
    let text = "Elle réunit vite des équipes de métiers différents et change de cap. ".repeat(30);
    let pages = lay_out(&document(&text), &options("modern", Paper::A4));
    let side = Theme::named("modern").unwrap().margins.side * 72.0 / 25.4;
    let lines: Vec<_> = own_runs(&pages).collect();
    let (mut narrower, mut wider) = (0, 0);
    for line in &lines[..lines.len() - 1] {
        let spaces = line.text.len() - line.text.trim_end().len();
        let seen = &line.glyphs[..line.glyphs.len() - spaces];
        let end = line.x + seen.iter().map(|glyph| glyph.advance).sum::<f32>();
        assert!((end - (595.28 - side)).abs() < 0.05, "{}", line.text);
        let share = first_space(line) / natural_space(&pages, line);
        assert!((0.69..1.7).contains(&share), "{share}: {}", line.text);
        narrower += usize::from(share < 0.99);
        wider += usize::from(share > 1.01);
    }
    assert!(narrower > 0 && wider > 0, "{narrower} and {wider}");
}

/// The width of the first space of a run, in points.
fn first_space(run: &GlyphRun) -> f32 {
    let space = run.text.find(' ').unwrap();
    let mut at = 0;
    for glyph in &run.glyphs {
        if at == space {
            return glyph.advance;
        }
        at += usize::from(glyph.length);
    }
    panic!("no glyph stands for the space of {}", run.text);
}

/// The width of a space of the run's face, in points.
fn natural_space(pages: &Pages, run: &GlyphRun) -> f32 {
    let face = &pages.faces[run.face];
    let space = face.glyph(' ').unwrap();
    face.advance(space) / face.units_per_em() * run.size
}

#[test]
fn a_box_in_a_row_is_level_with_its_label_and_lines_of_text_stay_evenly_apart() {
    let text = "Une phrase qui prend plus de place que la cellule n’en a sur une ligne. ".repeat(4);
    let pages = pages(&format!(
        "| Critère | oui |\n|---|:-:|\n| Agilité | ☐ |\n| {text} | ☐ |"
    ));
    let leading = Theme::standard().tables.leading;
    let ys: Vec<f32> = own_runs(&pages).skip(2).map(|run| run.y).collect();
    for pair in ys[1..].windows(2) {
        assert!((pair[1] - pair[0] - leading).abs() < 0.01, "{ys:?}");
    }
    let face = &pages.faces[own_runs(&pages).last().unwrap().face];
    let capitals = face.metrics().cap_height / face.units_per_em();
    for (place, y) in pages.pages[0].inputs.iter().zip(&ys) {
        let middle = place.area.top + place.area.height / 2.0;
        let size = own_runs(&pages).last().unwrap().size;
        assert!(
            (y - capitals * size / 2.0 - middle).abs() < 0.01,
            "{y} {middle}"
        );
    }
}

#[test]
fn what_leads_up_to_a_list_stands_nearer_to_it_than_to_what_is_above() {
    let pages = pages("Avant.\n\nNous voulons :\n\n- un\n- deux\n\nAprès.");
    let ys: Vec<f32> = own_runs(&pages)
        .filter(|run| run.text.trim() != "•")
        .map(|run| run.y)
        .collect();
    let [above, lead, first, second, after] = ys[..] else {
        panic!("{ys:?}");
    };
    assert!(first - lead < lead - above, "{ys:?}");
    assert!(second - first < after - second, "{ys:?}");
}

#[test]
fn below_lines_that_are_written_on_there_is_room_for_letters_that_reach_below() {
    let line = "________________________________________";
    let pages = pages(&format!("**Forces**\n\n{line}\n{line}\n\n**Réserves**"));
    let rules = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.graphic {
            Graphic::Line { points, .. } => Some(points[0].1),
            _ => None,
        });
    let last = rules.fold(0.0, f32::max);
    let label = own_runs(&pages).last().unwrap();
    assert!(
        label.y - label.size - last > 7.0,
        "{} below {last}",
        label.y
    );
}

#[test]
fn a_page_does_not_end_right_below_the_beginning_of_a_section() {
    let section = "## Partie\n\nUne phrase.\n\n### Entrée\n\nUne autre.\n\nEt une autre.";
    for lines in 25..50 {
        let pages = pages(&format!("{}{section}", "Une ligne.\n\n".repeat(lines)));
        let [part, entry] = &pages.headings[..] else {
            panic!("two headings");
        };
        assert_eq!(part.page, entry.page, "after {lines} lines");
    }
}

#[test]
fn no_row_of_a_table_is_alone_on_its_page() {
    let rows = "| un | deux |\n".repeat(8);
    for lines in 20..50 {
        let lines = "Une ligne.\n\n".repeat(lines);
        let pages = pages(&format!("{lines}| A | B |\n|---|---|\n{rows}"));
        for page in runs(&pages) {
            let count = page.iter().filter(|run| *run == "un").count();
            assert_ne!(count, 1, "{pages}");
        }
    }
}

#[test]
fn a_table_goes_on_on_the_next_page_only_when_the_page_is_full() {
    let rows = |count| "| un | deux |\n".repeat(count);
    let entry = format!("## Partie\n\n{}", "Une ligne.\n\n".repeat(30));
    let text = format!("| A | B |\n|---|---|\n{}\n{entry}", rows(50));
    let pages = pages(&text);
    let ys = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.graphic {
            Graphic::Glyphs(run) if item.node.is_some() => Some(run.y),
            _ => None,
        });
    let theme = Theme::standard();
    let foot = pages.paper.height - theme.margins.bottom * 72.0 / 25.4;
    let row = theme.tables.leading + 2.0 * theme.tables.pad;
    assert!(foot - ys.fold(0.0, f32::max) < 2.0 * row, "{pages}");
}

#[test]
fn the_line_at_the_top_of_a_page_is_left_out_where_the_title_stands() {
    let head = "<!-- page-head: Grille · Auriel -->\n";
    let rest = "Une ligne.\n\n".repeat(90);
    let with_head = |text: &str| -> Vec<bool> {
        let pages = runs(&pages(&format!("{head}{text}\n\n{rest}")));
        pages
            .iter()
            .map(|page| page.iter().any(|run| run == "Grille · Auriel"))
            .collect()
    };
    assert_eq!(with_head("# Titre")[..2], [false, true]);
    assert_eq!(with_head("Texte")[..2], [true, true]);
}
