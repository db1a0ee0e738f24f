//! Paragraph and run properties, in the order that the format requires.

use crate::export::docx::units::{eighth_points, half_points, twips};
use crate::export::docx::xml::XmlElement;
use crate::style::Colour;

/// The properties of a paragraph; those not given are left to its style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    /// The id of the style.
    pub(super) style: Option<String>,
    /// Whether the paragraph is kept on the page of the next one.
    pub(super) keep_next: bool,
    /// Whether its lines are kept on one page.
    pub(super) keep_lines: bool,
    /// The numbering and the level in it.
    pub(super) numbering: Option<(usize, usize)>,
    /// The rule below.
    pub(super) rule: Option<ParagraphRule>,
    /// The background colour.
    pub(super) shade: Option<ThemedColour>,
    /// The tab stops: `clear` or the alignment, and the position in twips.
    pub(super) tabs: Vec<(&'static str, i32)>,
    /// The space around the paragraph and between its lines.
    pub(super) spacing: Option<Spacing>,
    /// The indent.
    pub(super) indent: Option<Indent>,
    /// Whether the space between paragraphs of the same style is dropped.
    pub(super) close: Option<bool>,
    /// The alignment: `left`, `center`, `right` or `both`.
    pub(super) alignment: Option<&'static str>,
    /// The outline level, from 0.
    pub(super) outline: Option<u8>,
}

/// A rule below a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParagraphRule {
    /// The thickness, in points.
    pub(super) width: f32,
    /// The space between rule and text, in whole points.
    pub(super) space: u8,
    /// The colour.
    pub(super) colour: ThemedColour,
    /// Whether the rule also separates paragraphs of the same style.
    pub(super) between: bool,
}

/// The space around a paragraph and between its lines, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spacing {
    /// The space above.
    pub(super) above: f32,
    /// The space below.
    pub(super) below: Option<f32>,
    /// The leading.
    pub(super) leading: Option<Leading>,
}

/// The leading: the distance between baselines, in points.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leading {
    /// At least this; more in lines with larger content.
    AtLeast(f32),
    /// Exactly this.
    Exactly(f32),
}

/// The indent of a paragraph, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Indent {
    /// The indent of all lines.
    pub(super) left: f32,
    /// The outdent of the first line.
    pub(super) hanging: f32,
}

/// The properties of a run; those not given are left to its style.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    /// The id of the style.
    pub(super) style: Option<String>,
    /// The font.
    pub(super) font: Option<Font>,
    /// Bold, or explicitly not.
    pub(super) bold: Option<bool>,
    /// Italic, or explicitly not.
    pub(super) italic: Option<bool>,
    /// Struck through.
    pub(super) struck: bool,
    /// The colour.
    pub(super) colour: Option<ThemedColour>,
    /// The font size, in points.
    pub(super) size: Option<f32>,
    /// The kind of underline: `single`.
    pub(super) underline: Option<&'static str>,
    /// Superscript.
    pub(super) raised: bool,
    /// The language tag: `fr-FR`.
    pub(super) language: Option<String>,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Font {
    /// The text font of the file's theme.
    Text,
    /// The heading font of the file's theme.
    Headings,
    /// A font by name.
    Named(&'static str),
}

/// A colour, with its name in the file's theme if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ThemedColour {
    /// The colour.
    pub(super) colour: Colour,
    /// The name in the theme.
    pub(super) theme: Option<&'static str>,
}

impl ParagraphProperties {
    /// The element `w:pPr`; `None` without properties.
    pub(super) fn element(&self) -> Option<XmlElement> {
        let element = XmlElement::new("w:pPr").add_all(self.parts());
        (!element.children.is_empty()).then_some(element)
    }

