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
    /// Whether it is strikethrough out.
    pub(crate) strikethrough: bool,
    /// The link it is part of: its place among those of its paragraph.
    pub(crate) link: Option<usize>,
    /// Where a line may end in it.
    pub(crate) break_rule: LineBreakRule,
    /// The node it is part of.
    pub(crate) node: NodeId,
}

/// Where a line may end in a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LineBreakRule {
    /// Between words, and between the syllables that they have in a language.
    Hyphenate(Language),
    /// Between words.
    WholeWords,
    /// After spaces alone: in code, a line end at any other sign could be taken for a part of it.
    SpacesOnly,
}

impl LineBreakRule {
    /// The same for text whose words stay whole.
    pub(crate) const fn without_hyphenation(self) -> Self {
        match self {
            Self::Hyphenate(_) => Self::WholeWords,
            other => other,
        }
    }
}

/// How a paragraph as a whole is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ParagraphStyle {
    /// The style of text that nothing else is said of.
    pub(crate) text: TextStyle,
    /// From one baseline to the next, in points.
    pub(crate) leading: f32,
    /// How its words are divided among its lines.
    pub(crate) line_breaking: LineBreaking,
    /// Whether full lines reach the right edge.
    pub(crate) justify: bool,
    /// Whether words may be divided that would fit a line.
    pub(crate) hyphenate: bool,
    /// The line of the Markdown on which the block begins.
    pub(crate) line: usize,
}

/// How words are divided among lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineBreaking {
    /// All together, so that the lines are of much the same length.
    OptimalFit,
    /// Line by line, each with as many as it holds.
    FirstFit,
}
