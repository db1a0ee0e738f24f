//! Subsets of font files: the outlines of the glyphs that a document uses.

use std::collections::BTreeMap;

use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{GlyphId, Tag};
use skera::{Plan, SubsetFlags, subset_font};
use subsetter::GlyphRemapper;

use crate::style::Face;

/// The tables that PDF readers ignore: text, widths and names are stated in the PDF, and shaping is
/// done.
const UNUSED_TABLES: [&[u8; 4]; 13] = [
    b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"STAT", b"cmap", b"gasp", b"kern",
    b"meta", b"name", b"post",
];

/// The font file of `face` with only the glyphs `ids`, and their numbers in it, in the same order.
/// `None` if the file cannot be subset.
pub(super) fn of(face: &Face, ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    if face.is_built_in() {
        subset_built_in(face.data(), ids)
    } else {
        subset_untrusted(face.data(), ids)
    }
}

/// A subset of any file, however broken.
fn subset_untrusted(data: &[u8], ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    let mut remapper = GlyphRemapper::new();
    let new_ids = ids.iter().map(|id| remapper.remap(*id)).collect();
    let program = subsetter::subset(data, 0, &remapper).ok()?;
    Some((program, new_ids))
}

/// A subset of a built-in font, without hinting instructions: they are more than half of a program,
/// and PDF readers hardly use them. `skera` panics on some broken files, so it is used for built-in
/// fonts only.
fn subset_built_in(data: &[u8], ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
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

/// The font file of a built-in face with only the glyphs of those characters, and their `cmap`
/// table.
pub(super) fn of_characters(face: &Face, characters: impl Iterator<Item = char>) -> Vec<u8> {
    let divided = || {
        let font = FontRef::new(face.data()).ok()?;
        let wanted = characters.map(u32::from).collect();
        subset_font(&font, &plan(&font, &IntSet::empty(), &wanted)).ok()
    };
    divided().unwrap_or_else(|| face.data().to_vec())
}

/// The plan of a subset: the glyphs and characters to keep.
fn plan(font: &FontRef<'_>, glyphs: &IntSet<GlyphId>, characters: &IntSet<u32>) -> Plan {
    let has_characters = !characters.is_empty();
    let unused_tables = UNUSED_TABLES
        .into_iter()
        .filter(|tag| !(has_characters && *tag == b"cmap"));
    let unused_tables: IntSet<Tag> = unused_tables.map(Tag::new).collect();
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING
        | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE
        | SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE;
    Plan::new(
        glyphs,
        characters,
        font,
        flags,
        &unused_tables,
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
    )
}