    fn parts(&self) -> Vec<XmlElement> {
        let style = self.style.as_ref().map(|id| XmlElement::of("w:pStyle", id));
        let on = |is_on: bool, name: &'static str| is_on.then(|| XmlElement::new(name));
        let close = self.close.map(|close| switch("w:contextualSpacing", close));
        let alignment = self.alignment.map(|side| XmlElement::of("w:jc", side));
        let outline = self
            .outline
            .map(|level| XmlElement::of("w:outlineLvl", level));
        let parts = [
            style,
            on(self.keep_next, "w:keepNext"),
            on(self.keep_lines, "w:keepLines"),
            self.numbering.map(numbering),
            self.rule.map(ParagraphRule::element),
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

    fn tabs(&self) -> Option<XmlElement> {
        let tabs = self.tabs.iter().map(|(kind, place)| {
            let tab = XmlElement::of("w:tab", kind);
            tab.with("w:pos", place)
        });
        (!self.tabs.is_empty()).then(|| XmlElement::new("w:tabs").add_all(tabs))
    }
}

impl ParagraphRule {
    fn element(self) -> XmlElement {
        let border = |name| line(name, self.width, self.space, self.colour);
        XmlElement::new("w:pBdr")
            .add(border("w:bottom"))
            .add_all(self.between.then(|| border("w:between")))
    }
}

impl Spacing {
    fn element(self) -> XmlElement {
        let mut element = XmlElement::new("w:spacing").with("w:before", twips(self.above));
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
    fn element(self) -> XmlElement {
        let element = XmlElement::new("w:ind").with("w:left", twips(self.left));
        match self.hanging {
            0.0 => element.with("w:firstLine", 0),
            hanging => element.with("w:hanging", twips(hanging)),
        }
    }
}

impl RunProperties {
    /// The element `w:rPr`; `None` without properties.
    pub(super) fn element(&self) -> Option<XmlElement> {
        let element = XmlElement::new("w:rPr").add_all(self.parts());
        (!element.children.is_empty()).then_some(element)
    }

    fn parts(&self) -> Vec<XmlElement> {
        let style = self.style.as_ref().map(|id| XmlElement::of("w:rStyle", id));
        let size = |name| {
            self.size
                .map(|size| XmlElement::of(name, half_points(size)))
        };
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
            self.struck.then(|| XmlElement::new("w:strike")),
            self.colour.map(ThemedColour::element),
            size("w:sz"),
            size("w:szCs"),
            self.underline.map(|kind| XmlElement::of("w:u", kind)),
            self.raised
                .then(|| XmlElement::of("w:vertAlign", "superscript")),
            self.language
                .as_ref()
                .map(|tag| XmlElement::of("w:lang", tag)),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl Font {
    fn element(&self) -> XmlElement {
        let fonts = XmlElement::new("w:rFonts");
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

impl ThemedColour {
    /// A colour without a name in the theme.
    pub(super) const fn plain(colour: Colour) -> Self {
        Self {
            colour,
            theme: None,
        }
    }

    /// The colour in hexadecimal: `1F4E79`.
    pub(super) fn hexadecimal(self) -> String {
        let Colour { red, green, blue } = self.colour;
        format!("{red:02X}{green:02X}{blue:02X}")
    }

    fn element(self) -> XmlElement {
        let element = XmlElement::of("w:color", self.hexadecimal());
        match self.theme {
            Some(name) => element.with("w:themeColor", name),
            None => element,
        }
    }
}

/// A border of a paragraph, a cell or a table: line width in points, space to the text in whole
/// points.
pub(super) fn line(name: &'static str, width: f32, space: u8, colour: ThemedColour) -> XmlElement {
    let element = XmlElement::of(name, "single")
        .with("w:sz", eighth_points(width))
        .with("w:space", space)
        .with("w:color", colour.hexadecimal());
    match colour.theme {
        Some(name) => element.with("w:themeColor", name),
        None => element,
    }
}

/// A background colour.
pub(super) fn shade(colour: ThemedColour) -> XmlElement {
    XmlElement::of("w:shd", "clear")
        .with("w:color", "auto")
        .with("w:fill", colour.hexadecimal())
}

/// A reference to a numbering and a level in it.
fn numbering((number, level): (usize, usize)) -> XmlElement {
    XmlElement::new("w:numPr")
        .add(XmlElement::of("w:ilvl", level))
        .add(XmlElement::of("w:numId", number))
}

fn switch(name: &'static str, on: bool) -> XmlElement {
    let element = XmlElement::new(name);
    if on {
        element
    } else {
        element.with("w:val", 0)
    }
}
