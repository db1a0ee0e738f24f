//! A company's own Word file: its styles, its page and its letterhead.
//!
//! What happens to the file, in order:
//! 1. It is opened as a ZIP file; no more of any part is unpacked than a part needs.
//! 2. Its types say whether it is a Word document or template, without macros.
//! 3. Its relations lead to the parts with styles, numberings, fonts, colours and settings, which
//!    are read as trees. Whatever in them refers to another part is left out.
//! 4. Its last section says how large the page is, and leads to the picture in its header.
//!
//! Its text is not used.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::export::docx::page::PageSize;
use crate::export::docx::xml::{Element, Node};
use crate::export::docx::{RELATIONS, WORD};
use crate::style::{FileProblem, PICTURE_LIMIT, Picture};

/// The largest Word file that is read, in bytes.
pub const TEMPLATE_LIMIT: usize = 20 << 20;
/// The most of a part that is unpacked, in bytes.
const PART_LIMIT: u64 = 8 << 20;
/// What files begin with that Word wrote before 2007, and those that a password protects.
const OLD_SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0";
/// What names the parts of a file that keeps to the standard strictly.
const STRICT: &str = "http://purl.oclc.org/ooxml/";
/// English metric units to a point.
const METRIC_UNITS: f32 = 12_700.0;
/// The largest picture of a letterhead, in points.
const LARGEST_PICTURE: f32 = 600.0;

/// The settings that are taken over.
const SETTINGS: [&str; 3] = [
    "w:defaultTabStop",
    "w:autoHyphenation",
    "w:clrSchemeMapping",
];

/// A company's own Word file.
#[derive(Debug, Clone)]
pub struct WordTemplate {
    styles: Element,
    numbering: Option<Element>,
    fonts: Option<Element>,
    theme: Option<Element>,
    settings: Vec<Element>,
    page: Option<PageSize>,
    letterhead: Option<(Picture, (f32, f32))>,
}

impl WordTemplate {
    /// Reads a Word file, `.docx` or `.dotx`.
    ///
    /// # Errors
    ///
    /// When it is none, is broken, has macros or is larger than styles need.
    pub fn read(file: &[u8]) -> Result<Self, FileProblem> {
        let mut file = Opened::new(file)?;
        let main = file.main_part()?;
        let relations = file.relations(&main)?;
        let mut part = |kind: &str| -> Result<Option<Element>, FileProblem> {
            let named = relations.iter().find(|relation| relation.is(kind));
            named
                .map(|relation| file.tree(&relation.target))
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
        let letterhead = section.and_then(|section| file.letterhead(section, &relations));
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

    /// The styles.
    pub(super) const fn styles(&self) -> &Element {
        &self.styles
    }

    /// The numberings.
    pub(super) const fn numbering(&self) -> Option<&Element> {
        self.numbering.as_ref()
    }

    /// The fonts.
    pub(super) const fn fonts(&self) -> Option<&Element> {
        self.fonts.as_ref()
    }

    /// The colours and fonts by name.
    pub(super) const fn theme(&self) -> Option<&Element> {
        self.theme.as_ref()
    }

    /// The settings that are taken over.
    pub(super) fn settings(&self) -> &[Element] {
        &self.settings
    }

    /// The page.
    pub(super) const fn page(&self) -> Option<&PageSize> {
        self.page.as_ref()
    }

    /// The picture in the header, and its width and height in points.
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

/// A relation of a part.
struct Relation {
    id: String,
    kind: String,
    /// The path of the other part.
    target: String,
}

impl Relation {
    fn is(&self, kind: &str) -> bool {
        self.kind.strip_prefix(RELATIONS) == Some(&format!("/{kind}"))
    }
}

/// A file being read.
struct Opened<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
}

impl<'f> Opened<'f> {
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

    /// The bytes of a part; nothing if there is none of that name.
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

    /// The tree of a part.
    fn tree(&mut self, name: &str) -> Result<Element, FileProblem> {
        let bytes = self.bytes(name, PART_LIMIT)?;
        let tree = bytes.and_then(|bytes| Element::read(&bytes));
        tree.ok_or_else(|| problem(&format!("has no readable part `{name}`"), SAVE_AGAIN))
    }

    /// The path of the part that holds the text.
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
        let relations = self.tree("_rels/.rels")?;
        let strict = |relation: &Element| {
            let kind = relation.attribute("Type");
            kind.is_some_and(|kind| kind.starts_with(STRICT))
        };
        if relations.elements().any(strict) {
            return Err(problem(
                "is a Strict Open XML document",
                "open it in Word and save it as a Word document (.docx), not “Strict”",
            ));
        }
        let mut relations = relations_of(&relations, "").into_iter();
        let main = relations.find(|relation| relation.is("officeDocument"));
        main.map(|relation| relation.target).ok_or_else(no_word)
    }

    /// What a part refers to within the file.
    fn relations(&mut self, part: &str) -> Result<Vec<Relation>, FileProblem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let tree = self.tree(path.trim_start_matches('/'))?;
        Ok(relations_of(&tree, folder))
    }

