//! A document as a self-contained HTML page: it needs no other file, runs no script and contacts no
//! server.
//!
//! The input is a [`Document`] and [`HtmlOptions`], the output the bytes of a file:
//! 1. `sections` finds the sections of the page: title and lead, content, and the foot below the
//!    last rule.
//! 2. `blocks`, `tables` and `inlines` write them as elements, `form_controls` the form fields,
//!    under unique `element_ids`.
//! 3. `css` adds theme and brand to `page.css`, for light and dark screens, wide and narrow, and
//!    for print.
//! 4. `picture` embeds the logo. A drawing is written as `svg` from its shapes, so that nothing
//!    else of its file gets into the page.
//!
//! Nothing can be sent anywhere: there is no `form` element, and the content security policy
//! forbids to load or send anything.

mod blocks;
mod css;
mod element_ids;
mod form_controls;
mod inlines;
mod picture;
mod sections;
mod svg;
mod tables;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::export::html::blocks::HtmlWriter;
use crate::export::html::sections::PageSections;
use crate::export::markup::Markup;
use crate::export::strings::ExportStrings;
use crate::style::{Colour, Figure, Paper, Theme};

/// The options of a page.
#[derive(Debug, Clone)]
pub struct HtmlOptions<'a> {
    /// The theme; print uses its dense variant for a document to write on.
    pub theme: &'a Theme,
    /// The paper for print.
    pub paper: Paper,
    /// The company's accent colour, instead of the theme's. If text in it is not legible, the
    /// nearest legible colour is used.
    pub accent: Option<Colour>,
    /// The logo.
    pub logo: Option<Figure>,
    /// The author; empty for none.
    pub author: String,
    /// Whether the page is public; search engines are asked not to index others.
    pub is_posting: bool,
    /// The JSON-LD of the page.
    pub structured_data: Option<String>,
}

/// Writes a document as an HTML page.
#[must_use]
pub fn html(document: &Document, options: &HtmlOptions<'_>) -> Vec<u8> {
    let sections = PageSections::new(document);
    let mut page = Markup::default();
    page.raw("<!doctype html>\n");
    page.open("html", &[("lang", document.language.code())]);
    page.line();
    head(&mut page, document, &sections, options);
    page.open("body", &[]);
    page.line();
    page.raw(&body(document, &sections, options));
    page.close("body");
    page.line();
    page.close("html");
    page.line();
    page.finish().into_bytes()
}

fn head(
    page: &mut Markup,
    document: &Document,
    sections: &PageSections<'_>,
    options: &HtmlOptions<'_>,
) {
    let style = css::css(document, options);
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
    meta(page, "description", &sections.description());
    meta(page, "author", &options.author);
    page.open("style", &[]);
    page.raw(&style);
    page.close("style");
    page.line();
    if let Some(data) = &options.structured_data {
        page.open("script", &[("type", "application/ld+json")]);
        page.raw(&escape_json(data));
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

/// The title of the page: that of the document, and the author.
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
        (true, true) => ExportStrings::of(document.language).untitled.to_owned(),
    }
}

/// The content security policy: only the page's own style applies, and only its own images load.
fn policy(style: &str) -> String {
    use base64::Engine as _;
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// JSON that cannot end the `script` element around it. `<` occurs in strings only, where it can be
/// escaped.
fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn body(document: &Document, sections: &PageSections<'_>, options: &HtmlOptions<'_>) -> String {
    let mut writer = HtmlWriter::new(document);
    writer.header(sections, options, &title(document, options));
    writer.part("main", sections.content);
    let author = Some(options.author.as_str()).filter(|_| sections.foot.is_empty());
    writer.footer(sections.foot, document.running_foot.as_deref().or(author));
    writer.finish()
}
