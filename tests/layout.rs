//! From documents to pages.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod support;

use cxo::layout::{
    Graphic, InputKind, LayoutOptions, MissingCharacter, StructureRole, TYPED_LEADING, lay_out,
};
use cxo::style::{Colour, Figure, Paper, Picture, Theme};
use support::{EVERYTHING, dense, document, options, pages, runs};

#[test]
fn every_construct_stands_where_it_stood() {
    insta::assert_snapshot!(pages(EVERYTHING));
}

#[test]
fn themes_differ_and_lay_out_the_same_words() {
    let laid_out = |theme| {
        let pages = lay_out(&document(EVERYTHING), &options(theme, Paper::LETTER));
        let own: Vec<_> = own_runs(&pages).map(|run| run.text.as_str()).collect();
        (dense(&own.concat()), pages.to_string())
    };
    let all: Vec<_> = Theme::names().map(laid_out).collect();
    assert!(all.len() >= 3);
    for pair in all.windows(2) {
        assert_eq!(pair[0].0, pair[1].0);
        assert_ne!(pair[0].1, pair[1].1);
    }
}

/// The runs of the document, without running heads and feet.
fn own_runs(pages: &cxo::layout::Pages) -> impl Iterator<Item = &cxo::layout::GlyphRun> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match (&item.graphic, item.node) {
        (Graphic::Glyphs(run), Some(_)) => Some(run),
        _ => None,
    })
}

#[test]
fn nothing_stands_outside_the_margins() {
    let words = ["Wörter".repeat(120), "Et ☐ oui ☐ non ".repeat(40)];
    let sentences = (1..120).map(|count| {
        let word = "mot d’une longueur tout à fait ordinaire ";
        format!("{} {}", "i".repeat(count % 17), word.repeat(count % 9 + 2))
    });
    let all: Vec<_> = words.into_iter().chain(sentences).collect();
    let text = format!("{EVERYTHING}\n\n{}", all.join("\n\n"));
    for theme in Theme::names() {
        let pages = lay_out(&document(&text), &options(theme, Paper::A4));
        // The text has lines to write on, so it is set in the dense variant of the theme.
        let theme_of_forms = Theme::named(theme).unwrap().dense.as_deref().unwrap();
        let side = theme_of_forms.margins.side * 72.0 / 25.4;
        for run in glyph_runs(&pages) {
            let seen = run.text.trim_end().chars().count();
            let advances = run.glyphs.iter().map(|glyph| glyph.advance);
            let end = run.x + advances.take(seen).sum::<f32>();
            let room = side - 0.05..=595.28 - side + 0.05;
            assert!(
                room.contains(&run.x) && room.contains(&end),
                "{theme}: {run:?}"
            );
            assert!(run.y > 22.0 && run.y < 842.0 - 22.0, "{run:?}");
        }
    }
}

#[test]
fn lists_of_any_depth_and_numbers_of_any_length_stay_within_the_margins() {
    let numbers: String = (0..20)
        .map(|depth| format!("{}999999999. mot\n\n", " ".repeat(depth * 11)))
        .collect();
    let pages = pages(&numbers);
    let side = Theme::named("classic").unwrap().margins.side * 72.0 / 25.4;
    let mut words = 0;
    for run in glyph_runs(&pages) {
        let end = run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        assert!(end <= 595.28 - side + 0.05, "{run:?}");
        words += usize::from(run.text == "mot");
    }
    assert_eq!(words, 20);
}

fn glyph_runs(pages: &cxo::layout::Pages) -> impl Iterator<Item = &cxo::layout::GlyphRun> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match &item.graphic {
        Graphic::Glyphs(run) => Some(run),
        _ => None,
    })
}

#[test]
fn a_word_wider_than_the_column_is_cut_and_stays_whole_as_text() {
    let word = "a".repeat(600);
    let pages = pages(&word);
    assert!(runs(&pages)[0].len() > 5);
    assert!(dense(&runs(&pages).concat().concat()).contains(&word));
}

