use std::ops::Range;
use std::sync::Arc;

/// A text that was read, under the name its reader knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as given on the command line, or a name such as `standard input`.
    pub name: String,
    /// The whole text; empty when it could not be read as text.
    pub text: String,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// Bytes of the source's text; `None` for the source as a whole.
    pub span: Option<Range<usize>>,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// A source of this name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
        })
    }

    /// The line and column of a byte of the text; the end of the text for any byte after it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.floor(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The bytes of the lines that `span` touches, without the last line's end.
    pub(super) fn lines_around(&self, span: &Range<usize>) -> Range<usize> {
        let (start, end) = (self.floor(span.start), self.floor(span.end));
        let first = self.text[..start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let last = self.text[end..]
            .find('\n')
            .map_or(self.text.len(), |newline| end + newline);
        first..last
    }

    /// The nearest boundary between characters at or before `offset`.
    pub(super) fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

impl Place {
    /// These bytes of the source's text.
    #[must_use]
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Self {
            source: Arc::clone(source),
            span: Some(span),
        }
    }

    /// The source as a whole.
    #[must_use]
    pub fn whole(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            span: None,
        }
    }

    /// The first byte; 0 for the source as a whole.
    #[must_use]
    pub fn start(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.start)
    }

    /// The line and column where the place begins.
    #[must_use]
    pub fn position(&self) -> Position {
        self.source.position(self.start())
    }

    /// The line and column just after the place; where it begins, for the source as a whole.
    #[must_use]
    pub fn end_position(&self) -> Position {
        let end = self.span.as_ref().map_or(0, |span| span.end);
        self.source.position(end)
    }
}
