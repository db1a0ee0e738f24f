//! Blocks as HTML elements.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Document, Field, Inline, ListItem, fields, plain_text};
use crate::export::html::HtmlOptions;
use crate::export::html::element_ids::ElementIds;
use crate::export::html::inlines::{mark_id, note_id};
use crate::export::html::picture;
use crate::export::html::sections::PageSections;
use crate::export::markup::Markup;
use crate::export::strings::ExportStrings;

/// The deepest heading level of HTML.
const DEEPEST_RANK: usize = 6;

/// The level from which a heading begins an entry, which stays on one printed page if possible.
const ENTRY_LEVEL: u8 = 3;

/// Writes the body of a page.
pub(super) struct HtmlWriter {
    pub(super) markup: Markup,
    pub(super) ids: ElementIds,
    pub(super) strings: &'static ExportStrings,
    /// The form fields not yet written.
    pub(super) fields: BTreeMap<String, Field>,
    /// The numbers of the footnotes that can be linked to.
    pub(super) notes: BTreeSet<usize>,
    /// The numbers of the footnotes that a mark links to.
    pub(super) marked: BTreeSet<usize>,
    /// The id of the heading above.
    pub(super) heading: Option<String>,
    /// The id of the paragraph just above, if it is the label of lines to write on.
    pub(super) label: Option<String>,
    /// Whether the current content is a link.
    pub(super) is_link: bool,
    has_title: bool,
    /// The levels of the headings above the current block, without the title.
    levels: Vec<u8>,
    /// The number of containers around the current block.
    depth: usize,
}

