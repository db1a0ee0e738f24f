//! The part of a font file that a document needs: the outlines of its glyphs.

use std::collections::BTreeMap;

use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{GlyphId, Tag};
use skera::{Plan, SubsetFlags, subset_font};
use subsetter::GlyphRemapper;

use crate::style::Face;

/// What a PDF does not read: it says itself which text a code stands for, how wide it is and what
/// the font is called, and the layout has shaped everything already.
const UNREAD: [&[u8; 4]; 13] = [
    b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"STAT", b"cmap", b"gasp", b"kern",
    b"meta", b"name", b"post",
];

/// The font file of `face` with only the glyphs `ids`, and the number that each of them has in it,
/// in the same order. `None` for a file that cannot be divided.
pub(super) fn of(face: &Face, ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    if face.is_built_in() {
        without_instructions(face.data(), ids)
    } else {
        checked(face.data(), ids)
    }
}

/// For any file, however broken.
fn checked(data: &[u8], ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    let mut remapper = GlyphRemapper::new();
    let new_ids = ids.iter().map(|id| remapper.remap(*id)).collect();
    let program = subsetter::subset(data, 0, &remapper).ok()?;
    Some((program, new_ids))
}

/// For a file that is sound: `skera` panics at some that are not. Instructions for coarse screens
/// are left out, because they are more than half of a program and readers of PDF hardly use them.
fn without_instructions(data: &[u8], ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    let font = FontRef::new(data).ok()?;
    let wanted = ids.iter().map(|id| GlyphId::from(*id)).collect();
    let plan = plan(&font, &wanted, &IntSet::empty());
    let program = subset_font(&font, &plan).ok()?;
    let new: BTreeMap<GlyphId, GlyphId> = plan.old_to_new_glyph_mapping().collect();
    let new_id = |id: &u16| {
        let new = new.get(&GlyphId::from(*id))?;
        u16::try_from(new.to_u32()).ok()
    };
    let new_ids = ids.iter().map(new_id).collect::<Option<_>>()?;
    Some((program, new_ids))
}

/// The font file of a built-in face with only the glyphs of those characters, and the table that
/// says which glyph each of them has.
pub(super) fn with_characters(face: &Face, characters: impl Iterator<Item = char>) -> Vec<u8> {
    let divided = || {
        let font = FontRef::new(face.data()).ok()?;
        let wanted = characters.map(u32::from).collect();
        subset_font(&font, &plan(&font, &IntSet::empty(), &wanted)).ok()
    };
    divided().unwrap_or_else(|| face.data().to_vec())
}

/// What is kept of a font: glyphs, and characters with the table that gives them theirs.
fn plan(font: &FontRef<'_>, glyphs: &IntSet<GlyphId>, characters: &IntSet<u32>) -> Plan {
    let has_characters = !characters.is_empty();
    let unread = UNREAD
        .into_iter()
        .filter(|tag| !(has_characters && *tag == b"cmap"));
    let unread: IntSet<Tag> = unread.map(Tag::new).collect();
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING
        | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE
        | SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE;
    Plan::new(
        glyphs,
        characters,
        font,
        flags,
        &unread,
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
    )
}
