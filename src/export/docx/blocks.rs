//! Blocks to paragraphs, lists, tables and writing lines.

use crate::document::{Block, BlockKind, Inline, ListItem};
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::properties::{Indent, Leading, ParagraphProperties, Spacing};
use crate::export::docx::runs::RunStyle;
use crate::export::docx::style::{LIST_LEVELS, Style};
use crate::export::docx::units::millimetres;
use crate::export::docx::writer::{BlockContext, DocxWriter};
use crate::export::docx::xml::XmlElement;

/// The indent of a quotation, in points.
const QUOTE_INDENT: f32 = 14.0;

/// The marker of a list item.
#[derive(Debug, Clone, Copy)]
struct ItemLabel {
    style: Style,
    /// The numbering, where the style does not state it.
    numbering: Option<(usize, usize)>,
    /// Whether the list is tight.
    tight: bool,
}

/// The neighbours of a block.
#[derive(Debug, Clone, Copy)]
struct Neighbours<'b> {
    before: Option<&'b BlockKind>,
    after: &'b [Block],
}

impl<'b> Neighbours<'b> {
    fn next(self) -> Option<&'b Block> {
        self.after.first()
    }

    /// Whether a paragraph is kept on the page of the next block.
    fn keeps_with_next(self) -> bool {
        self.next().is_some_and(has_lead_in) || self.leads_to_form()
    }

    /// Whether only paragraphs stand before a table that lines to write on follow: who asks a
    /// question needs all of it on one page.
    fn leads_to_form(self) -> bool {
        let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
        let count = self.after.iter().take_while(is_paragraph).count();
        match &self.after[count..] {
            [table, after @ ..] if matches!(table.kind, BlockKind::Table(_)) => {
                Neighbours { after, ..self }.leads_to_lines()
            }
            _ => false,
        }
    }

    /// Whether lines to write on follow, below a label.
    fn leads_to_lines(self) -> bool {
        let [label, lines, ..] = self.after else {
            return false;
        };
        matches!(label.kind, BlockKind::Paragraph(_))
            && matches!(lines.kind, BlockKind::WritingLines(_))
    }

    fn is_after_rule(self) -> bool {
        self.before.is_some_and(ends_with_rule)
    }
}