#[test]
fn a_heading_never_ends_a_page() {
    for lines in 20..70 {
        let text = "Une ligne.\n\n".repeat(lines);
        let pages = pages(&format!("{text}## Suite\n\nEncore une ligne."));
        let heading = &pages.headings[0];
        let runs = &runs(&pages)[heading.page];
        let at = runs.iter().position(|run| run == "Suite").unwrap();
        assert_eq!(runs[at + 1], "Encore une ligne.");
    }
}

#[test]
fn a_heading_stands_apart_from_the_part_before_it_even_if_that_is_but_a_heading() {
    let text = "Avant.\n\n## Deux\n\n### Trois\n\n## Deux encore\n\n> ### Cité\n\n## À la fin";
    let pages = pages(text);
    let tops: Vec<f32> = pages.headings.iter().map(|heading| heading.top).collect();
    let theme = Theme::named("classic").unwrap();
    let after_entry = theme.headings.entry.leading + theme.headings.section.above;
    assert!((tops[2] - tops[1] - after_entry).abs() < 0.1, "{tops:?}");
    assert!((tops[4] - tops[3] - after_entry).abs() < 0.1, "{tops:?}");
    let to_entry = tops[1] - tops[0];
    let section = theme.headings.section;
    assert!(to_entry < section.leading + section.below + 4.0, "{tops:?}");
}

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    let sentence = "Les équipes écoutent, décident et agissent chaque jour pour leurs clients. ";
    let paragraph = sentence.repeat(5);
    for lines in 0..40 {
        let pages = pages(&format!("{}{paragraph}", "Une ligne.\n\n".repeat(lines)));
        for page in runs(&pages) {
            let of_paragraph = page
                .iter()
                .filter(|run| run.contains("équipes") || run.contains("client"));
            assert_ne!(of_paragraph.count(), 1, "{lines}: {page:?}");
        }
    }
}

#[test]
fn the_last_word_of_a_paragraph_is_not_divided() {
    let paragraphs = (0..60).map(|count| {
        let start = "mot ".repeat(60) + &"i".repeat(count);
        format!("{start} constitutionnellement")
    });
    let text = paragraphs.collect::<Vec<_>>().join("\n\n");
    let laid_out = pages(&text);
    let ends: Vec<_> = own_runs(&laid_out)
        .filter(|run| run.text.ends_with("ment"))
        .collect();
    assert_eq!(ends.len(), 60);
    for run in ends {
        assert!(run.text.ends_with("constitutionnellement"), "{}", run.text);
    }
}

#[test]
fn no_page_ends_with_a_hyphen() {
    let sentence = "Constitutionnellement, interdépartementale coordination transfrontalières. ";
    let mut hyphens = 0;
    for lines in 0..50 {
        let text = format!("{}{}", "Une ligne.\n\n".repeat(lines), sentence.repeat(9));
        let pages = lay_out(&document(&text), &options("modern", Paper::A4));
        for page in &pages.pages {
            let mut own = page.items.iter().filter(|item| item.node.is_some());
            let last = own.next_back().map(|item| &item.graphic);
            assert!(!matches!(last, Some(Graphic::Glyphs(run)) if run.text.ends_with('\u{AD}')));
        }
        hyphens += runs(&pages).concat().concat().matches('\u{AD}').count();
    }
    assert!(hyphens > 50, "the test sees no hyphens");
}

#[test]
fn a_few_lines_too_many_take_white_instead_of_a_page() {
    let lengths: Vec<_> = (36..56)
        .map(|lines| {
            let pages = pages(&"Une ligne.\n\n".repeat(lines));
            let ys: Vec<_> = own_runs(&pages).map(|run| run.y).collect();
            (pages.pages.len(), ys[1] - ys[0])
        })
        .collect();
    let tightened = |(pages, distance): &&(usize, f32)| *pages == 1 && *distance < 17.5;
    assert!(
        (5..13).contains(&lengths.iter().filter(tightened).count()),
        "{lengths:?}"
    );
    assert!(
        lengths
            .iter()
            .all(|(pages, distance)| *pages == 1 || *distance > 17.5)
    );
}

