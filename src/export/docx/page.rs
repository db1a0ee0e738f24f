//! The page: its size, its margins, and the lines around it.

use crate::export::docx::measure::{millimetres, twips};
use crate::export::docx::package::Relations;
use crate::export::docx::properties::{ParagraphProperties, RunProperties, Spacing};
use crate::export::docx::runs::Manner;
use crate::export::docx::style::Style;
use crate::export::docx::writer::Writer;
use crate::export::docx::xml::Element;
use crate::style::{Paper, Theme};

/// The white between the line at the top of a page and a picture, in points.
const GAP: f32 = 10.0;
/// Twips to a point.
const TWIPS: f32 = 20.0;
/// The least width of text that a company's margins may leave, in twips.
const LEAST_WIDTH: i32 = 2_000;

/// The size of a page and its margins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageSize {
    /// `w:pgSz`.
    size: Element,
    /// `w:pgMar`.
    margins: Element,
    /// The width of the text, in twips.
    width: i32,
}

impl PageSize {
    /// The page of a theme on that paper.
    pub(super) fn of_theme(theme: &Theme, paper: Paper) -> Self {
        let [top, bottom, side, edge] = [
            theme.margins.top,
            theme.margins.bottom,
            theme.margins.side,
            theme.margins.edge,
        ]
        .map(|margin| twips(millimetres(margin)));
        let (width, height) = (twips(paper.width), twips(paper.height));
        Self {
            size: Element::new("w:pgSz")
                .with("w:w", width)
                .with("w:h", height),
            margins: Element::new("w:pgMar")
                .with("w:top", top)
                .with("w:right", side)
                .with("w:bottom", bottom)
                .with("w:left", side)
                .with("w:header", edge)
                .with("w:footer", edge)
                .with("w:gutter", 0),
            width: width - 2 * side,
        }
    }

    /// The page of a section of a company's file; `None` if it leaves no room for text.
    pub(super) fn of_section(section: &Element) -> Option<Self> {
        let (size, margins) = (section.child("w:pgSz")?, section.child("w:pgMar")?);
        let length = |element: &Element, name| element.attribute(name)?.parse::<i32>().ok();
        let sides = [length(margins, "w:left")?, length(margins, "w:right")?];
        let gutter = length(margins, "w:gutter").unwrap_or(0);
        let taken = sides.into_iter().try_fold(gutter, i32::checked_add)?;
        let width = length(size, "w:w")?.checked_sub(taken)?;
        (width >= LEAST_WIDTH).then(|| Self {
            size: size.clone(),
            margins: margins.clone(),
            width,
        })
    }

    /// The width of the text, in points.
    #[expect(clippy::cast_precision_loss, reason = "no page is that wide")]
    pub(super) fn text_width(&self) -> f32 {
        self.width as f32 / TWIPS
    }

    /// The properties of the only section; `lines` refers to the lines around the page, the first
    /// page having one of its own if `has_first`.
    pub(super) fn section(&self, lines: Vec<Element>, has_first: bool) -> Element {
        let columns = Element::new("w:cols").with("w:space", 708);
        Element::new("w:sectPr")
            .holding_all(lines)
            .holding(self.size.clone())
            .holding(self.margins.clone())
            .holding(columns)
            .holding_all(has_first.then(|| Element::new("w:titlePg")))
    }
}

impl Writer<'_> {
    /// The lines at the top of a page: the text, if any, above a picture, if any.
    pub(super) fn header(&mut self, text: Option<&str>, picture: Option<Element>) -> Element {
        let text = text.filter(|text| !text.is_empty());
        let picture = picture.map(|picture| {
            let mut properties = self.around(Style::Header);
            properties.spacing = Some(Spacing {
                above: if text.is_some() { GAP } else { 0.0 },
                below: Some(millimetres(self.look.theme.logo.below)),
                leading: None,
            });
            let run = Element::new("w:r").holding(picture);
            Element::new("w:p")
                .holding_all(properties.element())
                .holding(run)
        });
        let line = (text.is_some() || picture.is_none()).then(|| {
            let properties = self.around(Style::Header);
            let runs = self.text(text.unwrap_or_default(), Manner::default());
            Element::new("w:p")
                .holding_all(properties.element())
                .holding_all(runs)
        });
        super::root("w:hdr").holding_all(line.into_iter().chain(picture))
    }

    /// The line at the foot of a page: the text, and on the right the number of the page.
    pub(super) fn footer(&mut self, text: Option<&str>) -> Element {
        let mut properties = self.around(Style::Footer);
        let right = twips(self.width);
        let others = self.sheet.tabs(Style::Footer).into_iter();
        let others = others.filter(|place| *place != right);
        properties.tabs = others.map(|place| ("clear", place)).collect();
        properties.tabs.push(("right", right));
        properties.tabs.sort_by_key(|(_, place)| *place);
        let number = [
            self.text("\t", Manner::default()),
            field("PAGE"),
            self.text(" / ", Manner::default()),
            field("NUMPAGES"),
        ];
        let paragraph = Element::new("w:p")
            .holding_all(properties.element())
            .holding_all(self.text(text.unwrap_or_default(), Manner::default()))
            .holding_all(number.into_iter().flatten());
        super::root("w:ftr").holding(paragraph)
    }

    fn around(&self, style: Style) -> ParagraphProperties {
        ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            ..ParagraphProperties::default()
        }
    }
}

/// A number that Word works out.
fn field(name: &str) -> Vec<Element> {
    let properties = RunProperties::default();
    let run = || Element::new("w:r").holding_all(properties.element());
    let part = |kind| Element::new("w:fldChar").with("w:fldCharType", kind);
    let code = Element::new("w:instrText")
        .with("xml:space", "preserve")
        .saying(&format!(" {name} "));
    vec![
        run().holding(part("begin")),
        run().holding(code),
        run().holding(part("separate")),
        run().holding(Element::new("w:t").saying("1")),
        run().holding(part("end")),
    ]
}

/// Refers to a header or footer of a page.
pub(super) fn reference(
    relations: &mut Relations,
    kind: &'static str,
    page: &str,
    file: &str,
) -> Element {
    let relation = relations.part(kind, &format!("{file}.xml"));
    let name = match kind {
        "header" => "w:headerReference",
        _ => "w:footerReference",
    };
    Element::new(name)
        .with("w:type", page)
        .with("r:id", relation)
}
