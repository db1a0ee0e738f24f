//! Validation of an SVG file before it is converted.

use std::collections::{BTreeSet, HashMap};

use usvg::roxmltree::{Document, Node};

use crate::style::picture::svg::{FileProblem, too_complex};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The deepest nesting of elements, references expanded.
const MAX_DEPTH: usize = 64;

/// The largest size that references may expand a file to, in bytes of attributes.
const MAX_SIZE: usize = 8 << 20;

/// The most comparisons between selectors and elements that style rules may need.
const MAX_COMPARISONS: usize = 20_000_000;

/// The size counted for an element beside its attributes, in bytes.
const ELEMENT_SIZE: usize = 128;

/// The supported elements.
const SUPPORTED: [&str; 28] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "a",
    "switch",
    "style",
    "title",
    "desc",
    "metadata",
    "view",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "filter",
    "cursor",
    "color-profile",
];

/// The unsupported elements: name, problem, advice.
const UNSUPPORTED: [(&str, &str, &str); 9] = [
    (
        "text",
        "has text in it",
        "turn text into paths in the drawing program (“create outlines”, “object to path”), so \
         that it looks the same everywhere",
    ),
    (
        "image",
        "has a picture of pixels in it",
        "take it out or trace it, or export the whole as PNG",
    ),
    (
        "foreignObject",
        "has a web page in it",
        "take it out, or export the whole as PNG",
    ),
    (
        "script",
        "has a script in it",
        "export it as plain SVG, without scripts",
    ),
    ("animate", ANIMATION, STILL),
    ("animateTransform", ANIMATION, STILL),
    ("animateMotion", ANIMATION, STILL),
    ("set", ANIMATION, STILL),
    (
        "marker",
        "has markers, such as heads of arrows, in it",
        "turn them into paths in the drawing program",
    ),
];
const ANIMATION: &str = "has an animation in it";
const STILL: &str = "export one still picture of it";

/// Checks that every element is supported and that the expanded file is not too large.
pub(crate) fn check(document: &Document) -> Result<(), Vec<FileProblem>> {
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(vec![FileProblem::new(
            "is no SVG file, although it has something of one in it",
            "export it as plain SVG; its first element is <svg xmlns=\"http://www.w3.org/2000/svg\">",
        )]);
    }
    check_expansion(document).map_err(|TooComplex| vec![too_complex()])?;
    let mut seen = BTreeSet::new();
    let elements = document.descendants().filter(|node| is_svg(*node));
    let found = elements.filter_map(|node| Some((node, unsupported(node)?)));
    // One report per kind of problem: finding the line of an element takes a pass through the file.
    let first = found.filter(|(_, element)| seen.insert(element.message));
    let problems: Vec<_> = first
        .map(|(node, element)| element.problem(node, document))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn is_svg(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace() == Some(SVG)
}

/// The reason why an element is not supported.
struct UnsupportedElement {
    message: &'static str,
    help: &'static str,
}

const UNKNOWN_ELEMENT: UnsupportedElement = UnsupportedElement {
    message: "has an element in it that cannot be printed",
    help: "export it as plain SVG 1.1, or as PNG",
};
const EXTERNAL_REFERENCE: UnsupportedElement = UnsupportedElement {
    message: "refers to another file, and other files are never read",
    help: "put everything into the file itself",
};

impl UnsupportedElement {
    fn problem(&self, node: Node<'_, '_>, document: &Document) -> FileProblem {
        let line = document.text_pos_at(node.range().start).row;
        let name = node.tag_name().name();
        FileProblem::new(
            format!("{} (<{name}>, line {line})", self.message),
            self.help,
        )
    }
}

/// The reason why an element is not supported; `None` if it is.
fn unsupported(node: Node<'_, '_>) -> Option<UnsupportedElement> {
    let name = node.tag_name().name();
    if name == "text" && !has_words(node) {
        return None;
    }
    if let Some(&(_, message, help)) = UNSUPPORTED.iter().find(|known| known.0 == name) {
        return Some(UnsupportedElement { message, help });
    }
    if !SUPPORTED.contains(&name) && !name.starts_with("fe") && !is_in_text(node) {
        return Some(UNKNOWN_ELEMENT);
    }
    let target = node
        .attributes()
        .find(|attribute| attribute.name() == "href");
    let is_elsewhere = target.is_some_and(|target| !target.value().starts_with('#'));
    (is_elsewhere && name != "a").then_some(EXTERNAL_REFERENCE)
}

fn has_words(node: Node<'_, '_>) -> bool {
    let mut texts = node.descendants().filter_map(|node| node.text());
    texts.any(|text| !text.trim().is_empty())
}

fn is_in_text(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|node| node.tag_name().name() == "text")
}

/// The error of a file that expands beyond the limits.
struct TooComplex;

/// The size of an element once its references are expanded, and the depth of its nesting.
#[derive(Clone, Copy, Default)]
struct Expansion {
    size: usize,
    depth: usize,
}

