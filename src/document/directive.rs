//! Comments by which a template says what Markdown has no words for.
//!
//! | comment | effect |
//! |---|---|
//! | `<!-- id: influence.evidence -->` | names the block that follows |
//! | the same at the start of a cell | names the cell if it is empty, else its row |
//! | `<!-- answers: yes partly no -->` | what the boxes of the block that follows stand for, in order; in a table, those of each row |
//! | `<!-- title: … -->` | the title of the document, instead of its first heading |
//! | `<!-- page-head: … -->` | the line at the top of every page |
//! | `<!-- page-foot: … -->` | the line at the foot of every page |
//!
//! The value's `&`, `<` and `>` are written as `&amp;`, `&lt;` and `&gt;`, so that no text can end
//! the comment.

/// What a comment asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Directive {
    /// Name the block that follows, or the cell it stands in.
    Id(String),
    /// Say what the boxes of the block that follows stand for, in order.
    Answers(Vec<String>),
    /// Set the title of the document.
    Title(String),
    /// Set the line at the top of every page.
    PageHead(String),
    /// Set the line at the foot of every page.
    PageFoot(String),
}

/// Reads HTML as a directive; `None` when it is anything else.
pub(super) fn read(html: &str) -> Option<Directive> {
    let comment = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (name, value) = comment.split_once(':')?;
    let value = unescape(value.trim());
    match name.trim() {
        "id" => Some(Directive::Id(value)),
        "answers" => {
            let values = value.split_whitespace().map(str::to_owned);
            Some(Directive::Answers(values.collect()))
        }
        "title" => Some(Directive::Title(value)),
        "page-head" => Some(Directive::PageHead(value)),
        "page-foot" => Some(Directive::PageFoot(value)),
        _ => None,
    }
}

fn unescape(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{Directive, read};

    #[test]
    fn a_comment_with_a_known_name_is_a_directive() {
        let id = read("<!-- id: influence.evidence -->\n");
        assert_eq!(id, Some(Directive::Id("influence.evidence".to_owned())));
        let answers = read("<!-- answers: 1 2\tnot_observed -->");
        let values = ["1", "2", "not_observed"].map(str::to_owned).to_vec();
        assert_eq!(answers, Some(Directive::Answers(values)));
        let head = read("<!-- page-head: R&amp;D: a --&gt; b -->");
        assert_eq!(head, Some(Directive::PageHead("R&D: a --> b".to_owned())));
    }

    #[test]
    fn other_html_is_no_directive() {
        assert_eq!(read("<script>alert(1)</script>"), None);
        assert_eq!(read("<!-- a remark -->"), None);
    }
}
