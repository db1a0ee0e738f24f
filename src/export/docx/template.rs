//! A company's Word file: its styles, page setup and letterhead.
//!
//! 1. The file is opened as a ZIP archive; the size of decompressed parts is limited.
//! 2. Content types tell whether it is a Word document or template without macros.
//! 3. Relationships lead to the parts with styles, numberings, fonts, theme and settings, which are
//!    parsed. References to other parts are removed from them.
//! 4. The last section gives page size and margins, and leads to the picture in its header.
//!
//! The text of the file is not used.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::export::docx::section::PageSize;
use crate::export::docx::xml::{XmlElement, XmlNode};
use crate::export::docx::{RELATIONSHIPS, WORD};
use crate::style::{FileProblem, PICTURE_LIMIT, Picture};

/// The largest Word file accepted, in bytes.
pub const TEMPLATE_LIMIT: usize = 20 << 20;
/// The largest part accepted, decompressed, in bytes.
const PART_LIMIT: u64 = 8 << 20;
/// The signature of Word files before 2007 and of password-protected ones.
const OLD_SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0";
/// The prefix of namespaces in Strict Open XML.
const STRICT: &str = "http://purl.oclc.org/ooxml/";
/// The English metric units in a point.
const EMUS_PER_POINT: f32 = 12_700.0;
/// The largest width and height of a letterhead, in points.
const LARGEST_PICTURE: f32 = 600.0;

/// The settings taken over from a company's file.
const SETTINGS: [&str; 3] = [
    "w:defaultTabStop",
    "w:autoHyphenation",
    "w:clrSchemeMapping",
];

/// A company's own Word file.
#[derive(Debug, Clone)]
pub struct WordTemplate {
    styles: XmlElement,
    numbering: Option<XmlElement>,
    fonts: Option<XmlElement>,
    theme: Option<XmlElement>,
    settings: Vec<XmlElement>,
    page: Option<PageSize>,
    letterhead: Option<(Picture, (f32, f32))>,
}

impl WordTemplate {
    /// Reads a Word file, `.docx` or `.dotx`.
    ///
    /// # Errors
    ///
    /// When the file is not a Word file, is broken, has macros or is too large.
    pub fn read(file: &[u8]) -> Result<Self, FileProblem> {
        let mut file = TemplateArchive::new(file)?;
        let main = file.main_part()?;
        let relationships = file.relationships(&main)?;
        let mut part = |kind: &str| -> Result<Option<XmlElement>, FileProblem> {
            let named = relationships
                .iter()
                .find(|relationship| relationship.is(kind));
            named
                .map(|relationship| file.tree(&relationship.target))
                .transpose()
        };
        let styles = part("styles")?.filter(|styles| styles.name == "w:styles");
        let styles = styles.ok_or_else(|| problem("has no styles", SAVE_AGAIN))?;
        if styles.attribute("xmlns:w") != Some(WORD) {
            return Err(problem("names its parts in an unusual way", SAVE_AGAIN));
        }
        let numbering = part("numbering")?.map(without_pictures);
        let fonts = part("fontTable")?.map(without_embedded);
        let theme = part("theme")?.map(without_images);
        let settings = part("settings")?.map_or_else(Vec::new, kept_settings);
        let text = file.tree(&main)?;
        let section = text.child("w:body").and_then(|body| body.child("w:sectPr"));
        let letterhead = section.and_then(|section| file.letterhead(section, &relationships));
        Ok(Self {
            styles,
            numbering,
            fonts,
            theme,
            settings,
            page: section.and_then(PageSize::of_section),
            letterhead,
        })
    }

    /// The styles part.
    pub(super) const fn styles(&self) -> &XmlElement {
        &self.styles
    }

    /// The numbering part.
    pub(super) const fn numbering(&self) -> Option<&XmlElement> {
        self.numbering.as_ref()
    }

    /// The font table.
    pub(super) const fn fonts(&self) -> Option<&XmlElement> {
        self.fonts.as_ref()
    }

    /// The theme part.
    pub(super) const fn theme(&self) -> Option<&XmlElement> {
        self.theme.as_ref()
    }