impl Expansion {
    fn add(&mut self, other: Self) {
        self.size = self.size.saturating_add(other.size);
        self.depth = self.depth.max(other.depth);
    }
}

/// Adds up the expanded size of all elements, and the work of matching style rules.
fn check_expansion(document: &Document) -> Result<(), TooComplex> {
    let mut meter = ExpansionMeter::new(document);
    let all = meter.element(document.root_element(), 0)?;
    let sheets = document
        .descendants()
        .filter(|node| node.has_tag_name((SVG, "style")));
    let (mut named, mut comparisons) = (Expansion::default(), 0_usize);
    for text in sheets.filter_map(|node| node.text()) {
        named.add(meter.references(text, 0)?);
        let (rules, steps) = rules_of(text);
        let of_one = all.depth.saturating_pow(steps).saturating_mul(rules);
        comparisons = comparisons.saturating_add(of_one.saturating_mul(meter.elements));
    }
    let size = all
        .size
        .saturating_add(named.size.saturating_mul(meter.elements));
    let too_much =
        size > MAX_SIZE || comparisons > MAX_COMPARISONS || all.depth + named.depth > MAX_DEPTH;
    if too_much { Err(TooComplex) } else { Ok(()) }
}

/// The number of selectors of a style sheet, and the most combinators in one of them: a combinator
/// may lead to any of the ancestors of an element.
fn rules_of(sheet: &str) -> (usize, u32) {
    let mut plain = String::new();
    for (index, part) in sheet.split("/*").enumerate() {
        let rest = part.split_once("*/").map(|(_, rest)| rest);
        plain.push_str(if index == 0 {
            part
        } else {
            rest.unwrap_or_default()
        });
    }
    // The text before a brace is a selector, unless it heads a block of rules such as `@media`.
    let heads = plain.split('}').flat_map(|rule| {
        let (heads, _) = rule.rsplit_once('{').unwrap_or_default();
        heads.split('{')
    });
    let selectors = heads
        .map(|head| head.rsplit(';').next().unwrap_or(head).trim())
        .filter(|head| !head.is_empty() && !head.starts_with('@'))
        .flat_map(|head| head.split(','));
    let steps = selectors.map(|selector| selector.split_whitespace().count().saturating_sub(1));
    let (count, longest) = steps.fold((0, 0), |(count, longest), steps| {
        (count + 1, longest.max(steps))
    });
    (count, u32::try_from(longest).unwrap_or(u32::MAX))
}

struct ExpansionMeter<'a, 'input> {
    elements: usize,
    by_id: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    /// The expansions by identifier; `None` while one is being computed, which detects cycles.
    expansions: HashMap<&'a str, Option<Expansion>>,
}

impl<'a, 'input> ExpansionMeter<'a, 'input> {
    fn new(document: &'a Document<'input>) -> Self {
        let mut meter = Self {
            elements: 0,
            by_id: HashMap::new(),
            expansions: HashMap::new(),
        };
        for node in document.descendants().filter(Node::is_element) {
            meter.elements += 1;
            if let Some(id) = node.attribute("id") {
                meter.by_id.entry(id).or_default().push(node);
            }
        }
        meter
    }

    /// The expansion of an element that stands `depth` elements deep.
    fn element(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<Expansion, TooComplex> {
        if depth > MAX_DEPTH {
            return Err(TooComplex);
        }
        let mut expansion = Expansion {
            size: ELEMENT_SIZE,
            depth: 0,
        };
        for attribute in node.attributes() {
            expansion.size = expansion.size.saturating_add(attribute.value().len());
            expansion.add(self.references(attribute.value(), depth)?);
        }
        for child in node.children().filter(Node::is_element) {
            expansion.add(self.element(child, depth + 1)?);
        }
        expansion.depth += 1;
        Ok(expansion)
    }

    /// The expansion of everything that a text refers to, as `#id` or `url(#id)`.
    fn references(&mut self, text: &str, depth: usize) -> Result<Expansion, TooComplex> {
        let mut expansion = Expansion::default();
        for rest in text.split('#').skip(1) {
            let end = rest.find(|end: char| end.is_whitespace() || "()'\";,{}".contains(end));
            expansion.add(self.target(&rest[..end.unwrap_or(rest.len())], depth)?);
        }
        Ok(expansion)
    }

    fn target(&mut self, name: &str, depth: usize) -> Result<Expansion, TooComplex> {
        let Some((&id, nodes)) = self.by_id.get_key_value(name) else {
            return Ok(Expansion::default());
        };
        if let Some(expansion) = self.expansions.get(id) {
            return expansion.ok_or(TooComplex);
        }
        let nodes = nodes.clone();
        self.expansions.insert(id, None);
        let mut expansion = Expansion::default();
        for node in nodes {
            expansion.add(self.element(node, depth + 1)?);
        }
        self.expansions.insert(id, Some(expansion));
        Ok(expansion)
    }
}
