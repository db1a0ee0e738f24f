//! The section: page size, margins, headers and footers.

use crate::export::docx::package::Relationships;
use crate::export::docx::properties::{ParagraphProperties, RunProperties, Spacing};
use crate::export::docx::root;
use crate::export::docx::runs::RunStyle;
use crate::export::docx::style::Style;
use crate::export::docx::units::{millimetres, twips};
use crate::export::docx::writer::DocxWriter;
use crate::export::docx::xml::XmlElement;
use crate::style::{Paper, Theme};

/// The space between a header's text and the logo, in points.
const GAP: f32 = 10.0;
/// The twips in a point.
const TWIPS_PER_POINT: f32 = 20.0;
/// The least text width that a company's margins may leave, in twips.
const MIN_WIDTH: i32 = 2_000;

/// The page size and the margins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageSize {
    /// `w:pgSz`.
    size: XmlElement,
    /// `w:pgMar`.
    margins: XmlElement,
    /// The text width, in twips.
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
            size: XmlElement::new("w:pgSz")
                .with("w:w", width)
                .with("w:h", height),
            margins: XmlElement::new("w:pgMar")
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

    /// The page of a section of a company's file; `None` if it leaves too little room for text.
    pub(super) fn of_section(section: &XmlElement) -> Option<Self> {
        let (size, margins) = (section.child("w:pgSz")?, section.child("w:pgMar")?);
        let length = |element: &XmlElement, name| element.attribute(name)?.parse::<i32>().ok();
        let sides = [length(margins, "w:left")?, length(margins, "w:right")?];
        let gutter = length(margins, "w:gutter").unwrap_or(0);
        let taken = sides.into_iter().try_fold(gutter, i32::checked_add)?;
        let width = length(size, "w:w")?.checked_sub(taken)?;
        (width >= MIN_WIDTH).then(|| Self {
            size: size.clone(),
            margins: margins.clone(),
            width,
        })
    }

    /// The text width, in points.
    #[expect(clippy::cast_precision_loss, reason = "no page is that wide")]
    pub(super) fn text_width(&self) -> f32 {
        self.width as f32 / TWIPS_PER_POINT
    }

    /// The properties of the section. `references` refer to headers and footers; with `has_first` the
    /// first page has its own.
    pub(super) fn section(&self, references: Vec<XmlElement>, has_first: bool) -> XmlElement {
        let columns = XmlElement::new("w:cols").with("w:space", 708);
        XmlElement::new("w:sectPr")
            .add_all(references)
            .add(self.size.clone())
            .add(self.margins.clone())
            .add(columns)
            .add_all(has_first.then(|| XmlElement::new("w:titlePg")))
    }
}

impl DocxWriter<'_> {
    /// A header: the text, if any, above a picture, if any.
    pub(super) fn header(&mut self, text: Option<&str>, picture: Option<XmlElement>) -> XmlElement {
        let text = text.filter(|text| !text.is_empty());
        let picture = picture.map(|picture| {
            let mut properties = self.running_properties(Style::Header);
            properties.spacing = Some(Spacing {
                above: if text.is_some() { GAP } else { 0.0 },
                below: Some(millimetres(self.appearance.theme.logo.below)),
                leading: None,
            });
            let run = XmlElement::new("w:r").add(picture);
            XmlElement::new("w:p")
                .add_all(properties.element())
                .add(run)
        });
        let line = (text.is_some() || picture.is_none()).then(|| {
            let properties = self.running_properties(Style::Header);
            let runs = self.text(text.unwrap_or_default(), RunStyle::default());
            XmlElement::new("w:p")
                .add_all(properties.element())
                .add_all(runs)
        });
        root("w:hdr").add_all(line.into_iter().chain(picture))
    }

    /// A footer: the text, and on the right the page number.
    pub(super) fn footer(&mut self, text: Option<&str>) -> XmlElement {
        let mut properties = self.running_properties(Style::Footer);
        let right = twips(self.width);
        let others = self.sheet.tabs(Style::Footer).into_iter();
        let others = others.filter(|place| *place != right);
        properties.tabs = others.map(|place| ("clear", place)).collect();
        properties.tabs.push(("right", right));
        properties.tabs.sort_by_key(|(_, place)| *place);
        let number = [
            self.text("\t", RunStyle::default()),
            field("PAGE"),
            self.text(" / ", RunStyle::default()),
            field("NUMPAGES"),
        ];
        let paragraph = XmlElement::new("w:p")
            .add_all(properties.element())
            .add_all(self.text(text.unwrap_or_default(), RunStyle::default()))
            .add_all(number.into_iter().flatten());
        root("w:ftr").add(paragraph)
    }

    fn running_properties(&self, style: Style) -> ParagraphProperties {
        ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            ..ParagraphProperties::default()
        }
    }
}

/// A field that Word computes.
fn field(name: &str) -> Vec<XmlElement> {
    let properties = RunProperties::default();
    let run = || XmlElement::new("w:r").add_all(properties.element());
    let part = |kind| XmlElement::new("w:fldChar").with("w:fldCharType", kind);
    let code = XmlElement::new("w:instrText")
        .with("xml:space", "preserve")
        .with_text(&format!(" {name} "));
    vec![
        run().add(part("begin")),
        run().add(code),
        run().add(part("separate")),
        run().add(XmlElement::new("w:t").with_text("1")),
        run().add(part("end")),
    ]
}

/// A reference to a header or footer.
pub(super) fn reference(
    relationships: &mut Relationships,
    kind: &'static str,
    page: &str,
    file: &str,
) -> XmlElement {
    let relationship = relationships.part(kind, &format!("{file}.xml"));
    let name = match kind {
        "header" => "w:headerReference",
        _ => "w:footerReference",
    };
    XmlElement::new(name)
        .with("w:type", page)
        .with("r:id", relationship)
}
