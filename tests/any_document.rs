//! Invariants of all documents.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod support;

use std::collections::BTreeMap;

use cxo::document::{Alignment, Block, BlockKind, Document, Inline, ListItem, Table};
use cxo::language::Language;
use cxo::layout::lay_out;
use cxo::style::Paper;
use proptest::prelude::*;
use support::{dense, follows, options, runs, written};

fn inlines() -> impl Strategy<Value = Vec<Inline>> + Clone {
    let leaf = prop_oneof![
        4 => "[ \u{A0}\u{202F}a-zéœß<>\u{AD}–1-9\n😀Ж]{0,40}".prop_map(Inline::Text),
        1 => any::<bool>().prop_map(|ticked| Inline::TickBox { ticked }),
        1 => Just(Inline::LineBreak),
        1 => (1_usize..9).prop_map(Inline::FootnoteMark),
        1 => "[a-z ]{0,9}".prop_map(Inline::Code),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let content = prop::collection::vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            ("(https|ftp)://[a-zé]{0,60}", content)
                .prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    });
    prop::collection::vec(inline, 0..5)
}

fn table() -> impl Strategy<Value = Table> {
    (1_usize..5, 0_usize..6).prop_flat_map(|(columns, rows)| {
        let row = prop::collection::vec(inlines(), columns);
        (row.clone(), prop::collection::vec(row, rows)).prop_map(move |(head, rows)| Table {
            alignments: vec![Alignment::Natural; columns],
            head,
            rows,
            ids: BTreeMap::new(),
        })
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        (1_u8..7, inlines()).prop_map(|(level, content)| BlockKind::Heading { level, content }),
        inlines().prop_map(BlockKind::Paragraph),
        table().prop_map(BlockKind::Table),
        "[a-z \t\n]{0,60}".prop_map(BlockKind::Code),
        Just(BlockKind::Rule),
        (0_usize..60).prop_map(BlockKind::WritingLines),
    ];
    let kind = leaf.prop_recursive(4, 24, 4, |inner| {
        let inner = prop::collection::vec(inner.prop_map(block), 0..4);
        let items = prop::collection::vec(
            (any::<Option<bool>>(), inner.clone())
                .prop_map(|(ticked, blocks)| ListItem { ticked, blocks }),
            0..4,
        );
        prop_oneof![
            inner.clone().prop_map(BlockKind::Quote),
            (any::<Option<u32>>(), any::<bool>(), items).prop_map(|(start, tight, items)| {
                BlockKind::List {
                    start: start.map(u64::from),
                    tight,
                    items,
                }
            }),
            (1_usize..9, inner).prop_map(|(number, blocks)| BlockKind::Footnote { number, blocks }),
        ]
    });
    prop::collection::vec(kind.prop_map(block), 0..12)
}

fn block(kind: BlockKind) -> Block {
    Block {
        kind,
        id: None,
        answers: Vec::new(),
        line: 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_laid_out_whole_and_twice_the_same(blocks in blocks()) {
        let text = written(&blocks);
        let document = Document {
            title: String::new(),
            language: Language::Fr,
            running_head: None,
            running_foot: None,
            digest: String::new(),
            blocks,
        };
        let options = options("modern", Paper::A4);
        let pages = lay_out(&document, &options);
        prop_assert!(follows(&text, &dense(&runs(&pages).concat().concat())));
        prop_assert_eq!(pages.to_string(), lay_out(&document, &options).to_string());
    }
}
