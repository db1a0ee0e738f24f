//! Blocks of the document tree, built from the events of `pulldown-cmark`.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{self as cmark, Event, OffsetIter, Options, Parser, Tag};
use sha2::{Digest, Sha256};

use crate::document::directive::{self, Directive};
use crate::document::model::{
    Alignment, Block, BlockKind, Document, Inline, ListItem, Table, TableCell, plain_text,
};
use crate::document::parse_inlines::{is_inline, lines};
use crate::language::Language;

/// Deeper containers and inline markup are dropped; their content is kept.
pub(super) const DEEPEST_NESTING: usize = 24;

/// The fewest underscores of a line to write on; a shorter row of them is a rule.
const SHORTEST_WRITING_LINE: usize = 10;

/// Reads Markdown as a document in `language`. Any text is a valid document, so there is no error.
#[must_use]
pub fn parse(markdown: &str, language: Language) -> Document {
    let mut reader = MarkdownReader::new(markdown);
    let mut blocks = reader.blocks(0);
    blocks.extend(reader.footnotes());
    let heading = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(plain_text(content)),
        _ => None,
    });
    Document {
        title: reader.title.or(heading).unwrap_or_default(),
        language,
        running_head: reader.running_head,
        running_foot: reader.running_foot,
        digest: digest_of(markdown),
        blocks,
    }
}

/// The bytes of the SHA-256 that a document's digest shows: enough to tell versions apart.
const DIGEST_LENGTH: usize = 4;

/// The first [`DIGEST_LENGTH`] bytes of the SHA-256 of a text, in hexadecimal.
fn digest_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let bytes = digest.iter().take(DIGEST_LENGTH);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// The state of reading one Markdown text.
pub(super) struct MarkdownReader<'a> {
    markdown: &'a str,
    /// The events that are still to be read.
    pub(super) events: Peekable<OffsetIter<'a>>,
    line_starts: Vec<usize>,
    /// The labels of the footnotes, in the order of their first marks.
    note_labels: Vec<String>,
    notes: BTreeMap<String, Vec<Block>>,
    next_id: Option<String>,
    next_answers: Vec<String>,
    /// The languages of the open `<div lang="…">`, the innermost last.
    languages: Vec<Language>,
    /// Whether a `<span lang="…">` is open, which a `</span>` would end.
    pub(super) in_span: bool,
    title: Option<String>,
    running_head: Option<String>,
    running_foot: Option<String>,
}

