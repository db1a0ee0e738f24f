//! Shaped text: the glyphs of a paragraph's text and its break opportunities, independent of font
//! size. It is cached, because the same text often recurs in another size or in the next document.
//!
//! Break opportunities are those of Unicode (UAX #14) and hyphenation points. Code breaks after
//! spaces only. `no_break` rules out further ones.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::layout::text::cache::TextCache;
use crate::layout::text::hyphenation::{hyphenation_points, is_soft_hyphen};
use crate::layout::text::no_break;
use crate::layout::text::shape::{FontSelection, ShapedGlyph, Shaper};
use crate::layout::text::text_style::LineBreakRule;
use crate::style::FontVariant;

/// A text, shaped.
pub(crate) struct ShapedText {
    /// The glyphs and tick boxes, in order.
    pub(crate) items: Vec<ShapedItem>,
    /// The segments between break opportunities, in order.
    pub(crate) segments: Vec<ShapedSegment>,
    /// The characters that no font has, once for each occurrence.
    pub(crate) missing: Vec<char>,
}

/// A run of text with one font variant and one line break rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ShapingRun {
    /// The end of the run, in bytes of the text; it begins where the one before ends.
    pub(crate) end: usize,
    /// The font variant; `None` for a tick box, which one character represents.
    pub(crate) variant: Option<FontVariant>,
    /// The line break rule.
    pub(crate) break_rule: LineBreakRule,
}

/// An item of shaped text: a glyph or a tick box.
pub(crate) struct ShapedItem {
    /// The index of its run.
    pub(crate) run: usize,
    /// The kind of item.
    pub(crate) kind: ShapedItemKind,
}

/// The kind of an item of shaped text.
pub(crate) enum ShapedItemKind {
    /// A glyph.
    Glyph(ShapedGlyph),
    /// A tick box, by the bytes of the text that represent it.
    Object(Range<usize>),
}

impl ShapedItem {
    /// The bytes of the text that it represents.
    pub(crate) const fn text(&self) -> &Range<usize> {
        match &self.kind {
            ShapedItemKind::Glyph(glyph) => &glyph.text,
            ShapedItemKind::Object(text) => text,
        }
    }
}

/// The text between two break opportunities.
pub(crate) struct ShapedSegment {
    /// The items.
    pub(crate) items: Range<usize>,
    /// The number of trailing spaces.
    pub(crate) spaces: usize,
    /// Whether a line that breaks here needs a hyphen.
    pub(crate) hyphenated: bool,
    /// Whether a line break is mandatory here.
    pub(crate) mandatory_break: bool,
}

/// The key of a shaped text: fonts, language and runs.
type ShapedTextKey = (Rc<FontSelection>, Vec<ShapingRun>);

/// The size of the cache and the longest text in it, in bytes.
const CACHE_CAPACITY: usize = 30_000;
const LONGEST_CACHED_TEXT: usize = 2_000;

thread_local! {
    /// The cache of shaped texts.
    static SHAPED_TEXTS: RefCell<TextCache<ShapedTextKey, ShapedText>> =
        const { RefCell::new(TextCache::new(CACHE_CAPACITY, LONGEST_CACHED_TEXT)) };
}

/// The characters that represent tick boxes in a text.
const TICK_BOXES: [char; 2] = ['☐', '☑'];
/// The longest label that stays on one line with its tick box, in characters.
const LONGEST_LABEL: usize = 40;

impl ShapedText {
    /// Shapes `text`, which consists of `runs`.
    pub(crate) fn of(text: &str, runs: Vec<ShapingRun>, shaper: &mut Shaper) -> Rc<Self> {
        let key = (shaper.font_selection(), runs);
        SHAPED_TEXTS.with_borrow_mut(|cache| {
            cache.get_or_insert(key, text, |(_, runs)| shape_text(text, runs, shaper))
        })
    }
}

fn shape_text(text: &str, runs: &[ShapingRun], shaper: &mut Shaper) -> ShapedText {
    let mut missing = Vec::new();
    let items = items(text, runs, shaper, &mut missing);
    let segmenter = Segmenter {
        text,
        runs,
        items: &items,
        has_boxes: text.contains(TICK_BOXES),
        has_code: runs.iter().any(ShapingRun::is_code),
    };
    let segments = segmenter.segments();
    ShapedText {
        items,
        segments,
        missing,
    }
}

fn items(
    text: &str,
    runs: &[ShapingRun],
    shaper: &mut Shaper,
    missing: &mut Vec<char>,
) -> Vec<ShapedItem> {
    let mut items = Vec::with_capacity(text.len());
    let mut start = 0;
    for (run, &ShapingRun { end, variant, .. }) in runs.iter().enumerate() {
        match variant {
            Some(variant) => {
                let glyphs = shaped_lines(text, start..end, variant, shaper, missing);
                let kinds = glyphs.into_iter().map(ShapedItemKind::Glyph);
                items.extend(kinds.map(|kind| ShapedItem { run, kind }));
            }
            None => {
                let kind = ShapedItemKind::Object(start..end);
                items.push(ShapedItem { run, kind });
            }
        }
        start = end;
    }
    items
}

