//! Underlines that skip descenders, as `text-decoration-skip-ink` in CSS does.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use rustc_hash::FxHashMap;

use crate::style::Face;

/// A face, a glyph, and the bounds of a band as bits.
type CrossingKey = (u64, u16, [u32; 2]);

/// The most crossings cached; then the cache is cleared, so that a long run needs no more memory
/// than a short one.
const CACHE_CAPACITY: usize = 4_000;

thread_local! {
    /// The cache of crossings.
    static CROSSINGS: RefCell<FxHashMap<CrossingKey, Option<Range<f32>>>> = RefCell::default();
}

/// The horizontal extent of a glyph's outline within a band along the baseline; `None` where the
/// outline does not cross it. Lengths are in em, from the glyph's origin to the right and upwards.
pub(crate) fn crossing(face: &Face, glyph: u16, strip: &Range<f32>) -> Option<Range<f32>> {
    let ends = [strip.start, strip.end].map(f32::to_bits);
    CROSSINGS.with_borrow_mut(|known| {
        if known.len() >= CACHE_CAPACITY {
            known.clear();
        }
        let answer = known.entry((face.id(), glyph, ends));
        answer
            .or_insert_with(|| compute(face, glyph, strip))
            .clone()
    })
}

fn compute(face: &Face, glyph: u16, strip: &Range<f32>) -> Option<Range<f32>> {
    let scale = face.units_per_em();
    let outlines = face.font().outline_glyphs();
    let outline = outlines.get(GlyphId::new(u32::from(glyph)))?;
    let mut ink = InkExtent::in_strip(strip.start * scale..strip.end * scale);
    outline
        .draw(&DrawOptions::new(), DrawMemory::Scratch, &mut ink)
        .ok()?;
    let found = ink.found?;
    Some(found.start / scale..found.end / scale)
}

/// The parts of `line` outside `gaps`, which are sorted by their start. Parts shorter than
/// `shortest` are left out.
pub(crate) fn parts(line: Range<f32>, gaps: &[Range<f32>], shortest: f32) -> Vec<Range<f32>> {
    let starts = gaps.iter().map(|gap| gap.start).chain([line.end]);
    let mut from = line.start;
    let mut parts = Vec::new();
    for (index, to) in starts.enumerate() {
        let to = to.min(line.end);
        if to - from >= shortest {
            parts.push(from..to);
        }
        from = gaps.get(index).map_or(from, |gap| from.max(gap.end));
    }
    parts
}

/// Collects the horizontal extent of an outline within a band.
struct InkExtent {
    strip: Range<f32>,
    pen: (f32, f32),
    start: (f32, f32),
    found: Option<Range<f32>>,
}

/// The number of line segments that approximate a curve.
const CURVE_SEGMENTS: u8 = 8;

impl InkExtent {
    const fn in_strip(strip: Range<f32>) -> Self {
        Self {
            strip,
            pen: (0.0, 0.0),
            start: (0.0, 0.0),
            found: None,
        }
    }

    /// Adds a line segment of the outline.
    fn segment(&mut self, to: (f32, f32)) {
        let from = std::mem::replace(&mut self.pen, to);
        let (lower, upper) = if from.1 <= to.1 {
            (from, to)
        } else {
            (to, from)
        };
        let (bottom, top) = (lower.1.max(self.strip.start), upper.1.min(self.strip.end));
        if bottom > top {
            return;
        }
        let rise = upper.1 - lower.1;
        let at = |y: f32| match rise > 0.0 {
            true => lower.0 + (upper.0 - lower.0) * (y - lower.1) / rise,
            false => upper.0,
        };
        let ends = [at(bottom), if rise > 0.0 { at(top) } else { lower.0 }];
        for x in ends {
            let found = self.found.get_or_insert(x..x);
            *found = found.start.min(x)..found.end.max(x);
        }
    }

    /// Adds a curve, given the point at each share of its length.
    fn curve(&mut self, point: impl Fn(f32) -> (f32, f32)) {
        for segment in 1..=CURVE_SEGMENTS {
            self.segment(point(f32::from(segment) / f32::from(CURVE_SEGMENTS)));
        }
    }
}

/// The point at that share of the way between two.
fn between(one: (f32, f32), other: (f32, f32), share: f32) -> (f32, f32) {
    (
        one.0 + (other.0 - one.0) * share,
        one.1 + (other.1 - one.1) * share,
    )
}

/// The point at parameter `share` of a quadratic Bézier curve.
fn on_curve(points: [(f32, f32); 3], share: f32) -> (f32, f32) {
    let [from, control, to] = points;
    between(
        between(from, control, share),
        between(control, to, share),
        share,
    )
}

impl PathSink for InkExtent {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.pen, self.start) = ((x, y), (x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.segment((x, y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let points = [self.pen, (cx0, cy0), (x, y)];
        self.curve(|share| on_curve(points, share));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (from, one, other, to) = (self.pen, (cx0, cy0), (cx1, cy1), (x, y));
        self.curve(|share| {
            let first = on_curve([from, one, other], share);
            let second = on_curve([one, other, to], share);
            between(first, second, share)
        });
    }

    fn close(&mut self) {
        self.segment(self.start);
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{crossing, parts};
    use crate::style::{Face, Family, FontVariant};

    fn crosses(text: &str, strip: Range<f32>) -> Vec<Option<Range<f32>>> {
        let face = Face::built_in(FontVariant::regular(Family::Sans));
        let glyphs = text
            .chars()
            .map(|character| face.glyph(character).unwrap_or(0));
        glyphs.map(|glyph| crossing(&face, glyph, &strip)).collect()
    }

    #[test]
    fn descenders_cross_the_band_below_the_baseline() {
        let below = -0.16..-0.1;
        assert!(
            crosses("hamburgfonzei".replace('g', "").as_str(), below.clone())
                .iter()
                .all(Option::is_none)
        );
        for crossing in crosses("gjpqy/,;Qç", below) {
            assert!(crossing.is_some_and(|ink| ink.start < ink.end && ink.end < 1.0));
        }
        let stem = crosses("p", -0.16..-0.1)[0].clone().unwrap_or_default();
        let bowl = crosses("p", 0.1..0.2)[0].clone().unwrap_or_default();
        assert!(stem.end - stem.start < 0.12, "{stem:?}");
        assert!(bowl.end > stem.end + 0.2, "{bowl:?}");
    }

    #[test]
    fn gaps_are_cut_out_of_an_underline() {
        for (gaps, left) in [
            (&[][..], &[0.0..10.0][..]),
            (&[2.0..3.0, 5.0..6.0], &[0.0..2.0, 3.0..5.0, 6.0..10.0]),
            (&[-1.0..1.0, 9.5..12.0], &[1.0..9.5]),
            (&[2.0..5.0, 4.0..6.0], &[0.0..2.0, 6.0..10.0]),
            (&[2.0..6.0, 3.0..4.0], &[0.0..2.0, 6.0..10.0]),
            (&[0.4..3.0, 3.4..9.7], &[]),
        ] {
            assert_eq!(parts(0.0..10.0, gaps, 0.5), left, "{gaps:?}");
        }
    }
}
