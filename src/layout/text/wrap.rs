//! Words to lines: which of a paragraph's pieces share a line.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use crate::layout::text::line_breaks::{Piece, line_ends};
use crate::layout::text::text_style::{Filling, Manner};

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
pub(crate) fn wrap(pieces: &[Piece], width: f32, manner: Manner) -> Vec<(usize, &[Piece])> {
    let ends = match manner.filling {
        Filling::Even => line_ends(pieces, width, manner.justify),
        Filling::Full => full_line_ends(pieces, width),
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
fn full_line_ends(pieces: &[Piece], width: f32) -> Vec<usize> {
    let mut end = 0;
    let count = |line: &[Piece]| {
        end += line.len();
        end
    };
    let lines = wrap_first_fit(pieces, &[f64::from(width)]);
    lines.into_iter().map(count).collect()
}
