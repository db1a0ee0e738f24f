//! A company's own Word file.

use std::fs;
use std::io::{Cursor, Write};

use cxo::export::docx::{DocxOptions, WordTemplate, docx};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::file::{elements, listing, part, parts};
use super::{french, options};
use crate::commands::cxo;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DOCUMENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Styles as the French edition of Word writes them: ids in French, names in English.
const STYLES: &str = "\
<w:style w:type='paragraph' w:default='1' w:styleId='Texte'><w:name w:val='Normal'/></w:style>\
<w:style w:type='paragraph' w:styleId='Titre'><w:name w:val='Title'/><w:basedOn w:val='Texte'/></w:style>\
<w:style w:type='paragraph' w:styleId='Titre1'><w:name w:val='heading 1'/><w:rPr><w:color w:val='00AA55'/></w:rPr></w:style>\
<w:style w:type='paragraph' w:styleId='Pieddepage'><w:name w:val='Footer'/>\
<w:pPr><w:tabs><w:tab w:val='center' w:pos='4536'/></w:tabs></w:pPr></w:style>\
<w:style w:type='paragraph' w:styleId='Listenumros'><w:name w:val='List Number'/>\
<w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>\
<w:style w:type='paragraph' w:styleId='TableText'><w:name w:val='Autre chose'/></w:style>";

const NUMBERING: &str = "<w:numPicBullet w:numPicBulletId='0'/>\
<w:abstractNum w:abstractNumId='4'><w:lvl w:ilvl='0'><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum>\
<w:num w:numId='7'><w:abstractNumId w:val='4'/></w:num>";

