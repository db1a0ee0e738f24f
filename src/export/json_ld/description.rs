//! A posting as the HTML that job searches read: paragraphs, lists, emphasis and links, no more.

use crate::document::{Block, BlockKind, Document, Inline, ListItem, Table, plain_text};

/// What stands between the cells of a row.
const BETWEEN: &str = " · ";

/// All of a document as HTML. A heading is a paragraph in bold, a table a list of its rows.
#[must_use]
pub fn description(document: &Document) -> String {
    let mut html = String::new();
    add_blocks(&document.blocks, &mut html);
    html
}

fn add_blocks(blocks: &[Block], html: &mut String) {
    for block in blocks {
        add_block(&block.kind, html);
    }
}

fn add_block(block: &BlockKind, html: &mut String) {
    match block {
        BlockKind::Heading { content, .. } => {
            add_paragraph(&[Inline::Strong(content.clone())], html);
        }
        BlockKind::Paragraph(content) => add_paragraph(content, html),
        BlockKind::List { start, items, .. } => add_list(start.is_some(), items, html),
        BlockKind::Table(table) => add_table(table, html),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => add_blocks(blocks, html),
        BlockKind::Code(code) => add_paragraph(&[Inline::Text(code.clone())], html),
        BlockKind::Rule | BlockKind::WritingLines(_) => {}
    }
}

fn add_paragraph(content: &[Inline], html: &mut String) {
    in_element("p", html, |html| add_inlines(content, html));
}

fn add_list(is_ordered: bool, items: &[ListItem], html: &mut String) {
    let element = if is_ordered { "ol" } else { "ul" };
    in_element(element, html, |html| {
        for item in items {
            in_element("li", html, |html| add_item(&item.blocks, html));
        }
    });
}

/// The first paragraph of an item needs no element of its own.
fn add_item(blocks: &[Block], html: &mut String) {
    let rest = match blocks.split_first() {
        Some((first, rest)) if let BlockKind::Paragraph(content) = &first.kind => {
            add_inlines(content, html);
            rest
        }
        _ => blocks,
    };
    add_blocks(rest, html);
}

/// A row for each item, with the heads of the columns before its cells where there are any.
fn add_table(table: &Table, html: &mut String) {
    let heads: Vec<String> = table.head.iter().map(|cell| plain_text(cell)).collect();
    in_element("ul", html, |html| {
        for row in &table.rows {
            in_element("li", html, |html| {
                let cells = heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                for (index, (head, cell)) in cells.enumerate() {
                    if index > 0 {
                        html.push_str(BETWEEN);
                    }
                    if !head.is_empty() && index > 0 {
                        add_text(&format!("{head} "), html);
                    }
                    add_inlines(cell, html);
                }
            });
        }
    });
}

fn add_inlines(content: &[Inline], html: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => add_text(text, html),
            Inline::Strong(inner) => in_element("strong", html, |html| add_inlines(inner, html)),
            Inline::Emphasis(inner) => in_element("em", html, |html| add_inlines(inner, html)),
            Inline::Strikethrough(inner) | Inline::Foreign { content: inner, .. } => {
                add_inlines(inner, html);
            }
            Inline::Link { target, content } => {
                html.push_str("<a href=\"");
                add_text(target, html);
                html.push_str("\">");
                add_inlines(content, html);
                html.push_str("</a>");
            }
            Inline::LineBreak => html.push_str("<br>"),
            other => add_text(&plain_text(std::slice::from_ref(other)), html),
        }
    }
}

fn in_element(name: &str, html: &mut String, content: impl FnOnce(&mut String)) {
    html.extend(["<", name, ">"]);
    content(html);
    html.extend(["</", name, ">"]);
}

/// Text as itself: nothing in it opens an element or ends an attribute.
fn add_text(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            character => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::description;
    use crate::document::parse;
    use crate::language::Language;

    #[test]
    fn a_document_becomes_the_few_elements_that_are_read() {
        let markdown = "# Title\n\nOne *two* [three](https://a.example/?x=1&y)\n\n\
                        | Metric | By |\n|---|---|\n| **NPS** | 2028 |\n\n- a\n- <b> & \"c\"\n";
        assert_eq!(
            description(&parse(markdown, Language::En)),
            "<p><strong>Title</strong></p>\
             <p>One <em>two</em> <a href=\"https://a.example/?x=1&amp;y\">three</a></p>\
             <ul><li><strong>NPS</strong> · By 2028</li></ul>\
             <ul><li>a</li><li>&lt;b&gt; &amp; &quot;c&quot;</li></ul>"
        );
    }
}
