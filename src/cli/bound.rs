//! All documents of a language as one PDF, with a cover, contents and bookmarks.
//!
//! 1. Every document is composed and laid out, which tells how many pages it has.
//! 2. The cover is composed, with the contents: the pages on which the documents begin.
//! 3. Everything is laid out with the numbers its pages have in the whole, and bound.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::brand::Brand;
use crate::cli::formats::layout_options;
use crate::cli::make::{Made, Materials, Order, Seen, Sheet, compose};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::export::pdf::{self, PdfOptions};
use crate::language::Language;
use crate::layout::{self, Numbering, Part};
use crate::profile::Profile;
use crate::template::{COVER, ContentsEntry};

/// The name of the file.
const NAME: &str = "kit";

/// What documents are bound with.
struct Binding<'a> {
    seen: &'a Seen,
    brand: &'a Brand,
    order: &'a Order,
    materials: &'a Materials,
}

/// A document on its way into the whole.
struct Leaf<'a> {
    sheet: &'a Sheet<'a>,
    profile: &'a Profile,
    title: String,
    document: Document,
}

/// Binds the documents of each language, the cover among them.
pub(super) fn make(
    sheets: &[Sheet],
    seen: &Seen,
    brand: &Brand,
    order: &Order,
    materials: &Materials,
) -> Vec<Result<Vec<Made>, Diagnostic>> {
    let binding = Binding {
        seen,
        brand,
        order,
        materials,
    };
    let bind = |language: &Language| {
        let of_language = sheets.iter().filter(|sheet| sheet.language == *language);
        let sheets: Vec<&Sheet> = of_language.collect();
        binding.bind(&sheets).map(|made| made.into_iter().collect())
    };
    Language::ALL.par_iter().map(bind).collect()
}

impl Binding<'_> {
    /// Binds the documents of one language; nothing comes of none.
    fn bind(&self, sheets: &[&Sheet]) -> Result<Option<Made>, Diagnostic> {
        let (cover, sheets): (Vec<&Sheet>, Vec<&Sheet>) =
            sheets.iter().partition(|sheet| sheet.document == COVER);
        let [cover] = cover.as_slice() else {
            return Ok(None);
        };
        let leaves = self.leaves(&sheets, &[])?;
        let lengths = self.lengths(&leaves);
        let draft = self.leaves(&[cover], &entries(&leaves, &lengths, 0))?;
        let before = self.lengths(&draft).iter().sum();
        let mut all = self.leaves(&[cover], &entries(&leaves, &lengths, before))?;
        let lengths: Vec<usize> = std::iter::once(before).chain(lengths).collect();
        let title = all.first().map(|leaf| leaf.document.title.clone());
        all.extend(leaves);
        let parts = self.parts(&all, &lengths);
        let Some(pages) = layout::bind(title.unwrap_or_default(), parts) else {
            return Ok(None);
        };
        let options = PdfOptions {
            author: self.profile(cover).company.name.clone(),
            date: self.order.date,
        };
        Ok(Some(Made {
            name: format!(
                "{}.{}.pdf",
                cover.name.replacen(cover.document.name, NAME, 1),
                cover.language
            ),
            bytes: pdf::pdf(&pages, &options),
            problems: pages.problems,
        }))
    }

    fn profile(&self, sheet: &Sheet) -> &Profile {
        &self.seen[&(sheet.audience, sheet.language)]
    }

    fn leaves<'a>(
        &'a self,
        sheets: &[&'a Sheet<'a>],
        contents: &[ContentsEntry],
    ) -> Result<Vec<Leaf<'a>>, Diagnostic> {
        let leaf = |sheet: &&'a Sheet<'a>| {
            let profile = self.profile(sheet);
            let markdown = compose(sheet, profile, self.order, self.materials, contents)?;
            Ok(Leaf {
                sheet,
                profile,
                title: self.title(sheet)?,
                document: document::parse(&markdown, sheet.language),
            })
        };
        sheets.par_iter().map(leaf).collect()
    }

    /// What a document is called in the contents: its kind, and the panel member it is for.
    fn title(&self, sheet: &Sheet) -> Result<String, Diagnostic> {
        let words = &self.materials.framework(sheet.language)?.words["document"];
        let kind = words.get(&sheet.document.name.replace('-', "_"));
        let kind = kind.map_or(sheet.document.name, String::as_str);
        Ok(match sheet.member {
            Some(member) => format!("{kind} · {}", member.name),
            None => kind.to_owned(),
        })
    }

    /// How many pages each document has.
    fn lengths(&self, leaves: &[Leaf]) -> Vec<usize> {
        let length = |leaf: &Leaf| {
            let options = layout_options(leaf.profile, self.brand);
            layout::lay_out(&leaf.document, &options).pages.len()
        };
        leaves.par_iter().map(length).collect()
    }

    /// The documents laid out, their pages numbered through the whole.
    fn parts(&self, leaves: &[Leaf], lengths: &[usize]) -> Vec<Part> {
        let count = lengths.iter().sum();
        let firsts = lengths.iter().scan(1, |next, length| {
            *next += length;
            Some(*next - length)
        });
        let numbered: Vec<(&Leaf, usize)> = leaves.iter().zip(firsts).collect();
        let part = |(leaf, first): &(&Leaf, usize)| {
            let options = layout_options(leaf.profile, self.brand);
            let numbering = Numbering {
                first: *first,
                count,
            };
            Part {
                name: leaf.sheet.name.clone(),
                title: leaf.title.clone(),
                pages: layout::lay_out_numbered(&leaf.document, &options, Some(numbering)),
            }
        };
        numbered.par_iter().map(part).collect()
    }
}

/// The lines of the contents; `before` are the pages that stand before the first document.
fn entries(leaves: &[Leaf], lengths: &[usize], before: usize) -> Vec<ContentsEntry> {
    let firsts = lengths.iter().scan(before + 1, |next, length| {
        *next += length;
        Some(*next - length)
    });
    leaves
        .iter()
        .zip(firsts)
        .map(|(leaf, page)| ContentsEntry {
            name: leaf.sheet.name.clone(),
            title: leaf.title.clone(),
            page,
        })
        .collect()
}
