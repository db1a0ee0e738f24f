//! From Markdown to the document tree.

use std::fmt::Write;

use cxo::document::{Block, BlockKind, Inline, parse, plain_text};
use cxo::language::Language;
use proptest::prelude::{ProptestConfig, proptest};

/// The tree as indented lines, one per block.
fn outline(markdown: &str) -> String {
    let document = parse(markdown, Language::En);
    let mut text = String::new();
    for (name, line) in [
        ("head", &document.running_head),
        ("foot", &document.running_foot),
    ] {
        if let Some(line) = line {
            writeln!(text, "page {name}: {line}").unwrap();
        }
    }
    write_blocks(&document.blocks, 0, &mut text);
    text
}

fn write_blocks(blocks: &[Block], depth: usize, text: &mut String) {
    for block in blocks {
        let indent = "  ".repeat(depth);
        let id = block
            .id
            .as_ref()
            .map_or(String::new(), |id| format!(" #{id}"));
        write!(text, "{indent}{}{id} ", block.line).unwrap();
        match &block.kind {
            BlockKind::Heading { level, content } => {
                writeln!(text, "heading {level}: {}", inlines(content))
            }
            BlockKind::Paragraph(content) => writeln!(text, "paragraph: {}", inlines(content)),
            BlockKind::Code(code) => writeln!(text, "code: {code:?}"),
            BlockKind::Rule => writeln!(text, "rule"),
            BlockKind::WritingLines(count) => writeln!(text, "writing lines: {count}"),
            BlockKind::Quote(_) => writeln!(text, "quote"),
            BlockKind::Footnote { number, .. } => writeln!(text, "footnote {number}"),
            BlockKind::List { start, tight, .. } => {
                writeln!(text, "list start {start:?} tight {tight}")
            }
            BlockKind::Table(table) => writeln!(text, "table {:?}", table.alignments),
        }
        .unwrap();
        match &block.kind {
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                write_blocks(inner, depth + 1, text);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    writeln!(
                        text,
                        "{indent}  item{}",
                        item.ticked.map_or("", |ticked| if ticked {
                            " ticked"
                        } else {
                            " unticked"
                        })
                    )
                    .unwrap();
                    write_blocks(&item.blocks, depth + 2, text);
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
                    writeln!(text, "{indent}  | {} |", cells.join(" | ")).unwrap();
                }
            }
            _ => {}
        }
    }
}

fn inlines(content: &[Inline]) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("<em {}>", inlines(inner)),
        Inline::Strong(inner) => format!("<strong {}>", inlines(inner)),
        Inline::Strikethrough(inner) => format!("<struck {}>", inlines(inner)),
        Inline::Foreign { language, content } => format!("<{language} {}>", inlines(content)),
        Inline::Code(code) => format!("<code {code}>"),
        Inline::Link { target, content } => format!("<link {target} {}>", inlines(content)),
        Inline::Image(image) => format!("<image {} {}>", image.source, image.alternative),
        Inline::TickBox { ticked } => format!("<box {ticked}>"),
        Inline::FootnoteMark(number) => format!("<note {number}>"),
        Inline::LineBreak => "<break>".to_owned(),
    };
    content.iter().map(inline).collect()
}

