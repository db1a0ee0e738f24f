//! Running text to runs, links, boxes to tick and marks of notes.

use crate::document::{Inline, LinkTarget, link_target};
use crate::export::address::address;
use crate::export::docx::measure::millimetres;
use crate::export::docx::properties::RunProperties;
use crate::export::docx::style::Style;
use crate::export::docx::writer::Writer;
use crate::export::docx::xml::Element;
use crate::language::Language;

/// The part of its em that a box to tick fills.
const BOX_SHARE: f32 = 0.85;

/// How running text looks, beside the style of its paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    bold: bool,
    italic: bool,
    struck: bool,
    link: bool,
    /// The language, where it is another than that of the document.
    language: Option<Language>,
}

impl Writer<'_> {
    /// Running text.
    pub(super) fn runs(&mut self, content: &[Inline]) -> Vec<Element> {
        self.runs_in(content, Manner::default())
    }

    fn runs_in(&mut self, content: &[Inline], manner: Manner) -> Vec<Element> {
        let mut runs = Vec::new();
        let mut after_box = false;
        for inline in content {
            if let (Inline::Text(text), true) = (inline, after_box)
                && let Some(text) = text.strip_prefix(' ')
            {
                // A box stays on the line of its words.
                runs.extend(self.text(&format!("\u{A0}{text}"), manner));
            } else {
                runs.extend(self.inline(inline, manner));
            }
            after_box = matches!(inline, Inline::TickBox { .. });
        }
        runs
    }

    fn inline(&mut self, inline: &Inline, manner: Manner) -> Vec<Element> {
        match inline {
            Inline::Text(text) => self.text(text, manner),
            Inline::Emphasis(content) => {
                let italic = !manner.italic;
                self.runs_in(content, Manner { italic, ..manner })
            }
            Inline::Strong(content) => {
                let bold = true;
                self.runs_in(content, Manner { bold, ..manner })
            }
            Inline::Strikethrough(content) => {
                let struck = true;
                self.runs_in(content, Manner { struck, ..manner })
            }
            Inline::Foreign { language, content } => {
                let language = Some(*language).filter(|language| *language != self.language);
                self.runs_in(content, Manner { language, ..manner })
            }
            Inline::Code(text) => self.code_words(text, manner),
            Inline::Link { target, content } => self.link(target, content, manner),
            Inline::Image(image) => self.text(&image.alternative, manner),
            Inline::TickBox { ticked } => vec![self.tick_box(*ticked)],
            Inline::FootnoteMark(number) => self.mark(*number, manner),
            Inline::LineBreak => vec![Element::new("w:r").holding(Element::new("w:br"))],
        }
    }

    /// A box to tick.
    pub(super) fn tick_box(&mut self, ticked: bool) -> Element {
        let size = millimetres(self.look.theme.pen.tick_box) / BOX_SHARE;
        self.form.tick_box(ticked, size)
    }

    /// Characters as a run; nothing when there are none.
    pub(super) fn text(&self, text: &str, manner: Manner) -> Vec<Element> {
        self.styled(text, self.run_properties(manner))
    }

    fn code_words(&self, text: &str, manner: Manner) -> Vec<Element> {
        let style = self.sheet.id(Style::CodeWords).to_owned();
        let properties = RunProperties {
            style: Some(style),
            ..self.run_properties(manner)
        };
        self.styled(text, properties)
    }

    fn styled(&self, text: &str, properties: RunProperties) -> Vec<Element> {
        let characters = characters(text);
        if characters.is_empty() {
            return Vec::new();
        }
        let run = Element::new("w:r").holding_all(properties.element());
        vec![run.holding_all(characters)]
    }

    fn run_properties(&self, manner: Manner) -> RunProperties {
        let link = manner.link.then(|| self.sheet.id(Style::Link).to_owned());
        let language = manner.language.map(|language| self.tag(language));
        RunProperties {
            style: link,
            bold: manner.bold.then_some(true),
            italic: manner.italic.then_some(true),
            struck: manner.struck,
            language,
            ..RunProperties::default()
        }
    }

    fn link(&mut self, target: &str, content: &[Inline], manner: Manner) -> Vec<Element> {
        let link = true;
        let runs = self.runs_in(content, Manner { link, ..manner });
        let Some(LinkTarget::Address(target)) = link_target(target).filter(|_| !manner.link) else {
            return runs;
        };
        let relation = self.relations.address(&address(target));
        let link = Element::new("w:hyperlink")
            .with("r:id", relation)
            .with("w:history", 1);
        vec![link.holding_all(runs)]
    }

    /// The mark of a note: the note itself the first time, then a reference to it. In a note, and
    /// where there is no such note, the number stands alone.
    fn mark(&mut self, number: usize, manner: Manner) -> Vec<Element> {
        let properties = RunProperties {
            style: Some(self.sheet.id(Style::NoteMark).to_owned()),
            ..self.run_properties(manner)
        };
        let run = || Element::new("w:r").holding_all(properties.element());
        let shown = |text: &str| run().holding(Element::new("w:t").saying(text));
        let name = format!("_Note{number}");
        if self.notes.is_placed(number) && !self.notes.inside {
            let part = |kind| Element::new("w:fldChar").with("w:fldCharType", kind);
            let field = format!(" NOTEREF {name} \\h ");
            let field = Element::new("w:instrText")
                .with("xml:space", "preserve")
                .saying(&field);
            return vec![
                run().holding(part("begin")),
                run().holding(field),
                run().holding(part("separate")),
                shown(&number.to_string()),
                run().holding(part("end")),
            ];
        }
        if !self.notes.place(number) {
            return vec![shown(&number.to_string())];
        }
        let start = Element::new("w:bookmarkStart")
            .with("w:id", number)
            .with("w:name", name);
        let reference = Element::new("w:footnoteReference").with("w:id", number);
        let end = Element::new("w:bookmarkEnd").with("w:id", number);
        vec![start, run().holding(reference), end]
    }
}

/// Characters as the format writes them: what Word has signs of its own for apart.
fn characters(text: &str) -> Vec<Element> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\u{AD}', '\u{2011}']) {
        let (before, after) = rest.split_at(at);
        parts.extend(plain(before));
        let mut after = after.chars();
        parts.push(Element::new(match after.next() {
            Some('\t') => "w:tab",
            Some('\u{AD}') => "w:softHyphen",
            _ => "w:noBreakHyphen",
        }));
        rest = after.as_str();
    }
    parts.extend(plain(rest));
    parts
}

/// Characters without breaks: the ends of lines within them are spaces.
fn plain(text: &str) -> Option<Element> {
    let element = Element::new("w:t").with("xml:space", "preserve");
    let text = text.replace(['\n', '\r'], " ");
    (!text.is_empty()).then(|| element.saying(&text))
}
