//! SVG files to drawings.
//!
//! 1. `scan` looks through the file for what cannot be painted, and for how much work it would be
//!    once everything it refers to is put in place. A file that would be too much goes no further.
//! 2. `usvg` works out styles, units, references and shapes. It reads no other file, no font and
//!    no address.
//! 3. `convert` turns its tree into a drawing, and says what of it has no place there.

mod convert;
mod scan;

use std::str;
use std::sync::Arc;

use usvg::roxmltree::{self, Document, ParsingOptions};
use usvg::{ImageHrefResolver, Options, Tree};

use crate::style::picture::{FileProblem, Picture, PictureContent};

/// The largest SVG file that is read, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

/// The most nodes of an SVG file, texts and comments among them.
const NODE_LIMIT: u32 = 40_000;

/// Whether a file looks like SVG, packed or not.
pub(crate) fn is_svg(file: &[u8]) -> bool {
    let start = &file[..file.len().min(SIZE_LIMIT)];
    is_packed(file) || start.windows(4).any(|window| window == b"<svg")
}

fn is_packed(file: &[u8]) -> bool {
    file.starts_with(b"\x1f\x8b")
}

/// Reads an SVG file.
pub(crate) fn read(file: &[u8]) -> Result<Picture, Vec<FileProblem>> {
    let one = |problem| vec![problem];
    let text = text_of(file).map_err(one)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: NODE_LIMIT,
        ..ParsingOptions::default()
    };
    let document =
        Document::parse_with_options(text, options).map_err(|error| vec![malformed(&error)])?;
    scan::check(&document)?;
    let tree =
        Tree::from_xmltree(&document, &closed()).map_err(|error| vec![unreadable(&error)])?;
    let size = tree.size();
    let drawing = convert::drawing(&tree)?;
    if drawing.parts.is_empty() {
        let problem = FileProblem::new("shows nothing", "export it again with its shapes");
        return Err(vec![problem]);
    }
    Ok(Picture {
        width: size.width(),
        height: size.height(),
        content: Arc::new(PictureContent::Drawing(drawing)),
    })
}

fn text_of(file: &[u8]) -> Result<&str, FileProblem> {
    if is_packed(file) {
        return Err(FileProblem::new(
            "is a packed SVG file",
            "save it as plain SVG, not as SVGZ",
        ));
    }
    if file.len() > SIZE_LIMIT {
        return Err(too_complex());
    }
    let text = str::from_utf8(file).map_err(|_| {
        FileProblem::new(
            "is an SVG file in another encoding than UTF-8",
            "save it in UTF-8",
        )
    })?;
    Ok(text.trim_start_matches('\u{FEFF}'))
}

/// Options with which nothing but the file itself is ever read.
fn closed() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn too_complex() -> FileProblem {
    FileProblem::new(
        "is an SVG file of more shapes than a logo has, or that repeats itself without end",
        "simplify it, or export it as PNG",
    )
}

fn malformed(error: &roxmltree::Error) -> FileProblem {
    if matches!(error, roxmltree::Error::NodesLimitReached) {
        return too_complex();
    }
    FileProblem::new(
        format!("is a broken SVG file: {error}"),
        "open it in a drawing program and export it again as plain SVG",
    )
}

fn unreadable(error: &usvg::Error) -> FileProblem {
    match error {
        usvg::Error::InvalidSize => FileProblem::new(
            "is an SVG file without a size",
            "export it again with a width and a height above 0, or with a view box",
        ),
        usvg::Error::ElementsLimitReached
        | usvg::Error::ParsingFailed(roxmltree::Error::NodesLimitReached) => too_complex(),
        error => FileProblem::new(
            format!("is a broken SVG file: {error}"),
            "open it in a drawing program and export it again as plain SVG",
        ),
    }
}
