//! How text is set: a run of it, and a paragraph as a whole.

use crate::language::Language;
use crate::layout::page::model::NodeId;
use crate::style::Colour;
use crate::style::FontVariant;

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    /// The face.
    pub(crate) variant: FontVariant,
    /// The size of the type, in points.
    pub(crate) size: f32,
    /// The colour.
    pub(crate) colour: Colour,
    /// How far above the baseline it stands, in points.
    pub(crate) rise: f32,
    /// Whether it is struck out.
    pub(crate) struck: bool,
    /// The link it is part of: its place among those of its paragraph.
    pub(crate) link: Option<usize>,
    /// Where a line may end in it.
    pub(crate) line_ends: LineEnds,
    /// The node it is part of.
    pub(crate) node: NodeId,
}

/// Where a line may end in a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LineEnds {
    /// Between words, and between the syllables that they have in a language.
    Syllables(Language),
    /// Between words.
    Words,
    /// After spaces alone: in code, a line end at any other sign could be taken for a part of it.
    Spaces,
}

impl LineEnds {
    /// The same for text whose words stay whole.
    pub(crate) const fn of_whole_words(self) -> Self {
        match self {
            Self::Syllables(_) => Self::Words,
            other => other,
        }
    }
}

/// How a paragraph as a whole is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Manner {
    /// The style of text that nothing else is said of.
    pub(crate) style: TextStyle,
    /// From one baseline to the next, in points.
    pub(crate) leading: f32,
    /// How its words are divided among its lines.
    pub(crate) filling: Filling,
    /// Whether full lines reach the right edge.
    pub(crate) justify: bool,
    /// Whether words may be divided that would fit a line.
    pub(crate) hyphenate: bool,
    /// The line of the Markdown on which the block begins.
    pub(crate) line: usize,
}

/// How words are divided among lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// All together, so that the lines are of much the same length.
    Even,
    /// Line by line, each with as many as it holds.
    Full,
}
