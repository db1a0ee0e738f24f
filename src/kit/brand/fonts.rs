//! The fonts of a brand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::export::pdf;
use crate::kit::assets::Assets;
use crate::kit::codes;
use crate::language::Language;
use crate::profile::LoadedProfile;
use crate::profile::model::FontFiles;
use crate::style::{FONT_LIMIT, Face, FileProblem, OwnFamily, OwnFonts};

/// The greatest number of missing letters in a message.
const MOST_SHOWN: usize = 12;

/// The places of the fonts in a profile.
const TEXT: &str = "/brand/fonts/text";
const HEADINGS: &str = "/brand/fonts/headings";

/// The letters and signs beyond ASCII that most documents of a language contain.
const fn alphabet(language: Language) -> &'static str {
    match language {
        Language::Fr => "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’–—…€",
        Language::En => "’‘“”–—…€£",
    }
}

/// Reads the fonts of a profile, and warns about missing letters and variants.
///
/// # Errors
///
/// Every file that cannot be used, together with the warnings.
pub(super) fn read(
    loaded: &LoadedProfile,
    assets: &dyn Assets,
) -> Result<(OwnFonts, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut reader = Reader {
        loaded,
        assets,
        faces: BTreeMap::new(),
        found: Vec::new(),
    };
    let named = &loaded.profile.brand.fonts;
    let fonts = OwnFonts {
        text: reader.family(named.text.as_ref(), TEXT),
        headings: reader.family(named.headings.as_ref(), HEADINGS),
    };
    let mut found = reader.found;
    found.extend(
        named
            .text
            .as_ref()
            .and_then(|text| missing_variants(text, loaded)),
    );
    if found.iter().any(Diagnostic::is_error) {
        Err(found)
    } else {
        Ok((fonts, found))
    }
}

/// A warning about text fonts without bold or italic, where bold or emphasised words look like all
/// others.
fn missing_variants(text: &FontFiles, loaded: &LoadedProfile) -> Option<Diagnostic> {
    let cuts = [
        ("bold", "bold words", text.bold.is_none()),
        ("italic", "emphasised words", text.italic.is_none()),
    ];
    let missing = cuts.iter().filter(|(.., is_missing)| *is_missing);
    let (fields, words): (Vec<_>, Vec<_>) =
        missing.map(|(field, words, _)| (*field, *words)).unzip();
    if fields.is_empty() {
        return None;
    }
    let message = format!(
        "the fonts of text have no {} file: {} look like all others",
        fields.join(" and no "),
        words.join(" and ")
    );
    let help = "name each file below `text`: `regular`, `bold`, `italic` and `bold_italic`";
    let warning = Diagnostic::warning(codes::FONT, message).help(help);
    Some(warning.at(loaded.place(TEXT)))
}

struct Reader<'a> {
    loaded: &'a LoadedProfile,
    assets: &'a dyn Assets,
    /// The files read so far; `None` for a file with a problem, which is reported once.
    faces: BTreeMap<String, Option<Arc<Face>>>,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The family at a place; `None` if the profile has none there, or its regular font cannot be
    /// used.
    fn family(&mut self, files: Option<&FontFiles>, place: &str) -> Option<OwnFamily> {
        let files = files?;
        let mut face = |file: Option<&String>, field| self.face(file?, &format!("{place}/{field}"));
        let regular = face(Some(&files.regular), "regular");
        let bold = face(files.bold.as_ref(), "bold");
        let italic = face(files.italic.as_ref(), "italic");
        let bold_italic = face(files.bold_italic.as_ref(), "bold_italic");
        Some(OwnFamily {
            regular: regular?,
            bold,
            italic,
            bold_italic,
        })
    }

    fn face(&mut self, name: &str, place: &str) -> Option<Arc<Face>> {
        if let Some(known) = self.faces.get(name) {
            return known.clone();
        }
        let found = match read_face(name, self.assets) {
            Ok(face) => {
                self.found.extend(self.missing_letters(&face, name, place));
                Some(face)
            }
            Err(problem) => {
                let message = format!("the font `{}` {}", self.assets.shown(name), problem.message);
                let problem = Diagnostic::error(codes::FONT, message).help(problem.help);
                self.found.push(problem.at(self.loaded.place(place)));
                None
            }
        };
        self.faces.insert(name.to_owned(), found.clone());
        found
    }

    /// A warning about a face without the letters that most documents contain.
    fn missing_letters(&self, face: &Face, name: &str, place: &str) -> Option<Diagnostic> {
        let languages = self.loaded.profile.languages_made().iter();
        let needed: BTreeSet<char> = languages.flat_map(|of| alphabet(*of).chars()).collect();
        let lacking: Vec<String> = needed
            .into_iter()
            .filter(|character| !face.has(*character))
            .map(|character| format!("`{character}`"))
            .collect();
        if lacking.is_empty() {
            return None;
        }
        let shown = lacking[..lacking.len().min(MOST_SHOWN)].join(", ");
        let more = match lacking.len().saturating_sub(MOST_SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "the font `{}` has no {shown}{more}: a font of the program stands in there",
            self.assets.shown(name)
        );
        let help = "choose an edition of the font with these letters, or another font";
        let warning = Diagnostic::warning(codes::FONT, message).help(help);
        Some(warning.at(self.loaded.place(place)))
    }
}

fn read_face(name: &str, assets: &dyn Assets) -> Result<Arc<Face>, FileProblem> {
    let file = assets.file(name, FONT_LIMIT).map_err(|why| FileProblem {
        message: why.to_string(),
        help: "give the path of a TTF or OTF file, seen from the profile's folder",
    })?;
    let face = Face::read(file)?;
    if pdf::can_embed(&face) {
        return Ok(face);
    }
    Err(FileProblem {
        message: "is a broken font file: some of its letters cannot be read".to_owned(),
        help: "download or export it again as TTF or OTF",
    })
}
