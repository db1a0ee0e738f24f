//! Characters to glyphs.
//!
//! 1. A run of characters of one style is divided where the face or the script changes, and into
//!    words, each with the space after it.
//! 2. `harfrust` shapes every word as a whole: kerning, ligatures, accents, and the endings of
//!    French ordinals (`ordinal`). What it makes of a word is kept for the next time.
//! 3. A character that no face has becomes a visible sign, is counted, and stays itself in the
//!    text.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;
use std::sync::Arc;

use harfrust::{Buffer, ClusterLevel, Direction, Feature, GlyphInfo, GlyphPosition, Tag};
use harfrust::{Language as ShapingLanguage, ShapeOptions, ShaperFont};

use crate::language::Language;
use crate::layout::page::model::MissingCharacter;
use crate::layout::text::cache::Memo;
use crate::layout::text::ordinals;
use crate::style::Fonts;
use crate::style::{Face, Script};
use crate::style::{FontVariant, OwnFonts, fallback_families};

/// One glyph of a run, in units of an em.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShapedGlyph {
    /// Its face.
    pub(crate) variant: FontVariant,
    /// Its number in the face.
    pub(crate) id: u16,
    /// How far the pen moves, in em.
    pub(crate) advance: f32,
    /// How far the glyph is moved right and up, in em.
    pub(crate) shift: (f32, f32),
    /// The bytes of the text it stands for.
    pub(crate) text: Range<usize>,
}

/// Shapes the text of one document.
pub(crate) struct Shaper {
    choice: Rc<FaceChoice>,
    own: OwnFonts,
    faces: Vec<Arc<Face>>,
    variants: BTreeMap<FontVariant, usize>,
    buffer: Buffer,
    missing: BTreeMap<char, Missing>,
}

/// What the glyphs of a text depend on, beside the text and its variants.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct FaceChoice {
    language: Language,
    theme: Fonts,
    /// The company's own faces, by variant.
    own: Vec<Option<u64>>,
}

/// A character that no face has.
struct Missing {
    count: usize,
    line: usize,
}

/// How a character is set.
#[derive(Clone, Copy, PartialEq, Eq)]
struct GlyphSource {
    variant: FontVariant,
    script: Script,
    missing: bool,
}

/// What stands for a character that no face has, the best first.
const SIGNS: [char; 3] = ['\u{FFFD}', '\u{25A1}', '?'];

/// Characters that are spaces of some width: a face with a space can set them all.
const SPACES: [RangeInclusive<char>; 5] = [
    '\u{20}'..='\u{20}',
    '\u{A0}'..='\u{A0}',
    '\u{2000}'..='\u{200A}',
    '\u{202F}'..='\u{202F}',
    '\u{205F}'..='\u{205F}',
];

/// Characters that are never seen: they steer joining, direction or division.
const UNSEEN: [RangeInclusive<char>; 9] = [
    '\u{AD}'..='\u{AD}',
    '\u{34F}'..='\u{34F}',
    '\u{61C}'..='\u{61C}',
    '\u{200B}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2060}'..='\u{206F}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{E0000}'..='\u{E0FFF}',
];

