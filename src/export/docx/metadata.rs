//! Document properties, settings, the font table and the theme part.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::document::Document;
use crate::export::docx::appearance::{Appearance, FIXED, Typeface};
use crate::export::docx::locale::strings;
use crate::export::docx::properties::ThemedColour;
use crate::export::docx::xml::XmlElement;
use crate::export::docx::{DocxOptions, PROGRAM, WORD, root};
use crate::style::Colour;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The version of Word whose layout rules apply.
const WORD_2013: u8 = 15;
/// The distance between default tab stops, in twips.
const TAB_STOP: u16 = 708;

/// The core properties: title, author, language and dates.
pub(super) fn core(document: &Document, options: &DocxOptions, language: &str) -> XmlElement {
    let said = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| XmlElement::new(name).with_text(text))
    };
    let date = |name: &'static str| {
        options.date.map(|date| {
            XmlElement::new(name)
                .with("xsi:type", "dcterms:W3CDTF")
                .with_text(&moment(date))
        })
    };
    let subject = document.running_head.as_deref().unwrap_or_default();
    let parts = [
        said("dc:title", &document.title),
        said("dc:subject", subject),
        said("dc:creator", &options.author),
        said("cp:lastModifiedBy", &options.author),
        date("dcterms:created"),
        date("dcterms:modified"),
        said("dc:language", language),
    ];
    XmlElement::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .add_all(parts.into_iter().flatten())
}

