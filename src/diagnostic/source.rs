use std::ops::Range;
use std::sync::Arc;

/// A source text and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as given on the command line, or a name such as `standard input`.
    pub name: String,
    /// The text; empty if the bytes could not be decoded.
    pub text: String,
    /// The number of the first line, more than 1 for a part of a longer text.
    first_line: usize,
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// The bytes of the text; `None` for the source as a whole.
    pub span: Option<Range<usize>>,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Source {
    /// A source with a name and a text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::part(name, 1, text)
    }

    /// A part of a longer source, in which the text begins on the line `first_line`.
    #[must_use]
    pub fn part(name: impl Into<String>, first_line: usize, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0)
            .chain(newlines.map(|(index, _)| index + 1))
            .collect();
        Arc::new(Self {
            name: name.into(),
            text,
            first_line,
            line_starts,
        })
    }

    /// The line and column of a byte offset; an offset after the end is that of the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        Position {
            line: self.first_line + line - 1,
            column: self.text[self.line_starts[line - 1]..offset]
                .chars()
                .count()
                + 1,
        }
    }

    /// The bytes of the line that contains `offset`, without its line feed.
    #[must_use]
    pub fn line(&self, offset: usize) -> Range<usize> {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let end = self
            .line_starts
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        start..end
    }

    /// The last character boundary at or before `offset`.
    pub(super) fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

impl Place {
    /// Some bytes of a source.
    #[must_use]
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Self {
            source: Arc::clone(source),
            span: Some(span),
        }
    }

    /// A source as a whole.
    #[must_use]
    pub fn whole(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            span: None,
        }
    }

    /// The offset of the first byte; 0 for the source as a whole.
    #[must_use]
    pub fn start(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.start)
    }

    /// Whether both places begin on the same line of the same source.
    pub(super) fn is_on_the_line_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source) && self.position().line == other.position().line
    }

    /// The line and column of the start.
    #[must_use]
    pub fn position(&self) -> Position {
        self.source.position(self.start())
    }

    /// The line and column after the last character; the start, for the source as a whole.
    #[must_use]
    pub fn end_position(&self) -> Position {
        let end = self.span.as_ref().map_or(0, |span| span.end);
        self.source.position(end)
    }
}
