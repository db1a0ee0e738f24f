//! Metadata: title, author, language, date, and the standards that the file conforms to.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use lopdf::{Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::export::pdf::flate::FlateData;
use crate::export::pdf::{PROGRAM, PdfOptions, add, icc};
use crate::language::Language;
use crate::layout::Pages;

/// The ICC profile, compressed once for all files.
static SRGB: LazyLock<FlateData> = LazyLock::new(|| FlateData::new(icc::srgb()));

/// Writes the metadata to the catalog, the information dictionary and the XMP packet; the result is
/// the catalog.
pub(super) fn write_to(file: &mut Document, pages: &Pages, options: &PdfOptions) -> ObjectId {
    file.version = "1.7".to_owned();
    drop_old(file);
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = packet(pages, options).into_bytes();
    let metadata = file.add_object(Stream::new(metadata, packet).with_compression(false));
    let profile = file.add_object(SRGB.stream(dictionary! { "N" => 3 }));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    let intent = add(file, intent);
    let information = information(pages, options);
    let information = file.add_object(information);
    file.trailer.set("Info", information);
    let catalog = catalog_of(file);
    if let Ok(dictionary) = file.get_dictionary_mut(catalog) {
        dictionary.set("Metadata", metadata);
        dictionary.set("OutputIntents", vec![intent]);
        dictionary.set("Lang", Object::string_literal(language_tag(pages.language)));
        dictionary.set("MarkInfo", dictionary! { "Marked" => true });
        let preferences = dictionary! { "DisplayDocTitle" => true };
        dictionary.set("ViewerPreferences", preferences);
    }
    catalog
}

/// Removes the information dictionary of `printpdf`, which claims standards that the file does not
/// meet.
fn drop_old(file: &mut Document) {
    if let Ok(id) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&id);
    }
}

fn catalog_of(file: &Document) -> ObjectId {
    let root = file.trailer.get(b"Root").and_then(Object::as_reference);
    root.unwrap_or_default()
}

fn information(pages: &Pages, options: &PdfOptions) -> lopdf::Dictionary {
    let mut information = dictionary! {
        "Title" => text_string(&pages.title),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
    };
    if let Some(date) = options.date {
        let date = moment(date, "D:%Y%m%d%H%M%SZ");
        information.set("CreationDate", Object::string_literal(date.clone()));
        information.set("ModDate", Object::string_literal(date));
    }
    if !options.author.is_empty() {
        information.set("Author", text_string(&options.author));
    }
    information
}

/// The language tag of a language.
pub(super) const fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr-FR",
        Language::En => "en-US",
    }
}

/// The XMP packet.
fn packet(pages: &Pages, options: &PdfOptions) -> String {
    let language = language_tag(pages.language);
    let title = escaped(&pages.title);
    let author = if options.author.is_empty() {
        String::new()
    } else {
        let author = escaped(&options.author);
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    };
    let dates = options.date.map_or_else(String::new, |date| {
        let date = moment(date, "%Y-%m-%dT%H:%M:%SZ");
        format!("<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>")
    });
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         {author}\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>\
         {dates}\
         <pdf:Producer>{PROGRAM}</pdf:Producer>\
         <pdfaid:part>2</pdfaid:part>\
         <pdfaid:conformance>A</pdfaid:conformance>\
         <pdfuaid:part>1</pdfuaid:part>\
         </rdf:Description>\
         {EXTENSION}\
         </rdf:RDF></x:xmpmeta>\n\
         <?xpacket end=\"r\"?>"
    )
}

/// The description of the property of PDF/UA: PDF/A requires an extension schema for it.
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>The part of PDF/UA</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property>\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\
    </rdf:Description>";

fn moment(date: Timestamp, format: &str) -> String {
    date.to_zoned(TimeZone::UTC).strftime(format).to_string()
}

/// Text escaped for XML; characters that XML does not allow are dropped.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => result.push(character),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn titles_are_text_and_never_markup() {
        assert_eq!(escaped("R&D <b>\u{1}é"), "R&amp;D &lt;b&gt;é");
    }
}
