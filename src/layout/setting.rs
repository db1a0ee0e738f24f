//! What every step of the layout needs: the theme, the shaper, and the parts of the result that
//! grow along the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::face::{Cut, Face};
use super::pages::{Node, NodeId, Problem, Role};
use super::picture::PictureSize;
use super::shape::Shaper;
use super::theme::{Colours, Theme};
use crate::document::{BlockKind, Document};
use crate::language::Language;

/// What every step of the layout needs.
pub(super) struct Setting<'a> {
    /// The theme.
    pub(super) theme: &'a Theme,
    /// The theme's colours, with the company's accent if it has one.
    pub(super) colours: Colours,
    /// The language of the document.
    pub(super) language: Language,
    /// The shaper.
    pub(super) shaper: Shaper,
    /// The nodes so far.
    pub(super) nodes: Vec<Node>,
    /// The pictures in use so far.
    pub(super) pictures: Vec<Arc<[u8]>>,
    /// The numbers of the notes that the document has.
    pub(super) notes: BTreeSet<usize>,
    /// The numbers of the notes that a mark leads to so far.
    pub(super) marked: BTreeSet<usize>,
    /// What could not be set so far.
    pub(super) problems: Vec<Problem>,
    images: &'a BTreeMap<String, Arc<[u8]>>,
    placed: BTreeMap<String, usize>,
    hyphens: BTreeMap<Cut, f32>,
}

impl<'a> Setting<'a> {
    /// The beginning of a document's layout; `images` are the files it may name.
    pub(super) fn new(
        theme: &'a Theme,
        colours: Colours,
        document: &Document,
        images: &'a BTreeMap<String, Arc<[u8]>>,
    ) -> Self {
        let notes = document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Footnote { number, .. } => Some(number),
            _ => None,
        });
        Self {
            theme,
            colours,
            language: document.language,
            shaper: Shaper::new(document.language),
            nodes: Vec::new(),
            pictures: Vec::new(),
            notes: notes.collect(),
            marked: BTreeSet::new(),
            problems: Vec::new(),
            images,
            placed: BTreeMap::new(),
            hyphens: BTreeMap::new(),
        }
    }

    /// Adds the root of the nodes.
    pub(super) fn root(&mut self) -> NodeId {
        self.nodes.push(Node {
            role: Role::Document,
            parent: None,
            name: None,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// Adds a node.
    pub(super) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.named_node(role, parent, None)
    }

    /// Adds a node with a stable name.
    pub(super) fn named_node(
        &mut self,
        role: Role,
        parent: NodeId,
        name: Option<String>,
    ) -> NodeId {
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            name,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// The width of a hyphen of that face and size, in points.
    pub(super) fn hyphen_width(&mut self, cut: Cut, size: f32) -> f32 {
        let shaper = &mut self.shaper;
        let width = self.hyphens.entry(cut);
        *width.or_insert_with(|| shaper.width("-", cut)) * size
    }

    /// The height of capitals of that face at a size of 1.
    pub(super) fn cap_height(&mut self, cut: Cut) -> f32 {
        let index = self.shaper.face(cut);
        let face: &Face = &self.shaper.faces()[index];
        face.measures().cap_height / face.units_per_em()
    }

    /// Places the image of that name: its number among the pictures, and its size. Says so when
    /// there is none, or none that can be read.
    pub(super) fn image(&mut self, source: &str, line: usize) -> Option<(usize, PictureSize)> {
        let found = self.images.get(source).cloned();
        let size = found.as_deref().and_then(PictureSize::of);
        let (Some(file), Some(size)) = (found, size) else {
            self.problems.push(Problem::UnreadablePicture {
                source: source.to_owned(),
                line,
            });
            return None;
        };
        let pictures = &mut self.pictures;
        let index = *self.placed.entry(source.to_owned()).or_insert_with(|| {
            pictures.push(file);
            pictures.len() - 1
        });
        Some((index, size))
    }

    /// Adds the logo to the pictures. Says so when it cannot be read.
    pub(super) fn logo(&mut self, file: &Arc<[u8]>) -> Option<(usize, PictureSize)> {
        let Some(size) = PictureSize::of(file) else {
            self.problems.push(Problem::UnreadablePicture {
                source: "logo".to_owned(),
                line: 0,
            });
            return None;
        };
        self.pictures.push(file.clone());
        Some((self.pictures.len() - 1, size))
    }
}

/// Points of so many millimetres.
pub(super) fn millimetres(length: f32) -> f32 {
    length * 72.0 / 25.4
}
