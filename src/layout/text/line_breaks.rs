//! Line breaking: the choice of the breakpoints of a paragraph.
//!
//! Prose is broken by the optimal-fit algorithm of Donald E. Knuth and Michael F. Plass (“Breaking
//! Paragraphs into Lines”, 1981): of all sequences of breakpoints, the one with the fewest
//! demerits. The demerits of a line grow with its badness, that is how far its spaces stretch or
//! shrink, or, in ragged text, with the space it leaves empty. Hyphens, consecutive hyphens and a
//! short last line add to them. Code is broken by first fit.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use crate::layout::text::text_style::{LineBreaking, ParagraphStyle};

/// The text between two break opportunities. Widths are in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    /// The items of the paragraph.
    pub(crate) items: Range<usize>,
    /// The width without trailing spaces.
    pub(crate) width: f32,
    /// The width of the trailing spaces.
    pub(crate) spaces: f32,
    /// The width of the hyphen if a line breaks here; 0 if it needs none.
    pub(crate) hyphen: f32,
    /// Whether a line break is mandatory here.
    pub(crate) mandatory_break: bool,
}

impl Fragment for Segment {
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

/// The lines for a column of `width`, each with the number of segments up to its end.
pub(crate) fn break_lines(
    segments: &[Segment],
    width: f32,
    style: ParagraphStyle,
) -> Vec<(usize, &[Segment])> {
    let ends = match style.line_breaking {
        LineBreaking::OptimalFit => optimal_breaks(segments, width, style.justify),
        LineBreaking::FirstFit => first_fit_breaks(segments, width),
    };
    let mut start = 0;
    let line = |end| {
        let line = &segments[start..end];
        start = end;
        (end, line)
    };
    ends.into_iter().map(line).collect()
}

/// The breakpoints of lines that hold as many segments as fit, as numbers of segments.
fn first_fit_breaks(segments: &[Segment], width: f32) -> Vec<usize> {
    let mut end = 0;
    let count = |line: &[Segment]| {
        end += line.len();
        end
    };
    let lines = wrap_first_fit(segments, &[f64::from(width)]);
    lines.into_iter().map(count).collect()
}

/// The shrinkability of the spaces of a justified line, as a share of their width.
pub(crate) const SHRINKABILITY: f32 = 0.3;

/// The stretchability of the spaces of a justified line, as a share of their width, at which
/// badness is 100. Spaces may stretch further.
const STRETCHABILITY: f64 = 0.5;
/// The share of the column below which a last line counts as short.
const SHORT_LAST_LINE: f64 = 1.0 / 6.0;
/// Lines less full than this share of the column are not considered where a fuller one is feasible.
const MIN_FILL: f64 = 0.5;
/// The rounding error allowed in sums of widths, in points.
const TOLERANCE: f64 = 0.01;

/// The demerits of lines and of the ways they end.
struct DemeritParameters {
    /// The demerits of every line, TeX's `\linepenalty`.
    line: f64,
    /// The demerits of a hyphen.
    hyphen: f64,
    /// The demerits of consecutive hyphens, times the square of the number of hyphenated lines just
    /// before.
    consecutive_hyphens: f64,
    /// The demerits of an empty last line; they fall to 0 at [`SHORT_LAST_LINE`].
    short_last_line: f64,
}

/// Ragged text. Demerits are squares of lengths in points: a hyphen is as bad as 48 points left
/// empty.
const RAGGED: DemeritParameters = DemeritParameters {
    line: 1000.0,
    hyphen: 48.0 * 48.0,
    consecutive_hyphens: 96.0 * 96.0,
    short_last_line: 150.0 * 150.0,
};

/// Justified text. A line whose spaces stretch by [`STRETCHABILITY`] has `(10 + 100)²` demerits.
const JUSTIFIED: DemeritParameters = DemeritParameters {
    line: 10.0,
    hyphen: 50.0 * 50.0,
    consecutive_hyphens: 100.0 * 100.0,
    short_last_line: 250.0 * 250.0,
};

/// A feasible breakpoint, with the best way to reach it.
#[derive(Clone, Copy)]
struct Breakpoint {
    demerits: f64,
    /// The breakpoint before it, where its line begins.
    previous: usize,
    /// The number of consecutive lines up to here that end with a hyphen.
    hyphens: u16,
}

/// The breakpoints with the fewest demerits for a column of `width`, as numbers of segments,
/// ascending. No segment may be wider than the column.
fn optimal_breaks(segments: &[Segment], width: f32, justify: bool) -> Vec<usize> {
    let breaker = LineBreaker::new(segments, width, justify);
    let count = segments.len();
    if breaker.natural_width(0..count) <= breaker.width {
        return vec![count];
    }
    let mut breakpoints = vec![Breakpoint {
        demerits: 0.0,
        previous: 0,
        hyphens: 0,
    }];
    let mut first = 0;
    for end in 1..=count {
        while first + 1 < end && breaker.min_width(first..end) > breaker.width {
            first += 1;
        }
        breakpoints.push(breaker.best_breakpoint(first, end, &breakpoints));
    }
    let mut ends = vec![count];
    while let Some(previous) = ends
        .last()
        .map(|end| breakpoints[*end].previous)
        .filter(|previous| *previous > 0)
    {
        ends.push(previous);
    }
    ends.reverse();
    ends
}

/// The segments of a paragraph, with sums of their widths.
struct LineBreaker<'p> {
    segments: &'p [Segment],
    /// The width of all segments before each, and the width of the spaces in it.
    before: Vec<(f64, f64)>,
    width: f64,
    justify: bool,
    parameters: &'static DemeritParameters,
}