/// Scripts that run from right to left, or whose signs change with their neighbours: set one after
/// the other, in any font, they could not be read.
const INTRICATE: [RangeInclusive<char>; 6] = [
    '\u{590}'..='\u{109F}',
    '\u{1780}'..='\u{18AF}',
    '\u{FB1D}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFC}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

fn is_in(ranges: &[RangeInclusive<char>], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}

impl Shaper {
    /// A shaper for text of `language` in the company's `own` fonts or those of the `theme`.
    pub(crate) fn new(language: Language, own: OwnFonts, theme: Fonts) -> Self {
        let choice = FaceChoice {
            language,
            theme,
            own: own.face_ids(),
        };
        Self {
            choice: Rc::new(choice),
            own,
            faces: Vec::new(),
            variants: BTreeMap::new(),
            buffer: Buffer::new(),
            missing: BTreeMap::new(),
        }
    }

    /// What glyphs depend on, beside text and variants.
    pub(crate) fn choice(&self) -> Rc<FaceChoice> {
        Rc::clone(&self.choice)
    }

    /// The faces in use so far.
    pub(crate) fn faces(&self) -> &[Arc<Face>] {
        &self.faces
    }

    /// The place of the face of that variant among [`Self::faces`].
    pub(crate) fn face(&mut self, variant: FontVariant) -> usize {
        let (faces, own) = (&mut self.faces, &self.own);
        *self.variants.entry(variant).or_insert_with(|| {
            let face = own.face(variant);
            // One file may stand for several variants.
            let known = faces.iter().position(|known| Arc::ptr_eq(known, &face));
            known.unwrap_or_else(|| {
                faces.push(face);
                faces.len() - 1
            })
        })
    }

    /// Shapes `text[range]`. Characters that no face has are added to `missing`.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        range: Range<usize>,
        variant: FontVariant,
        missing: &mut Vec<char>,
    ) -> Vec<ShapedGlyph> {
        let mut glyphs = Vec::with_capacity(range.len());
        for (part, source) in self.parts(text, range, variant) {
            if source.missing {
                missing.extend(text[part.clone()].chars());
                self.stand_in(text, part, source, &mut glyphs);
            } else {
                self.shape_part(text, part, source, &mut glyphs);
            }
        }
        glyphs
    }

    /// The width of `text` in em.
    pub(crate) fn width(&mut self, text: &str, variant: FontVariant) -> f32 {
        let glyphs = self.shape(text, 0..text.len(), variant, &mut Vec::new());
        glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// Counts characters that no face has, of a block that begins on that line of the Markdown.
    pub(crate) fn count_missing(&mut self, characters: &[char], line: usize) {
        for character in characters {
            let missing = self.missing.entry(*character);
            missing.or_insert(Missing { count: 0, line }).count += 1;
        }
    }

    /// The faces and what could not be set, when everything is shaped.
    pub(crate) fn finish(self) -> (Vec<Arc<Face>>, Vec<MissingCharacter>) {
        let problems = self
            .missing
            .into_iter()
            .map(|(character, missing)| MissingCharacter {
                character,
                count: missing.count,
                line: missing.line,
            })
            .collect();
        (self.faces, problems)
    }

    /// Divides a run where the way of source it changes.
    fn parts(
        &self,
        text: &str,
        range: Range<usize>,
        variant: FontVariant,
    ) -> Vec<(Range<usize>, GlyphSource)> {
        let mut parts: Vec<(Range<usize>, GlyphSource)> = Vec::new();
        let mut script = Script::Latin;
        let first = self.own.face(variant);
        for (offset, character) in text[range.clone()].char_indices() {
            script = Script::of(character).unwrap_or(script);
            let source = self.glyph_source(character, &first, variant, script);
            let start = range.start + offset;
            let end = start + character.len_utf8();
            match parts.last_mut() {
                Some((part, last)) if *last == source => part.end = end,
                _ => parts.push((start..end, source)),
            }
        }
        parts
    }

    /// How a character is set: in the face `first` of that variant if it has the character, in the
    /// same variant of another family if that has it.
    fn glyph_source(
        &self,
        character: char,
        first: &Face,
        variant: FontVariant,
        script: Script,
    ) -> GlyphSource {
        let found = |variant, missing| GlyphSource {
            variant,
            script,
            missing,
        };
        if is_in(&SPACES, character) || is_in(&UNSEEN, character) {
            return found(variant, false);
        }
        if is_in(&INTRICATE, character) {
            return found(variant, true);
        }
        if first.glyph(character).is_some() {
            return found(variant, false);
        }
        let others = fallback_families(variant.family, self.choice.theme)
            .map(|family| FontVariant { family, ..variant });
        let other = others
            .into_iter()
            .find(|other| Face::built_in(*other).glyph(character).is_some());
        match other {
            Some(other) => found(other, false),
            None => found(variant, true),
        }
    }

    fn shape_part(
        &mut self,
        text: &str,
        part: Range<usize>,
        source: GlyphSource,
        glyphs: &mut Vec<ShapedGlyph>,
    ) {
        let GlyphSource {
            variant, script, ..
        } = source;
        let face = self.own.face(variant);
        let language = self.choice.language;
        let mut start = part.start;
        for word in text[part].split_inclusive(' ') {
            let buffer = &mut self.buffer;
            let work_out = |_: &_| shaped(word, &face, variant, language, script, buffer);
            let circumstances = (face.id(), variant, language, script);
            let known = WORDS.with_borrow_mut(|memo| memo.get(circumstances, word, work_out));
            glyphs.extend(known.iter().map(|glyph| ShapedGlyph {
                text: start + glyph.text.start..start + glyph.text.end,
                ..glyph.clone()
            }));
            start += word.len();
        }
    }

    /// Sets a sign for every character of a part that no face has.
    fn stand_in(
        &self,
        text: &str,
        part: Range<usize>,
        source: GlyphSource,
        glyphs: &mut Vec<ShapedGlyph>,
    ) {
        let face = self.own.face(source.variant);
        let id = SIGNS
            .iter()
            .find_map(|sign| face.glyph(*sign))
            .unwrap_or_default();
        let advance = face.advance(id) / face.units_per_em();
        glyphs.extend(
            text[part.clone()]
                .char_indices()
                .map(|(offset, character)| {
                    let start = part.start + offset;
                    ShapedGlyph {
                        variant: source.variant,
                        id,
                        advance,
                        shift: (0.0, 0.0),
                        text: start..start + character.len_utf8(),
                    }
                }),
        );
    }
}

/// What the glyphs of a word depend on: its face, and the language and script it is in.
type WordCircumstances = (u64, FontVariant, Language, Script);

/// How many words are kept with their glyphs, and how long they may be, in bytes.
const MOST_TEXT: usize = 200_000;
const LONGEST_WORD: usize = 60;

thread_local! {
    /// The glyphs of words by face, language and script, as if the words were all there is.
    static WORDS: RefCell<Memo<WordCircumstances, Vec<ShapedGlyph>>> =
        const { RefCell::new(Memo::new(MOST_TEXT, LONGEST_WORD)) };
}

/// What sets the letters at those bytes of a word small and high, in a face that has such letters.
fn superiors(letters: &Range<usize>) -> Feature {
    let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Feature {
        tag: Tag::new(b"sups"),
        value: 1,
        start: at(letters.start),
        end: at(letters.end),
    }
}

/// The glyphs of a word.
fn shaped(
    word: &str,
    face: &Face,
    variant: FontVariant,
    language: Language,
    script: Script,
    buffer: &mut Buffer,
) -> Vec<ShapedGlyph> {
    buffer.clear();
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.push_str(word);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(script.shaping_script()));
    buffer.set_language(ShapingLanguage::new(language.code()));
    let ending = ordinals::ending(word).filter(|_| language == Language::Fr);
    let features = ending.map(|ending| [superiors(&ending)]);
    let options = match &features {
        Some(features) => ShapeOptions::new().features(features),
        None => ShapeOptions::new().plan(Some(face.shape_plan(language, script))),
    };
    let font = ShaperFont::new(face.font());
    let result = harfrust::shape(&font, buffer, options);
    debug_assert!(result.is_ok(), "direction and script are those of the plan");
    collect(buffer, face, variant, word)
}

