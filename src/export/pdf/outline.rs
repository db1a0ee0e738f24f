//! Bookmarks: one per heading, nested as the headings are.

use lopdf::{Dictionary, Document, ObjectId, dictionary, text_string};

use crate::export::pdf::links::place;
use crate::layout::Pages;

/// Adds the bookmarks to the file; the result is their root, if there is any heading.
pub(super) fn write_to(
    file: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    if pages.headings.is_empty() {
        return None;
    }
    let root = file.add_object(dictionary! { "Type" => "Outlines" });
    let marks: Vec<(ObjectId, u8)> = pages
        .headings
        .iter()
        .map(|heading| {
            let page = page_ids[heading.page];
            let mark = dictionary! {
                "Title" => text_string(&heading.text),
                "Dest" => place(page, heading.top, pages.paper.height),
            };
            (file.add_object(mark), heading.level)
        })
        .collect();
    nest(file, root, &marks);
    Some(root)
}

/// Ties the marks to `parent`: those of the least level found first are its children, and what
/// follows each of them belongs to it. The result is how many there are.
fn nest(file: &mut Document, parent: ObjectId, marks: &[(ObjectId, u8)]) -> i64 {
    let mut children: Vec<ObjectId> = Vec::new();
    let mut rest = marks;
    while let Some(((child, level), below)) = rest.split_first() {
        let count = below.iter().take_while(|(_, of)| of > level).count();
        nest(file, *child, &below[..count]);
        children.push(*child);
        rest = &below[count..];
    }
    for (index, child) in children.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| children[index]);
        let after = children.get(index + 1).copied();
        let ties = [("Parent", Some(parent)), ("Prev", before), ("Next", after)];
        tie(file, *child, ties);
    }
    let ties = [
        ("First", children.first().copied()),
        ("Last", children.last().copied()),
    ];
    tie(file, parent, ties);
    let count = i64::try_from(marks.len()).unwrap_or_default();
    if let Some(dictionary) = dictionary_of(file, parent).filter(|_| count > 0) {
        dictionary.set("Count", count);
    }
    count
}

fn tie<const N: usize>(file: &mut Document, id: ObjectId, ties: [(&str, Option<ObjectId>); N]) {
    let Some(dictionary) = dictionary_of(file, id) else {
        return;
    };
    for (key, target) in ties {
        if let Some(target) = target {
            dictionary.set(key, target);
        }
    }
}

fn dictionary_of(file: &mut Document, id: ObjectId) -> Option<&mut Dictionary> {
    file.get_dictionary_mut(id).ok()
}