impl HtmlWriter {
    /// A writer for a document.
    pub(super) fn new(document: &Document) -> Self {
        let fields = fields(document).into_iter();
        let notes = document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Footnote { number, .. } => Some(number),
            _ => None,
        });
        let notes: BTreeSet<usize> = notes.collect();
        let mut ids = ElementIds::default();
        for number in &notes {
            ids.give(&note_id(*number));
            ids.give(&mark_id(*number));
        }
        Self {
            markup: Markup::default(),
            ids,
            strings: ExportStrings::of(document.language),
            fields: fields.map(|field| (field.name.clone(), field)).collect(),
            notes,
            marked: BTreeSet::new(),
            heading: None,
            label: None,
            is_link: false,
            has_title: false,
            levels: Vec::new(),
            depth: 0,
        }
    }

    /// Writes the header of the page: logo, title and lead. `name` is the title of a document
    /// without a heading.
    pub(super) fn header(
        &mut self,
        sections: &PageSections<'_>,
        options: &HtmlOptions<'_>,
        name: &str,
    ) {
        let has_heading = sections.content.iter().any(
            |block| matches!(&block.kind, BlockKind::Heading { content, .. } if !is_blank(content)),
        );
        self.markup.open("header", &[]);
        self.markup.line();
        if let Some(logo) = &options.logo {
            picture::write(&mut self.markup, logo);
        }
        match sections.title {
            Some(title) => self.block(title, None),
            None if has_heading => {}
            None => {
                self.markup.element("h1", &[], name);
                self.has_title = true;
            }
        }
        if let Some(lead) = sections.lead {
            self.block(lead, None);
        }
        self.end("header");
    }

    /// Writes a section of the page.
    pub(super) fn part(&mut self, element: &str, blocks: &[Block]) {
        self.markup.open(element, &[]);
        self.markup.line();
        self.blocks(blocks);
        self.end(element);
    }

    /// Writes the footer of the page, if there is one: `blocks`, and the running foot as `line`.
    pub(super) fn footer(&mut self, blocks: &[Block], line: Option<&str>) {
        let line = line.filter(|line| !line.is_empty());
        if blocks.is_empty() && line.is_none() {
            return;
        }
        self.markup.open("footer", &[]);
        self.markup.line();
        self.blocks(blocks);
        if let Some(line) = line {
            self.markup.element("p", &[("class", "every-page")], line);
        }
        self.end("footer");
    }

    /// The finished markup.
    pub(super) fn finish(self) -> String {
        self.markup.finish()
    }

    /// Ends an element that spans several lines of the file.
    pub(super) fn end(&mut self, element: &str) {
        self.markup.line();
        self.markup.close(element);
        self.markup.line();
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut in_entry = false;
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            let notes = rest.iter().take_while(|block| is_note(block)).count();
            let ends_entry = notes > 0 || matches!(block.kind, BlockKind::Heading { .. });
            if in_entry && ends_entry {
                self.end("div");
                in_entry = false;
            }
            if let BlockKind::Heading { level, .. } = block.kind
                && level >= ENTRY_LEVEL
            {
                self.markup.line();
                self.markup.open("div", &[("class", "entry")]);
                in_entry = true;
            }
            self.markup.line();
            if notes > 0 {
                self.footnotes(&rest[..notes]);
                rest = &rest[notes..];
            } else {
                self.block(block, after.first());
                rest = after;
            }
        }
        if in_entry {
            self.end("div");
        }
    }

    fn nested(&mut self, blocks: &[Block]) {
        self.depth += 1;
        self.blocks(blocks);
        self.depth -= 1;
    }

    /// Writes a block; `next` is the one after it.
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match &block.kind {
            BlockKind::Heading { level, content } => self.heading(*level, content, block),
            BlockKind::Paragraph(content) => self.paragraph(content, block, next),
            BlockKind::List {
                start,
                tight,
                items,
            } => self.list(*start, *tight, items),
            BlockKind::Table(table) => self.table(table, block),
            BlockKind::Quote(blocks) => {
                self.markup.open("blockquote", &[]);
                self.nested(blocks);
                self.end("blockquote");
            }
            BlockKind::Code(code) => {
                self.markup.open("pre", &[]);
                self.markup
                    .element("code", &[], code.trim_end_matches('\n'));
                self.markup.close("pre");
            }
            BlockKind::Rule => self.markup.open("hr", &[]),
            BlockKind::WritingLines(count) => self.writing_lines(*count, block.id.as_deref()),
            BlockKind::Footnote { .. } => self.footnotes(std::slice::from_ref(block)),
        }
        if !matches!(block.kind, BlockKind::Paragraph(_)) {
            self.label = None;
        }
        self.markup.line();
    }

    fn heading(&mut self, level: u8, content: &[Inline], block: &Block) {
        if is_blank(content) {
            return;
        }
        let wanted = match &block.id {
            Some(id) => id.clone(),
            None => slug::slugify(plain_text(content)),
        };
        let id = self.ids.give(&wanted);
        let element = format!("h{}", self.rank(level));
        self.markup.open(&element, &[("id", &id)]);
        self.inlines(content);
        self.markup.close(&element);
        self.heading = Some(id);
    }

    /// The level of a heading in HTML: only the title is 1, and levels have no gaps.
    fn rank(&mut self, level: u8) -> usize {
        if self.depth == 0 && !self.has_title {
            self.has_title = true;
            return 1;
        }
        while self.levels.pop_if(|above| *above >= level).is_some() {}
        self.levels.push(level);
        (1 + self.levels.len()).min(DEEPEST_RANK)
    }

    fn paragraph(&mut self, content: &[Inline], block: &Block, next: Option<&Block>) {
        self.label = None;
        if content.is_empty() {
            return;
        }
        if self.choices(content, block) {
            return;
        }
        let label = label_of(content, next);
        let wanted = block.id.clone().or_else(|| label.clone());
        let id = wanted.map(|wanted| self.ids.give(&wanted));
        let attributes: Vec<_> = id.iter().map(|id| ("id", id.as_str())).collect();
        self.markup.open("p", &attributes);
        self.inlines(content);
        self.markup.close("p");
        self.label = id.filter(|_| label.is_some());
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[ListItem]) {
        let number = start.map(|start| start.to_string()).unwrap_or_default();
        let (element, attributes) = match start {
            None => ("ul", vec![]),
            Some(1) => ("ol", vec![]),
            Some(_) => ("ol", vec![("start", number.as_str())]),
        };
        self.markup.open(element, &attributes);
        self.markup.line();
        for item in items {
            self.item(item, tight);
        }
        self.end(element);
    }

    /// Writes a list item. In a tight list and in a task, its first paragraph has no element of its
    /// own.
    fn item(&mut self, item: &ListItem, tight: bool) {
        let class = item.ticked.map(|_| ("class", "task"));
        self.markup.open("li", class.as_slice());
        if let Some(ticked) = item.ticked {
            self.tick_box(ticked);
            self.markup.text(" ");
        }
        let rest = match item.blocks.split_first() {
            Some((first, rest))
                if let BlockKind::Paragraph(content) = &first.kind
                    && (tight || item.ticked.is_some())
                    && first.id.is_none() =>
            {
                self.inlines(content);
                rest
            }
            _ => &item.blocks,
        };
        if !rest.is_empty() {
            self.nested(rest);
        }
        self.markup.close("li");
        self.markup.line();
    }

    /// Writes footnotes, each with a link back to its mark.
    fn footnotes(&mut self, notes: &[Block]) {
        let attributes = [("role", "doc-endnotes"), ("aria-label", self.strings.notes)];
        self.markup.open("section", &attributes);
        self.markup.line();
        self.markup.open("ol", &[]);
        self.markup.line();
        for note in notes {
            if let BlockKind::Footnote { number, blocks } = &note.kind {
                self.footnote(*number, blocks);
            }
        }
        self.markup.close("ol");
        self.end("section");
    }

    fn footnote(&mut self, number: usize, blocks: &[Block]) {
        let (id, value) = (note_id(number), number.to_string());
        let mut attributes = vec![("value", value.as_str())];
        if self.notes.remove(&number) {
            attributes.push(("id", &id));
        }
        self.markup.open("li", &attributes);
        self.nested(blocks);
        if self.marked.contains(&number) {
            let target = format!("#{}", mark_id(number));
            let back = format!("{} {number}", self.strings.back_to_mark);
            let attributes = [
                ("href", target.as_str()),
                ("role", "doc-backlink"),
                ("aria-label", &back),
            ];
            self.markup.element("a", &attributes, "↩");
        }
        self.markup.close("li");
        self.markup.line();
    }
}

const fn is_note(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Footnote { .. })
}

/// The id of a paragraph that is the label of the lines to write on after it; `None` for others.
fn label_of(content: &[Inline], next: Option<&Block>) -> Option<String> {
    let next = next.filter(|next| matches!(next.kind, BlockKind::WritingLines(_)))?;
    let is_bold = matches!(content, [Inline::Strong(_)]);
    next.id
        .as_ref()
        .filter(|_| is_bold)
        .map(|id| format!("{id}.label"))
}

/// Whether there is no visible content.
fn is_blank(content: &[Inline]) -> bool {
    let says = |inline: &Inline| matches!(inline, Inline::FootnoteMark(_));
    plain_text(content).trim().is_empty() && !content.iter().any(says)
}
