//! Styles of text: that of a run, and that of a paragraph.

use crate::language::Language;
use crate::layout::page::model::NodeId;
use crate::style::{Colour, FontVariant};

/// The text style of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    /// The font variant.
    pub(crate) variant: FontVariant,
    /// The font size, in points.
    pub(crate) size: f32,
    /// The colour.
    pub(crate) colour: Colour,
    /// The rise above the baseline, in points.
    pub(crate) rise: f32,
    /// Whether the text is struck through.
    pub(crate) strikethrough: bool,
    /// The index of its link among those of the paragraph, if it is a link.
    pub(crate) link: Option<usize>,
    /// The line break rule.
    pub(crate) break_rule: LineBreakRule,
    /// The structure node.
    pub(crate) node: NodeId,
}

/// The inputs where a line may break within a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LineBreakRule {
    /// Between words, and at the hyphenation points of a language.
    Hyphenate(Language),
    /// Between words.
    WholeWords,
    /// After spaces only: in code, a break elsewhere could be taken for part of it.
    SpacesOnly,
}

impl LineBreakRule {
    /// This rule without hyphenation.
    pub(crate) const fn without_hyphenation(self) -> Self {
        match self {
            Self::Hyphenate(_) => Self::WholeWords,
            other => other,
        }
    }
}

/// The style of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ParagraphStyle {
    /// The text style of its plain text.
    pub(crate) text: TextStyle,
    /// The leading: the distance between baselines, in points.
    pub(crate) leading: f32,
    /// The line breaking algorithm.
    pub(crate) line_breaking: LineBreaking,
    /// Whether lines are justified.
    pub(crate) justify: bool,
    /// Whether words that fit a line may be hyphenated.
    pub(crate) hyphenate: bool,
    /// The line of the Markdown on which the block begins.
    pub(crate) line: usize,
}

/// A line breaking algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineBreaking {
    /// Optimal fit: the breakpoints of a paragraph are chosen together, for lines of even length.
    OptimalFit,
    /// First fit: each line takes as many words as it holds.
    FirstFit,
}
