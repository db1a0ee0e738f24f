//! The images named in a document.

use crate::document::model::{Block, BlockKind, Document, Image, Inline};

/// The images named in a document, in reading order, each with the line of the Markdown on which
/// its block begins.
#[must_use]
pub fn images(document: &Document) -> Vec<(&Image, usize)> {
    let mut images = Vec::new();
    in_blocks(&document.blocks, &mut images);
    images
}

fn in_blocks<'d>(blocks: &'d [Block], images: &mut Vec<(&'d Image, usize)>) {
    for block in blocks {
        let mut collect = |content: &'d [Inline]| in_inlines(content, block.line, images);
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => collect(content),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                rows.flatten().for_each(|cell| collect(cell));
            }
            BlockKind::List { items, .. } => {
                items
                    .iter()
                    .for_each(|item| in_blocks(&item.blocks, images));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                in_blocks(blocks, images);
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::WritingLines(_) => {}
        }
    }
}

fn in_inlines<'d>(content: &'d [Inline], line: usize, images: &mut Vec<(&'d Image, usize)>) {
    for inline in content {
        match inline {
            Inline::Image(image) => images.push((image, line)),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Foreign { content: inner, .. }
            | Inline::Link { content: inner, .. } => in_inlines(inner, line, images),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::TickBox { .. }
            | Inline::FootnoteMark(_)
            | Inline::LineBreak => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::images;
    use crate::document::parse;
    use crate::language::Language;

    #[test]
    fn images_are_found_in_every_kind_of_block() {
        let text = "# ![a](1)\n\n- [**![b](2)**](https://auriel.example)\n\n| ![c](3) |\n|---|\n| \
                    ![d](4) |\n\n> *![e](5)*[^n]\n\n[^n]: ~~![f](6)~~\n";
        let document = parse(text, Language::En);
        let found = images(&document);
        let found = found
            .iter()
            .map(|(image, line)| (image.source.as_str(), *line));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [("1", 1), ("2", 3), ("3", 5), ("4", 5), ("5", 9), ("6", 11)]
        );
    }
}