/// Reads what the shaper left in its buffer. Of several glyphs for the same characters, the first
/// stands for them all and the others for nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "advances are a few thousand units at most"
)]
fn collect(buffer: &Buffer, face: &Face, variant: FontVariant, word: &str) -> Vec<ShapedGlyph> {
    let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
    let em = face.units_per_em();
    let mut end = 0;
    let glyph = |(i, (info, position)): (usize, (&GlyphInfo, &GlyphPosition))| {
        let cluster = info.cluster as usize;
        let start = cluster.max(end);
        if start == cluster {
            end = infos[i..]
                .iter()
                .map(|next| next.cluster as usize)
                .find(|next| *next > cluster)
                .unwrap_or(word.len());
        }
        ShapedGlyph {
            variant,
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: position.x_advance as f32 / em,
            shift: (position.x_offset as f32 / em, position.y_offset as f32 / em),
            text: start..end,
        }
    };
    infos.iter().zip(positions).enumerate().map(glyph).collect()
}

#[cfg(test)]
mod tests {
    use super::Shaper;
    use crate::language::Language;
    use crate::layout::page::model::MissingCharacter;
    use crate::style::Theme;
    use crate::style::{Family, FontVariant, OwnFonts};

    fn shaped(text: &str) -> (Vec<String>, Vec<MissingCharacter>) {
        let theme = Theme::standard().fonts;
        let mut shaper = Shaper::new(Language::Fr, OwnFonts::default(), theme);
        let variant = FontVariant::regular(Family::Serif);
        let mut missing = Vec::new();
        let texts = shaper
            .shape(text, 0..text.len(), variant, &mut missing)
            .iter()
            .map(|glyph| text[glyph.text.clone()].to_owned())
            .collect();
        shaper.count_missing(&missing, 7);
        (texts, shaper.finish().1)
    }

    #[test]
    fn glyphs_stand_for_all_characters_in_order() {
        let text = "Offrir l’œuvre : « 25\u{202f}% » — Ελλάδα, Київ e\u{301}";
        let (texts, problems) = shaped(text);
        assert_eq!(texts.concat(), text);
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn the_ending_of_an_ordinal_is_set_in_glyphs_of_its_own() {
        let glyphs = |language, text: &str| {
            let theme = Theme::standard().fonts;
            let mut shaper = Shaper::new(language, OwnFonts::default(), theme);
            let variant = FontVariant::regular(Family::Sans);
            let glyphs = shaper.shape(text, 0..text.len(), variant, &mut Vec::new());
            let texts: String = glyphs
                .iter()
                .map(|glyph| &text[glyph.text.clone()])
                .collect();
            assert_eq!(texts, text);
            glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>()
        };
        let plain = glyphs(Language::En, "1er mer");
        let french = glyphs(Language::Fr, "1er mer");
        assert_eq!(plain[1..3], plain[5..]);
        assert_ne!(french[1..3], french[5..]);
        assert_eq!((&french[..1], &french[3..]), (&plain[..1], &plain[3..]));
    }

    #[test]
    fn a_character_no_face_has_is_counted_and_kept() {
        let (texts, problems) = shaped("a 😀 b 😀\u{fe0f}");
        assert_eq!(texts.concat(), "a 😀 b 😀\u{fe0f}");
        let missing = MissingCharacter {
            character: '😀',
            count: 2,
            line: 7,
        };
        assert_eq!(problems, [missing]);
    }
}