    /// The settings taken over.
    pub(super) fn settings(&self) -> &[XmlElement] {
        &self.settings
    }

    /// The page size and margins.
    pub(super) const fn page(&self) -> Option<&PageSize> {
        self.page.as_ref()
    }

    /// The picture in the header, with its width and height in points.
    pub(super) const fn letterhead(&self) -> Option<&(Picture, (f32, f32))> {
        self.letterhead.as_ref()
    }
}

const SAVE_AGAIN: &str = "open it in Word and save it as a Word document (.docx)";

fn problem(message: &str, help: &'static str) -> FileProblem {
    FileProblem {
        message: message.to_owned(),
        help,
    }
}

/// A relationship of a part.
struct Relationship {
    id: String,
    kind: String,
    /// The path of the target.
    target: String,
}

impl Relationship {
    fn is(&self, kind: &str) -> bool {
        self.kind.strip_prefix(RELATIONSHIPS) == Some(&format!("/{kind}"))
    }
}

/// A Word file being read.
struct TemplateArchive<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
}

impl<'f> TemplateArchive<'f> {
    fn new(file: &'f [u8]) -> Result<Self, FileProblem> {
        if file.len() > TEMPLATE_LIMIT {
            return Err(problem(
                "is larger than styles need",
                "delete its text and pictures, and keep its styles",
            ));
        }
        if file.starts_with(OLD_SIGNATURE) {
            return Err(problem(
                "is of the old kind (.doc) or protected by a password",
                "open it in Word, take the password off and save it as a Word document (.docx)",
            ));
        }
        let archive = ZipArchive::new(Cursor::new(file))
            .map_err(|_| problem("is no Word file", SAVE_AGAIN))?;
        Ok(Self { archive })
    }

    /// The bytes of a part; `None` if there is no part of that name.
    fn bytes(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, FileProblem> {
        let broken = || problem("is broken", SAVE_AGAIN);
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let part = self.archive.by_index(index).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        part.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        if bytes.len() as u64 > limit {
            let what = format!("has a part larger than styles need (`{name}`)");
            return Err(problem(&what, "delete its text, and keep its styles"));
        }
        Ok(Some(bytes))
    }

    /// The parsed XML of a part.
    fn tree(&mut self, name: &str) -> Result<XmlElement, FileProblem> {
        let bytes = self.bytes(name, PART_LIMIT)?;
        let tree = bytes.and_then(|bytes| XmlElement::read(&bytes));
        tree.ok_or_else(|| problem(&format!("has no readable part `{name}`"), SAVE_AGAIN))
    }

    /// The path of the main document part.
    fn main_part(&mut self) -> Result<String, FileProblem> {
        let no_word = || problem("is no Word file", SAVE_AGAIN);
        let types = self.tree("[Content_Types].xml").map_err(|_| no_word())?;
        let kinds = types
            .elements()
            .filter_map(|kind| kind.attribute("ContentType"));
        let kinds: Vec<&str> = kinds.collect();
        let has = |words: &str| kinds.iter().any(|kind| kind.contains(words));
        if has("macroEnabled") || has("vbaProject") {
            return Err(problem(
                "has macros in it",
                "save it as a Word document (.docx) or template (.dotx), which have none",
            ));
        }
        if !has("wordprocessingml.document.main") && !has("wordprocessingml.template.main") {
            return Err(no_word());
        }
        let relationships = self.tree("_rels/.rels")?;
        let strict = |relationship: &XmlElement| {
            let kind = relationship.attribute("Type");
            kind.is_some_and(|kind| kind.starts_with(STRICT))
        };
        if relationships.elements().any(strict) {
            return Err(problem(
                "is a Strict Open XML document",
                "open it in Word and save it as a Word document (.docx), not “Strict”",
            ));
        }
        let mut relationships = relationships_of(&relationships, "").into_iter();
        let main = relationships.find(|relationship| relationship.is("officeDocument"));
        main.map(|relationship| relationship.target)
            .ok_or_else(no_word)
    }

    /// The internal relationships of a part.
    fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, FileProblem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let tree = self.tree(path.trim_start_matches('/'))?;
        Ok(relationships_of(&tree, folder))
    }

