//! HTML and SVG being written: the names are the program's own, values and texts are data.

/// Elements and texts, in the order they are written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    written: String,
}

/// An attribute: name and value. One without a value is written as its name alone.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Markup {
    /// Begins an element.
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

    /// Ends an element.
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

    /// Writes what is markup already, or a language of its own such as a sheet of style.
    pub(super) fn raw(&mut self, markup: &str) {
        self.written.push_str(markup);
    }

    /// Ends a line of the file, unless it is ended already.
    pub(super) fn line(&mut self) {
        if !self.written.is_empty() && !self.written.ends_with('\n') {
            self.written.push('\n');
        }
    }

    /// What is written.
    pub(super) fn finish(self) -> String {
        self.written
    }
}

/// Writes text so that it stays text, within an element as within the quotes of an attribute.
/// Characters that HTML does not allow become the one that stands for such.
fn escape(text: &str, written: &mut String) {
    for character in text.chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' | '\t' => written.push(character),
            '\r' => written.push('\n'),
            control if control.is_control() || is_no_character(control) => {
                written.push(char::REPLACEMENT_CHARACTER);
            }
            other => written.push(other),
        }
    }
}

/// Whether Unicode sets the code aside, never to be a character.
fn is_no_character(code: char) -> bool {
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
