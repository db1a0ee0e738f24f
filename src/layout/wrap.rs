//! Words to lines: which of a paragraph's pieces share a line.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::manner::{Filling, Manner};

/// What a line is never divided within, unless nothing else helps.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The atoms.
    pub(super) atoms: Range<usize>,
    /// The width without trailing spaces.
    pub(super) width: f32,
    /// The width of the trailing spaces.
    pub(super) spaces: f32,
    /// The width of the hyphen that a line ending here needs.
    pub(super) hyphen: f32,
    /// Whether the line must end here.
    pub(super) ends_line: bool,
}

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

/// What a hyphen costs against uneven lines, in square points: a divided word must save a gap of
/// this width. A justified line suffers more from a gap than a ragged one.
const HYPHEN_JUSTIFIED: usize = 22 * 22;
const HYPHEN_RAGGED: usize = 48 * 48;

/// What a line costs, per point, that is wider than its column: no other cost is worth it.
const OVERFLOW: usize = 10_000_000;
/// What a last line of a single short word costs, in square points.
const SHORT_LAST_LINE: usize = 50 * 50;

/// The lines for a column of that width, each with the number of pieces up to its end.
pub(super) fn wrap(pieces: &[Piece], width: f32, manner: Manner) -> Vec<(usize, &[Piece])> {
    let all: f32 = pieces.iter().map(|piece| piece.width + piece.spaces).sum();
    if all <= width {
        return vec![(pieces.len(), pieces)];
    }
    let widths = [f64::from(width)];
    let lines = match manner.filling {
        // Widths are finite, so the costs cannot overflow; one line is the answer if they ever do.
        Filling::Even => wrap_optimal_fit(pieces, &widths, &penalties(manner.justify))
            .unwrap_or_else(|_| vec![pieces]),
        Filling::Full => wrap_first_fit(pieces, &widths),
    };
    let mut end = 0;
    lines
        .into_iter()
        .map(|line| {
            end += line.len();
            (end, line)
        })
        .collect()
}

const fn penalties(justify: bool) -> Penalties {
    Penalties {
        nline_penalty: 1000,
        overflow_penalty: OVERFLOW,
        short_last_line_fraction: 5,
        short_last_line_penalty: SHORT_LAST_LINE,
        hyphen_penalty: if justify {
            HYPHEN_JUSTIFIED
        } else {
            HYPHEN_RAGGED
        },
    }
}