    /// The first picture in the header of a section.
    fn letterhead(
        &mut self,
        section: &XmlElement,
        relationships: &[Relationship],
    ) -> Option<(Picture, (f32, f32))> {
        let headers = || {
            section
                .elements()
                .filter(|one| one.name == "w:headerReference")
        };
        let of_page = |page: &str| headers().find(|one| one.attribute("w:type") == Some(page));
        let first = section.child("w:titlePg").and_then(|_| of_page("first"));
        let header = first.or_else(|| of_page("default"))?;
        let header = target(relationships, header.attribute("r:id")?)?.to_owned();
        let tree = self.tree(&header).ok()?;
        let place = find(&tree, "wp:inline").or_else(|| find(&tree, "wp:anchor"))?;
        let blip = find(place, "a:blip")?.attribute("r:embed")?;
        let relationships = self.relationships(&header).ok()?;
        let file = self.bytes(target(&relationships, blip)?, PICTURE_LIMIT as u64);
        let picture = Picture::read(&file.ok()??).ok()?;
        let extent = place.child("wp:extent")?;
        let length = |name| Some(extent.attribute(name)?.parse::<f32>().ok()? / EMUS_PER_POINT);
        let (width, height) = (length("cx")?, length("cy")?);
        let fits = |length: f32| (1.0..=LARGEST_PICTURE).contains(&length);
        (fits(width) && fits(height)).then_some((picture, (width, height)))
    }
}

/// The internal relationships, with targets resolved against `folder`.
fn relationships_of(tree: &XmlElement, folder: &str) -> Vec<Relationship> {
    let relationships = tree.elements().filter_map(|relationship| {
        if relationship.attribute("TargetMode") == Some("External") {
            return None;
        }
        let target = relationship.attribute("Target")?;
        let target = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target.to_owned(),
            None => format!("{folder}/{target}"),
        };
        Some(Relationship {
            id: relationship.attribute("Id")?.to_owned(),
            kind: relationship.attribute("Type")?.to_owned(),
            target,
        })
    });
    relationships.collect()
}

fn target<'r>(relationships: &'r [Relationship], id: &str) -> Option<&'r str> {
    let relationship = relationships
        .iter()
        .find(|relationship| relationship.id == id)?;
    Some(&relationship.target)
}

/// The first descendant of that name.
fn find<'e>(element: &'e XmlElement, name: &str) -> Option<&'e XmlElement> {
    element.elements().find_map(|child| {
        if child.name == name {
            Some(child)
        } else {
            find(child, name)
        }
    })
}

/// The numberings without picture bullets; their levels have a character as well.
fn without_pictures(mut numbering: XmlElement) -> XmlElement {
    let refers = [
        "w:numPicBullet",
        "w:lvlPicBulletId",
        "w:numIdMacAtCleanup",
        "mc:AlternateContent",
    ];
    numbering.retain(&|element| !refers.contains(&&*element.name));
    numbering
}

/// The font table without embedded fonts.
fn without_embedded(mut fonts: XmlElement) -> XmlElement {
    fonts.retain(&|element| !element.name.starts_with("w:embed"));
    fonts
}

/// The theme with solid fills in place of pictures.
fn without_images(mut theme: XmlElement) -> XmlElement {
    for child in &mut theme.children {
        if let XmlNode::Element(element) = child {
            let inner = std::mem::replace(element, XmlElement::new(""));
            *element = if inner.name == "a:blipFill" {
                let colour = XmlElement::new("a:schemeClr").with("val", "phClr");
                XmlElement::new("a:solidFill").add(colour)
            } else {
                without_images(inner)
            };
        }
    }
    theme
}

fn kept_settings(settings: XmlElement) -> Vec<XmlElement> {
    let kept = settings.elements();
    let kept = kept.filter(|element| SETTINGS.contains(&&*element.name));
    kept.cloned().collect()
}