impl<'p> LineBreaker<'p> {
    fn new(segments: &'p [Segment], width: f32, justify: bool) -> Self {
        let (mut all, mut spaces) = (0.0, 0.0);
        let mut before = Vec::with_capacity(segments.len() + 1);
        before.push((all, spaces));
        for segment in segments {
            all += f64::from(segment.width) + f64::from(segment.spaces);
            spaces += f64::from(segment.spaces);
            before.push((all, spaces));
        }
        Self {
            segments,
            before,
            width: f64::from(width) + TOLERANCE,
            justify,
            parameters: if justify { &JUSTIFIED } else { &RAGGED },
        }
    }

    /// The natural width of a line, without trailing spaces and hyphen.
    fn natural_width(&self, line: Range<usize>) -> f64 {
        let trailing = self.segments[..line.end]
            .last()
            .map_or(0.0, |segment| segment.spaces);
        self.before[line.end].0 - self.before[line.start].0 - f64::from(trailing)
    }

    /// The width of the spaces between the segments of a line.
    fn spaces(&self, line: &Range<usize>) -> f64 {
        self.before[line.end - 1].1 - self.before[line.start].1
    }

    /// The width of a line with its spaces shrunk as far as they may be.
    fn min_width(&self, line: Range<usize>) -> f64 {
        let shrunk = if self.justify {
            self.spaces(&line) * f64::from(SHRINKABILITY)
        } else {
            0.0
        };
        self.natural_width(line) - shrunk
    }

    /// The best breakpoint at `end`, for a line that begins at one of the breakpoints from `first`
    /// on.
    fn best_breakpoint(&self, first: usize, end: usize, breakpoints: &[Breakpoint]) -> Breakpoint {
        let hyphen = f64::from(self.segments[end - 1].hyphen);
        let mut best = Breakpoint {
            demerits: f64::INFINITY,
            previous: end - 1,
            hyphens: 0,
        };
        for (previous, before) in breakpoints.iter().enumerate().skip(first) {
            let width = self.natural_width(previous..end) + hyphen;
            let settled = end < self.segments.len() && best.demerits.is_finite();
            if settled && width < MIN_FILL * self.width {
                break;
            }
            let hyphens = if hyphen > 0.0 {
                before.hyphens.saturating_add(1)
            } else {
                0
            };
            let demerits = before.demerits
                + self.demerits(previous..end, width)
                + self.hyphen_demerits(hyphens);
            if demerits < best.demerits {
                best = Breakpoint {
                    demerits,
                    previous,
                    hyphens,
                };
            }
        }
        best
    }

