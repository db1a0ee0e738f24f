//! The codes of diagnostics about files, brand and documents.

use crate::diagnostic::Code;

pub(crate) const FILE: &str = "CXO-012";
pub(crate) const LOGO: &str = "CXO-013";
pub(crate) const THEME: &str = "CXO-014";
pub(crate) const ACCENT: &str = "CXO-015";
pub(crate) const FONT: &str = "CXO-016";
pub(crate) const WORD: &str = "CXO-017";
pub(crate) const UNUSED: &str = "CXO-074";
pub(crate) const CHARACTER: &str = "CXO-090";
pub(crate) const PICTURE: &str = "CXO-091";
pub(crate) const LISTING: &str = "CXO-092";
pub(crate) const LINE: &str = "CXO-099";

/// All codes of files, brand and documents, sorted.
pub const CODES: &[Code] = &[
    Code {
        id: FILE,
        title: "file that cannot be read",
        explanation: "There is no such file or folder, it holds no profile, or it may not be read.",
    },
    Code {
        id: LOGO,
        title: "logo that cannot be used",
        explanation: "A logo is a PNG, JPEG or SVG file that can be printed whole: an SVG has shapes, \
                      gradients and masks, no text, effects, pictures or other files. Its path \
                      starts from the profile's folder.",
    },
    Code {
        id: THEME,
        title: "theme that does not exist",
        explanation: "A theme is one of those the program comes with, or one of your own: a file in \
                      `themes/` of the folder that `--templates` names.",
    },
    Code {
        id: ACCENT,
        title: "accent colour that is hard to read",
        explanation: "Headings and links are set in the accent colour. People who see less well \
                      need a contrast of 4.5 to 1 between text and paper (WCAG 2.2, success \
                      criterion 1.4.3).",
    },
    Code {
        id: FONT,
        title: "font that cannot be used, or not for everything",
        explanation: "A font of your own is a TTF or OTF file of one weight, whose maker allows it \
                      to be put into documents. Its path starts from the profile's folder. A \
                      family is complete with four files: regular, bold, italic and bold italic.",
    },
    Code {
        id: WORD,
        title: "Word file that cannot be used",
        explanation: "A Word file of your own is a document (.docx) or template (.dotx) without \
                      macros and without a password. Its styles, fonts, colours, page and the \
                      picture in its header are used; its text is not. Its path starts from the \
                      profile's folder.",
    },
    Code {
        id: UNUSED,
        title: "file of your own that nothing reads",
        explanation: "A file beside your own templates is no template, no standard texts, no theme, \
                      no audiences and no rules: its name, its folder or its ending is another \
                      one. What it says would have no effect.",
    },
    Code {
        id: CHARACTER,
        title: "character without a glyph",
        explanation: "The fonts cover Latin, Greek and Cyrillic. A character that they lack is \
                      shown as an empty box in PDF; Markdown keeps it.",
    },
    Code {
        id: PICTURE,
        title: "picture that is not shown",
        explanation: "Documents hold no picture but the logo. Where a template of your own names \
                      another one, its description stands instead.",
    },
    Code {
        id: LISTING,
        title: "posting that search engines pass over, or show less of",
        explanation: "Job searches such as Google's list a posting by the JSON-LD on its page. \
                      Without a date and a place they do not list it; without the last day to \
                      apply, pay, form of employment, reference or website they say less of it.",
    },
    Code {
        id: LINE,
        title: "line that holds no profile",
        explanation: "With --stream, every line of standard input is a profile as JSON, alone or \
                      as `profile` beside an `id`. Other lines are answered all the same.",
    },
];
