//! Blocks: events of `pulldown-cmark` folded into the tree.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{self as cmark, Event, OffsetIter, Options, Parser, Tag};
use sha2::{Digest, Sha256};

use crate::document::directive::{self, Directive};
use crate::document::model::{
    Alignment, Block, BlockKind, Document, Inline, ListItem, Table, TableCell, plain_text,
};
use crate::document::running_text::{is_inline, lines};
use crate::language::Language;

/// Containers nested deeper than this lose their frame and keep their content.
pub(super) const DEEPEST_NESTING: usize = 24;

/// A row of underscores this long is a line to write on; a shorter one is a rule.
const SHORTEST_WRITING_LINE: usize = 10;

/// Reads Markdown as a document in `language`. Any text is a document: there is no error.
#[must_use]
pub fn parse(markdown: &str, language: Language) -> Document {
    let mut reader = Reader::new(markdown);
    let mut blocks = reader.blocks(0);
    blocks.extend(reader.footnotes());
    let heading = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(plain_text(content)),
        _ => None,
    });
    Document {
        title: reader.title.or(heading).unwrap_or_default(),
        language,
        page_head: reader.page_head,
        page_foot: reader.page_foot,
        print: print_of(markdown),
        blocks,
    }
}

/// How many bytes of a print are shown: enough to tell the versions of a document apart.
const PRINT_LENGTH: usize = 4;

/// The first bytes of the SHA-256 of a text, as digits.
fn print_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let bytes = digest.iter().take(PRINT_LENGTH);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A Markdown text on its way into the tree.
pub(super) struct Reader<'a> {
    markdown: &'a str,
    /// What is not yet read.
    pub(super) events: Peekable<OffsetIter<'a>>,
    line_starts: Vec<usize>,
    /// The labels of the footnotes in the order of their first marks.
    note_labels: Vec<String>,
    notes: BTreeMap<String, Vec<Block>>,
    next_id: Option<String>,
    next_answers: Vec<String>,
    /// The languages that the next blocks are said to be in, the innermost last.
    languages: Vec<Language>,
    /// Whether a `</span>` would end the text being read.
    pub(super) in_span: bool,
    title: Option<String>,
    page_head: Option<String>,
    page_foot: Option<String>,
}

impl<'a> Reader<'a> {
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
            page_head: None,
            page_foot: None,
        }
    }

    /// Reads blocks up to the end of the container they are in, and that end.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut unframed = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) if unframed == 0 => {
                    self.events.next();
                    break;
                }
                Event::End(_) => {
                    self.events.next();
                    unframed -= 1;
                }
                Event::Start(tag) if depth >= DEEPEST_NESTING && is_container(tag) => {
                    self.events.next();
                    unframed += 1;
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

    /// Reads one block that is not running text.
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
                    Some(directive) => return self.obey(directive),
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

    /// Reads the running text of a block up to its end, and that end.
    fn content_to_end(&mut self, depth: usize) -> Vec<Inline> {
        let content = self.inlines_to_end(depth);
        self.in_language(content)
    }

    /// The content as text of the language that the blocks here are said to be in.
    fn in_language(&self, content: Vec<Inline>) -> Vec<Inline> {
        match self.languages.last() {
            Some(language) if !content.is_empty() => vec![Inline::Foreign {
                language: *language,
                content,
            }],
            _ => content,
        }
    }

    fn obey(&mut self, directive: Directive) {
        match directive {
            Directive::Id(id) => self.next_id = Some(id),
            Directive::Answers(answers) => self.next_answers = answers,
            Directive::Title(title) => self.title = Some(title),
            Directive::PageHead(text) => self.page_head = Some(text),
            Directive::PageFoot(text) => self.page_foot = Some(text),
            Directive::Language(language) => self.languages.push(language),
            Directive::EndLanguage => {
                self.languages.pop();
            }
        }
    }

    /// Adds a block; a line to write on joins the lines just before it.
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

    /// Reads an item. The box of a task opens it, or the first paragraph of it.
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

    /// Reads the cells of a row; `name` takes the columns and the ids of those that have one.
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

    /// Reads the comment that a cell begins with, if it names something, and the white after it.
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

    /// Reads the text up to the end of the block it is in, and that end.
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

    /// The number of the note with that label: numbers follow the order of the first marks.
    pub(super) fn note_number(&mut self, label: &str) -> usize {
        let known = self.note_labels.iter().position(|known| known == label);
        let index = known.unwrap_or_else(|| {
            self.note_labels.push(label.to_owned());
            self.note_labels.len() - 1
        });
        index + 1
    }

    /// The footnotes in the order of their marks, and after them those that no mark points at.
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

    /// The line of the Markdown on which the next event begins.
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
