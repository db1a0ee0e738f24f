//! The words of a paragraph, shaped, and where its lines may end: all that can be known of it before
//! the size of its type is. It is kept for the next time: a text often comes again in another size,
//! or in the next document.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::layout::text::cache::Memo;
use crate::layout::text::hyphenation::{divisions, is_soft_hyphen};
use crate::layout::text::no_break;
use crate::layout::text::shape::{FaceChoice, ShapedGlyph, Shaper};
use crate::layout::text::text_style::LineBreakRule;
use crate::style::FontVariant;

/// A text, shaped.
pub(crate) struct Wording {
    /// What it consists of, in order.
    pub(crate) signs: Vec<Sign>,
    /// What its lines consist of, in order.
    pub(crate) stretches: Vec<Stretch>,
    /// The characters that no face has, each as often as it comes.
    pub(crate) missing: Vec<char>,
}

/// A run of a text: how it is shaped and divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordingRun {
    /// Where it ends, in bytes of the text; it begins where the one before ends.
    pub(crate) end: usize,
    /// The face; `None` for an object, which one character stands for.
    pub(crate) variant: Option<FontVariant>,
    /// Where a line may end in it.
    pub(crate) break_rule: LineBreakRule,
}

/// A glyph or an object.
pub(crate) struct Sign {
    /// The run it is part of.
    pub(crate) run: usize,
    /// What it is.
    pub(crate) kind: SignKind,
}

/// What takes part in a line.
pub(crate) enum SignKind {
    /// A glyph.
    Glyph(ShapedGlyph),
    /// An object, and the bytes of the text that stand for it.
    Object(Range<usize>),
}

impl Sign {
    /// The bytes of the text it stands for.
    pub(crate) const fn text(&self) -> &Range<usize> {
        match &self.kind {
            SignKind::Glyph(glyph) => &glyph.text,
            SignKind::Object(text) => text,
        }
    }
}

/// What a line is never divided within, unless nothing else helps.
pub(crate) struct Stretch {
    /// The signs.
    pub(crate) signs: Range<usize>,
    /// How many of them, at the end, are spaces.
    pub(crate) spaces: usize,
    /// Whether a line that ends here needs a hyphen.
    pub(crate) divided: bool,
    /// Whether the line must end here.
    pub(crate) ends_line: bool,
}

/// What a wording depends on beside its text.
type Circumstances = (Rc<FaceChoice>, Vec<WordingRun>);

/// How much text is kept, and how long a text may be, in bytes.
const MOST_TEXT: usize = 30_000;
const LONGEST_TEXT: usize = 2_000;

thread_local! {
    /// The wordings of texts.
    static WORDINGS: RefCell<Memo<Circumstances, Wording>> =
        const { RefCell::new(Memo::new(MOST_TEXT, LONGEST_TEXT)) };
}

/// What stands for boxes to tick in a text.
const BOXES: [char; 2] = ['☐', '☑'];
/// The longest label of a box that stays on one line, in characters.
const LONGEST_LABEL: usize = 40;

impl Wording {
    /// Shapes `text`, which consists of those runs.
    pub(crate) fn of(text: &str, runs: Vec<WordingRun>, shaper: &mut Shaper) -> Rc<Self> {
        let circumstances = (shaper.choice(), runs);
        WORDINGS.with_borrow_mut(|memo| {
            memo.get(circumstances, text, |(_, runs)| {
                worked_out(text, runs, shaper)
            })
        })
    }
}

fn worked_out(text: &str, runs: &[WordingRun], shaper: &mut Shaper) -> Wording {
    let mut missing = Vec::new();
    let signs = signs(text, runs, shaper, &mut missing);
    let divider = Divider {
        text,
        runs,
        signs: &signs,
        has_boxes: text.contains(BOXES),
        has_code: runs.iter().any(WordingRun::is_code),
    };
    let stretches = divider.stretches();
    Wording {
        signs,
        stretches,
        missing,
    }
}

fn signs(
    text: &str,
    runs: &[WordingRun],
    shaper: &mut Shaper,
    missing: &mut Vec<char>,
) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    let mut start = 0;
    for (run, &WordingRun { end, variant, .. }) in runs.iter().enumerate() {
        match variant {
            Some(variant) => {
                let glyphs = shaped_lines(text, start..end, variant, shaper, missing);
                let kinds = glyphs.into_iter().map(SignKind::Glyph);
                signs.extend(kinds.map(|kind| Sign { run, kind }));
            }
            None => {
                let kind = SignKind::Object(start..end);
                signs.push(Sign { run, kind });
            }
        }
        start = end;
    }
    signs
}

