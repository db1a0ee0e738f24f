//! All documents of a language as one PDF, with a cover, contents and bookmarks.
//!
//! 1. Every document is composed and laid out, which tells how many pages it has.
//! 2. The cover is composed, with the contents: the pages on which the documents begin.
//! 3. Everything is laid out with the numbers its pages have in the whole, and bound.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::export::pdf::{self, PdfOptions};
use crate::kit::brand::Brand;
use crate::kit::engine::Engine;
use crate::kit::format::Format;
use crate::kit::order::Order;
use crate::kit::render::{File, Seen, compose};
use crate::kit::sheet::Sheet;
use crate::kit::write::layout_options;
use crate::language::Language;
use crate::layout::{self, PageNumbering, Part};
use crate::profile::Profile;
use crate::template::{COVER, ContentsEntry};

/// The name of the file.
const NAME: &str = "kit";

/// What documents are bound with.
struct Binding<'a> {
    seen: &'a Seen,
    brand: &'a Brand<'a>,
    order: &'a Order,
    engine: &'a Engine,
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
    sheets: &[Sheet<'_>],
    seen: &Seen,
    brand: &Brand<'_>,
    order: &Order,
    engine: &Engine,
) -> Vec<Result<Vec<File>, Diagnostic>> {
    let binding = Binding {
        seen,
        brand,
        order,
        engine,
    };
    let bind = |language: &Language| {
        let of_language = sheets.iter().filter(|sheet| sheet.language == *language);
        let sheets: Vec<&Sheet<'_>> = of_language.collect();
        binding.bind(&sheets).map(|made| made.into_iter().collect())
    };
    Language::ALL.par_iter().map(bind).collect()
}

impl Binding<'_> {
    /// Binds the documents of one language; nothing comes of none.
    fn bind(&self, sheets: &[&Sheet<'_>]) -> Result<Option<File>, Diagnostic> {
        let (cover, sheets): (Vec<&Sheet<'_>>, Vec<&Sheet<'_>>) =
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
        Ok(Some(File {
            name: format!(
                "{}.{}.pdf",
                cover.name.replacen(cover.document.name, NAME, 1),
                cover.language
            ),
            format: Format::Pdf,
            bytes: pdf::pdf(&pages, &options),
            missing: pages.missing,
            pictures: Vec::new(),
        }))
    }

    fn profile(&self, sheet: &Sheet<'_>) -> &Profile {
        &self.seen[&(sheet.audience, sheet.language)]
    }

    fn leaves<'a>(
        &'a self,
        sheets: &[&'a Sheet<'a>],
        contents: &[ContentsEntry],
    ) -> Result<Vec<Leaf<'a>>, Diagnostic> {
        let leaf = |sheet: &&'a Sheet<'a>| {
            let profile = self.profile(sheet);
            let markdown = compose(sheet, profile, self.order, self.engine, contents)?;
            Ok(Leaf {
                sheet,
                profile,
                title: self.title(sheet),
                document: document::parse(&markdown, sheet.language),
            })
        };
        sheets.par_iter().map(leaf).collect()
    }

    /// What a document is called in the contents: its kind, and the panel member it is for.
    fn title(&self, sheet: &Sheet<'_>) -> String {
        let words = &self.engine.framework(sheet.language).words["document"];
        let kind = words.get(&sheet.document.name.replace('-', "_"));
        let kind = kind.map_or(sheet.document.name, String::as_str);
        match sheet.member {
            Some(member) => format!("{kind} · {}", member.name),
            None => kind.to_owned(),
        }
    }

    /// How many pages each document has.
    fn lengths(&self, leaves: &[Leaf<'_>]) -> Vec<usize> {
        let length = |leaf: &Leaf<'_>| {
            let options = layout_options(leaf.profile, self.brand);
            layout::lay_out(&leaf.document, &options).pages.len()
        };
        leaves.par_iter().map(length).collect()
    }

    /// The documents laid out, their pages numbered through the whole.
    fn parts(&self, leaves: &[Leaf<'_>], lengths: &[usize]) -> Vec<Part> {
        let count = lengths.iter().sum();
        let firsts = lengths.iter().scan(1, |next, length| {
            *next += length;
            Some(*next - length)
        });
        let numbered: Vec<(&Leaf<'_>, usize)> = leaves.iter().zip(firsts).collect();
        let part = |(leaf, first): &(&Leaf<'_>, usize)| {
            let options = layout_options(leaf.profile, self.brand);
            let numbering = PageNumbering {
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
fn entries(leaves: &[Leaf<'_>], lengths: &[usize], before: usize) -> Vec<ContentsEntry> {
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
