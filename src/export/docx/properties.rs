//! The properties of paragraphs and of runs, in the order in which the format wants them.

use crate::export::docx::measure::{eighths, half_points, twips};
use crate::export::docx::xml::Element;
use crate::style::Colour;

/// The properties of a paragraph; what is not said is left to its style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    /// The id of the style.
    pub(super) style: Option<String>,
    /// Whether it stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Whether its lines stay on one page.
    pub(super) keep_lines: bool,
    /// The number of a numbering and the level in it.
    pub(super) numbering: Option<(usize, usize)>,
    /// The rule below.
    pub(super) rule: Option<Rule>,
    /// The colour behind the text.
    pub(super) shade: Option<Ink>,
    /// The tab stops: whether to set or to clear one, and its place in twips.
    pub(super) tabs: Vec<(&'static str, i32)>,
    /// The white around it and between its lines.
    pub(super) spacing: Option<Spacing>,
    /// How far it stands in.
    pub(super) indent: Option<Indent>,
    /// Whether neighbours of the same style stand close together.
    pub(super) close: Option<bool>,
    /// How it is aligned: `left`, `center`, `right` or `both`.
    pub(super) alignment: Option<&'static str>,
    /// The level in the outline of the document, from 0.
    pub(super) outline: Option<u8>,
}

/// A rule below a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// The thickness, in points.
    pub(super) width: f32,
    /// The white between it and the text, in whole points.
    pub(super) space: u8,
    /// The colour.
    pub(super) ink: Ink,
    /// Whether it also stands between neighbours of the same style.
    pub(super) between: bool,
}

/// The white around a paragraph and between its lines, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spacing {
    /// Above it.
    pub(super) above: f32,
    /// Below it.
    pub(super) below: Option<f32>,
    /// From one baseline to the next.
    pub(super) leading: Option<Leading>,
}

/// From one baseline to the next, in points.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leading {
    /// More where something larger stands in the line.
    AtLeast(f32),
    /// Whatever stands in the line.
    Exactly(f32),
}

/// How far a paragraph stands in, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Indent {
    /// All of its lines.
    pub(super) left: f32,
    /// How far the first stands out from the others.
    pub(super) hanging: f32,
}

/// The properties of a run; what is not said is left to its style.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    /// The id of the style.
    pub(super) style: Option<String>,
    /// The font.
    pub(super) font: Option<Font>,
    /// Bold, or expressly not.
    pub(super) bold: Option<bool>,
    /// Italic, or expressly not.
    pub(super) italic: Option<bool>,
    /// Struck out.
    pub(super) struck: bool,
    /// The colour.
    pub(super) ink: Option<Ink>,
    /// The size of the type, in points.
    pub(super) size: Option<f32>,
    /// A line below: `single`.
    pub(super) underline: Option<&'static str>,
    /// Small and high.
    pub(super) raised: bool,
    /// The language: `fr-FR`.
    pub(super) language: Option<String>,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Font {
    /// That of text in the theme of the file.
    Text,
    /// That of headings in the theme of the file.
    Headings,
    /// One by its name.
    Named(&'static str),
}

/// A colour, and its name in the theme of the file if it has one there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    /// The colour.
    pub(super) colour: Colour,
    /// Its name in the theme.
    pub(super) theme: Option<&'static str>,
}

impl ParagraphProperties {
    /// The properties as `w:pPr`; nothing when there are none.
    pub(super) fn element(&self) -> Option<Element> {
        let element = Element::new("w:pPr").holding_all(self.parts());
        (!element.children.is_empty()).then_some(element)
    }

    fn parts(&self) -> Vec<Element> {
        let style = self.style.as_ref().map(|id| Element::of("w:pStyle", id));
        let on = |is_on: bool, name: &'static str| is_on.then(|| Element::new(name));
        let close = self.close.map(|close| switch("w:contextualSpacing", close));
        let alignment = self.alignment.map(|side| Element::of("w:jc", side));
        let outline = self.outline.map(|level| Element::of("w:outlineLvl", level));
        let parts = [
            style,
            on(self.keep_next, "w:keepNext"),
            on(self.keep_lines, "w:keepLines"),
            self.numbering.map(numbering),
            self.rule.map(Rule::element),
            self.shade.map(shade),
            self.tabs(),
            self.spacing.map(Spacing::element),
            self.indent.map(Indent::element),
            close,
            alignment,
            outline,
        ];
        parts.into_iter().flatten().collect()
    }

    fn tabs(&self) -> Option<Element> {
        let tabs = self.tabs.iter().map(|(kind, place)| {
            let tab = Element::of("w:tab", kind);
            tab.with("w:pos", place)
        });
        (!self.tabs.is_empty()).then(|| Element::new("w:tabs").holding_all(tabs))
    }
}

