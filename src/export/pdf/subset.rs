//! The part of a font program that a document needs: the outlines of its glyphs.

use std::collections::BTreeMap;

use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{GlyphId, Tag};
use skera::{Plan, SubsetFlags, subset_font};

/// What a PDF does not read: it says itself which text a code stands for, how wide it is and what
/// the font is called, and the layout has shaped everything already.
const UNREAD: [&[u8; 4]; 13] = [
    b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"STAT", b"cmap", b"gasp", b"kern",
    b"meta", b"name", b"post",
];

/// The program with only the glyphs `ids` of the font `data`, and the number that each of them has
/// in it, in the same order. Instructions for coarse screens are left out: they are more than half
/// of a program, and readers of PDF hardly use them.
///
/// A font that cannot be divided is kept whole.
pub(super) fn of(data: &[u8], ids: &[u16]) -> (Vec<u8>, Vec<u16>) {
    divided(data, ids).unwrap_or_else(|| (data.to_vec(), ids.to_vec()))
}

fn divided(data: &[u8], ids: &[u16]) -> Option<(Vec<u8>, Vec<u16>)> {
    let font = FontRef::new(data).ok()?;
    let wanted: IntSet<GlyphId> = ids.iter().map(|id| GlyphId::from(*id)).collect();
    let unread: IntSet<Tag> = UNREAD.into_iter().map(Tag::new).collect();
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING
        | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE
        | SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE;
    let plan = Plan::new(
        &wanted,
        &IntSet::empty(),
        &font,
        flags,
        &unread,
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
        &IntSet::empty(),
    );
    let program = subset_font(&font, &plan).ok()?;
    let new: BTreeMap<GlyphId, GlyphId> = plan.old_to_new_glyph_mapping().collect();
    let new_id = |id: &u16| {
        let new = new.get(&GlyphId::from(*id))?;
        u16::try_from(new.to_u32()).ok()
    };
    let new_ids = ids.iter().map(new_id).collect::<Option<_>>()?;
    Some((program, new_ids))
}
