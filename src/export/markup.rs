//! A writer of HTML and SVG. Names of elements and attributes come from the program; values and
//! texts are data and are escaped.

/// The markup written so far.
#[derive(Debug, Default)]
pub(super) struct Markup {
    written: String,
}

/// An attribute, as name and value; an empty value is omitted.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Markup {
    /// Writes a start tag.
    pub(super) fn open(&mut self, element: &str, attributes: &[Attribute<'_>]) {
        self.written.push('<');
        self.written.push_str(element);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            if !value.is_empty() {
                self.written.push_str("=\"");
                escape(value, &mut self.written);
                self.written.push('"');
            }
        }
        self.written.push('>');
    }

    /// Writes an end tag.
    pub(super) fn close(&mut self, element: &str) {
        self.written.push_str("</");
        self.written.push_str(element);
        self.written.push('>');
    }

    /// Writes an element with text in it.
    pub(super) fn element(&mut self, element: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(element, attributes);
        self.text(text);
        self.close(element);
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.written);
    }

    /// Writes markup, or text in another language such as CSS, without escaping it.
    pub(super) fn raw(&mut self, markup: &str) {
        self.written.push_str(markup);
    }

    /// Ends the current line of the file, unless it is empty.
    pub(super) fn line(&mut self) {
        if !self.written.is_empty() && !self.written.ends_with('\n') {
            self.written.push('\n');
        }
    }

    /// The finished markup.
    pub(super) fn finish(self) -> String {
        self.written
    }
}

/// Escapes text for the content of an element and for attribute values. Characters that HTML does
/// not allow become U+FFFD.
fn escape(text: &str, written: &mut String) {
    for character in text.chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' | '\t' => written.push(character),
            '\r' => written.push('\n'),
            control if control.is_control() || is_noncharacter(control) => {
                written.push(char::REPLACEMENT_CHARACTER);
            }
            other => written.push(other),
        }
    }
}

/// Whether a code point is a Unicode noncharacter.
fn is_noncharacter(code: char) -> bool {
    let code = u32::from(code);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn texts_and_values_never_become_markup() {
        let mut markup = Markup::default();
        markup.element(
            "a",
            &[("href", "\"><b>'&"), ("hidden", "")],
            "</a><b>\u{0}\u{FFFE}",
        );
        assert_eq!(
            markup.finish(),
            "<a href=\"&quot;&gt;&lt;b&gt;'&amp;\" hidden>&lt;/a&gt;&lt;b&gt;\u{FFFD}\u{FFFD}</a>"
        );
    }
}