#[test]
fn a_document_that_ends_on_a_leftover_is_set_denser_if_that_saves_the_page() {
    let sizes = |lines: usize| {
        let pages = pages(&"Une ligne.\n\n".repeat(lines));
        let size = own_runs(&pages).next().unwrap().size;
        (pages.pages.len(), size)
    };
    let theme = Theme::named("classic").unwrap();
    let dense = theme.dense.as_deref().unwrap();
    assert_eq!(sizes(20), (1, theme.text.size));
    assert_eq!(sizes(50), (1, dense.text.size));
    assert_eq!(sizes(80), (2, theme.text.size));
}

#[test]
fn of_a_leftover_counts_only_what_has_no_room_on_the_pages_before() {
    let lines = |count: usize| "Une ligne.\n\n".repeat(count);
    let pages_of = |last: usize| {
        let words = "Une cellule qui tient beaucoup de mots. ".repeat(54);
        let row = format!("| Un | Deux |\n|---|---|\n| {words} | Non |\n\n");
        let parts = [&lines(26), &*row, &lines(24), &row, &lines(last)];
        pages(&parts.concat()).pages.len()
    };
    assert_eq!(pages_of(7), 2);
    assert_eq!(pages_of(30), 3);
}

#[test]
fn the_foot_of_what_is_written_on_tells_versions_apart() {
    let foot = |text: &str| {
        let pages = runs(&pages(&format!("# Grille\n\n{text}")));
        pages[0].last().unwrap().clone()
    };
    let line = "________________________________________";
    let (first, second) = (
        foot(&format!("Un.\n\n{line}")),
        foot(&format!("Deux.\n\n{line}")),
    );
    assert!(
        first.starts_with("Grille · ") && first.ends_with(" · 1 / 1"),
        "{first}"
    );
    assert_ne!(first, second);
    assert_eq!(foot("Un."), "1 / 1");
}

#[test]
fn an_accent_colours_headings_and_links_and_nothing_else() {
    let accent = Colour::new(0x7a, 0x2e, 0x1d);
    let options = LayoutOptions {
        accent: Some(accent),
        ..options("classic", Paper::A4)
    };
    let pages = lay_out(
        &document("## Titre\n\nTexte et [lien](https://a.example)."),
        &options,
    );
    let coloured: Vec<_> = own_runs(&pages)
        .filter(|run| run.colour == accent)
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(coloured, ["Titre", "lien"]);
}

#[test]
fn an_underline_makes_way_for_letters_that_reach_into_it() {
    let underlines = |text: &str| -> Vec<(f32, f32)> {
        let markdown = format!("[{text}](https://auriel.example)");
        let pages = lay_out(&document(&markdown), &options("classic", Paper::A4));
        let items = pages.pages[0].items.iter();
        let lines = items.filter_map(|item| match &item.graphic {
            Graphic::Line { points, .. } => Some((points[0].0, points[1].0)),
            _ => None,
        });
        lines.collect()
    };
    let [(start, end)] = underlines("nonon")[..] else {
        panic!("one line under a word without descenders");
    };
    let [left, right] = underlines("nopon")[..] else {
        panic!("two lines beside a descender");
    };
    assert!(left.0 == start && (right.1 - end).abs() < 1.0);
    let gap = right.0 - left.1;
    assert!((1.0..4.0).contains(&gap), "{gap} points around the stem");
    assert!(underlines("ggg").is_empty(), "no dots between descenders");
}

