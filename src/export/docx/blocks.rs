//! Blocks to paragraphs, lists, tables and places to write in.

use crate::document::{Block, BlockKind, Inline, ListItem};
use crate::export::docx::measure::millimetres;
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::properties::{Indent, Leading, ParagraphProperties, Spacing};
use crate::export::docx::runs::Manner;
use crate::export::docx::style::{LIST_LEVELS, Style};
use crate::export::docx::writer::{Site, Writer};
use crate::export::docx::xml::Element;

/// How far what is in a quotation stands in, in points.
const QUOTE_INDENT: f32 = 14.0;

/// What an item of a list begins with.
#[derive(Debug, Clone, Copy)]
struct Label {
    style: Style,
    /// What stands before it, where the style does not say so.
    numbering: Option<(usize, usize)>,
    /// Whether its neighbours stand close.
    tight: bool,
}

/// What stands before and after a block.
#[derive(Debug, Clone, Copy)]
struct Neighbours<'b> {
    before: Option<&'b BlockKind>,
    after: &'b [Block],
}

impl<'b> Neighbours<'b> {
    fn next(self) -> Option<&'b Block> {
        self.after.first()
    }

    /// Whether a paragraph here stays on the page of the next block.
    fn keep_a_paragraph(self) -> bool {
        self.next().is_some_and(is_led_to) || self.lead_to_a_form()
    }

    /// Whether nothing but paragraphs stands before a table that belongs to lines to write on: who
    /// asks a question needs all of it on one page.
    fn lead_to_a_form(self) -> bool {
        let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
        let count = self.after.iter().take_while(is_paragraph).count();
        match &self.after[count..] {
            [table, after @ ..] if matches!(table.kind, BlockKind::Table(_)) => {
                Neighbours { after, ..self }.lead_to_lines()
            }
            _ => false,
        }
    }

    /// Whether lines to write on follow, below a label.
    fn lead_to_lines(self) -> bool {
        let [label, lines, ..] = self.after else {
            return false;
        };
        matches!(label.kind, BlockKind::Paragraph(_))
            && matches!(lines.kind, BlockKind::WritingLines(_))
    }

    fn is_after_frame(self) -> bool {
        self.before.is_some_and(is_frame)
    }
}

