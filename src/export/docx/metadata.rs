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
        .with_children(parts.into_iter().flatten())
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
        .with_child(XmlElement::new("Application").with_text(PROGRAM))
        .with_children(company)
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
        .with_child(of_company("w:defaultTabStop").unwrap_or(tab_stop))
        .with_children(of_company("w:autoHyphenation").or(own_hyphens))
        .with_child(XmlElement::of("w:characterSpacingControl", "doNotCompress"))
        .with_child(XmlElement::new("w:footnotePr").with_children(notes))
        .with_child(XmlElement::new("w:compat").with_child(compatible))
        .with_child(XmlElement::of("w:themeFontLang", language))
        .with_child(of_company("w:clrSchemeMapping").unwrap_or_else(colour_names))
        .with_child(XmlElement::of("w:decimalSymbol", strings.decimal_symbol))
        .with_child(XmlElement::of("w:listSeparator", strings.list_separator))
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
        .with_child(XmlElement::of("w:family", "modern"))
        .with_child(XmlElement::of("w:pitch", "fixed"));
    XmlElement::new("w:fonts")
        .with("xmlns:w", WORD)
        .with_children(appearance.typefaces().iter().map(font))
        .with_child(fixed)
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
        .with_children(like.map(|name| XmlElement::of("w:altName", name)))
        .with_child(XmlElement::of("w:family", family))
        .with_child(XmlElement::of("w:pitch", "variable"))
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
        XmlElement::new(name).with_child(XmlElement::new("a:srgbClr").with("val", value))
    });
    let scheme = |name| XmlElement::new(name).with("name", "cxo");
    let fonts = scheme("a:fontScheme")
        .with_child(theme_font("a:majorFont", &appearance.headings))
        .with_child(theme_font("a:minorFont", &appearance.text));
    let elements = XmlElement::new("a:themeElements")
        .with_child(scheme("a:clrScheme").with_children(named))
        .with_child(fonts)
        .with_child(effects());
    XmlElement::new("a:theme")
        .with("xmlns:a", DRAWING)
        .with("name", "cxo")
        .with_child(elements)
}

fn theme_font(name: &'static str, typeface: &Typeface) -> XmlElement {
    let font = |name, face: &str| XmlElement::new(name).with("typeface", face);
    XmlElement::new(name)
        .with_child(font("a:latin", &typeface.name))
        .with_child(font("a:ea", ""))
        .with_child(font("a:cs", ""))
}

/// The format scheme of the theme, which requires three of each style.
fn effects() -> XmlElement {
    let fill = || {
        let colour = XmlElement::new("a:schemeClr").with("val", "phClr");
        XmlElement::new("a:solidFill").with_child(colour)
    };
    let three = |name, part: &dyn Fn() -> XmlElement| {
        XmlElement::new(name).with_children((0..3).map(|_| part()))
    };
    let line = || XmlElement::new("a:ln").with("w", 6350).with_child(fill());
    let effect = || XmlElement::new("a:effectStyle").with_child(XmlElement::new("a:effectLst"));
    XmlElement::new("a:fmtScheme")
        .with("name", "cxo")
        .with_child(three("a:fillStyleLst", &fill))
        .with_child(three("a:lnStyleLst", &line))
        .with_child(three("a:effectStyleLst", &effect))
        .with_child(three("a:bgFillStyleLst", &fill))
}
