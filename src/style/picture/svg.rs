//! SVG files, converted to drawings.
//!
//! 1. `scan` rejects content that cannot be painted, and files that would become too large once
//!    their references are expanded.
//! 2. `usvg` resolves styles, units, references and shapes. It reads no other file, no font and no
//!    address.
//! 3. `convert` turns its tree into a drawing and rejects what a drawing cannot express.

mod convert;
mod scan;

use std::str;
use std::sync::Arc;

use usvg::roxmltree::{self, Document, ParsingOptions};
use usvg::{ImageHrefResolver, Options, Tree};

use crate::style::picture::{FileProblem, Picture, PictureContent};

/// The largest SVG file accepted, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

/// The most XML nodes accepted, texts and comments included.
const NODE_LIMIT: u32 = 40_000;

/// Whether a file looks like SVG, compressed or not.
pub(crate) fn is_svg(file: &[u8]) -> bool {
    let start = &file[..file.len().min(SIZE_LIMIT)];
    is_compressed(file) || start.windows(4).any(|window| window == b"<svg")
}

fn is_compressed(file: &[u8]) -> bool {
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
    let tree = Tree::from_xmltree(&document, &isolated_options())
        .map_err(|error| vec![unreadable(&error)])?;
    let size = tree.size();
    let drawing = convert::drawing(&tree)?;
    if drawing.nodes.is_empty() {
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
    if is_compressed(file) {
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

/// Options by which `usvg` reads nothing outside the file.
fn isolated_options() -> Options<'static> {
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
