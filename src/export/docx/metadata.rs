//! What a file says about itself, how it behaves, and which fonts it uses.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::document::Document;
use crate::export::docx::locale::words;
use crate::export::docx::look::{FIXED, Look, Typeface};
use crate::export::docx::properties::Ink;
use crate::export::docx::xml::Element;
use crate::export::docx::{DocxOptions, WORD};
use crate::style::Colour;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The version of Word whose layout the file asks for.
const WORD_2013: u8 = 15;
/// From one tab stop to the next, in twips.
const TAB_STOP: u16 = 708;

/// The title, the author, the language and the dates.
pub(super) fn core(document: &Document, options: &DocxOptions, language: &str) -> Element {
    let said = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| Element::new(name).saying(text))
    };
    let date = |name: &'static str| {
        options.date.map(|date| {
            Element::new(name)
                .with("xsi:type", "dcterms:W3CDTF")
                .saying(&moment(date))
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
    Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding_all(parts.into_iter().flatten())
}

fn moment(date: Timestamp) -> String {
    let date = date.to_zoned(TimeZone::UTC);
    date.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The program and the company.
pub(super) fn extended(options: &DocxOptions) -> Element {
    let company =
        (!options.author.is_empty()).then(|| Element::new("Company").saying(&options.author));
    Element::new("Properties")
        .with("xmlns", EXTENDED)
        .holding(Element::new("Application").saying(super::PROGRAM))
        .holding_all(company)
}

/// How the file behaves; `company` is what a company's file says of that.
pub(super) fn settings(
    look: &Look,
    document: &Document,
    language: &str,
    company: &[Element],
) -> Element {
    let of_company = |name: &str| company.iter().find(|element| element.name == name).cloned();
    let hyphenate = look.theme.text.hyphenate && look.theme.text.justify;
    let own_hyphens = hyphenate.then(|| Element::new("w:autoHyphenation"));
    let tab_stop = Element::of("w:defaultTabStop", TAB_STOP);
    let notes = [-1, 0].map(|id| Element::new("w:footnote").with("w:id", id));
    let compatible = Element::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", WORD_2013);
    let words = words(document.language);
    super::root("w:settings")
        .holding(of_company("w:defaultTabStop").unwrap_or(tab_stop))
        .holding_all(of_company("w:autoHyphenation").or(own_hyphens))
        .holding(Element::of("w:characterSpacingControl", "doNotCompress"))
        .holding(Element::new("w:footnotePr").holding_all(notes))
        .holding(Element::new("w:compat").holding(compatible))
        .holding(Element::of("w:themeFontLang", language))
        .holding(of_company("w:clrSchemeMapping").unwrap_or_else(colour_names))
        .holding(Element::of("w:decimalSymbol", words.decimal_symbol))
        .holding(Element::of("w:listSeparator", words.list_separator))
}

/// Which colour of the theme stands for what.
fn colour_names() -> Element {
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
    names
        .into_iter()
        .fold(Element::new("w:clrSchemeMapping"), |mapping, (name, of)| {
            mapping.with(name, of)
        })
}

/// The fonts, each with one that stands in for it elsewhere.
pub(super) fn fonts(look: &Look) -> Element {
    let fixed = Element::new("w:font")
        .with("w:name", FIXED)
        .holding(Element::of("w:family", "modern"))
        .holding(Element::of("w:pitch", "fixed"));
    Element::new("w:fonts")
        .with("xmlns:w", WORD)
        .holding_all(look.typefaces().iter().map(font))
        .holding(fixed)
}

fn font(typeface: &Typeface) -> Element {
    let like = match typeface.name.as_str() {
        "Calibri" => Some("Carlito"),
        "Cambria" => Some("Caladea"),
        _ => None,
    };
    let family = if typeface.serif { "roman" } else { "swiss" };
    Element::new("w:font")
        .with("w:name", &typeface.name)
        .holding_all(like.map(|name| Element::of("w:altName", name)))
        .holding(Element::of("w:family", family))
        .holding(Element::of("w:pitch", "variable"))
}

/// The colours and fonts that Word offers to people who edit the file.
pub(super) fn theme(look: &Look) -> Element {
    let colours = look.theme.colours;
    let named = [
        ("a:dk1", colours.text),
        ("a:lt1", Colour::WHITE),
        ("a:dk2", colours.muted),
        ("a:lt2", colours.tint),
        ("a:accent1", look.accent),
        ("a:accent2", colours.muted),
        ("a:accent3", colours.pen),
        ("a:accent4", colours.rule),
        ("a:accent5", colours.tint),
        ("a:accent6", colours.text),
        ("a:hlink", look.accent),
        ("a:folHlink", colours.muted),
    ];
    let named = named.map(|(name, colour)| {
        let value = Ink::plain(colour).hexadecimal();
        Element::new(name).holding(Element::new("a:srgbClr").with("val", value))
    });
    let scheme = |name| Element::new(name).with("name", "cxo");
    let fonts = scheme("a:fontScheme")
        .holding(theme_font("a:majorFont", &look.headings))
        .holding(theme_font("a:minorFont", &look.text));
    let elements = Element::new("a:themeElements")
        .holding(scheme("a:clrScheme").holding_all(named))
        .holding(fonts)
        .holding(effects());
    Element::new("a:theme")
        .with("xmlns:a", DRAWING)
        .with("name", "cxo")
        .holding(elements)
}

fn theme_font(name: &'static str, typeface: &Typeface) -> Element {
    let font = |name, face: &str| Element::new(name).with("typeface", face);
    Element::new(name)
        .holding(font("a:latin", &typeface.name))
        .holding(font("a:ea", ""))
        .holding(font("a:cs", ""))
}

/// What shapes look like that people add: plain, in three strengths as the format wants it.
fn effects() -> Element {
    let fill = || {
        let colour = Element::new("a:schemeClr").with("val", "phClr");
        Element::new("a:solidFill").holding(colour)
    };
    let three =
        |name, part: &dyn Fn() -> Element| Element::new(name).holding_all((0..3).map(|_| part()));
    let line = || Element::new("a:ln").with("w", 6350).holding(fill());
    let effect = || Element::new("a:effectStyle").holding(Element::new("a:effectLst"));
    Element::new("a:fmtScheme")
        .with("name", "cxo")
        .holding(three("a:fillStyleLst", &fill))
        .holding(three("a:lnStyleLst", &line))
        .holding(three("a:effectStyleLst", &effect))
        .holding(three("a:bgFillStyleLst", &fill))
}