/// The glyphs of a run. A hard break is a character without a glyph.
fn shaped_lines(
    text: &str,
    run: Range<usize>,
    variant: FontVariant,
    shaper: &mut Shaper,
    missing: &mut Vec<char>,
) -> Vec<ShapedGlyph> {
    let mut glyphs = Vec::with_capacity(run.len());
    let mut start = run.start;
    for line in text[run].split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        glyphs.extend(shaper.shape(text, start..end, variant, missing));
        start += line.len();
    }
    glyphs
}

impl ShapingRun {
    fn is_code(&self) -> bool {
        self.break_rule == LineBreakRule::SpacesOnly
    }
}

/// Finds the segments of a text.
struct Segmenter<'w> {
    text: &'w str,
    runs: &'w [ShapingRun],
    items: &'w [ShapedItem],
    /// Whether the text has tick boxes.
    has_boxes: bool,
    /// Whether the text has code.
    has_code: bool,
}

impl Segmenter<'_> {
    fn segments(&self) -> Vec<ShapedSegment> {
        let mut segments = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(self.text) {
            if opportunity == BreakOpportunity::Allowed && self.prohibits_break(end) {
                continue;
            }
            let items = start..self.item_at(end);
            for at in self.hyphenation_points(&items) {
                let division = self.item_at(at);
                let item = self.items.get(division);
                if item.is_some_and(|item| item.text().start == at) && !self.prohibits_break(at) {
                    segments.push(self.segment(start..division, true, false));
                    start = division;
                }
            }
            let mandatory_break = opportunity == BreakOpportunity::Mandatory;
            let shy = self.text[..end].ends_with(is_soft_hyphen);
            segments.push(self.segment(start..items.end, shy, mandatory_break));
            start = items.end;
        }
        segments
    }

    fn segment(
        &self,
        items: Range<usize>,
        hyphenated: bool,
        mandatory_break: bool,
    ) -> ShapedSegment {
        let is_space = |item: &&ShapedItem| self.text[item.text().clone()] == *" ";
        let from_the_end = self.items[items.clone()].iter().rev();
        ShapedSegment {
            spaces: from_the_end.take_while(is_space).count(),
            items,
            hyphenated: hyphenated && !mandatory_break,
            mandatory_break,
        }
    }

    /// The index of the first item at or after the byte `at`.
    fn item_at(&self, at: usize) -> usize {
        self.items.partition_point(|item| item.text().start < at)
    }

    /// The hyphenation points within a segment, in bytes of the text.
    fn hyphenation_points(&self, items: &Range<usize>) -> Vec<usize> {
        let first = self.items.get(items.start);
        let break_rule = first.map(|item| self.runs[item.run].break_rule);
        let Some(LineBreakRule::Hyphenate(language)) = break_rule else {
            return Vec::new();
        };
        let bytes = self.bytes(items);
        let mut hyphenation_points = hyphenation_points(&self.text[bytes.clone()], language);
        hyphenation_points
            .iter_mut()
            .for_each(|at| *at += bytes.start);
        hyphenation_points
    }

    fn bytes(&self, items: &Range<usize>) -> Range<usize> {
        let at = |index: usize| {
            let item = self.items.get(index);
            item.map_or(self.text.len(), |item| item.text().start)
        };
        at(items.start)..at(items.end)
    }

    /// Whether a line break at byte `at` is ruled out.
    fn prohibits_break(&self, at: usize) -> bool {
        let divides = if self.is_within_code(at) {
            self.breaks_code(at)
        } else {
            no_break::prohibits_break(self.text, at)
        };
        divides || self.breaks_box_label(at)
    }

    /// Whether byte `at` stands between two items of code.
    fn is_within_code(&self, at: usize) -> bool {
        let after = if self.has_code { self.item_at(at) } else { 0 };
        let around = after
            .checked_sub(1)
            .and_then(|before| self.items.get(before..=after));
        let is_code = |items: &[ShapedItem]| items.iter().all(|item| self.runs[item.run].is_code());
        around.is_some_and(is_code)
    }

    /// Whether a line break at byte `at` of code comes elsewhere than after a space, or would
    /// separate a line from its indent.
    fn breaks_code(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let words = before.trim_end_matches(' ');
        words.len() == before.len() || words.is_empty() || words.ends_with('\n')
    }

    /// Whether a line break at byte `at` would divide a tick box and its label, if the label is
    /// short.
    fn breaks_box_label(&self, at: usize) -> bool {
        if !self.has_boxes {
            return false;
        }
        let (before, after) = self.text.split_at(at);
        let Some(start) = before.rfind(TICK_BOXES) else {
            return false;
        };
        let end = after.find(TICK_BOXES).unwrap_or(after.len());
        end > 0 && self.text[start..at + end].chars().count() <= LONGEST_LABEL
    }
}
