//! The layout context: the theme, the shaper, and the parts of the result that grow during a
//! layout.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{BlockKind, Document};
use crate::language::Language;
use crate::layout::LayoutOptions;
use crate::layout::page::model::{NodeId, StructureNode, StructureRole};
use crate::layout::text::shape::Shaper;
use crate::layout::text::text_style::{LineBreakRule, TextStyle};
use crate::style::{Colours, Face, FontVariant, Fonts, Picture, Theme};

/// The state that every step of a layout shares.
pub(crate) struct LayoutContext<'a> {
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// The theme's colours, with the company's accent if it has one.
    pub(crate) colours: Colours,
    /// The font families by kind of text: the company's, or the theme's where it has none.
    pub(crate) fonts: Fonts,
    /// The language of the document.
    pub(crate) language: Language,
    /// The shaper.
    pub(crate) shaper: Shaper,
    /// The structure nodes so far.
    pub(crate) nodes: Vec<StructureNode>,
    /// The pictures used so far.
    pub(crate) pictures: Vec<Picture>,
    /// The numbers of the document's footnotes.
    pub(crate) notes: BTreeSet<usize>,
    /// The numbers of the footnotes that a mark links to so far.
    pub(crate) marked: BTreeSet<usize>,
    hyphens: BTreeMap<FontVariant, f32>,
}

impl<'a> LayoutContext<'a> {
    /// The context at the beginning of a document's layout.
    pub(crate) fn new(
        theme: &'a Theme,
        colours: Colours,
        document: &Document,
        options: &LayoutOptions<'_>,
    ) -> Self {
        let notes = document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Footnote { number, .. } => Some(number),
            _ => None,
        });
        Self {
            theme,
            colours,
            fonts: options.fonts.over(theme.fonts),
            language: document.language,
            shaper: Shaper::new(document.language, options.fonts.clone(), theme.fonts),
            nodes: Vec::new(),
            pictures: Vec::new(),
            notes: notes.collect(),
            marked: BTreeSet::new(),
            hyphens: BTreeMap::new(),
        }
    }

    /// Adds the root node.
    pub(crate) fn root(&mut self) -> NodeId {
        self.nodes.push(StructureNode {
            role: StructureRole::Document,
            parent: None,
            name: None,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// Adds a node.
    pub(crate) fn node(&mut self, role: StructureRole, parent: NodeId) -> NodeId {
        self.named_node(role, parent, None)
    }

    /// Adds a node with a stable name.
    pub(crate) fn named_node(
        &mut self,
        role: StructureRole,
        parent: NodeId,
        name: Option<String>,
    ) -> NodeId {
        self.nodes.push(StructureNode {
            role,
            parent: Some(parent),
            name,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// The style of code within text of `style`.
    pub(crate) fn code(&self, style: TextStyle) -> TextStyle {
        TextStyle {
            variant: FontVariant {
                family: self.fonts.code,
                ..style.variant
            },
            size: style.size * self.theme.code.size,
            break_rule: LineBreakRule::SpacesOnly,
            ..style
        }
    }

    /// The width of a hyphen in that font variant and size, in points.
    pub(crate) fn hyphen_width(&mut self, variant: FontVariant, size: f32) -> f32 {
        let shaper = &mut self.shaper;
        let width = self.hyphens.entry(variant);
        *width.or_insert_with(|| shaper.width("-", variant)) * size
    }

    /// The height of capitals in that font variant, in em.
    pub(crate) fn cap_height(&mut self, variant: FontVariant) -> f32 {
        let index = self.shaper.face(variant);
        let face: &Face = &self.shaper.faces()[index];
        face.metrics().cap_height / face.units_per_em()
    }

    /// Adds a picture; returns its index in [`Self::pictures`].
    pub(crate) fn picture(&mut self, picture: &Picture) -> usize {
        self.pictures.push(picture.clone());
        self.pictures.len() - 1
    }
}

/// Converts millimetres to points.
pub(crate) fn millimetres(length: f32) -> f32 {
    length * 72.0 / 25.4
}
