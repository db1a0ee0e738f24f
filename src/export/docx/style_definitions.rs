//! The definitions of the styles.

use crate::export::docx::appearance::{Appearance, FIXED};
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::properties::{
    Font, Indent, Leading, ParagraphProperties, ParagraphRule, RunProperties, Spacing,
    ThemedColour, line, shade,
};
use crate::export::docx::style::Style;
use crate::export::docx::units::{millimetres, twips};
use crate::export::docx::xml::XmlElement;
use crate::style::{ColourName, HeadingTheme};

/// The line width of rules, in points.
const RULE_WIDTH: f32 = 0.5;
/// The indent of quotations and code, in points.
const INSET: f32 = 14.0;
/// The space between a heading and its rule, in points.
const RULE_SPACE: u8 = 1;

/// The inputs of the style definitions.
pub(super) struct StyleDefinitions<'a> {
    /// The appearance of the document.
    pub(super) appearance: &'a Appearance<'a>,
    /// The list numberings.
    pub(super) numbering: &'a Numbering,
    /// The theme's heading level for headings of level 1.
    pub(super) first_level: u8,
}

impl StyleDefinitions<'_> {
    /// The definition of a style: its paragraph, run or table properties.
    pub(super) fn of(&self, style: Style) -> Vec<XmlElement> {
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

    /// The document defaults, which apply where no style says otherwise.
    pub(super) fn defaults(&self, language: &str) -> XmlElement {
        let theme = self.appearance.theme;
        let run = RunProperties {
            font: Some(Font::Text),
            colour: Some(self.appearance.colour(ColourName::Text)),
            size: Some(theme.text.size * self.appearance.text.scale),
            language: Some(language.to_owned()),
            ..RunProperties::default()
        };
        let paragraph = ParagraphProperties {
            spacing: Some(spacing(0.0, theme.text.gap, theme.text.leading)),
            ..ParagraphProperties::default()
        };
        let run = XmlElement::new("w:rPrDefault").add_all(run.element());
        let paragraph = XmlElement::new("w:pPrDefault").add_all(paragraph.element());
        XmlElement::new("w:docDefaults").add(run).add(paragraph)
    }

    fn paragraph(&self, style: Style) -> ParagraphProperties {
        let theme = self.appearance.theme;
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
                let heading = theme.headings.of_level(level - 1 + self.first_level);
                self.heading(heading, Some(level - 1))
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
                shade: (style == Style::Code).then_some(self.appearance.tint()),
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
                rule: Some(self.rule(theme.tables.rule, self.appearance.rule(), false)),
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

    /// A list item.
    fn entry(&self, depth: u8, numbers: bool) -> ParagraphProperties {
        ParagraphProperties {
            numbering: Some((self.numbering.own(numbers), usize::from(depth))),
            close: Some(true),
            ..ParagraphProperties::default()
        }
    }

    /// A heading. Word adds the space below a paragraph to that above the next, so the former is
    /// subtracted.
    fn heading(&self, heading: &HeadingTheme, outline: Option<u8>) -> ParagraphProperties {
        let gap = self.appearance.theme.text.gap;
        let colour = self.appearance.rule();
        ParagraphProperties {
            keep_next: true,
            keep_lines: true,
            rule: (heading.rule > 0.0).then(|| self.rule(heading.rule, colour, false)),
            spacing: Some(spacing(
                (heading.above - gap).max(0.0),
                heading.below,
                heading.leading,
            )),
            alignment: Some("left"),
            outline,
            ..ParagraphProperties::default()
        }
    }

    fn writing_line(&self) -> ParagraphProperties {
        let height = millimetres(self.appearance.theme.pen.line);
        ParagraphProperties {
            keep_lines: true,
            rule: Some(self.rule(RULE_WIDTH, self.appearance.pen(), true)),
            spacing: Some(Spacing {
                below: Some(0.0),
                leading: Some(Leading::Exactly(height)),
                ..Spacing::default()
            }),
            alignment: Some("left"),
            ..ParagraphProperties::default()
        }
    }

    const fn rule(&self, width: f32, colour: ThemedColour, between: bool) -> ParagraphRule {
        ParagraphRule {
            width,
            space: RULE_SPACE,
            colour,
            between,
        }
    }

    fn run(&self, style: Style) -> RunProperties {
        let theme = self.appearance.theme;
        let nothing = RunProperties::default;
        match style {
            Style::Title => self.heading_run(theme.headings.of_level(1)),
            Style::Heading(level) => {
                self.heading_run(theme.headings.of_level(level - 1 + self.first_level))
            }
            Style::Quote => RunProperties {
                colour: Some(self.appearance.colour(ColourName::Muted)),
                ..nothing()
            },
            Style::Code => RunProperties {
                font: Some(Font::Named(FIXED)),
                size: Some(theme.text.size * theme.code.size),
                ..nothing()
            },
            Style::Header | Style::Footer | Style::Note => RunProperties {
                font: Some(self.appearance.tables.0.clone()),
                colour: Some(self.appearance.colour(ColourName::Muted)),
                size: Some(theme.small.size * self.appearance.tables.1),
                ..nothing()
            },
            Style::TableText => RunProperties {
                font: Some(self.appearance.tables.0.clone()),
                size: Some(theme.tables.size * self.appearance.tables.1),
                ..nothing()
            },
            Style::TableHead => RunProperties {
                bold: Some(true),
                ..nothing()
            },
            Style::TableLabel | Style::Placeholder => RunProperties {
                colour: Some(self.appearance.colour(ColourName::Muted)),
                ..nothing()
            },
            Style::Link => RunProperties {
                colour: Some(ThemedColour {
                    theme: Some("hyperlink"),
                    ..self.appearance.colour(ColourName::Accent)
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

    fn heading_run(&self, heading: &HeadingTheme) -> RunProperties {
        RunProperties {
            font: Some(Font::Headings),
            bold: Some(true),
            colour: Some(self.appearance.colour(heading.colour)),
            size: Some(heading.size * self.appearance.headings.scale),
            ..RunProperties::default()
        }
    }

    fn table(&self, style: Style) -> Vec<XmlElement> {
        if style == Style::Table {
            let nothing = XmlElement::new("w:tblInd")
                .with("w:w", 0)
                .with("w:type", "dxa");
            let margins = margins(0.0, 5.4);
            let properties = XmlElement::new("w:tblPr").add(nothing).add(margins);
            return vec![properties];
        }
        let tables = self.appearance.theme.tables;
        let (light, pen) = (self.appearance.rule(), self.appearance.pen());
        let inner = |name| line(name, tables.rule, 0, light);
        let outer = |name| line(name, RULE_WIDTH, 0, pen);
        let borders = match style {
            Style::GridTable => GRID.map(outer).to_vec(),
            Style::PairTable => vec![inner("w:insideH")],
            _ => vec![inner("w:bottom"), inner("w:insideH")],
        };
        let borders = XmlElement::new("w:tblBorders").add_all(borders);
        let properties = XmlElement::new("w:tblPr")
            .add(borders)
            .add(margins(0.0, tables.pad_side));
        let head_rule = line("w:bottom", 2.0 * RULE_WIDTH, 0, pen);
        let head_cells = XmlElement::new("w:tcPr")
            .add(XmlElement::new("w:tcBorders").add(head_rule))
            .add(shade(self.appearance.tint()));
        let head = XmlElement::new("w:tblStylePr")
            .with("w:type", "firstRow")
            .add(head_cells);
        vec![properties, head]
    }
}

/// The borders of a grid, in the order that the format requires.
const GRID: [&str; 6] = [
    "w:top",
    "w:left",
    "w:bottom",
    "w:right",
    "w:insideH",
    "w:insideV",
];

/// The padding of cells, in points.
fn margins(above: f32, beside: f32) -> XmlElement {
    let sides = [
        ("w:top", above),
        ("w:left", beside),
        ("w:bottom", above),
        ("w:right", beside),
    ];
    let sides = sides.map(|(name, white)| {
        XmlElement::new(name)
            .with("w:w", twips(white))
            .with("w:type", "dxa")
    });
    XmlElement::new("w:tblCellMar").add_all(sides)
}

const fn spacing(above: f32, below: f32, leading: f32) -> Spacing {
    Spacing {
        above,
        below: Some(below),
        leading: Some(Leading::AtLeast(leading)),
    }
}
