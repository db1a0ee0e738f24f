//! All documents of a language bound to one PDF, with a cover, contents and bookmarks.
//!
//! 1. Every document is composed and laid out, to count its pages.
//! 2. The cover is composed with the contents: the first page of every document.
//! 3. The cover and the documents are laid out with consecutive page numbers, and bound.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::export::pdf::{self, PdfOptions};
use crate::kit::brand::LoadedBrand;
use crate::kit::engine::Engine;
use crate::kit::format::Format;
use crate::kit::order::Order;
use crate::kit::order_items::OrderItem;
use crate::kit::render::{File, VisibleProfiles, compose};
use crate::kit::write::layout_options;
use crate::language::Language;
use crate::layout::{self, PageNumbering, Part};
use crate::profile::Profile;
use crate::template::{COVER, ContentsEntry};

/// The name of the file, before the language.
const NAME: &str = "kit";

/// The arguments that all bound PDFs of an order share.
struct Binder<'a> {
    profiles: &'a VisibleProfiles,
    brand: &'a LoadedBrand<'a>,
    order: &'a Order,
    engine: &'a Engine,
}

/// A composed document of a bound PDF.
struct BoundDocument<'a> {
    item: &'a OrderItem<'a>,
    profile: &'a Profile,
    title: String,
    tree: Document,
}

/// Binds the documents of each language, including the cover.
///
/// # Errors
///
/// Problems of templates and texts.
pub(super) fn bind_all(
    items: &[OrderItem<'_>],
    profiles: &VisibleProfiles,
    brand: &LoadedBrand<'_>,
    order: &Order,
    engine: &Engine,
) -> Vec<Result<Vec<File>, Diagnostic>> {
    let binder = Binder {
        profiles,
        brand,
        order,
        engine,
    };
    let bind = |language: &Language| {
        let of_language = items.iter().filter(|item| item.language == *language);
        let items: Vec<&OrderItem<'_>> = of_language.collect();
        binder.bind(&items).map(|made| made.into_iter().collect())
    };
    Language::ALL.par_iter().map(bind).collect()
}

impl Binder<'_> {
    /// Binds the documents of one language; `None` if there is no cover for the language.
    fn bind(&self, items: &[&OrderItem<'_>]) -> Result<Option<File>, Diagnostic> {
        let (cover, items): (Vec<&OrderItem<'_>>, Vec<&OrderItem<'_>>) =
            items.iter().partition(|item| item.document == COVER);
        let [cover] = cover.as_slice() else {
            return Ok(None);
        };
        let documents = self.documents(&items, &[])?;
        let page_counts = self.page_counts(&documents);
        let first_cover = self.documents(&[cover], &entries(&documents, &page_counts, 0))?;
        let cover_pages = self.page_counts(&first_cover).iter().sum();
        let mut all = self.documents(&[cover], &entries(&documents, &page_counts, cover_pages))?;
        let page_counts: Vec<usize> = std::iter::once(cover_pages).chain(page_counts).collect();
        let title = all.first().map(|document| document.tree.title.clone());
        all.extend(documents);
        let parts = self.parts(&all, &page_counts);
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

    fn profile(&self, item: &OrderItem<'_>) -> &Profile {
        &self.profiles[&(item.audience, item.language)]
    }

    fn documents<'a>(
        &'a self,
        items: &[&'a OrderItem<'a>],
        contents: &[ContentsEntry],
    ) -> Result<Vec<BoundDocument<'a>>, Diagnostic> {
        let document = |item: &&'a OrderItem<'a>| {
            let profile = self.profile(item);
            let markdown = compose(item, profile, self.order, self.engine, contents)?;
            Ok(BoundDocument {
                item,
                profile,
                title: self.title(item),
                tree: document::parse(&markdown, item.language),
            })
        };
        items.par_iter().map(document).collect()
    }

    /// The title of a document in the contents: its kind, and the panel member it is for.
    fn title(&self, item: &OrderItem<'_>) -> String {
        let words = &self.engine.framework(item.language).words["document"];
        let kind = words.get(&item.document.name.replace('-', "_"));
        let kind = kind.map_or(item.document.name, String::as_str);
        match item.member {
            Some(member) => format!("{kind} · {}", member.name),
            None => kind.to_owned(),
        }
    }

    /// The number of pages of each document.
    fn page_counts(&self, documents: &[BoundDocument<'_>]) -> Vec<usize> {
        let page_count = |document: &BoundDocument<'_>| {
            let options = layout_options(document.profile, self.brand);
            layout::lay_out(&document.tree, &options).pages.len()
        };
        documents.par_iter().map(page_count).collect()
    }

    /// The documents laid out, with consecutive page numbers.
    fn parts(&self, documents: &[BoundDocument<'_>], page_counts: &[usize]) -> Vec<Part> {
        let count = page_counts.iter().sum();
        let firsts = page_counts.iter().scan(1, |next, page_count| {
            *next += page_count;
            Some(*next - page_count)
        });
        let numbered: Vec<(&BoundDocument<'_>, usize)> = documents.iter().zip(firsts).collect();
        let part = |(document, first): &(&BoundDocument<'_>, usize)| {
            let options = layout_options(document.profile, self.brand);
            let numbering = PageNumbering {
                first: *first,
                count,
            };
            Part {
                name: document.item.name.clone(),
                title: document.title.clone(),
                pages: layout::lay_out_numbered(&document.tree, &options, Some(numbering)),
            }
        };
        numbered.par_iter().map(part).collect()
    }
}

/// The entries of the contents. `cover_pages` is the number of pages before the first document.
fn entries(
    documents: &[BoundDocument<'_>],
    page_counts: &[usize],
    cover_pages: usize,
) -> Vec<ContentsEntry> {
    let firsts = page_counts
        .iter()
        .scan(cover_pages + 1, |next, page_count| {
            *next += page_count;
            Some(*next - page_count)
        });
    documents
        .iter()
        .zip(firsts)
        .map(|(document, page)| ContentsEntry {
            name: document.item.name.clone(),
            title: document.title.clone(),
            page,
        })
        .collect()
}
