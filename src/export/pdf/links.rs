//! Link annotations: to an address, to a part of the file, to a footnote or back to its mark.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use crate::export::address;
use crate::export::pdf::content_stream::{corners, round};
use crate::language::Language;
use crate::layout::{Area, Link, Pages, Target};

/// The links of a file.
pub(super) struct Links<'p> {
    pages: &'p Pages,
    page_ids: &'p [ObjectId],
    /// The page and the area of the first link to each target; a footnote and its mark link to each
    /// other.
    targets: BTreeMap<&'p Target, (usize, Area)>,
}

impl<'p> Links<'p> {
    /// The links of the pages.
    pub(super) fn new(pages: &'p Pages, page_ids: &'p [ObjectId]) -> Self {
        let mut targets = BTreeMap::new();
        for (number, page) in pages.pages.iter().enumerate() {
            for link in &page.links {
                targets.entry(&link.target).or_insert((number, link.area));
            }
        }
        Self {
            pages,
            page_ids,
            targets,
        }
    }

    /// The annotation of a link.
    pub(super) fn annotation(&self, link: &Link) -> Dictionary {
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => corners(link.area, self.pages.paper.height),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "Contents" => text_string(&description(&link.target, self.pages.language)),
        };
        match &link.target {
            Target::Address(address) => annotation.set("A", action(address)),
            Target::Part(name) => {
                let page = self.pages.parts.get(name).copied().unwrap_or_default();
                let height = self.pages.paper.height;
                annotation.set("Dest", destination(self.page_ids[page], 0.0, height));
            }
            Target::Note(number) => self.lead_to(&Target::Mark(*number), &mut annotation),
            Target::Mark(number) => self.lead_to(&Target::Note(*number), &mut annotation),
        }
        annotation
    }

    /// Makes an annotation lead to the first link whose target is `counterpart`.
    fn lead_to(&self, counterpart: &Target, annotation: &mut Dictionary) {
        let Some((page, area)) = self.targets.get(counterpart) else {
            return;
        };
        let height = self.pages.paper.height;
        annotation.set("Dest", destination(self.page_ids[*page], area.top, height));
    }
}

/// A destination `top` points below the upper edge of a page of that height; the zoom is kept.
pub(super) fn destination(page: ObjectId, top: f32, height: f32) -> Vec<Object> {
    let top = round(height - top);
    vec![
        page.into(),
        "XYZ".into(),
        Object::Null,
        top.into(),
        Object::Null,
    ]
}

/// The description of a link for assistive technology.
fn description(target: &Target, language: Language) -> String {
    match (target, language) {
        (Target::Address(address) | Target::Part(address), _) => address.clone(),
        (Target::Note(number), Language::Fr | Language::En) => format!("Note {number}"),
        (Target::Mark(number), Language::Fr) => format!("Retour à l’appel de la note {number}"),
        (Target::Mark(number), Language::En) => format!("Back to the mark of note {number}"),
    }
}

fn action(address: &str) -> Dictionary {
    dictionary! {
        "Type" => "Action",
        "S" => "URI",
        "URI" => Object::string_literal(address::address(address)),
    }
}