#[test]
fn every_construct_becomes_a_block_or_an_inline() {
    let markdown = "\
# Title

One *two* **three** ~~four~~ `five`\\
six [seven](https://a.example) ![eight](b.png).[^n]

> quoted
>
> twice

1. first
2. second
   - nested

- [x] done
- [ ] open

| a | b |
|:--|--:|
| 1 |   |

---

```
code
```

[^n]: The note.
";
    insta::assert_snapshot!(outline(markdown), @r#"
    1 heading 1: Title
    3 paragraph: One <em two> <strong three> <struck four> <code five><break>six <link https://a.example seven> <image b.png eight>.<note 1>
    6 quote
      6 paragraph: quoted
      8 paragraph: twice
    10 list start Some(1) tight true
      item
        10 paragraph: first
      item
        11 paragraph: second
        12 list start None tight true
          item
            12 paragraph: nested
    14 list start None tight true
      item ticked
        14 paragraph: done
      item unticked
        15 paragraph: open
    17 table [Left, Right]
      | a | b |
      | 1 |  |
    21 rule
    23 code: "code\n"
    27 footnote 1
      27 paragraph: The note.
    "#);
}

#[test]
fn rows_of_underscores_are_lines_to_write_on_and_boxes_can_be_ticked() {
    let markdown = "\
<!-- page-head: A &amp; B -->
<!-- page-foot: 1 to 5 -->

**Evidence**

<!-- id: influence.evidence -->
____________________
____________________

___

<!-- id: influence.rating -->
☐ 1 ☑ 2
";
    insta::assert_snapshot!(outline(markdown), @r"
    page head: A & B
    page foot: 1 to 5
    4 paragraph: <strong Evidence>
    7 #influence.evidence writing lines: 2
    10 rule
    13 #influence.rating paragraph: <box false> 1 <box true> 2
    ");
}

#[test]
fn html_is_text_and_links_that_could_run_are_their_words() {
    let markdown = "\
<script>alert(1)</script>

a <b>c</b> [d](javascript:alert) [e](data:text/html,x) [f](HTTPS://g.example) <h@i.example>
";
    insta::assert_snapshot!(outline(markdown), @"
    1 paragraph: <script>alert(1)</script>
    3 paragraph: a <b>c</b> d e <link HTTPS://g.example f> <link mailto:h@i.example h@i.example>
    ");
}

#[test]
fn a_loose_list_keeps_its_paragraphs_apart() {
    insta::assert_snapshot!(outline("- a\n\n- b\n"), @"
    1 list start None tight false
      item
        1 paragraph: a
      item
        3 paragraph: b
    ");
}

#[test]
fn the_box_of_a_task_belongs_to_its_item_in_tight_and_loose_lists() {
    insta::assert_snapshot!(outline("- [x] a\n\n  more\n\n- [ ] b\n  - [x] c\n\n1. [ ] d\n2. e\n"), @"
    1 list start None tight false
      item ticked
        1 paragraph: a
        3 paragraph: more
      item unticked
        5 paragraph: b
        6 list start None tight true
          item ticked
            6 paragraph: c
    8 list start Some(1) tight true
      item unticked
        8 paragraph: d
      item
        9 paragraph: e
    ");
}

#[test]
fn text_in_another_language_keeps_it_within_its_block() {
    let markdown = "\
<span lang=\"en\">*One* two</span> trois

- a <span lang=\"en\">b <span lang=\"fr\">c</span> d</span> e
- <span lang=\"en\">without an end

| <span lang=\"en\">x</span> | </span> |
|---|---|

<div lang=\"en\">

Four

- five

</div>

six <span lang=\"xx\">sept</span>

</div>
";
    insta::assert_snapshot!(outline(markdown), @r#"
    1 paragraph: <en <em One> two> trois
    3 list start None tight true
      item
        3 paragraph: a <en b <fr c> d> e
      item
        4 paragraph: <en without an end>
    6 table [Natural, Natural]
      | <en x> | </span> |
    11 paragraph: <en Four>
    13 list start None tight true
      item
        13 paragraph: <en five>
    17 paragraph: six <span lang="xx">sept</span>
    19 paragraph: </div>
    "#);
}

#[test]
fn lines_of_html_stay_lines() {
    insta::assert_snapshot!(outline("<div>\n  <b>a</b>\n</div>\n"), @"1 paragraph: <div><break>  <b>a</b><break></div>");
}

#[test]
fn notes_of_the_same_name_are_one_note_and_keep_their_words() {
    insta::assert_snapshot!(outline("a[^n]\n\n[^n]: one\n\n[^n]: two\n"), @"
    1 paragraph: a<note 1>
    3 footnote 1
      3 paragraph: one
      5 paragraph: two
    ");
}

#[test]
fn nesting_without_end_keeps_its_words() {
    for mark in ["> ", "- ", "*", "[", "**a "] {
        let markdown = format!("{}word", mark.repeat(5_000));
        let text = outline(&markdown);
        assert!(text.contains("word"), "{mark:?} lost the word");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_a_document_and_keeps_its_letters(markdown in r"[a-c 0-9\n#>*_`~|\[\]()!<&;:=+.-]{0,120}") {
        let text = outline(&markdown);
        for run in markdown.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| run.len() > 2) {
            let is_entity = markdown.contains(&format!("&{run};"));
            let is_address = markdown.contains("]:") || markdown.contains("](");
            let is_language_of_code = markdown.contains("```") || markdown.contains("~~~");
            let is_no_text = is_entity || is_address || is_language_of_code;
            assert!(text.contains(run) || is_no_text, "{run:?} of {markdown:?} is not in\n{text}");
        }
    }
}

#[test]
fn plain_text_is_what_a_reader_sees() {
    let document = parse("a *b* [c](https://d.example) ☐ `e`", Language::En);
    let BlockKind::Paragraph(content) = &document.blocks[0].kind else {
        panic!("no paragraph")
    };
    assert_eq!(plain_text(content), "a b c ☐ e");
}