impl Rule {
    fn element(self) -> Element {
        let border = |name| line(name, self.width, self.space, self.ink);
        Element::new("w:pBdr")
            .holding(border("w:bottom"))
            .holding_all(self.between.then(|| border("w:between")))
    }
}

impl Spacing {
    fn element(self) -> Element {
        let mut element = Element::new("w:spacing").with("w:before", twips(self.above));
        if let Some(below) = self.below {
            element = element.with("w:after", twips(below));
        }
        let (leading, rule) = match self.leading {
            None => return element,
            Some(Leading::AtLeast(leading)) => (leading, "atLeast"),
            Some(Leading::Exactly(leading)) => (leading, "exact"),
        };
        element
            .with("w:line", twips(leading))
            .with("w:lineRule", rule)
    }
}

impl Indent {
    fn element(self) -> Element {
        let element = Element::new("w:ind").with("w:left", twips(self.left));
        match self.hanging {
            0.0 => element.with("w:firstLine", 0),
            hanging => element.with("w:hanging", twips(hanging)),
        }
    }
}

impl RunProperties {
    /// The properties as `w:rPr`; nothing when there are none.
    pub(super) fn element(&self) -> Option<Element> {
        let element = Element::new("w:rPr").holding_all(self.parts());
        (!element.children.is_empty()).then_some(element)
    }

    fn parts(&self) -> Vec<Element> {
        let style = self.style.as_ref().map(|id| Element::of("w:rStyle", id));
        let size = |name| self.size.map(|size| Element::of(name, half_points(size)));
        let both = |simple, complex, value: Option<bool>| {
            [simple, complex].map(|name| value.map(|on| switch(name, on)))
        };
        let [bold, complex_bold] = both("w:b", "w:bCs", self.bold);
        let [italic, complex_italic] = both("w:i", "w:iCs", self.italic);
        let parts = [
            style,
            self.font.as_ref().map(Font::element),
            bold,
            complex_bold,
            italic,
            complex_italic,
            self.struck.then(|| Element::new("w:strike")),
            self.ink.map(Ink::element),
            size("w:sz"),
            size("w:szCs"),
            self.underline.map(|kind| Element::of("w:u", kind)),
            self.raised
                .then(|| Element::of("w:vertAlign", "superscript")),
            self.language.as_ref().map(|tag| Element::of("w:lang", tag)),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl Font {
    fn element(&self) -> Element {
        let fonts = Element::new("w:rFonts");
        let named = |font: &str| {
            fonts
                .clone()
                .with("w:asciiTheme", format!("{font}HAnsi"))
                .with("w:eastAsiaTheme", format!("{font}EastAsia"))
                .with("w:hAnsiTheme", format!("{font}HAnsi"))
                .with("w:cstheme", format!("{font}Bidi"))
        };
        match self {
            Self::Text => named("minor"),
            Self::Headings => named("major"),
            Self::Named(name) => fonts
                .clone()
                .with("w:ascii", name)
                .with("w:eastAsia", name)
                .with("w:hAnsi", name)
                .with("w:cs", name),
        }
    }
}

impl Ink {
    /// A colour that the theme of the file does not name.
    pub(super) const fn plain(colour: Colour) -> Self {
        Self {
            colour,
            theme: None,
        }
    }

    /// The colour as the format writes it: `1F4E79`.
    pub(super) fn hexadecimal(self) -> String {
        let Colour { red, green, blue } = self.colour;
        format!("{red:02X}{green:02X}{blue:02X}")
    }

    fn element(self) -> Element {
        let element = Element::of("w:color", self.hexadecimal());
        match self.theme {
            Some(name) => element.with("w:themeColor", name),
            None => element,
        }
    }
}

/// A border of a paragraph, a cell or a table: its thickness in points, the white between it and
/// the text in whole points.
pub(super) fn line(name: &'static str, width: f32, space: u8, ink: Ink) -> Element {
    let element = Element::of(name, "single")
        .with("w:sz", eighths(width))
        .with("w:space", space)
        .with("w:color", ink.hexadecimal());
    match ink.theme {
        Some(name) => element.with("w:themeColor", name),
        None => element,
    }
}

/// A colour behind text.
pub(super) fn shade(ink: Ink) -> Element {
    Element::of("w:shd", "clear")
        .with("w:color", "auto")
        .with("w:fill", ink.hexadecimal())
}

/// The number of a numbering and the level in it.
fn numbering((number, level): (usize, usize)) -> Element {
    Element::new("w:numPr")
        .holding(Element::of("w:ilvl", level))
        .holding(Element::of("w:numId", number))
}

fn switch(name: &'static str, on: bool) -> Element {
    let element = Element::new(name);
    if on {
        element
    } else {
        element.with("w:val", 0)
    }
}
