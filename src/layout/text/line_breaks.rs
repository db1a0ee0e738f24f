//! Which of the places where lines may end become their ends: those of a paragraph are chosen all
//! together, so that no line pays for the one before it.
//!
//! For every place the best way there is found from the best ways to the places before it. What a
//! line costs depends on how far its spaces are from their natural width or, where lines end
//! raggedly, on how much of it stays empty; hyphens cost, a row of them more, and so does a last
//! line that holds next to nothing.

use std::ops::Range;

/// What a line is never divided within, unless nothing else helps. Widths are in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// The atoms.
    pub(crate) atoms: Range<usize>,
    /// The width without trailing spaces.
    pub(crate) width: f32,
    /// The width of the trailing spaces.
    pub(crate) spaces: f32,
    /// The width of the hyphen that a line ending here needs.
    pub(crate) hyphen: f32,
    /// Whether the line must end here.
    pub(crate) ends_line: bool,
}

/// How much narrower than natural the spaces of a justified line may be, as a share of their width.
pub(crate) const MOST_SHRUNK: f32 = 0.3;

/// How much wider the spaces of a justified line get at ease, as a share of their width.
const EASILY_STRETCHED: f64 = 0.5;
/// A last line that fills less than this share of the column holds next to nothing.
const SHORT: f64 = 1.0 / 6.0;
/// Of a line less full than this, nobody asks whether it is better than a fuller one.
const HALF: f64 = 0.5;
/// Sums of widths differ by less than this from what they should be, in points.
const TOLERANCE: f64 = 0.01;

/// What the ways to end lines cost.
struct Prices {
    /// Every line.
    line: f64,
    /// A hyphen.
    hyphen: f64,
    /// A hyphen below so many others in a row, for each.
    ladder: f64,
    /// A last line that is [`SHORT`], the more the shorter it is: this if it were empty.
    short: f64,
}

/// Where lines end raggedly, a cost is the square of the points that it is worth leaving empty.
const RAGGED: Prices = Prices {
    line: 1000.0,
    hyphen: 48.0 * 48.0,
    ladder: 96.0 * 96.0,
    short: 150.0 * 150.0,
};

/// Where lines are justified, spaces stretched as far as they are at ease cost `110 * 110`.
const JUSTIFIED: Prices = Prices {
    line: 10.0,
    hyphen: 50.0 * 50.0,
    ladder: 100.0 * 100.0,
    short: 250.0 * 250.0,
};

/// The best way to end a line at some place.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    /// Where that line begins.
    from: usize,
    /// How many lines up to there end with hyphens, one after the other.
    hyphens: u16,
}

/// The ends of the lines for a column of `width`: each the number of pieces up to there, ascending.
/// No piece is wider than the column.
pub(crate) fn optimal_breaks(pieces: &[Piece], width: f32, justify: bool) -> Vec<usize> {
    let lines = Lines::new(pieces, width, justify);
    let count = pieces.len();
    if lines.natural(0..count) <= lines.width {
        return vec![count];
    }
    let mut ways = vec![Way {
        cost: 0.0,
        from: 0,
        hyphens: 0,
    }];
    let mut first = 0;
    for end in 1..=count {
        while first + 1 < end && lines.tightest(first..end) > lines.width {
            first += 1;
        }
        ways.push(lines.best_way(first, end, &ways));
    }
    let mut ends = vec![count];
    while let Some(from) = ends
        .last()
        .map(|end| ways[*end].from)
        .filter(|from| *from > 0)
    {
        ends.push(from);
    }
    ends.reverse();
    ends
}

/// The lines that some pieces can make.
struct Lines<'p> {
    pieces: &'p [Piece],
    /// The width of all pieces before each, and that of the spaces among it.
    before: Vec<(f64, f64)>,
    width: f64,
    justify: bool,
    prices: &'static Prices,
}

impl<'p> Lines<'p> {
    fn new(pieces: &'p [Piece], width: f32, justify: bool) -> Self {
        let (mut all, mut spaces) = (0.0, 0.0);
        let mut before = Vec::with_capacity(pieces.len() + 1);
        before.push((all, spaces));
        for piece in pieces {
            all += f64::from(piece.width) + f64::from(piece.spaces);
            spaces += f64::from(piece.spaces);
            before.push((all, spaces));
        }
        Self {
            pieces,
            before,
            width: f64::from(width) + TOLERANCE,
            justify,
            prices: if justify { &JUSTIFIED } else { &RAGGED },
        }
    }

    /// The width of a line without trailing spaces and without a hyphen.
    fn natural(&self, line: Range<usize>) -> f64 {
        let trailing = self.pieces[..line.end]
            .last()
            .map_or(0.0, |piece| piece.spaces);
        self.before[line.end].0 - self.before[line.start].0 - f64::from(trailing)
    }

    /// The width of the spaces between the pieces of a line.
    fn spaces(&self, line: &Range<usize>) -> f64 {
        self.before[line.end - 1].1 - self.before[line.start].1
    }

    /// The least width that a line can do with.
    fn tightest(&self, line: Range<usize>) -> f64 {
        let shrunk = if self.justify {
            self.spaces(&line) * f64::from(MOST_SHRUNK)
        } else {
            0.0
        };
        self.natural(line) - shrunk
    }

