//! Text shaping: characters to glyphs.
//!
//! 1. A run of text is itemized: divided where its font or its script changes, and then into words,
//!    each with the space after it.
//! 2. `harfrust` shapes every word on its own: kerning, ligatures, accents, and the endings of
//!    French ordinals (`ordinals`). Shaped words are cached.
//! 3. A character that no font has is shown as a replacement character and counted; the text keeps
//!    it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;
use std::sync::Arc;

use harfrust::{Buffer, ClusterLevel, Direction, Feature, GlyphInfo, GlyphPosition, Tag};
use harfrust::{Language as ShapingLanguage, ShapeOptions, ShaperFont};

use crate::language::Language;
use crate::layout::page::model::MissingCharacter;
use crate::layout::text::cache::TextCache;
use crate::layout::text::ordinals;
use crate::style::{Face, FontVariant, Fonts, OwnFonts, Script, fallback_families};

/// A shaped glyph, in em.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShapedGlyph {
    /// The font variant.
    pub(crate) variant: FontVariant,
    /// The glyph's number in the face.
    pub(crate) id: u16,
    /// The advance width, in em.
    pub(crate) advance: f32,
    /// The offset from its origin to the right and upwards, in em.
    pub(crate) shift: (f32, f32),
    /// The bytes of the text that it represents.
    pub(crate) text: Range<usize>,
}

/// The shaper of one document.
pub(crate) struct Shaper {
    font_selection: Rc<FontSelection>,
    own: OwnFonts,
    faces: Vec<Arc<Face>>,
    variants: BTreeMap<FontVariant, usize>,
    buffer: Buffer,
    missing: BTreeMap<char, MissingCount>,
}

/// The fonts and the language that shaped text depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct FontSelection {
    language: Language,
    theme: Fonts,
    /// The ids of the company's faces, by family and variant.
    own: Vec<Option<u64>>,
}

/// The occurrences of a character that no font has.
struct MissingCount {
    count: usize,
    line: usize,
}

/// The font and the script of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
struct GlyphSource {
    variant: FontVariant,
    script: Script,
    missing: bool,
}

/// The replacement for a character that no font has, best first.
const REPLACEMENTS: [char; 3] = ['\u{FFFD}', '\u{25A1}', '?'];

/// Spaces of various widths; a font with a space can set all of them.
const SPACES: [RangeInclusive<char>; 5] = [
    '\u{20}'..='\u{20}',
    '\u{A0}'..='\u{A0}',
    '\u{2000}'..='\u{200A}',
    '\u{202F}'..='\u{202F}',
    '\u{205F}'..='\u{205F}',
];

/// Characters without a glyph, which control joining, direction or line breaking: Unicode's default
/// ignorable code points.
const DEFAULT_IGNORABLE: [RangeInclusive<char>; 9] = [
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

/// Scripts that need bidirectional text or contextual shaping beyond that of the built-in fonts.
const COMPLEX_SCRIPTS: [RangeInclusive<char>; 6] = [
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
    /// A shaper for text in `language`, in the company's `own` fonts or those of the `theme`.
    pub(crate) fn new(language: Language, own: OwnFonts, theme: Fonts) -> Self {
        let font_selection = FontSelection {
            language,
            theme,
            own: own.face_ids(),
        };
        Self {
            font_selection: Rc::new(font_selection),
            own,
            faces: Vec::new(),
            variants: BTreeMap::new(),
            buffer: Buffer::new(),
            missing: BTreeMap::new(),
        }
    }

    /// The fonts and the language that shaped text depends on.
    pub(crate) fn font_selection(&self) -> Rc<FontSelection> {
        Rc::clone(&self.font_selection)
    }

    /// The faces used so far.
    pub(crate) fn faces(&self) -> &[Arc<Face>] {
        &self.faces
    }

    /// The index of the face of a variant in [`Self::faces`].
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

    /// Shapes `text[range]`. Characters that no font has are added to `missing`.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        range: Range<usize>,
        variant: FontVariant,
        missing: &mut Vec<char>,
    ) -> Vec<ShapedGlyph> {
        let mut glyphs = Vec::with_capacity(range.len());
        for (part, source) in self.itemize(text, range, variant) {
            if source.missing {
                missing.extend(text[part.clone()].chars());
                self.push_replacements(text, part, source, &mut glyphs);
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

    /// Counts characters that no font has, in a block that begins on that line of the Markdown.
    pub(crate) fn count_missing(&mut self, characters: &[char], line: usize) {
        for character in characters {
            let missing = self.missing.entry(*character);
            missing.or_insert(MissingCount { count: 0, line }).count += 1;
        }
    }

    /// The faces used, and the characters that none of the fonts has.
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

    /// Divides a run where the font or the script changes.
    fn itemize(
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

    /// The source of a character's glyph: the face `first` of the variant, else the same variant of
    /// a fallback family.
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
        if is_in(&SPACES, character) || is_in(&DEFAULT_IGNORABLE, character) {
            return found(variant, false);
        }
        if is_in(&COMPLEX_SCRIPTS, character) {
            return found(variant, true);
        }
        if first.glyph(character).is_some() {
            return found(variant, false);
        }
        let others = fallback_families(variant.family, self.font_selection.theme)
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
        let language = self.font_selection.language;
        let mut start = part.start;
        for word in text[part].split_inclusive(' ') {
            let buffer = &mut self.buffer;
            let compute = |_: &_| shape_word(word, &face, variant, language, script, buffer);
            let key = (face.id(), variant, language, script);
            let known = WORDS.with_borrow_mut(|cache| cache.get_or_insert(key, word, compute));
            glyphs.extend(known.iter().map(|glyph| ShapedGlyph {
                text: start + glyph.text.start..start + glyph.text.end,
                ..glyph.clone()
            }));
            start += word.len();
        }
    }

    /// Adds a replacement for every character of a part.
    fn push_replacements(
        &self,
        text: &str,
        part: Range<usize>,
        source: GlyphSource,
        glyphs: &mut Vec<ShapedGlyph>,
    ) {
        let face = self.own.face(source.variant);
        let id = REPLACEMENTS
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

/// The key of a shaped word: face, variant, language and script.
type WordKey = (u64, FontVariant, Language, Script);

/// The size of the cache and the longest word in it, in bytes.
const CACHE_CAPACITY: usize = 200_000;
const LONGEST_CACHED_WORD: usize = 60;

thread_local! {
    /// The glyphs of words, shaped without regard to their neighbours.
    static WORDS: RefCell<TextCache<WordKey, Vec<ShapedGlyph>>> =
        const { RefCell::new(TextCache::new(CACHE_CAPACITY, LONGEST_CACHED_WORD)) };
}

/// The OpenType feature for superscript letters, applied to those bytes of a word.
fn superiors(letters: &Range<usize>) -> Feature {
    let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Feature {
        tag: Tag::new(b"sups"),
        value: 1,
        start: at(letters.start),
        end: at(letters.end),
    }
}

/// Shapes a word.
fn shape_word(
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
    read_glyphs(buffer, face, variant, word)
}

/// Reads the glyphs that the shaper left in its buffer. Of several glyphs for the same characters,
/// the first represents them all and the others an empty text.
#[expect(
    clippy::cast_precision_loss,
    reason = "advances are a few thousand units at most"
)]
fn read_glyphs(buffer: &Buffer, face: &Face, variant: FontVariant, word: &str) -> Vec<ShapedGlyph> {
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
    use crate::style::{Family, FontVariant, OwnFonts, Theme};

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