impl DocxWriter<'_> {
    /// Writes blocks in reading order.
    pub(super) fn blocks(&mut self, blocks: &[Block], context: BlockContext) -> Vec<XmlElement> {
        let mut written = Vec::new();
        let mut before = None;
        for (index, block) in blocks.iter().enumerate() {
            let neighbours = Neighbours {
                before,
                after: &blocks[index + 1..],
            };
            let parts = self.block(block, neighbours, context);
            if parts.is_empty() {
                continue;
            }
            if neighbours.is_after_rule() && !has_space_above(&block.kind) {
                written.push(self.spacer());
            }
            written.extend(parts);
            before = Some(&block.kind);
        }
        // Word requires a paragraph after a table.
        if matches!(before, Some(BlockKind::Table(_))) {
            written.push(self.spacer());
        }
        written
    }

    fn block(
        &mut self,
        block: &Block,
        neighbours: Neighbours,
        context: BlockContext,
    ) -> Vec<XmlElement> {
        match &block.kind {
            BlockKind::Heading { level, content } => vec![self.heading(*level, content)],
            BlockKind::Paragraph(content) => {
                let mut properties = self.properties(context.style, context);
                properties.keep_next = neighbours.keeps_with_next();
                properties.keep_lines = block.id.is_some();
                if neighbours.is_after_rule() {
                    properties.spacing = Some(self.space_after_rule());
                }
                self.controls.begin(block.id.as_ref());
                let paragraph = self.paragraph(properties, content);
                self.controls.begin(None);
                vec![paragraph]
            }
            BlockKind::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items, context),
            BlockKind::Table(table) => self.table(table, neighbours.leads_to_lines(), context),
            BlockKind::Quote(blocks) => {
                let context = BlockContext {
                    style: Style::Quote,
                    indent: context.indent + QUOTE_INDENT,
                    ..context
                };
                self.blocks(blocks, context)
            }
            BlockKind::Code(text) => vec![self.code(text, context)],
            BlockKind::Rule => {
                let properties = self.properties(Style::Separator, context);
                vec![self.paragraph(properties, &[])]
            }
            BlockKind::WritingLines(count) => {
                self.writing_lines(*count, block, neighbours, context)
            }
            BlockKind::Footnote { number, blocks } => {
                if self.notes.holds(*number, blocks) {
                    Vec::new()
                } else {
                    self.unreferenced_note(*number, blocks)
                }
            }
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) -> XmlElement {
        let properties = ParagraphProperties {
            style: Some(self.sheet.id(self.headings.style(level)).to_owned()),
            ..ParagraphProperties::default()
        };
        self.paragraph(properties, content)
    }

    /// A paragraph with that content.
    pub(super) fn paragraph(
        &mut self,
        properties: ParagraphProperties,
        content: &[Inline],
    ) -> XmlElement {
        let runs = self.runs(content);
        XmlElement::new("w:p")
            .add_all(properties.element())
            .add_all(runs)
    }

    /// The properties of a paragraph in that context. A style that has an indent of its own keeps
    /// it as long as it suffices.
    pub(super) fn properties(&self, style: Style, context: BlockContext) -> ParagraphProperties {
        let is_moved = match style {
            Style::Continued(_) => context.depth > LIST_LEVELS,
            Style::Quote => context.indent > QUOTE_INDENT,
            _ => context.indent > 0.0,
        };
        let more = if style == Style::Code {
            QUOTE_INDENT
        } else {
            0.0
        };
        ParagraphProperties {
            style: (!style.is_default()).then(|| self.sheet.id(style).to_owned()),
            indent: is_moved.then_some(Indent {
                left: context.indent + more,
                hanging: 0.0,
            }),
            ..ParagraphProperties::default()
        }
    }

    fn list(
        &mut self,
        start: Option<u64>,
        tight: bool,
        items: &[ListItem],
        context: BlockContext,
    ) -> Vec<XmlElement> {
        let level = usize::from(context.depth).min(Numbering::deepest());
        let shown = context.depth.min(LIST_LEVELS - 1);
        let style = match start {
            Some(_) => Style::Number(shown),
            None => Style::Bullet(shown),
        };
        let of_style = self.sheet.list(style);
        let numbering = match start {
            Some(start) => {
                let of_style = of_style.filter(|_| shown == context.depth);
                Some(self.numbering.begin(of_style, level, start))
            }
            None if of_style.is_some() && shown == context.depth => None,
            None => Some((self.numbering.own(false), level)),
        };
        let label = ItemLabel {
            style,
            numbering,
            tight,
        };
        let unit = self.appearance.theme.lists.indent * LIST_INDENT;
        let inner = BlockContext {
            style: Style::Continued(shown),
            depth: context.depth.saturating_add(1),
            indent: context.indent + unit,
        };
        let mut written = Vec::new();
        for item in items {
            written.extend(self.item(item, label, inner, context));
        }
        written
    }

    /// A list item: its first paragraph with the marker, then its other blocks.
    fn item(
        &mut self,
        item: &ListItem,
        label: ItemLabel,
        inner: BlockContext,
        outer: BlockContext,
    ) -> Vec<XmlElement> {
        let (first, rest) = match item.blocks.split_first() {
            Some((first, rest)) if matches!(first.kind, BlockKind::Paragraph(_)) => {
                (Some(first), rest)
            }
            _ => (None, item.blocks.as_slice()),
        };
        let mut properties = self.item_properties(item, label, inner, outer);
        properties.keep_next = rest.first().is_some_and(has_lead_in);
        self.controls
            .begin(first.and_then(|block| block.id.as_ref()));
        let mut runs = Vec::new();
        if let Some(ticked) = item.ticked {
            runs.push(self.tick_box(ticked));
            runs.extend(self.text("\t", RunStyle::default()));
        }
        if let Some(BlockKind::Paragraph(content)) = first.map(|block| &block.kind) {
            runs.extend(self.runs(content));
        }
        self.controls.begin(None);
        let paragraph = XmlElement::new("w:p")
            .add_all(properties.element())
            .add_all(runs);
        let mut written = vec![paragraph];
        written.extend(self.blocks(rest, inner));
        written
    }

    /// The properties of the first paragraph of a list item. A task has its tick box in place of
    /// the marker.
    fn item_properties(
        &self,
        item: &ListItem,
        label: ItemLabel,
        inner: BlockContext,
        outer: BlockContext,
    ) -> ParagraphProperties {
        let is_task = item.ticked.is_some();
        let unit = inner.indent - outer.indent;
        let is_moved = (outer.indent - unit * f32::from(outer.depth)).abs() > 0.1;
        let style = if is_task { inner.style } else { label.style };
        let close = match (is_task, label.tight) {
            (true, true) => Some(true),
            (false, false) => Some(false),
            _ => None,
        };
        ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            numbering: label.numbering.filter(|_| !is_task),
            indent: (is_moved || is_task).then_some(Indent {
                left: inner.indent,
                hanging: unit,
            }),
            close,
            ..ParagraphProperties::default()
        }
    }

    /// A code block: line breaks and spaces are preserved.
    fn code(&mut self, text: &str, context: BlockContext) -> XmlElement {
        let mut content = Vec::new();
        for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                content.push(Inline::LineBreak);
            }
            content.push(Inline::Text(line.to_owned()));
        }
        let properties = self.properties(Style::Code, context);
        self.paragraph(properties, &content)
    }

    /// Lines to write on, kept on one page together with a next block that is filled in too. Below
    /// a label the first line is lower, because one writes beside the label.
    fn writing_lines(
        &mut self,
        count: usize,
        block: &Block,
        neighbours: Neighbours,
        context: BlockContext,
    ) -> Vec<XmlElement> {
        let is_filled_in =
            |next: &Block| matches!(next.kind, BlockKind::Paragraph(_)) && next.id.is_some();
        let together = neighbours.next().is_some_and(is_filled_in);
        let is_led = matches!(neighbours.before, Some(BlockKind::Paragraph(_)));
        let height = millimetres(self.appearance.theme.pen.line);
        let lines = (0..count).map(|index| {
            let mut properties = self.properties(Style::WritingLine, context);
            properties.keep_next = together || index + 1 < count;
            if is_led && index == 0 {
                properties.spacing = Some(Spacing {
                    leading: Some(Leading::Exactly(height / 2.0)),
                    ..Spacing::default()
                });
            }
            XmlElement::new("w:p").add_all(properties.element())
        });
        let lines = lines.collect();
        self.controls.lines(block.id.as_ref(), lines)
    }

    /// An empty paragraph as high as the space below a table, where the next block has no space
    /// above.
    fn spacer(&self) -> XmlElement {
        let properties = ParagraphProperties {
            spacing: Some(Spacing {
                below: Some(0.0),
                leading: Some(Leading::Exactly(self.appearance.theme.tables.gap)),
                ..Spacing::default()
            }),
            ..ParagraphProperties::default()
        };
        XmlElement::new("w:p").add_all(properties.element())
    }

    const fn space_after_rule(&self) -> Spacing {
        Spacing {
            above: self.appearance.theme.tables.gap,
            below: None,
            leading: None,
        }
    }
}

/// Whether a block is kept on the page of a paragraph just before it, which is its lead-in.
const fn has_lead_in(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::List { .. } | BlockKind::Table(_) | BlockKind::WritingLines(_)
    )
}

/// Whether a block ends with a rule and needs space below.
const fn ends_with_rule(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Table(_) | BlockKind::WritingLines(_))
}

/// Whether a block has space above it after a rule.
const fn has_space_above(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Heading { .. } | BlockKind::Paragraph(_) | BlockKind::Footnote { .. }
    )
}
