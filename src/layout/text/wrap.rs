//! Words to lines: which of a paragraph's pieces share a line.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use crate::layout::text::line_breaks::{Piece, optimal_breaks};
use crate::layout::text::text_style::{LineBreaking, ParagraphStyle};

impl Fragment for Piece {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }
    fn whitespace_width(&self) -> f64 {
        f64::from(self.spaces)
    }
    fn penalty_width(&self) -> f64 {
        f64::from(self.hyphen)
    }
}

/// The lines for a column of that width, each with the number of pieces up to its end.
pub(crate) fn wrap(pieces: &[Piece], width: f32, style: ParagraphStyle) -> Vec<(usize, &[Piece])> {
    let ends = match style.line_breaking {
        LineBreaking::OptimalFit => optimal_breaks(pieces, width, style.justify),
        LineBreaking::FirstFit => first_fit_breaks(pieces, width),
    };
    let mut start = 0;
    let line = |end| {
        let line = &pieces[start..end];
        start = end;
        (end, line)
    };
    ends.into_iter().map(line).collect()
}

/// The ends of lines that hold as much as they can: each the number of pieces up to there.
fn first_fit_breaks(pieces: &[Piece], width: f32) -> Vec<usize> {
    let mut end = 0;
    let count = |line: &[Piece]| {
        end += line.len();
        end
    };
    let lines = wrap_first_fit(pieces, &[f64::from(width)]);
    lines.into_iter().map(count).collect()
}