fn moment(date: Timestamp) -> String {
    let date = date.to_zoned(TimeZone::UTC);
    date.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The extended properties: program and company.
pub(super) fn extended(options: &DocxOptions) -> XmlElement {
    let company =
        (!options.author.is_empty()).then(|| XmlElement::new("Company").with_text(&options.author));
    XmlElement::new("Properties")
        .with("xmlns", EXTENDED)
        .add(XmlElement::new("Application").with_text(PROGRAM))
        .add_all(company)
}

/// The settings; those that a company's file gives take precedence.
pub(super) fn settings(
    appearance: &Appearance,
    document: &Document,
    language: &str,
    company: &[XmlElement],
) -> XmlElement {
    let of_company = |name: &str| company.iter().find(|element| element.name == name).cloned();
    let hyphenate = appearance.theme.text.hyphenate && appearance.theme.text.justify;
    let own_hyphens = hyphenate.then(|| XmlElement::new("w:autoHyphenation"));
    let tab_stop = XmlElement::of("w:defaultTabStop", TAB_STOP);
    let notes = [-1, 0].map(|id| XmlElement::new("w:footnote").with("w:id", id));
    let compatible = XmlElement::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", WORD_2013);
    let strings = strings(document.language);
    root("w:settings")
        .add(of_company("w:defaultTabStop").unwrap_or(tab_stop))
        .add_all(of_company("w:autoHyphenation").or(own_hyphens))
        .add(XmlElement::of("w:characterSpacingControl", "doNotCompress"))
        .add(XmlElement::new("w:footnotePr").add_all(notes))
        .add(XmlElement::new("w:compat").add(compatible))
        .add(XmlElement::of("w:themeFontLang", language))
        .add(of_company("w:clrSchemeMapping").unwrap_or_else(colour_names))
        .add(XmlElement::of("w:decimalSymbol", strings.decimal_symbol))
        .add(XmlElement::of("w:listSeparator", strings.list_separator))
}

/// The mapping of colour names to the colours of the theme.
fn colour_names() -> XmlElement {
    let names = [
        ("w:bg1", "light1"),
        ("w:t1", "dark1"),
        ("w:bg2", "light2"),
        ("w:t2", "dark2"),
        ("w:accent1", "accent1"),
        ("w:accent2", "accent2"),
        ("w:accent3", "accent3"),
        ("w:accent4", "accent4"),
        ("w:accent5", "accent5"),
        ("w:accent6", "accent6"),
        ("w:hyperlink", "hyperlink"),
        ("w:followedHyperlink", "followedHyperlink"),
    ];
    names.into_iter().fold(
        XmlElement::new("w:clrSchemeMapping"),
        |mapping, (name, of)| mapping.with(name, of),
    )
}

/// The font table, with metric-compatible alternatives.
pub(super) fn fonts(appearance: &Appearance) -> XmlElement {
    let fixed = XmlElement::new("w:font")
        .with("w:name", FIXED)
        .add(XmlElement::of("w:family", "modern"))
        .add(XmlElement::of("w:pitch", "fixed"));
    XmlElement::new("w:fonts")
        .with("xmlns:w", WORD)
        .add_all(appearance.typefaces().iter().map(font))
        .add(fixed)
}

fn font(typeface: &Typeface) -> XmlElement {
    let like = match typeface.name.as_str() {
        "Calibri" => Some("Carlito"),
        "Cambria" => Some("Caladea"),
        _ => None,
    };
    let family = if typeface.serif { "roman" } else { "swiss" };
    XmlElement::new("w:font")
        .with("w:name", &typeface.name)
        .add_all(like.map(|name| XmlElement::of("w:altName", name)))
        .add(XmlElement::of("w:family", family))
        .add(XmlElement::of("w:pitch", "variable"))
}

/// The theme part: the colours and fonts that Word offers to people who edit the file.
pub(super) fn theme(appearance: &Appearance) -> XmlElement {
    let colours = appearance.theme.colours;
    let named = [
        ("a:dk1", colours.text),
        ("a:lt1", Colour::WHITE),
        ("a:dk2", colours.muted),
        ("a:lt2", colours.tint),
        ("a:accent1", appearance.accent),
        ("a:accent2", colours.muted),
        ("a:accent3", colours.pen),
        ("a:accent4", colours.rule),
        ("a:accent5", colours.tint),
        ("a:accent6", colours.text),
        ("a:hlink", appearance.accent),
        ("a:folHlink", colours.muted),
    ];
    let named = named.map(|(name, colour)| {
        let value = ThemedColour::plain(colour).hexadecimal();
        XmlElement::new(name).add(XmlElement::new("a:srgbClr").with("val", value))
    });
    let scheme = |name| XmlElement::new(name).with("name", "cxo");
    let fonts = scheme("a:fontScheme")
        .add(theme_font("a:majorFont", &appearance.headings))
        .add(theme_font("a:minorFont", &appearance.text));
    let elements = XmlElement::new("a:themeElements")
        .add(scheme("a:clrScheme").add_all(named))
        .add(fonts)
        .add(effects());
    XmlElement::new("a:theme")
        .with("xmlns:a", DRAWING)
        .with("name", "cxo")
        .add(elements)
}

fn theme_font(name: &'static str, typeface: &Typeface) -> XmlElement {
    let font = |name, face: &str| XmlElement::new(name).with("typeface", face);
    XmlElement::new(name)
        .add(font("a:latin", &typeface.name))
        .add(font("a:ea", ""))
        .add(font("a:cs", ""))
}

/// The format scheme of the theme, which requires three of each style.
fn effects() -> XmlElement {
    let fill = || {
        let colour = XmlElement::new("a:schemeClr").with("val", "phClr");
        XmlElement::new("a:solidFill").add(colour)
    };
    let three =
        |name, part: &dyn Fn() -> XmlElement| XmlElement::new(name).add_all((0..3).map(|_| part()));
    let line = || XmlElement::new("a:ln").with("w", 6350).add(fill());
    let effect = || XmlElement::new("a:effectStyle").add(XmlElement::new("a:effectLst"));
    XmlElement::new("a:fmtScheme")
        .with("name", "cxo")
        .add(three("a:fillStyleLst", &fill))
        .add(three("a:lnStyleLst", &line))
        .add(three("a:effectStyleLst", &effect))
        .add(three("a:bgFillStyleLst", &fill))
}
