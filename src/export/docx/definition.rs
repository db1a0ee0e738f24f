//! What each style looks like.

use crate::export::docx::look::{FIXED, Look};
use crate::export::docx::measure::{millimetres, twips};
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::properties::{
    Font, Indent, Ink, Leading, ParagraphProperties, Rule, RunProperties, Spacing, line, shade,
};
use crate::export::docx::style::Style;
use crate::export::docx::xml::Element;
use crate::style::{ColourName, HeadingTheme};

/// The thickness of rules, in points.
const RULE_WIDTH: f32 = 0.5;
/// How far quotations and code stand in, in points.
const INSET: f32 = 14.0;
/// The white between a heading and the rule below, in points.
const RULE_SPACE: u8 = 1;

/// What styles are made from.
pub(super) struct Definitions<'a> {
    /// The look of the document.
    pub(super) look: &'a Look<'a>,
    /// The numberings that lists refer to.
    pub(super) numbering: &'a Numbering,
    /// Which level of the theme the headings of level 1 have.
    pub(super) first_level: u8,
}

impl Definitions<'_> {
    /// What a style says of its paragraphs, runs and tables.
    pub(super) fn of(&self, style: Style) -> Vec<Element> {
        match style {
            Style::LightTable | Style::PairTable | Style::GridTable | Style::Table => {
                self.table(style)
            }
            _ => {
                let paragraph = self.paragraph(style).element();
                let run = self.run(style).element();
                paragraph.into_iter().chain(run).collect()
            }
        }
    }

    /// What everything is like that no style says anything of.
    pub(super) fn defaults(&self, language: &str) -> Element {
        let theme = self.look.theme;
        let run = RunProperties {
            font: Some(Font::Text),
            ink: Some(self.look.ink(ColourName::Text)),
            size: Some(theme.text.size * self.look.text.scale),
            language: Some(language.to_owned()),
            ..RunProperties::default()
        };
        let paragraph = ParagraphProperties {
            spacing: Some(spacing(0.0, theme.text.gap, theme.text.leading)),
            ..ParagraphProperties::default()
        };
        let run = Element::new("w:rPrDefault").holding_all(run.element());
        let paragraph = Element::new("w:pPrDefault").holding_all(paragraph.element());
        Element::new("w:docDefaults")
            .holding(run)
            .holding(paragraph)
    }

    fn paragraph(&self, style: Style) -> ParagraphProperties {
        let theme = self.look.theme;
        let left = || ParagraphProperties {
            alignment: Some("left"),
            ..ParagraphProperties::default()
        };
        match style {
            Style::Text => ParagraphProperties {
                alignment: theme.text.justify.then_some("both"),
                ..left()
            },
            Style::Title => self.heading(theme.headings.of_level(1), None),
            Style::Heading(level) => {
                let look = theme.headings.of_level(level - 1 + self.first_level);
                self.heading(look, Some(level - 1))
            }
            Style::Bullet(depth) => self.entry(depth, false),
            Style::Number(depth) => self.entry(depth, true),
            Style::Continued(depth) => ParagraphProperties {
                indent: Some(Indent {
                    left: theme.lists.indent * LIST_INDENT * f32::from(depth + 1),
                    hanging: 0.0,
                }),
                ..ParagraphProperties::default()
            },
            Style::Quote | Style::Code => ParagraphProperties {
                shade: (style == Style::Code).then_some(self.look.tint()),
                indent: Some(Indent {
                    left: INSET,
                    hanging: 0.0,
                }),
                ..left()
            },
            Style::Header | Style::Footer | Style::Note => ParagraphProperties {
                spacing: Some(spacing(0.0, 0.0, theme.small.leading)),
                ..left()
            },
            Style::WritingLine => self.writing_line(),
            Style::Separator => ParagraphProperties {
                rule: Some(self.rule(theme.tables.rule, self.look.rule(), false)),
                spacing: Some(spacing(0.0, theme.text.leading, theme.text.leading)),
                ..left()
            },
            Style::TableText => ParagraphProperties {
                spacing: Some(spacing(
                    theme.tables.pad,
                    theme.tables.pad,
                    theme.tables.leading,
                )),
                ..left()
            },
            Style::TableHead => ParagraphProperties {
                keep_next: true,
                ..ParagraphProperties::default()
            },
            _ => ParagraphProperties::default(),
        }
    }

    /// An entry of a list.
    fn entry(&self, depth: u8, numbers: bool) -> ParagraphProperties {
        ParagraphProperties {
            numbering: Some((self.numbering.own(numbers), usize::from(depth))),
            close: Some(true),
            ..ParagraphProperties::default()
        }
    }

    /// A heading; neighbours add up their white, so that above counts what a paragraph leaves.
    fn heading(&self, look: &HeadingTheme, outline: Option<u8>) -> ParagraphProperties {
        let gap = self.look.theme.text.gap;
        let ink = self.look.rule();
        ParagraphProperties {
            keep_next: true,
            keep_lines: true,
            rule: (look.rule > 0.0).then(|| self.rule(look.rule, ink, false)),
            spacing: Some(spacing(
                (look.above - gap).max(0.0),
                look.below,
                look.leading,
            )),
            alignment: Some("left"),
            outline,
            ..ParagraphProperties::default()
        }
    }

    fn writing_line(&self) -> ParagraphProperties {
        let height = millimetres(self.look.theme.pen.line);
        ParagraphProperties {
            keep_lines: true,
            rule: Some(self.rule(RULE_WIDTH, self.look.pen(), true)),
            spacing: Some(Spacing {
                below: Some(0.0),
                leading: Some(Leading::Exactly(height)),
                ..Spacing::default()
            }),
            alignment: Some("left"),
            ..ParagraphProperties::default()
        }
    }

    const fn rule(&self, width: f32, ink: Ink, between: bool) -> Rule {
        Rule {
            width,
            space: RULE_SPACE,
            ink,
            between,
        }
    }

    fn run(&self, style: Style) -> RunProperties {
        let theme = self.look.theme;
        let nothing = RunProperties::default;
        match style {
            Style::Title => self.heading_run(theme.headings.of_level(1)),
            Style::Heading(level) => {
                self.heading_run(theme.headings.of_level(level - 1 + self.first_level))
            }
            Style::Quote => RunProperties {
                ink: Some(self.look.ink(ColourName::Muted)),
                ..nothing()
            },
            Style::Code => RunProperties {
                font: Some(Font::Named(FIXED)),
                size: Some(theme.text.size * theme.code.size),
                ..nothing()
            },
            Style::Header | Style::Footer | Style::Note => RunProperties {
                font: Some(self.look.tables.0.clone()),
                ink: Some(self.look.ink(ColourName::Muted)),
                size: Some(theme.small.size * self.look.tables.1),
                ..nothing()
            },
            Style::TableText => RunProperties {
                font: Some(self.look.tables.0.clone()),
                size: Some(theme.tables.size * self.look.tables.1),
                ..nothing()
            },
            Style::TableHead => RunProperties {
                bold: Some(true),
                ..nothing()
            },
            Style::TableLabel | Style::Placeholder => RunProperties {
                ink: Some(self.look.ink(ColourName::Muted)),
                ..nothing()
            },
            Style::Link => RunProperties {
                ink: Some(Ink {
                    theme: Some("hyperlink"),
                    ..self.look.ink(ColourName::Accent)
                }),
                underline: Some("single"),
                ..nothing()
            },
            Style::NoteMark => RunProperties {
                raised: true,
                ..nothing()
            },
            Style::CodeWords => RunProperties {
                font: Some(Font::Named(FIXED)),
                ..nothing()
            },
            _ => nothing(),
        }
    }

    fn heading_run(&self, look: &HeadingTheme) -> RunProperties {
        RunProperties {
            font: Some(Font::Headings),
            bold: Some(true),
            ink: Some(self.look.ink(look.colour)),
            size: Some(look.size * self.look.headings.scale),
            ..RunProperties::default()
        }
    }

    fn table(&self, style: Style) -> Vec<Element> {
        if style == Style::Table {
            let nothing = Element::new("w:tblInd")
                .with("w:w", 0)
                .with("w:type", "dxa");
            let margins = margins(0.0, 5.4);
            let properties = Element::new("w:tblPr").holding(nothing).holding(margins);
            return vec![properties];
        }
        let tables = self.look.theme.tables;
        let (light, pen) = (self.look.rule(), self.look.pen());
        let inner = |name| line(name, tables.rule, 0, light);
        let outer = |name| line(name, RULE_WIDTH, 0, pen);
        let borders = match style {
            Style::GridTable => GRID.map(outer).to_vec(),
            Style::PairTable => vec![inner("w:insideH")],
            _ => vec![inner("w:bottom"), inner("w:insideH")],
        };
        let borders = Element::new("w:tblBorders").holding_all(borders);
        let properties = Element::new("w:tblPr")
            .holding(borders)
            .holding(margins(0.0, tables.pad_side));
        let head_rule = line("w:bottom", 2.0 * RULE_WIDTH, 0, pen);
        let head_cells = Element::new("w:tcPr")
            .holding(Element::new("w:tcBorders").holding(head_rule))
            .holding(shade(self.look.tint()));
        let head = Element::new("w:tblStylePr")
            .with("w:type", "firstRow")
            .holding(head_cells);
        vec![properties, head]
    }
}

/// The borders of a grid, in the order of the format.
const GRID: [&str; 6] = [
    "w:top",
    "w:left",
    "w:bottom",
    "w:right",
    "w:insideH",
    "w:insideV",
];

/// The white in cells, in points.
fn margins(above: f32, beside: f32) -> Element {
    let sides = [
        ("w:top", above),
        ("w:left", beside),
        ("w:bottom", above),
        ("w:right", beside),
    ];
    let sides = sides.map(|(name, white)| {
        Element::new(name)
            .with("w:w", twips(white))
            .with("w:type", "dxa")
    });
    Element::new("w:tblCellMar").holding_all(sides)
}

const fn spacing(above: f32, below: f32, leading: f32) -> Spacing {
    Spacing {
        above,
        below: Some(below),
        leading: Some(Leading::AtLeast(leading)),
    }
}