/// The glyphs of a run. A line break is a character of the text that no glyph stands for.
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

impl WordingRun {
    fn is_code(&self) -> bool {
        self.break_rule == LineBreakRule::SpacesOnly
    }
}

/// Finds where the lines of a text may end.
struct Divider<'w> {
    text: &'w str,
    runs: &'w [WordingRun],
    signs: &'w [Sign],
    /// Whether there are boxes to tick in it.
    has_boxes: bool,
    /// Whether there is code in it.
    has_code: bool,
}

impl Divider<'_> {
    fn stretches(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(self.text) {
            if opportunity == BreakOpportunity::Allowed && self.stays_whole(end) {
                continue;
            }
            let signs = start..self.sign_at(end);
            for at in self.divisions(&signs) {
                let division = self.sign_at(at);
                let sign = self.signs.get(division);
                if sign.is_some_and(|sign| sign.text().start == at) && !self.stays_whole(at) {
                    stretches.push(self.stretch(start..division, true, false));
                    start = division;
                }
            }
            let ends_line = opportunity == BreakOpportunity::Mandatory;
            let shy = self.text[..end].ends_with(is_soft_hyphen);
            stretches.push(self.stretch(start..signs.end, shy, ends_line));
            start = signs.end;
        }
        stretches
    }

    fn stretch(&self, signs: Range<usize>, divided: bool, ends_line: bool) -> Stretch {
        let is_space = |sign: &&Sign| self.text[sign.text().clone()] == *" ";
        let from_the_end = self.signs[signs.clone()].iter().rev();
        Stretch {
            spaces: from_the_end.take_while(is_space).count(),
            signs,
            divided: divided && !ends_line,
            ends_line,
        }
    }

    /// The first sign that stands at or after the byte `at`.
    fn sign_at(&self, at: usize) -> usize {
        self.signs.partition_point(|sign| sign.text().start < at)
    }

    /// Where the signs, between two places where a line may end, may be divided: bytes of the text.
    fn divisions(&self, signs: &Range<usize>) -> Vec<usize> {
        let first = self.signs.get(signs.start);
        let break_rule = first.map(|sign| self.runs[sign.run].break_rule);
        let Some(LineBreakRule::Hyphenate(language)) = break_rule else {
            return Vec::new();
        };
        let bytes = self.bytes(signs);
        let mut divisions = divisions(&self.text[bytes.clone()], language);
        divisions.iter_mut().for_each(|at| *at += bytes.start);
        divisions
    }

    fn bytes(&self, signs: &Range<usize>) -> Range<usize> {
        let at = |index: usize| {
            let sign = self.signs.get(index);
            sign.map_or(self.text.len(), |sign| sign.text().start)
        };
        at(signs.start)..at(signs.end)
    }

    /// Whether a line end at byte `at` would divide what is better read whole.
    fn stays_whole(&self, at: usize) -> bool {
        let divides = if self.is_within_code(at) {
            self.divides_code(at)
        } else {
            no_break::holds(self.text, at)
        };
        divides || self.divides_option(at)
    }

    /// Whether byte `at` stands between two signs of code.
    fn is_within_code(&self, at: usize) -> bool {
        let after = if self.has_code { self.sign_at(at) } else { 0 };
        let around = after
            .checked_sub(1)
            .and_then(|before| self.signs.get(before..=after));
        let is_code = |signs: &[Sign]| signs.iter().all(|sign| self.runs[sign.run].is_code());
        around.is_some_and(is_code)
    }

    /// Whether a line end at byte `at` of code would divide it elsewhere than after a space, or part
    /// it from the spaces that set it in.
    fn divides_code(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let words = before.trim_end_matches(' ');
        words.len() == before.len() || words.is_empty() || words.ends_with('\n')
    }

    /// Whether a line end at byte `at` would divide the label of a box to tick, if the label is
    /// short enough to stay on one line with its box.
    fn divides_option(&self, at: usize) -> bool {
        if !self.has_boxes {
            return false;
        }
        let (before, after) = self.text.split_at(at);
        let Some(start) = before.rfind(BOXES) else {
            return false;
        };
        let end = after.find(BOXES).unwrap_or(after.len());
        end > 0 && self.text[start..at + end].chars().count() <= LONGEST_LABEL
    }
}
