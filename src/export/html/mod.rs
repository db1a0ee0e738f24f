//! A document as a page of its own: it needs no other file, runs no script and asks no server.
//!
//! What happens to a document, in order:
//! 1. `outline` finds the parts of the page: the title with the paragraph below it, the content,
//!    and what stands below the last rule.
//! 2. `blocks`, `tables` and `inlines` write them as elements; what somebody fills in becomes
//!    inputs with the stable names of its fields, in `fields`.
//! 3. `style` writes theme and brand as variables before the style of all pages, `page.css`: for
//!    light and dark screens, wide and narrow, and for print.
//! 4. `picture` writes the logo into the page; a drawing is written anew from its shapes, so that
//!    nothing else of its file gets there.
//!
//! Nothing can be sent anywhere: there is no form element, and the page's own policy lets no
//! program load or send anything.

mod blocks;
mod drawing;
mod fields;
mod inlines;
mod names;
mod outline;
mod picture;
mod style;
mod tables;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::export::html::blocks::Writer;
use crate::export::html::outline::Outline;
use crate::export::markup::Markup;
use crate::export::words::Words;
use crate::style::{Colour, Figure, Paper, Theme};

/// What a page needs to know beside its document.
#[derive(Debug, Clone)]
pub struct HtmlOptions<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The paper it is printed on.
    pub paper: Paper,
    /// The company's colour, for headings and links, instead of the theme's. Where text of it
    /// could not be read, the nearest colour that can takes its place.
    pub accent: Option<Colour>,
    /// The logo at the top.
    pub logo: Option<Figure>,
    /// Who the document comes from; empty when nobody is named.
    pub author: String,
    /// Whether everybody may find it; search engines are asked to leave other pages out.
    pub is_posting: bool,
    /// What the page says to programs, as JSON-LD.
    pub structured_data: Option<String>,
}

/// Writes a document as a page.
#[must_use]
pub fn html(document: &Document, options: &HtmlOptions<'_>) -> Vec<u8> {
    let outline = Outline::new(document);
    let mut page = Markup::default();
    page.raw("<!doctype html>\n");
    page.open("html", &[("lang", document.language.code())]);
    page.line();
    head(&mut page, document, &outline, options);
    page.open("body", &[]);
    page.line();
    page.raw(&body(document, &outline, options));
    page.close("body");
    page.line();
    page.close("html");
    page.line();
    page.finish().into_bytes()
}

fn head(page: &mut Markup, document: &Document, outline: &Outline<'_>, options: &HtmlOptions<'_>) {
    let style = style::style(document, options);
    let title = title(document, options);
    page.open("head", &[]);
    page.line();
    page.open("meta", &[("charset", "utf-8")]);
    page.line();
    let policy = policy(&style);
    page.open(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", &policy),
        ],
    );
    page.line();
    meta(page, "viewport", "width=device-width, initial-scale=1");
    meta(page, "color-scheme", "light dark");
    if !options.is_posting {
        meta(page, "robots", "noindex");
    }
    page.element("title", &[], &title);
    page.line();
    meta(page, "description", &outline.description());
    meta(page, "author", &options.author);
    page.open("style", &[]);
    page.raw(&style);
    page.close("style");
    page.line();
    if let Some(data) = &options.structured_data {
        page.open("script", &[("type", "application/ld+json")]);
        page.raw(&harmless(data));
        page.close("script");
        page.line();
    }
    page.close("head");
    page.line();
}

fn meta(page: &mut Markup, name: &str, content: &str) {
    if !content.is_empty() {
        page.open("meta", &[("name", name), ("content", content)]);
        page.line();
    }
}

/// The name of the page: its title, and who it comes from.
fn title(document: &Document, options: &HtmlOptions<'_>) -> String {
    let title = document.title.trim();
    let author = options.author.trim();
    match (
        title.is_empty(),
        author.is_empty() || title.contains(author),
    ) {
        (false, true) => title.to_owned(),
        (false, false) => format!("{title} · {author}"),
        (true, false) => author.to_owned(),
        (true, true) => Words::of(document.language).untitled.to_owned(),
    }
}

/// What the page may load and do: it is made of itself, and only its own style counts.
fn policy(style: &str) -> String {
    use base64::Engine as _;
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// JSON in which nothing can end the element around it. `<` stands only within texts, where it
/// can be written by its number.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn body(document: &Document, outline: &Outline<'_>, options: &HtmlOptions<'_>) -> String {
    let mut writer = Writer::new(document);
    writer.header(outline, options, &title(document, options));
    writer.part("main", outline.content);
    let author = Some(options.author.as_str()).filter(|_| outline.foot.is_empty());
    writer.footer(outline.foot, document.running_foot.as_deref().or(author));
    writer.finish()
}
