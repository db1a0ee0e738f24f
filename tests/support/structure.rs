//! The structure tree of a PDF as indented lines, for goldens.

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// One line per element: the type, the language if it is stated, and the target of its annotation.
pub(crate) fn structure(pdf: &[u8]) -> String {
    let file = Document::load_mem(pdf).unwrap();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let mut text = String::new();
    write_kids(&file, root, 0, &mut text);
    text
}

fn write_kids(file: &Document, element: &Dictionary, depth: usize, text: &mut String) {
    let kids = match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    };
    for kid in &kids {
        let (_, kid) = file.dereference(kid).unwrap();
        match kid.as_dict() {
            Ok(kid) if kid.has(b"S") => write_element(file, kid, depth, text),
            Ok(kid) if kid.has(b"Obj") => write_annotation(file, kid, depth, text),
            _ => {}
        }
    }
}

fn write_element(file: &Document, element: &Dictionary, depth: usize, text: &mut String) {
    let kind = element.get(b"S").unwrap().as_name().unwrap();
    text.push_str(&"  ".repeat(depth));
    text.push_str(&String::from_utf8_lossy(kind));
    if let Ok(language) = element.get(b"Lang") {
        let language = String::from_utf8_lossy(language.as_str().unwrap());
        text.push_str(&format!(" in {language}"));
    }
    text.push('\n');
    write_kids(file, element, depth + 1, text);
}

fn write_annotation(file: &Document, kid: &Dictionary, depth: usize, text: &mut String) {
    let annotation = kid.get(b"Obj").unwrap().as_reference().unwrap();
    let annotation = file.get_dictionary(annotation).unwrap();
    let words = annotation
        .get(b"Contents")
        .or(annotation.get(b"TU"))
        .unwrap();
    text.push_str(&"  ".repeat(depth));
    text.push_str(&format!("“{}”", decode_text_string(words).unwrap()));
    if let Ok(place) = annotation.get(b"Dest") {
        let place = place.as_array().unwrap();
        let page = number_of_page(file, place[0].as_reference().unwrap());
        let top = place[3].as_float().unwrap();
        text.push_str(&format!(" leads to page {page}, {top:.0} points up"));
    }
    text.push('\n');
}

/// The types of the structure elements around each piece of marked content of a page, innermost
/// first, by marked-content identifier.
pub(crate) fn elements_of(file: &Document, page: ObjectId) -> Vec<Vec<String>> {
    let page = file.get_dictionary(page).unwrap();
    let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let parents = root.get(b"ParentTree").unwrap().as_reference().unwrap();
    let numbers = file.get_dictionary(parents).unwrap().get(b"Nums").unwrap();
    let mut numbers = numbers.as_array().unwrap().chunks_exact(2);
    let of_page = numbers
        .find(|pair| pair[0].as_i64().unwrap() == key)
        .unwrap();
    let (_, elements) = file.dereference(&of_page[1]).unwrap();
    let elements = elements.as_array().unwrap().iter();
    elements.map(|element| types_above(file, element)).collect()
}

fn types_above(file: &Document, element: &Object) -> Vec<String> {
    let element = file
        .get_dictionary(element.as_reference().unwrap())
        .unwrap();
    let Ok(own) = element.get(b"S") else {
        return Vec::new();
    };
    let own = String::from_utf8_lossy(own.as_name().unwrap()).into_owned();
    let above = types_above(file, element.get(b"P").unwrap());
    std::iter::once(own).chain(above).collect()
}

fn number_of_page(file: &Document, page: ObjectId) -> u32 {
    let pages = file.get_pages();
    *pages.iter().find(|(_, id)| **id == page).unwrap().0
}
