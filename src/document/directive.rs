//! Directives: HTML by which a template expresses what Markdown has no syntax for.
//!
//! | HTML | effect |
//! |---|---|
//! | `<!-- id: influence.evidence -->` | gives a name to the block that follows |
//! | the same at the start of a cell | gives a name to the cell if it is empty, else to its row |
//! | `<!-- answers: yes partly no -->` | gives values to the boxes of the block that follows, in order; in a table, to those of each row |
//! | `<!-- title: … -->` | sets the title of the document, instead of its first heading |
//! | `<!-- page-head: … -->` | sets the line at the top of every page |
//! | `<!-- page-foot: … -->` | sets the line at the foot of every page |
//! | `<span lang="en">…</span>` | marks the text in between as text in that language |
//! | `<div lang="en">`, `</div>` | marks the blocks in between as text in that language |
//!
//! A comment's `&`, `<` and `>` are written as `&amp;`, `&lt;` and `&gt;`, so that no text can end
//! the comment.

use crate::language::Language;

/// A directive: an instruction that a template gives as HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Directive {
    /// Name the block that follows, or the cell it stands in.
    Id(String),
    /// Give values to the tick boxes of the block that follows, in order.
    Answers(Vec<String>),
    /// Set the title of the document.
    Title(String),
    /// Set the running head.
    RunningHead(String),
    /// Set the running foot.
    RunningFoot(String),
    /// Mark the blocks that follow as text in that language.
    Language(Language),
    /// End the innermost [`Self::Language`].
    EndLanguage,
}

/// The end tag of the text that [`opening_span`] begins.
pub(super) const SPAN_END: &str = "</span>";

/// Reads HTML as a directive; `None` when it is any other HTML.
pub(super) fn read(html: &str) -> Option<Directive> {
    let html = html.trim();
    if html == "</div>" {
        return Some(Directive::EndLanguage);
    }
    if let Some(language) = language(html, "div") {
        return Some(Directive::Language(language));
    }
    let comment = html.strip_prefix("<!--")?.strip_suffix("-->")?;
    let (name, value) = comment.split_once(':')?;
    let value = unescape(value.trim());
    match name.trim() {
        "id" => Some(Directive::Id(value)),
        "answers" => {
            let values = value.split_whitespace().map(str::to_owned);
            Some(Directive::Answers(values.collect()))
        }
        "title" => Some(Directive::Title(value)),
        "page-head" => Some(Directive::RunningHead(value)),
        "page-foot" => Some(Directive::RunningFoot(value)),
        _ => None,
    }
}

/// The language of an opening `<span lang="…">`; the text ends at [`SPAN_END`].
pub(super) fn opening_span(html: &str) -> Option<Language> {
    language(html, "span")
}

fn language(html: &str, element: &str) -> Option<Language> {
    let attribute = html.strip_prefix('<')?.strip_prefix(element)?;
    let code = attribute.strip_prefix(" lang=\"")?.strip_suffix("\">")?;
    Language::from_code(code)
}

fn unescape(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{Directive, opening_span, read};
    use crate::language::Language;

    #[test]
    fn a_comment_with_a_known_name_is_a_directive() {
        let id = read("<!-- id: influence.evidence -->\n");
        assert_eq!(id, Some(Directive::Id("influence.evidence".to_owned())));
        let answers = read("<!-- answers: 1 2\tnot_observed -->");
        let values = ["1", "2", "not_observed"].map(str::to_owned).to_vec();
        assert_eq!(answers, Some(Directive::Answers(values)));
        let head = read("<!-- page-head: R&amp;D: a --&gt; b -->");
        assert_eq!(
            head,
            Some(Directive::RunningHead("R&D: a --> b".to_owned()))
        );
    }

    #[test]
    fn other_html_is_no_directive() {
        assert_eq!(read("<script>alert(1)</script>"), None);
        assert_eq!(read("<!-- a remark -->"), None);
        assert_eq!(read("<div lang=\"xx\">"), None);
        assert_eq!(opening_span("<span class=\"en\">"), None);
    }

    #[test]
    fn spans_and_divisions_name_their_language() {
        assert_eq!(opening_span("<span lang=\"en\">"), Some(Language::En));
        let french = Some(Directive::Language(Language::Fr));
        assert_eq!(read("<div lang=\"fr\">\n"), french);
        assert_eq!(read("</div>\n"), Some(Directive::EndLanguage));
    }
}
