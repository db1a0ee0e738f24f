//! Inline content to runs, hyperlinks, tick boxes and footnote references.

use crate::document::{Inline, LinkTarget, link_target};
use crate::export::address::address;
use crate::export::docx::properties::RunProperties;
use crate::export::docx::style::Style;
use crate::export::docx::units::millimetres;
use crate::export::docx::writer::DocxWriter;
use crate::export::docx::xml::XmlElement;
use crate::language::Language;

/// The side of a tick box, as a share of its font size.
const BOX_SHARE: f32 = 0.85;

/// The style of a run, beside the style of its paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunStyle {
    bold: bool,
    italic: bool,
    struck: bool,
    link: bool,
    /// The language, if it differs from that of the document.
    language: Option<Language>,
}

impl DocxWriter<'_> {
    /// The runs of inline content.
    pub(super) fn runs(&mut self, content: &[Inline]) -> Vec<XmlElement> {
        self.runs_in(content, RunStyle::default())
    }

    fn runs_in(&mut self, content: &[Inline], style: RunStyle) -> Vec<XmlElement> {
        let mut runs = Vec::new();
        let mut after_box = false;
        for inline in content {
            if let (Inline::Text(text), true) = (inline, after_box)
                && let Some(text) = text.strip_prefix(' ')
            {
                // A no-break space keeps the label on the line of its tick box.
                runs.extend(self.text(&format!("\u{A0}{text}"), style));
            } else {
                runs.extend(self.inline(inline, style));
            }
            after_box = matches!(inline, Inline::TickBox { .. });
        }
        runs
    }

    fn inline(&mut self, inline: &Inline, style: RunStyle) -> Vec<XmlElement> {
        match inline {
            Inline::Text(text) => self.text(text, style),
            Inline::Emphasis(content) => {
                let italic = !style.italic;
                self.runs_in(content, RunStyle { italic, ..style })
            }
            Inline::Strong(content) => {
                let bold = true;
                self.runs_in(content, RunStyle { bold, ..style })
            }
            Inline::Strikethrough(content) => {
                let struck = true;
                self.runs_in(content, RunStyle { struck, ..style })
            }
            Inline::Foreign { language, content } => {
                let language = Some(*language).filter(|language| *language != self.language);
                self.runs_in(content, RunStyle { language, ..style })
            }
            Inline::Code(text) => self.code_words(text, style),
            Inline::Link { target, content } => self.link(target, content, style),
            Inline::Image(image) => self.text(&image.alternative, style),
            Inline::TickBox { ticked } => vec![self.tick_box(*ticked)],
            Inline::FootnoteMark(number) => self.mark(*number, style),
            Inline::LineBreak => vec![XmlElement::new("w:r").add(XmlElement::new("w:br"))],
        }
    }

    /// A tick box.
    pub(super) fn tick_box(&mut self, ticked: bool) -> XmlElement {
        let size = millimetres(self.appearance.theme.pen.tick_box) / BOX_SHARE;
        self.controls.tick_box(ticked, size)
    }

    /// A run of text; none for an empty text.
    pub(super) fn text(&self, text: &str, style: RunStyle) -> Vec<XmlElement> {
        self.styled(text, self.run_properties(style))
    }

    fn code_words(&self, text: &str, style: RunStyle) -> Vec<XmlElement> {
        let code = self.sheet.id(Style::CodeWords).to_owned();
        let properties = RunProperties {
            style: Some(code),
            ..self.run_properties(style)
        };
        self.styled(text, properties)
    }

    fn styled(&self, text: &str, properties: RunProperties) -> Vec<XmlElement> {
        let characters = characters(text);
        if characters.is_empty() {
            return Vec::new();
        }
        let run = XmlElement::new("w:r").add_all(properties.element());
        vec![run.add_all(characters)]
    }

    fn run_properties(&self, style: RunStyle) -> RunProperties {
        let link = style.link.then(|| self.sheet.id(Style::Link).to_owned());
        let language = style.language.map(|language| self.tag(language));
        RunProperties {
            style: link,
            bold: style.bold.then_some(true),
            italic: style.italic.then_some(true),
            struck: style.struck,
            language,
            ..RunProperties::default()
        }
    }

    fn link(&mut self, target: &str, content: &[Inline], style: RunStyle) -> Vec<XmlElement> {
        let link = true;
        let runs = self.runs_in(content, RunStyle { link, ..style });
        let Some(LinkTarget::Address(target)) = link_target(target).filter(|_| !style.link) else {
            return runs;
        };
        let relationship = self.relationships.address(&address(target));
        let link = XmlElement::new("w:hyperlink")
            .with("r:id", relationship)
            .with("w:history", 1);
        vec![link.add_all(runs)]
    }

    /// A footnote mark: a reference to the footnote the first time, then a cross-reference. Within
    /// footnotes, and for a footnote that does not exist, the number alone.
    fn mark(&mut self, number: usize, style: RunStyle) -> Vec<XmlElement> {
        let properties = RunProperties {
            style: Some(self.sheet.id(Style::NoteMark).to_owned()),
            ..self.run_properties(style)
        };
        let run = || XmlElement::new("w:r").add_all(properties.element());
        let shown = |text: &str| run().add(XmlElement::new("w:t").with_text(text));
        let name = format!("_Note{number}");
        if self.notes.is_placed(number) && !self.notes.in_note {
            let part = |kind| XmlElement::new("w:fldChar").with("w:fldCharType", kind);
            let field = format!(" NOTEREF {name} \\h ");
            let field = XmlElement::new("w:instrText")
                .with("xml:space", "preserve")
                .with_text(&field);
            return vec![
                run().add(part("begin")),
                run().add(field),
                run().add(part("separate")),
                shown(&number.to_string()),
                run().add(part("end")),
            ];
        }
        if !self.notes.place(number) {
            return vec![shown(&number.to_string())];
        }
        let start = XmlElement::new("w:bookmarkStart")
            .with("w:id", number)
            .with("w:name", name);
        let reference = XmlElement::new("w:footnoteReference").with("w:id", number);
        let end = XmlElement::new("w:bookmarkEnd").with("w:id", number);
        vec![start, run().add(reference), end]
    }
}

/// Text as the elements of a run: tabs and special hyphens have elements of their own.
fn characters(text: &str) -> Vec<XmlElement> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\u{AD}', '\u{2011}']) {
        let (before, after) = rest.split_at(at);
        parts.extend(plain(before));
        let mut after = after.chars();
        parts.push(XmlElement::new(match after.next() {
            Some('\t') => "w:tab",
            Some('\u{AD}') => "w:softHyphen",
            _ => "w:noBreakHyphen",
        }));
        rest = after.as_str();
    }
    parts.extend(plain(rest));
    parts
}

/// Text as an element; line breaks in it become spaces.
fn plain(text: &str) -> Option<XmlElement> {
    let element = XmlElement::new("w:t").with("xml:space", "preserve");
    let text = text.replace(['\n', '\r'], " ");
    (!text.is_empty()).then(|| element.with_text(&text))
}