impl<'a> MarkdownReader<'a> {
    fn new(markdown: &'a str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES;
        let line_ends = markdown.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            markdown,
            events: Parser::new_ext(markdown, options)
                .into_offset_iter()
                .peekable(),
            line_starts: std::iter::once(0).chain(line_ends).collect(),
            note_labels: Vec::new(),
            notes: BTreeMap::new(),
            next_id: None,
            next_answers: Vec::new(),
            languages: Vec::new(),
            in_span: false,
            title: None,
            running_head: None,
            running_foot: None,
        }
    }

    /// Reads the blocks of a container and its end event.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut flattened = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) if flattened == 0 => {
                    self.events.next();
                    break;
                }
                Event::End(_) => {
                    self.events.next();
                    flattened -= 1;
                }
                Event::Start(tag) if depth >= DEEPEST_NESTING && is_container(tag) => {
                    self.events.next();
                    flattened += 1;
                }
                event if is_inline(event) => {
                    let line = self.next_line();
                    let content = self.inlines(depth);
                    let content = self.in_language(content);
                    self.push(&mut blocks, line, BlockKind::Paragraph(content));
                }
                _ => self.block(&mut blocks, depth),
            }
        }
        blocks
    }

    /// Reads one block that does not begin with inline content.
    fn block(&mut self, blocks: &mut Vec<Block>, depth: usize) {
        let line = self.next_line();
        let Some((event, range)) = self.events.next() else {
            return;
        };
        let kind = match event {
            Event::Rule => self.rule(&range),
            Event::Start(Tag::Paragraph) => BlockKind::Paragraph(self.content_to_end(depth)),
            Event::Start(Tag::Heading { level, .. }) => BlockKind::Heading {
                level: level as u8,
                content: self.content_to_end(depth),
            },
            Event::Start(Tag::BlockQuote(_)) => BlockKind::Quote(self.blocks(depth + 1)),
            Event::Start(Tag::CodeBlock(_)) => BlockKind::Code(self.text_to_end()),
            Event::Start(Tag::List(start)) => self.list(start, depth),
            Event::Start(Tag::Table(alignments)) => self.table(&alignments, depth),
            Event::Start(Tag::HtmlBlock) => {
                let html = self.text_to_end();
                match directive::read(&html) {
                    Some(Directive::EndLanguage) if self.languages.is_empty() => {
                        BlockKind::Paragraph(lines(html.trim_end()))
                    }
                    Some(directive) => return self.apply(directive),
                    None => BlockKind::Paragraph(lines(html.trim_end())),
                }
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let note = self.blocks(depth + 1);
                let known = self.notes.entry(label.into_string()).or_default();
                return known.extend(note);
            }
            Event::Start(_) => BlockKind::Quote(self.blocks(depth + 1)),
            _ => return,
        };
        self.push(blocks, line, kind);
    }

    /// Reads the inline content of a block and the block's end event.
    fn content_to_end(&mut self, depth: usize) -> Vec<Inline> {
        let content = self.inlines_to_end(depth);
        self.in_language(content)
    }

    /// The content, marked as text of the innermost open `<div lang="…">` if there is one.
    fn in_language(&self, content: Vec<Inline>) -> Vec<Inline> {
        match self.languages.last() {
            Some(language) if !content.is_empty() => vec![Inline::Foreign {
                language: *language,
                content,
            }],
            _ => content,
        }
    }

    fn apply(&mut self, directive: Directive) {
        match directive {
            Directive::Id(id) => self.next_id = Some(id),
            Directive::Answers(answers) => self.next_answers = answers,
            Directive::Title(title) => self.title = Some(title),
            Directive::RunningHead(text) => self.running_head = Some(text),
            Directive::RunningFoot(text) => self.running_foot = Some(text),
            Directive::Language(language) => self.languages.push(language),
            Directive::EndLanguage => {
                self.languages.pop();
            }
        }
    }

    /// Adds a block. Ruled lines without a name join those just before them.
    fn push(&mut self, blocks: &mut Vec<Block>, line: usize, kind: BlockKind) {
        let id = self.next_id.take();
        let answers = std::mem::take(&mut self.next_answers);
        if let (BlockKind::WritingLines(more), None) = (&kind, &id)
            && let Some(Block {
                kind: BlockKind::WritingLines(count),
                ..
            }) = blocks.last_mut()
        {
            *count += more;
            return;
        }
        blocks.push(Block {
            kind,
            id,
            answers,
            line,
        });
    }

    fn rule(&self, range: &Range<usize>) -> BlockKind {
        let written = self.markdown[range.clone()].trim();
        if written.len() >= SHORTEST_WRITING_LINE && written.starts_with('_') {
            BlockKind::WritingLines(1)
        } else {
            BlockKind::Rule
        }
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> BlockKind {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((Event::Start(_), _)) = self.events.next() {
            tight &= !self.is_at_paragraph();
            items.push(self.item(depth + 1));
        }
        BlockKind::List {
            start,
            tight,
            items,
        }
    }

    /// Reads a list item. The box of a task is the first event of the item or of its first
    /// paragraph.
    fn item(&mut self, depth: usize) -> ListItem {
        let mut blocks = Vec::new();
        let line = self.next_line();
        let opens_paragraph = self.is_at_paragraph();
        if opens_paragraph {
            self.events.next();
        }
        let ticked = self.task_marker();
        if opens_paragraph {
            let content = self.content_to_end(depth);
            self.push(&mut blocks, line, BlockKind::Paragraph(content));
        }
        blocks.extend(self.blocks(depth));
        ListItem { ticked, blocks }
    }

    fn is_at_paragraph(&mut self) -> bool {
        matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _)))
    }

    fn task_marker(&mut self) -> Option<bool> {
        let Some((Event::TaskListMarker(ticked), _)) = self.events.peek() else {
            return None;
        };
        let ticked = *ticked;
        self.events.next();
        Some(ticked)
    }

    fn table(&mut self, alignments: &[cmark::Alignment], depth: usize) -> BlockKind {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        let mut ids = BTreeMap::new();
        while let Some((Event::Start(tag), _)) = self.events.next() {
            if tag == Tag::TableHead {
                head = self.row(depth, |_, _| {});
            } else {
                let index = rows.len();
                rows.push(self.row(depth, |column, id| {
                    ids.insert((index, column), id);
                }));
            }
        }
        let alignments = alignments.iter().map(|alignment| match alignment {
            cmark::Alignment::None => Alignment::Natural,
            cmark::Alignment::Left => Alignment::Left,
            cmark::Alignment::Center => Alignment::Centre,
            cmark::Alignment::Right => Alignment::Right,
        });
        BlockKind::Table(Table {
            alignments: alignments.collect(),
            head,
            rows,
            ids,
        })
    }

    /// Reads the cells of a row; `name` is called with the column and the id of each named cell.
    fn row(&mut self, depth: usize, mut name: impl FnMut(usize, String)) -> Vec<TableCell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            if let Some(id) = self.id_of_cell() {
                name(cells.len(), id);
            }
            cells.push(self.content_to_end(depth));
        }
        cells
    }

    /// Reads the comment that names a cell, if the cell begins with one, and the white space after
    /// it.
    fn id_of_cell(&mut self) -> Option<String> {
        let Some((Event::InlineHtml(html), _)) = self.events.peek() else {
            return None;
        };
        let Some(Directive::Id(id)) = directive::read(html) else {
            return None;
        };
        self.events.next();
        if let Some((Event::Text(text), _)) = self.events.peek_mut() {
            *text = text.trim_start().to_owned().into();
        }
        Some(id)
    }

    /// Reads literal text up to the end event of its block, and that event.
    fn text_to_end(&mut self) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        text
    }

    /// The number of the footnote with that label, in the order of first marks.
    pub(super) fn note_number(&mut self, label: &str) -> usize {
        let known = self.note_labels.iter().position(|known| known == label);
        let index = known.unwrap_or_else(|| {
            self.note_labels.push(label.to_owned());
            self.note_labels.len() - 1
        });
        index + 1
    }

    /// The footnotes in the order of their marks, then those without a mark.
    fn footnotes(&mut self) -> Vec<Block> {
        let mut notes = std::mem::take(&mut self.notes);
        let marked: Vec<String> = std::mem::take(&mut self.note_labels);
        let count = marked.len();
        let in_order = marked.into_iter().enumerate();
        let mut footnotes: Vec<Block> = in_order
            .filter_map(|(index, label)| Some(footnote(index + 1, notes.remove(&label)?)))
            .collect();
        let unmarked = notes.into_values().enumerate();
        footnotes.extend(unmarked.map(|(index, note)| footnote(count + index + 1, note)));
        footnotes
    }

    /// The line of the Markdown on which the next event begins, from 1.
    fn next_line(&mut self) -> usize {
        let at = self
            .events
            .peek()
            .map_or(self.markdown.len(), |(_, range)| range.start);
        self.line_starts.partition_point(|start| *start <= at)
    }
}

fn footnote(number: usize, blocks: Vec<Block>) -> Block {
    let line = blocks.first().map_or(1, |block| block.line);
    Block {
        kind: BlockKind::Footnote { number, blocks },
        id: None,
        answers: Vec::new(),
        line,
    }
}

fn is_container(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_)
    )
}