    fn hyphen_demerits(&self, in_a_row: u16) -> f64 {
        match in_a_row {
            0 => 0.0,
            count => {
                self.parameters.hyphen
                    + f64::from(count - 1).powi(2) * self.parameters.consecutive_hyphens
            }
        }
    }

    /// The demerits of a line of that width. A line of a single segment is feasible whatever its
    /// width.
    fn demerits(&self, line: Range<usize>, width: f64) -> f64 {
        let free = self.width - width;
        let last = line.end == self.segments.len();
        let lone = line.len() == 1;
        let uneven = if (last && free >= 0.0) || (lone && free < 0.0) {
            0.0
        } else if self.justify {
            (self.parameters.line + self.badness(&line, free)).powi(2)
        } else if free < 0.0 {
            f64::INFINITY
        } else {
            free * free
        };
        let short = if last {
            self.short_line_demerits(width)
        } else {
            0.0
        };
        self.parameters.line + uneven + short
    }

    fn short_line_demerits(&self, width: f64) -> f64 {
        let missing = (1.0 - width / (SHORT_LAST_LINE * self.width)).max(0.0);
        self.parameters.short_last_line * missing * missing
    }

    /// The badness of a justified line, as in TeX: 100 times the cube of the ratio by which its
    /// spaces stretch or shrink.
    fn badness(&self, line: &Range<usize>, free: f64) -> f64 {
        let share = if free < 0.0 {
            f64::from(SHRINKABILITY)
        } else {
            STRETCHABILITY
        };
        let ratio = free.abs() / (self.spaces(line) * share).max(TOLERANCE);
        if free < 0.0 && ratio > 1.0 {
            return f64::INFINITY;
        }
        (100.0 * ratio.powi(3)).min(MAX_BADNESS)
    }
}

/// The largest badness, for lines with hardly any spaces.
const MAX_BADNESS: f64 = 100_000.0;

#[cfg(test)]
mod tests {
    use super::{Segment, optimal_breaks};

    /// Segments of a text: each character is 5 points wide and a space 2.5; `-` is a hyphenation
    /// point.
    fn segments(text: &str) -> Vec<Segment> {
        let segments = text.split_inclusive([' ', '-']).map(|segment| {
            let letters = segment.trim_end_matches([' ', '-']).chars().count();
            Segment {
                items: 0..0,
                width: 5.0 * f32::from(u8::try_from(letters).unwrap_or(u8::MAX)),
                spaces: if segment.ends_with(' ') { 2.5 } else { 0.0 },
                hyphen: if segment.ends_with('-') { 3.0 } else { 0.0 },
                mandatory_break: false,
            }
        });
        segments.collect()
    }

    fn set(text: &str, width: f32, justify: bool) -> String {
        let words: Vec<_> = text.split_inclusive([' ', '-']).collect();
        let mut start = 0;
        let lines = optimal_breaks(&segments(text), width, justify)
            .into_iter()
            .map(|end| {
                let line = words[start..end].concat();
                start = end;
                line.trim_end().to_owned()
            });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_line_is_broken_early_to_improve_the_next() {
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
    fn no_three_lines_in_a_row_are_hyphenated() {
        let text = "aaaaaaaa bb-bbbb cccccc dd-ddddd eeeeee ff-fffff gggggg hh-hhhhh iiiiiii jj";
        for justify in [false, true] {
            let lines = set(text, 52.0, justify);
            let in_a_row = lines.split('\n').collect::<Vec<_>>();
            let ladder = |lines: &[&str]| lines.iter().all(|line| line.ends_with('-'));
            assert!(!in_a_row.windows(3).any(ladder), "{lines}");
        }
    }

    #[test]
    fn text_that_fits_stays_on_one_line() {
        assert_eq!(set("aaa bbb", 32.5, true), "aaa bbb");
        assert_eq!(set("", 32.5, true), "");
    }
}