    /// The first picture in the header of a section.
    fn letterhead(
        &mut self,
        section: &Element,
        relations: &[Relation],
    ) -> Option<(Picture, (f32, f32))> {
        let headers = || {
            section
                .elements()
                .filter(|one| one.name == "w:headerReference")
        };
        let of_page = |page: &str| headers().find(|one| one.attribute("w:type") == Some(page));
        let first = section.child("w:titlePg").and_then(|_| of_page("first"));
        let header = first.or_else(|| of_page("default"))?;
        let header = target(relations, header.attribute("r:id")?)?.to_owned();
        let tree = self.tree(&header).ok()?;
        let place = find(&tree, "wp:inline").or_else(|| find(&tree, "wp:anchor"))?;
        let blip = find(place, "a:blip")?.attribute("r:embed")?;
        let relations = self.relations(&header).ok()?;
        let file = self.bytes(target(&relations, blip)?, PICTURE_LIMIT as u64);
        let picture = Picture::read(&file.ok()??).ok()?;
        let extent = place.child("wp:extent")?;
        let length = |name| Some(extent.attribute(name)?.parse::<f32>().ok()? / METRIC_UNITS);
        let (width, height) = (length("cx")?, length("cy")?);
        let fits = |length: f32| (1.0..=LARGEST_PICTURE).contains(&length);
        (fits(width) && fits(height)).then_some((picture, (width, height)))
    }
}

/// The relations that lead to parts of the file, as seen from a folder.
fn relations_of(tree: &Element, folder: &str) -> Vec<Relation> {
    let relations = tree.elements().filter_map(|relation| {
        if relation.attribute("TargetMode") == Some("External") {
            return None;
        }
        let target = relation.attribute("Target")?;
        let target = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target.to_owned(),
            None => format!("{folder}/{target}"),
        };
        Some(Relation {
            id: relation.attribute("Id")?.to_owned(),
            kind: relation.attribute("Type")?.to_owned(),
            target,
        })
    });
    relations.collect()
}

fn target<'r>(relations: &'r [Relation], id: &str) -> Option<&'r str> {
    let relation = relations.iter().find(|relation| relation.id == id)?;
    Some(&relation.target)
}

/// The first element of that name, at any depth.
fn find<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.elements().find_map(|child| {
        if child.name == name {
            Some(child)
        } else {
            find(child, name)
        }
    })
}

/// Numberings without pictures in the place of bullets: their levels have characters as well.
fn without_pictures(mut numbering: Element) -> Element {
    let refers = [
        "w:numPicBullet",
        "w:lvlPicBulletId",
        "w:numIdMacAtCleanup",
        "mc:AlternateContent",
    ];
    numbering.retain(&|element| !refers.contains(&&*element.name));
    numbering
}

/// Fonts without the files that come with them.
fn without_embedded(mut fonts: Element) -> Element {
    fonts.retain(&|element| !element.name.starts_with("w:embed"));
    fonts
}

/// Colours and fonts, with plain fills in the place of pictures.
fn without_images(mut theme: Element) -> Element {
    for child in &mut theme.children {
        if let Node::Element(element) = child {
            let inner = std::mem::replace(element, Element::new(""));
            *element = if inner.name == "a:blipFill" {
                let colour = Element::new("a:schemeClr").with("val", "phClr");
                Element::new("a:solidFill").holding(colour)
            } else {
                without_images(inner)
            };
        }
    }
    theme
}

fn kept_settings(settings: Element) -> Vec<Element> {
    let kept = settings.elements();
    let kept = kept.filter(|element| SETTINGS.contains(&&*element.name));
    kept.cloned().collect()
}