impl Writer<'_> {
    /// Blocks in reading order.
    pub(super) fn blocks(&mut self, blocks: &[Block], site: Site) -> Vec<Element> {
        let mut written = Vec::new();
        let mut before = None;
        for (index, block) in blocks.iter().enumerate() {
            let neighbours = Neighbours {
                before,
                after: &blocks[index + 1..],
            };
            let parts = self.block(block, neighbours, site);
            if parts.is_empty() {
                continue;
            }
            if neighbours.is_after_frame() && !has_white(&block.kind) {
                written.push(self.distance());
            }
            written.extend(parts);
            before = Some(&block.kind);
        }
        // A table is always followed by a paragraph.
        if matches!(before, Some(BlockKind::Table(_))) {
            written.push(self.distance());
        }
        written
    }

    fn block(&mut self, block: &Block, neighbours: Neighbours, site: Site) -> Vec<Element> {
        match &block.kind {
            BlockKind::Heading { level, content } => vec![self.heading(*level, content)],
            BlockKind::Paragraph(content) => {
                let mut properties = self.properties(site.style, site);
                properties.keep_next = neighbours.keep_a_paragraph();
                properties.keep_lines = block.id.is_some();
                if neighbours.is_after_frame() {
                    properties.spacing = Some(self.white_after_frame());
                }
                self.form.begin(block.id.as_ref());
                let paragraph = self.paragraph(properties, content);
                self.form.begin(None);
                vec![paragraph]
            }
            BlockKind::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items, site),
            BlockKind::Table(table) => self.table(table, neighbours.lead_to_lines(), site),
            BlockKind::Quote(blocks) => {
                let site = Site {
                    style: Style::Quote,
                    indent: site.indent + QUOTE_INDENT,
                    ..site
                };
                self.blocks(blocks, site)
            }
            BlockKind::Code(text) => vec![self.code(text, site)],
            BlockKind::Rule => {
                let properties = self.properties(Style::Separator, site);
                vec![self.paragraph(properties, &[])]
            }
            BlockKind::WritingLines(count) => self.writing_lines(*count, block, neighbours, site),
            BlockKind::Footnote { number, blocks } => {
                if self.notes.holds(*number, blocks) {
                    Vec::new()
                } else {
                    self.loose_note(*number, blocks)
                }
            }
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) -> Element {
        let properties = ParagraphProperties {
            style: Some(self.sheet.id(self.outline.style(level)).to_owned()),
            ..ParagraphProperties::default()
        };
        self.paragraph(properties, content)
    }

    /// A paragraph.
    pub(super) fn paragraph(
        &mut self,
        properties: ParagraphProperties,
        content: &[Inline],
    ) -> Element {
        let runs = self.runs(content);
        Element::new("w:p")
            .holding_all(properties.element())
            .holding_all(runs)
    }

    /// The properties of a paragraph of that style there; styles that stand in by themselves do so
    /// as long as they can.
    pub(super) fn properties(&self, style: Style, site: Site) -> ParagraphProperties {
        let is_moved = match style {
            Style::Continued(_) => site.depth > LIST_LEVELS,
            Style::Quote => site.indent > QUOTE_INDENT,
            _ => site.indent > 0.0,
        };
        let more = if style == Style::Code {
            QUOTE_INDENT
        } else {
            0.0
        };
        ParagraphProperties {
            style: (!style.is_default()).then(|| self.sheet.id(style).to_owned()),
            indent: is_moved.then_some(Indent {
                left: site.indent + more,
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
        site: Site,
    ) -> Vec<Element> {
        let level = usize::from(site.depth).min(Numbering::deepest());
        let shown = site.depth.min(LIST_LEVELS - 1);
        let style = match start {
            Some(_) => Style::Number(shown),
            None => Style::Bullet(shown),
        };
        let of_style = self.sheet.list(style);
        let numbering = match start {
            Some(start) => {
                let of_style = of_style.filter(|_| shown == site.depth);
                Some(self.numbering.begin(of_style, level, start))
            }
            None if of_style.is_some() && shown == site.depth => None,
            None => Some((self.numbering.own(false), level)),
        };
        let label = Label {
            style,
            numbering,
            tight,
        };
        let unit = self.look.theme.lists.indent * LIST_INDENT;
        let inner = Site {
            style: Style::Continued(shown),
            depth: site.depth.saturating_add(1),
            indent: site.indent + unit,
        };
        let mut written = Vec::new();
        for item in items {
            written.extend(self.item(item, label, inner, site));
        }
        written
    }

    /// An item: its first paragraph stands beside its label, everything else below.
    fn item(&mut self, item: &ListItem, label: Label, inner: Site, outer: Site) -> Vec<Element> {
        let (first, rest) = match item.blocks.split_first() {
            Some((first, rest)) if matches!(first.kind, BlockKind::Paragraph(_)) => {
                (Some(first), rest)
            }
            _ => (None, item.blocks.as_slice()),
        };
        let mut properties = self.item_properties(item, label, inner, outer);
        properties.keep_next = rest.first().is_some_and(is_led_to);
        self.form.begin(first.and_then(|block| block.id.as_ref()));
        let mut runs = Vec::new();
        if let Some(ticked) = item.ticked {
            runs.push(self.tick_box(ticked));
            runs.extend(self.text("\t", Manner::default()));
        }
        if let Some(BlockKind::Paragraph(content)) = first.map(|block| &block.kind) {
            runs.extend(self.runs(content));
        }
        self.form.begin(None);
        let paragraph = Element::new("w:p")
            .holding_all(properties.element())
            .holding_all(runs);
        let mut written = vec![paragraph];
        written.extend(self.blocks(rest, inner));
        written
    }

    /// The properties of the first paragraph of an item. The box of a task stands where others have
    /// their label.
    fn item_properties(
        &self,
        item: &ListItem,
        label: Label,
        inner: Site,
        outer: Site,
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

    /// Preformatted text: its lines stay lines.
    fn code(&mut self, text: &str, site: Site) -> Element {
        let mut content = Vec::new();
        for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                content.push(Inline::LineBreak);
            }
            content.push(Inline::Text(line.to_owned()));
        }
        let properties = self.properties(Style::Code, site);
        self.paragraph(properties, &content)
    }

    /// Lines to write on: all of them stay on one page, together with what follows if that is
    /// filled in too. Below words there is less room above the first: one writes beside them.
    fn writing_lines(
        &mut self,
        count: usize,
        block: &Block,
        neighbours: Neighbours,
        site: Site,
    ) -> Vec<Element> {
        let is_filled_in =
            |next: &Block| matches!(next.kind, BlockKind::Paragraph(_)) && next.id.is_some();
        let together = neighbours.next().is_some_and(is_filled_in);
        let is_led = matches!(neighbours.before, Some(BlockKind::Paragraph(_)));
        let height = millimetres(self.look.theme.pen.line);
        let lines = (0..count).map(|index| {
            let mut properties = self.properties(Style::WritingLine, site);
            properties.keep_next = together || index + 1 < count;
            if is_led && index == 0 {
                properties.spacing = Some(Spacing {
                    leading: Some(Leading::Exactly(height / 2.0)),
                    ..Spacing::default()
                });
            }
            Element::new("w:p").holding_all(properties.element())
        });
        let lines = lines.collect();
        self.form.lines(block.id.as_ref(), lines)
    }

    /// White as wide as that below a table, where no paragraph can have it.
    fn distance(&self) -> Element {
        let properties = ParagraphProperties {
            spacing: Some(Spacing {
                below: Some(0.0),
                leading: Some(Leading::Exactly(self.look.theme.tables.gap)),
                ..Spacing::default()
            }),
            ..ParagraphProperties::default()
        };
        Element::new("w:p").holding_all(properties.element())
    }

    const fn white_after_frame(&self) -> Spacing {
        Spacing {
            above: self.look.theme.tables.gap,
            below: None,
            leading: None,
        }
    }
}

/// Whether a paragraph just before leads to a block, and stays with it.
const fn is_led_to(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::List { .. } | BlockKind::Table(_) | BlockKind::WritingLines(_)
    )
}

/// Whether a block ends with a rule, from which what follows keeps a distance.
const fn is_frame(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Table(_) | BlockKind::WritingLines(_))
}

/// Whether a block has white above it even after a frame.
const fn has_white(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Heading { .. } | BlockKind::Paragraph(_) | BlockKind::Footnote { .. }
    )
}