    /// The best way to end a line at `end` that begins with one of the pieces from `first` on, where
    /// there is a way to end a line before each of them.
    fn best_way(&self, first: usize, end: usize, ways: &[Way]) -> Way {
        let hyphen = f64::from(self.pieces[end - 1].hyphen);
        let mut best = Way {
            cost: f64::INFINITY,
            from: end - 1,
            hyphens: 0,
        };
        for (from, before) in ways.iter().enumerate().skip(first) {
            let width = self.natural(from..end) + hyphen;
            let settled = end < self.pieces.len() && best.cost.is_finite();
            if settled && width < HALF * self.width {
                break;
            }
            let hyphens = if hyphen > 0.0 {
                before.hyphens.saturating_add(1)
            } else {
                0
            };
            let cost = before.cost + self.cost(from..end, width) + self.cost_of_hyphens(hyphens);
            if cost < best.cost {
                best = Way {
                    cost,
                    from,
                    hyphens,
                };
            }
        }
        best
    }

    fn cost_of_hyphens(&self, in_a_row: u16) -> f64 {
        match in_a_row {
            0 => 0.0,
            count => self.prices.hyphen + f64::from(count - 1).powi(2) * self.prices.ladder,
        }
    }

    /// What a line costs that is so wide; a single piece is a line whatever it costs.
    fn cost(&self, line: Range<usize>, width: f64) -> f64 {
        let free = self.width - width;
        let last = line.end == self.pieces.len();
        let lone = line.len() == 1;
        let uneven = if (last && free >= 0.0) || (lone && free < 0.0) {
            0.0
        } else if self.justify {
            (self.prices.line + self.strain(&line, free)).powi(2)
        } else if free < 0.0 {
            f64::INFINITY
        } else {
            free * free
        };
        let short = if last { self.cost_of_short(width) } else { 0.0 };
        self.prices.line + uneven + short
    }

    fn cost_of_short(&self, width: f64) -> f64 {
        let missing = (1.0 - width / (SHORT * self.width)).max(0.0);
        self.prices.short * missing * missing
    }

    /// How far the spaces of a justified line are from their natural width: 100 where they are
    /// stretched as far as they are at ease, or shrunk as far as they may be.
    fn strain(&self, line: &Range<usize>, free: f64) -> f64 {
        let share = if free < 0.0 {
            f64::from(MOST_SHRUNK)
        } else {
            EASILY_STRETCHED
        };
        let ratio = free.abs() / (self.spaces(line) * share).max(TOLERANCE);
        if free < 0.0 && ratio > 1.0 {
            return f64::INFINITY;
        }
        (100.0 * ratio.powi(3)).min(WORST)
    }
}

/// No line is worse than this, however few its spaces.
const WORST: f64 = 100_000.0;

#[cfg(test)]
mod tests {
    use super::{Piece, optimal_breaks};

    /// Pieces of words: each character is 5 points wide and a space 2.5; `-` is where a word may be
    /// divided.
    fn pieces(text: &str) -> Vec<Piece> {
        let pieces = text.split_inclusive([' ', '-']).map(|piece| {
            let letters = piece.trim_end_matches([' ', '-']).chars().count();
            Piece {
                atoms: 0..0,
                width: 5.0 * f32::from(u8::try_from(letters).unwrap_or(u8::MAX)),
                spaces: if piece.ends_with(' ') { 2.5 } else { 0.0 },
                hyphen: if piece.ends_with('-') { 3.0 } else { 0.0 },
                ends_line: false,
            }
        });
        pieces.collect()
    }

    fn set(text: &str, width: f32, justify: bool) -> String {
        let words: Vec<_> = text.split_inclusive([' ', '-']).collect();
        let mut start = 0;
        let lines = optimal_breaks(&pieces(text), width, justify)
            .into_iter()
            .map(|end| {
                let line = words[start..end].concat();
                start = end;
                line.trim_end().to_owned()
            });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_line_is_narrower_for_the_sake_of_the_next() {
        let lines = set("aaa bb cc ddddd eeeeee", 40.0, false);
        assert_eq!(lines, "aaa bb\ncc ddddd\neeeeee");
    }

    #[test]
    fn the_spaces_of_a_justified_line_shrink_a_little_before_they_stretch_a_lot() {
        let first = |width, justify| {
            let lines = set("aaaa bbbb cccc dddd eeee ffff gggg hhhh", width, justify);
            lines.lines().next().map(str::to_owned)
        };
        assert_eq!(first(86.0, false).as_deref(), Some("aaaa bbbb cccc"));
        assert_eq!(first(86.0, true).as_deref(), Some("aaaa bbbb cccc dddd"));
        assert_eq!(first(83.0, true).as_deref(), Some("aaaa bbbb cccc"));
    }

    #[test]
    fn the_last_line_holds_more_than_a_short_word() {
        let text = "aaaaaaa bbbbbbb ccccccc ddddddd eeeeeee fffffff ggggggg hhhhhhh i";
        let lines = set(text, 300.0, false);
        assert_eq!(lines.lines().last(), Some("hhhhhhh i"));
    }

    #[test]
    fn hyphens_do_not_stand_in_a_row() {
        let text = "aaaaaaaa bb-bbbb cccccc dd-ddddd eeeeee ff-fffff gggggg hh-hhhhh iiiiiii jj";
        for justify in [false, true] {
            let lines = set(text, 52.0, justify);
            let in_a_row = lines.split('\n').collect::<Vec<_>>();
            let ladder = |lines: &[&str]| lines.iter().all(|line| line.ends_with('-'));
            assert!(!in_a_row.windows(3).any(ladder), "{lines}");
        }
    }

    #[test]
    fn what_fits_a_line_stays_on_it() {
        assert_eq!(set("aaa bbb", 32.5, true), "aaa bbb");
        assert_eq!(set("", 32.5, true), "");
    }
}
