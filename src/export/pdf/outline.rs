//! The document outline: a bookmark for each heading, nested by level.

use lopdf::{Dictionary, Document, ObjectId, dictionary, text_string};

use crate::export::pdf::links::destination;
use crate::layout::Pages;

/// Adds the outline to the file; the result is its root, if there are headings.
pub(super) fn write_to(
    file: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    if pages.headings.is_empty() {
        return None;
    }
    let root = file.add_object(dictionary! { "Type" => "Outlines" });
    let bookmarks: Vec<(ObjectId, u8)> = pages
        .headings
        .iter()
        .map(|heading| {
            let page = page_ids[heading.page];
            let bookmark = dictionary! {
                "Title" => text_string(&heading.text),
                "Dest" => destination(page, heading.top, pages.paper.height),
            };
            (file.add_object(bookmark), heading.level)
        })
        .collect();
    nest(file, root, &bookmarks);
    Some(root)
}

/// Links the bookmarks to `parent`. Those of the least level met first become its children, and
/// what follows each of them its descendants. The result is the number of bookmarks.
fn nest(file: &mut Document, parent: ObjectId, bookmarks: &[(ObjectId, u8)]) -> i64 {
    let mut children: Vec<ObjectId> = Vec::new();
    let mut rest = bookmarks;
    while let Some(((child, level), below)) = rest.split_first() {
        let count = below.iter().take_while(|(_, of)| of > level).count();
        nest(file, *child, &below[..count]);
        children.push(*child);
        rest = &below[count..];
    }
    for (index, child) in children.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| children[index]);
        let after = children.get(index + 1).copied();
        let references = [("Parent", Some(parent)), ("Prev", before), ("Next", after)];
        set_references(file, *child, references);
    }
    let references = [
        ("First", children.first().copied()),
        ("Last", children.last().copied()),
    ];
    set_references(file, parent, references);
    let count = i64::try_from(bookmarks.len()).unwrap_or_default();
    if let Some(dictionary) = dictionary_of(file, parent).filter(|_| count > 0) {
        dictionary.set("Count", count);
    }
    count
}

fn set_references<const N: usize>(
    file: &mut Document,
    id: ObjectId,
    references: [(&str, Option<ObjectId>); N],
) {
    let Some(dictionary) = dictionary_of(file, id) else {
        return;
    };
    for (key, target) in references {
        if let Some(target) = target {
            dictionary.set(key, target);
        }
    }
}

fn dictionary_of(file: &mut Document, id: ObjectId) -> Option<&mut Dictionary> {
    file.get_dictionary_mut(id).ok()
}
