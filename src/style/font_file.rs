//! Validation of a company's font files, before any text is set in them.

use harfrust::{Font, Tag};
use read_fonts::{FontRef, TableProvider};

use crate::style::file_problem::FileProblem;

/// The largest font file accepted, in bytes.
pub const FONT_LIMIT: usize = 32 << 20;

/// Unsupported file types: the signature, the problem, the advice.
const UNSUPPORTED: [(&[u8], &str, &str); 6] = [
    (b"wOFF", WEB, DESKTOP),
    (b"wOF2", WEB, DESKTOP),
    (
        b"ttcf",
        "is a collection of several fonts",
        "name a file that holds a single font; its maker offers each as a file of its own",
    ),
    (b"%!PS", TYPE_1, DESKTOP),
    (b"\x80\x01", TYPE_1, DESKTOP),
    (
        b"PK\x03\x04",
        "is a ZIP archive",
        "unpack it and name a font in it",
    ),
];
const WEB: &str = "is a font for web pages (WOFF)";
const TYPE_1: &str = "is a font in the old Type 1 format";
const DESKTOP: &str = "use the TTF or OTF file of the same font, the one that is installed on \
                       computers";

/// The signatures of supported files: TrueType outlines (the first two) or OpenType (CFF) outlines.
const SIGNATURES: [&[u8]; 3] = [b"\0\x01\0\0", b"true", b"OTTO"];

/// The tables without which text cannot be set.
const REQUIRED_TABLES: [&[u8; 4]; 5] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp"];

/// Bits of `fsType` in the table OS/2, which state the embedding licence (OpenType specification).
mod embedding {
    /// The mask of the licence; at most one of its bits is meaningful.
    pub(crate) const LICENCE: u16 = 0x000F;
    /// Embedding is forbidden.
    pub(crate) const RESTRICTED: u16 = 0x0002;
    /// Embedding is allowed for the whole font only.
    pub(crate) const NO_SUBSETTING: u16 = 0x0100;
    /// Embedding is allowed for bitmaps only.
    pub(crate) const BITMAPS_ONLY: u16 = 0x0200;
}

/// Reads and validates a font file.
///
/// # Errors
///
/// When the file is not a TTF or OTF file of one font, is broken, has no letters, or does not allow
/// embedding.
pub(crate) fn read(file: Vec<u8>) -> Result<Font, FileProblem> {
    if let Some((_, message, help)) = UNSUPPORTED.iter().find(|other| file.starts_with(other.0)) {
        return Err(FileProblem::new(*message, help));
    }
    if !SIGNATURES.iter().any(|start| file.starts_with(start)) {
        return Err(FileProblem::new(
            "is no font file",
            "name a TTF or OTF file",
        ));
    }
    if file.len() > FONT_LIMIT {
        return Err(FileProblem::new(
            "is larger than any font needs",
            "name a font of the scripts that your documents are written in",
        ));
    }
    check(&FontRef::new(&file).map_err(|_| broken())?)?;
    let font = Font::new(file, 0).ok_or_else(broken)?;
    let has_space = font.charmap().map_unicode(' ').is_some();
    if !has_space || font.units_per_em() == 0 {
        return Err(FileProblem::new(
            "has no letters, only signs",
            "name a font of letters",
        ));
    }
    Ok(font)
}

fn check(font: &FontRef) -> Result<(), FileProblem> {
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if has(b"fvar") || has(b"CFF2") {
        return Err(FileProblem::new(
            "is a variable font",
            "name a file of one weight: downloads of variable fonts have them in a folder \
             `static`",
        ));
    }
    let has_outlines = has(b"CFF ") || has(b"glyf") && has(b"loca");
    if !has_outlines || !REQUIRED_TABLES.into_iter().all(has) {
        return Err(broken());
    }
    let allowed = font.os2().map_or(0, |table| table.fs_type());
    check_embedding(allowed)
}

/// Checks the embedding licence, given as `fsType`: documents embed subsets of outlines.
fn check_embedding(allowed: u16) -> Result<(), FileProblem> {
    let message = if allowed & embedding::LICENCE == embedding::RESTRICTED {
        "may not be put into documents: its maker does not allow it"
    } else if allowed & embedding::BITMAPS_ONLY != 0 {
        "may be put into documents as pixels only: its maker allows no more"
    } else if allowed & embedding::NO_SUBSETTING != 0 {
        "may be put into documents as a whole only, and documents hold just the letters they need"
    } else {
        return Ok(());
    };
    Err(FileProblem::new(
        message,
        "ask its maker for a licence and file that allow it, or choose another font",
    ))
}

fn broken() -> FileProblem {
    FileProblem::new(
        "is a broken font file",
        "download or export it again as TTF or OTF",
    )
}

#[cfg(test)]
mod tests {
    use super::check_embedding;

    #[test]
    fn only_what_the_maker_allows_is_put_into_documents() {
        for allowed in [0x0000, 0x0004, 0x0008, 0x000C, 0x0006] {
            assert!(check_embedding(allowed).is_ok(), "{allowed:#06x}");
        }
        for refused in [0x0002, 0x0102, 0x0104, 0x0200, 0x0208] {
            assert!(check_embedding(refused).is_err(), "{refused:#06x}");
        }
    }
}