/// The parts of a company's Word file, by name.
struct Company {
    parts: Vec<(&'static str, String)>,
}

impl Company {
    fn new() -> Self {
        let relation = |id: u8, kind: &str, target: &str| {
            format!("<Relationship Id='r{id}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
        };
        let relations = |list: &str| format!("<Relationships>{list}</Relationships>");
        let of_document = [
            relation(1, "styles", "styles.xml"),
            relation(2, "numbering", "/word/numbering.xml"),
            relation(3, "header", "header1.xml"),
        ];
        let body = "<w:body><w:p><w:r><w:t>SECRET</w:t></w:r></w:p><w:sectPr>\
                    <w:headerReference w:type='default' r:id='r3'/>\
                    <w:pgSz w:w='10000' w:h='15000'/>\
                    <w:pgMar w:top='1000' w:right='1500' w:bottom='1000' w:left='1500' w:header='500' w:footer='500' w:gutter='0'/>\
                    </w:sectPr></w:body>";
        let header = "<w:hdr><wp:inline><wp:extent cx='1270000' cy='635000'/>\
                      <a:blip r:embed='r1'/></wp:inline></w:hdr>";
        Self {
            parts: vec![
                (
                    "[Content_Types].xml",
                    format!(
                        "<Types><Override PartName='/word/a.xml' ContentType='{DOCUMENT_TYPE}'/></Types>"
                    ),
                ),
                (
                    "_rels/.rels",
                    relations(&relation(1, "officeDocument", "word/a.xml")),
                ),
                (
                    "word/a.xml",
                    format!("<w:document xmlns:w='{WORD}'>{body}</w:document>"),
                ),
                ("word/_rels/a.xml.rels", relations(&of_document.concat())),
                (
                    "word/styles.xml",
                    format!("<w:styles xmlns:w='{WORD}'>{STYLES}</w:styles>"),
                ),
                (
                    "word/numbering.xml",
                    format!("<w:numbering xmlns:w='{WORD}'>{NUMBERING}</w:numbering>"),
                ),
                ("word/header1.xml", header.to_owned()),
                (
                    "word/_rels/header1.xml.rels",
                    relations(&relation(1, "image", "media/a.png")),
                ),
            ],
        }
    }

    /// A copy with one more part, or with a part replaced.
    fn with(mut self, name: &'static str, text: &str) -> Self {
        self.parts.retain(|(known, _)| *known != name);
        self.parts.push((name, text.to_owned()));
        self
    }

    fn file(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.parts {
            writer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer
            .start_file("word/media/a.png", SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&crate::pdf_support::png(20, 10)).unwrap();
        writer.finish().unwrap().into_inner()
    }
}

fn refused(file: &[u8]) -> String {
    let problem = WordTemplate::read(file).unwrap_err();
    assert!(!problem.help.is_empty());
    problem.message
}

const DOCUMENT: &str =
    "<!-- page-foot: bas -->\n# A\n\n## B\n\n1. c\n2. d\n\n- e\n\n| f |\n|---|\n| g |\n";

fn in_the_company_s_look() -> Vec<u8> {
    let template = WordTemplate::read(&Company::new().file()).unwrap();
    let options = DocxOptions {
        template: Some(&template),
        author: "Auriel".to_owned(),
        ..options()
    };
    docx(&french(DOCUMENT), &options)
}

#[test]
fn styles_are_found_by_name_and_those_missing_are_added() {
    let file = in_the_company_s_look();
    insta::assert_snapshot!(listing(&file), @"
    Titre | A
    Titre1 | B
    Listenumros 10.0 | c
    Listenumros 10.0 | d
    ListBullet | e
      TableHead | f
      TableText2 | g
    Normal |
    ");
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains("<w:color w:val=\"00AA55\"/>"), "{styles}");
    let ids = elements(&styles, "w:style");
    let mut ids: Vec<_> = ids.iter().map(|style| style["w:styleId"].clone()).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let known = |id: &String| ids.contains(id);
    assert!(
        elements(&styles, "w:basedOn")
            .iter()
            .all(|base| known(&base["w:val"]))
    );
}

#[test]
fn numbered_lists_have_the_numbers_of_the_company() {
    let numbering = part(&in_the_company_s_look(), "word/numbering.xml");
    assert!(!numbering.contains("numPicBullet"), "{numbering}");
    let (_, list) = numbering.split_once("<w:num w:numId=\"10\">").unwrap();
    assert!(list.starts_with("<w:abstractNumId w:val=\"4\"/>"), "{list}");
}

#[test]
fn the_page_and_the_letterhead_are_the_company_s_and_its_text_is_not() {
    let file = in_the_company_s_look();
    let document = part(&file, "word/document.xml");
    assert_eq!(elements(&document, "w:pgSz")[0]["w:w"], "10000");
    assert_eq!(elements(&document, "w:tblW")[0]["w:w"], "7000");
    assert!(!document.contains("SECRET"), "{document}");
    let header = part(&file, "word/header2.xml");
    assert_eq!(elements(&header, "wp:extent")[0]["cx"], "1270000");
    assert_eq!(elements(&header, "wp:docPr")[0]["descr"], "Auriel");
    assert!(parts(&file).contains_key("word/media/logo.png"));
    let footer = part(&file, "word/footer1.xml");
    let tabs = elements(&footer, "w:tab");
    assert_eq!((&*tabs[0]["w:val"], &*tabs[0]["w:pos"]), ("clear", "4536"));
    assert_eq!((&*tabs[1]["w:val"], &*tabs[1]["w:pos"]), ("right", "7000"));
}

#[test]
fn a_file_of_the_program_is_a_template_too() {
    let own = docx(&french(DOCUMENT), &options());
    let template = WordTemplate::read(&own).unwrap();
    let options = DocxOptions {
        template: Some(&template),
        ..options()
    };
    let again = docx(&french(DOCUMENT), &options);
    assert_eq!(listing(&again), listing(&own).replace(" 3.0", " 6.0"));
    assert_eq!(
        part(&again, "word/styles.xml"),
        part(&own, "word/styles.xml")
    );
}

#[test]
fn what_is_no_word_file_or_could_do_harm_is_refused() {
    let types =
        |kind: &str| format!("<Types><Default Extension='xml' ContentType='{kind}'/></Types>");
    let macros = types("application/vnd.ms-word.document.macroEnabled.main+xml");
    let sheet = types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
    let strict = "<Relationships><Relationship Id='a' Target='word/a.xml' \
                  Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'/></Relationships>";
    let bomb = format!(
        "<w:styles xmlns:w='{WORD}'>{}</w:styles>",
        " ".repeat(9 << 20)
    );
    let deep = format!(
        "<w:styles>{}{}</w:styles>",
        "<a>".repeat(500),
        "</a>".repeat(500)
    );
    let entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><w:styles>&b;</w:styles>";
    let company = |name, text: &str| refused(&Company::new().with(name, text).file());
    let said = [
        refused(b""),
        refused(b"%PDF-1.7"),
        refused(b"\xD0\xCF\x11\xE0 old"),
        refused(&vec![0; 21 << 20]),
        company("[Content_Types].xml", &macros),
        company("[Content_Types].xml", &sheet),
        company("_rels/.rels", strict),
        company("word/styles.xml", &bomb),
        company("word/styles.xml", &deep),
        company("word/styles.xml", entity),
        company("word/styles.xml", "<x/>"),
        company("word/styles.xml", "<w:styles xmlns:w='other'/>"),
    ];
    insta::assert_snapshot!(said.join("\n"), @"
    is no Word file
    is no Word file
    is of the old kind (.doc) or protected by a password
    is larger than styles need
    has macros in it
    is no Word file
    is a Strict Open XML document
    has a part larger than styles need (`word/styles.xml`)
    has no readable part `word/styles.xml`
    has no readable part `word/styles.xml`
    has no styles
    names its parts in an unusual way
    ");
}

#[test]
fn a_damaged_file_is_a_problem_and_never_a_panic() {
    let whole = Company::new().file();
    for at in 0..whole.len() {
        let mut file = whole.clone();
        file[at] ^= 0xFF;
        let _ = WordTemplate::read(&file);
        let _ = WordTemplate::read(&whole[..at]);
    }
}

#[test]
fn a_profile_names_the_file_and_is_told_what_is_wrong_with_it() {
    let folder = TempDir::new().unwrap();
    let types = "<Types><Override PartName='/a' ContentType='application/vnd.ms-office.vbaProject'/></Types>";
    let macros = Company::new().with("[Content_Types].xml", types).file();
    fs::write(folder.path().join("house.docx"), Company::new().file()).unwrap();
    fs::write(folder.path().join("macros.docm"), macros).unwrap();
    let render = |word: &str| {
        let yaml =
            format!("company: Auriel\nobjective: x\nlanguages: [en]\nbrand: {{ word: {word} }}\n");
        cxo(
            &["render", "-", "-f", "docx", "-d", "job-description"],
            folder.path(),
            yaml.as_bytes(),
        )
    };
    let run = render("house.docx");
    assert_eq!(
        (run.code, run.out.trim()),
        (0, "out/profile/job-description.en.docx"),
        "{}",
        run.err
    );
    let file = fs::read(folder.path().join(run.out.trim())).unwrap();
    assert!(listing(&file).starts_with("Titre | "), "{}", listing(&file));
    let run = render("macros.docm");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    insta::assert_snapshot!(run.err, @"
    error[CXO-017]: the Word file `macros.docm` has macros in it
     --> standard input:4:16
      |
    4 | brand: { word: macros.docm }
      |                ^^^^^^^^^^^
      |
      = help: save it as a Word document (.docx) or template (.dotx), which have none
    ");
    assert!(
        render("none.docx")
            .err
            .contains("the Word file `none.docx` does not exist")
    );
}