#[test]
fn words_are_divided_by_the_rules_of_their_own_language_and_addresses_by_none() {
    let divided = |text: &str| {
        let pages = pages(&text.repeat(40));
        let all = runs(&pages).concat().concat();
        let parts = all
            .split('\u{AD}')
            .map(|part| part.rsplit(' ').next().unwrap());
        parts
            .map(str::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let word = "internationalization ";
    assert!(divided(word).contains("internatio"), "{:?}", divided(word));
    let english = divided(&format!("<span lang=\"en\">{word}</span>"));
    assert!(
        english.contains("internation") && !english.contains("internatio"),
        "{english:?}"
    );
    let address = "<recrutement.international@maison-auriel.example> ";
    assert_eq!(divided(address).len(), 1);
    let name = "Internationalization ";
    assert_eq!(divided(name).len(), 1, "names stay whole");
    assert_eq!(divided("(Internationalization) ").len(), 1);
    assert!(divided("Internationalization. ").len() > 1);
}

#[test]
fn a_mark_leads_to_a_note_that_there_is() {
    let text = "Une note[^a], la même[^a], [un lien](https://a.example).\n\n[^a]: A.\n[^b]: B.";
    let pages = pages(text);
    let links = pages.pages[0].links.iter();
    let targets = links.map(|link| link.target.to_string());
    let expected = ["note 1", "note 1", "https://a.example", "mark 1"];
    assert_eq!(targets.collect::<Vec<_>>(), expected);
    let lines = pages.pages[0]
        .items
        .iter()
        .filter(|item| matches!(item.graphic, Graphic::Line { .. }));
    assert_eq!(
        lines.count(),
        2,
        "a rule above the notes, one below the address, none below marks"
    );
}

#[test]
fn a_logo_keeps_its_shape_and_stands_first() {
    let options = LayoutOptions {
        logo: Some(Figure {
            picture: Picture::read(&support::png(400, 100)).unwrap(),
            alternative: "Maison Auriel".to_owned(),
        }),
        ..options("classic", Paper::A4)
    };
    let pages = lay_out(&document("# Titre"), &options);
    let first = &pages.pages[0].items[0];
    let Graphic::Picture { area, .. } = first.graphic else {
        panic!("{first:?}");
    };
    assert!((area.width / area.height - 4.0).abs() < 0.01);
    assert!(area.height < 45.0 && area.width < 175.0, "{area:?}");
}

#[test]
fn an_entry_stays_on_one_page_if_that_leaves_no_more_than_a_third_empty() {
    let entry = "### Question\n\nDites-nous.\n\n- Combien ?\n- Comment ?\n\n\
        ________________________________________\n________________________________________\n\n\
        Note ☐ 1 ☐ 2";
    for lines in 26..34 {
        let pages = pages(&format!("{}{entry}", "Une ligne.\n\n".repeat(lines)));
        let runs = runs(&pages);
        let page = pages.headings[0].page;
        let last = runs
            .iter()
            .position(|page| page.iter().any(|run| run.contains("Note")));
        assert_eq!(Some(page), last, "after {lines} lines");
    }
}

#[test]
fn the_head_of_a_table_is_repeated_as_decoration() {
    let rows: String = (0..90).map(|row| format!("| {row} | valeur |\n")).collect();
    let pages = pages(&format!("| Rang | Mesure |\n|---|---|\n{rows}"));
    assert!(pages.pages.len() > 1);
    for (number, page) in pages.pages.iter().enumerate() {
        let head = page
            .items
            .iter()
            .find(|item| matches!(&item.graphic, Graphic::Glyphs(run) if run.text == "Rang"));
        assert_eq!(head.unwrap().node.is_some(), number == 0);
    }
}

#[test]
fn a_row_taller_than_a_page_is_divided_and_loses_nothing() {
    let cell = "Une phrase assez longue pour une cellule. ".repeat(250);
    let pages = pages(&format!("| A | B |\n|---|---|\n| {cell} | court |"));
    assert!(pages.pages.len() > 1);
    let text = dense(&runs(&pages).concat().concat());
    assert_eq!(
        text.matches("Unephraseassezlonguepourunecellule.").count(),
        250 - breaks(&pages)
    );
}

/// The number of sentences that a running head or foot interrupts.
fn breaks(pages: &cxo::layout::Pages) -> usize {
    let text = runs(pages);
    let whole = |page: &Vec<String>| {
        dense(&page.concat())
            .matches("Unephraseassezlonguepourunecellule.")
            .count()
    };
    250 - text.iter().map(whole).sum::<usize>()
}

#[test]
fn the_text_of_a_row_goes_cell_by_cell() {
    let left = "premier texte de la cellule de gauche ".repeat(8);
    let pages = pages(&format!(
        "| a | b | c |\n|---|---|---|\n| {left} | {left} | {left} |"
    ));
    let text = dense(&runs(&pages).concat().concat());
    assert!(text.contains(&dense(&left.repeat(3))));
}

#[test]
fn cells_and_lines_to_write_on_are_places_of_a_pen_s_size() {
    let pages = pages(EVERYTHING);
    let inputs: Vec<_> = pages.pages.iter().flat_map(|page| &page.inputs).collect();
    let millimetres = |points: f32| points * 25.4 / 72.0;
    let (mut ticks, mut cells, mut lines) = (0, 0, 0);
    for place in inputs {
        let height = millimetres(place.area.height);
        match (place.kind, &pages.nodes[place.node.0].role) {
            (InputKind::Tick { .. }, _) => {
                ticks += 1;
                assert!((3.6..=4.0).contains(&height), "{height}");
            }
            (InputKind::Write { .. }, StructureRole::Cell) => {
                cells += 1;
                assert!(height >= 8.5 - 0.15, "{height}");
            }
            (InputKind::Write { .. }, _) => {
                lines += 1;
                assert!(
                    (height - 24.0).abs() < 0.15,
                    "three lines of 8 mm: {height}"
                );
                let name = pages.nodes[place.node.0].name.as_deref();
                assert_eq!(name, Some("influence.evidence"));
            }
        }
    }
    assert_eq!((ticks, cells, lines), (6, 1, 1));
}

#[test]
fn every_second_typed_line_stands_on_a_ruled_one() {
    for theme in Theme::names() {
        let pages = lay_out(&document(EVERYTHING), &options(theme, Paper::A4));
        let page = &pages.pages[0];
        let place = page.inputs.iter().find_map(|place| match place.kind {
            InputKind::Write { size }
                if pages.nodes[place.node.0].role == StructureRole::WritingLines =>
            {
                Some((place.area, size))
            }
            _ => None,
        });
        let (area, size) = place.unwrap();
        let rules = page.items.iter().filter_map(|item| match &item.graphic {
            Graphic::Line { points, .. } => Some(points[0].1),
            _ => None,
        });
        let lift = 2.0;
        let within =
            |y: &f32| (area.top + lift + 0.1..area.top + area.height + lift + 0.1).contains(y);
        let rules: Vec<f32> = rules.filter(within).collect();
        assert_eq!(rules.len(), 3);
        for rule in rules {
            let lines = (rule - lift - area.top) / (size * TYPED_LEADING);
            assert!((lines - lines.round()).abs() < 0.01, "{theme}: {lines}");
        }
        assert!((9.0..11.0).contains(&size), "{theme}: {size}");
    }
}

#[test]
fn a_box_stays_with_its_label() {
    let options = "☐ 1 ☐ 2 ☐ tout à fait d’accord ".repeat(12);
    let pages = pages(&options);
    for page in &pages.pages {
        for place in &page.inputs {
            let (right, top) = (place.area.left + place.area.width, place.area.top);
            let label = glyph_runs(&pages).find(|run| {
                run.x >= right - 0.1 && run.x < right + 4.0 && run.y > top && run.y < top + 12.0
            });
            assert!(label.is_some(), "{place:?}");
        }
    }
}

#[test]
fn a_character_without_a_glyph_is_reported_with_its_line() {
    let pages = pages("# Titre\n\nBonjour 😀 et 😀.\n");
    let missing = MissingCharacter {
        character: '😀',
        count: 2,
        line: 3,
    };
    assert_eq!(pages.missing, [missing]);
    assert!(runs(&pages).concat().concat().contains('😀'));
}

#[test]
fn words_stand_instead_of_a_picture() {
    let pages = pages("![Le logo](logo.png)");
    assert!(runs(&pages).concat().concat().contains("Le logo"));
}

#[test]
fn an_empty_document_is_one_page_with_its_number() {
    let pages = pages("");
    assert_eq!(runs(&pages), [["1 / 1"]]);
}
