//! A look through an SVG file before anything is made of it.

use std::collections::{BTreeSet, HashMap};

use usvg::roxmltree::{Document, Node};

use crate::style::picture::svg::{FileProblem, too_complex};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The deepest nesting of elements, references put in place.
const DEEPEST: usize = 64;

/// The most that a file may grow to when references are put in place, in bytes of attributes.
const MOST_WORK: usize = 8 << 20;

/// The most that rules of style may be compared with elements, those around an element included.
const MOST_STYLE: usize = 20_000_000;

/// What an element costs beside its attributes.
const ELEMENT: usize = 128;

/// Elements that are painted, or that say something about others that are.
const KNOWN: [&str; 28] = [
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

/// Elements that are not painted: their name, what they are and what to do instead.
const REFUSED: [(&str, &str, &str); 9] = [
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

/// Looks for what cannot be painted, and for how much work the file is.
pub(crate) fn check(document: &Document) -> Result<(), Vec<FileProblem>> {
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(vec![FileProblem::new(
            "is no SVG file, although it has something of one in it",
            "export it as plain SVG; its first element is <svg xmlns=\"http://www.w3.org/2000/svg\">",
        )]);
    }
    weigh(document).map_err(|TooMuch| vec![too_complex()])?;
    let mut seen = BTreeSet::new();
    let elements = document.descendants().filter(|node| is_svg(*node));
    let refused = elements.filter_map(|node| Some((node, refusal(node)?)));
    // Of every kind the first: where it stands takes a look at the whole file to find out.
    let first = refused.filter(|(_, refusal)| seen.insert(refusal.message));
    let problems: Vec<_> = first
        .map(|(node, refusal)| refusal.problem(node, document))
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

/// Why an element cannot be painted.
struct Refusal {
    message: &'static str,
    help: &'static str,
}

const UNKNOWN: Refusal = Refusal {
    message: "has an element in it that cannot be printed",
    help: "export it as plain SVG 1.1, or as PNG",
};
const ELSEWHERE: Refusal = Refusal {
    message: "refers to another file, and other files are never read",
    help: "put everything into the file itself",
};

impl Refusal {
    fn problem(&self, node: Node<'_, '_>, document: &Document) -> FileProblem {
        let line = document.text_pos_at(node.range().start).row;
        let name = node.tag_name().name();
        FileProblem::new(
            format!("{} (<{name}>, line {line})", self.message),
            self.help,
        )
    }
}

/// Why an element cannot be painted; `None` if it can.
fn refusal(node: Node<'_, '_>) -> Option<Refusal> {
    let name = node.tag_name().name();
    if name == "text" && !has_words(node) {
        return None;
    }
    if let Some(&(_, message, help)) = REFUSED.iter().find(|refused| refused.0 == name) {
        return Some(Refusal { message, help });
    }
    if !KNOWN.contains(&name) && !name.starts_with("fe") && !is_in_text(node) {
        return Some(UNKNOWN);
    }
    let target = node
        .attributes()
        .find(|attribute| attribute.name() == "href");
    let is_elsewhere = target.is_some_and(|target| !target.value().starts_with('#'));
    (is_elsewhere && name != "a").then_some(ELSEWHERE)
}

fn has_words(node: Node<'_, '_>) -> bool {
    let mut texts = node.descendants().filter_map(|node| node.text());
    texts.any(|text| !text.trim().is_empty())
}

fn is_in_text(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|node| node.tag_name().name() == "text")
}

/// The file would be too much work.
struct TooMuch;

/// What an element costs with all in it and all it refers to, and how deep that is nested.
#[derive(Clone, Copy, Default)]
struct Weight {
    cost: usize,
    depth: usize,
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.cost = self.cost.saturating_add(other.cost);
        self.depth = self.depth.max(other.depth);
    }
}

/// Adds up what every element costs with all it refers to, and what rules of style do.
fn weigh(document: &Document) -> Result<(), TooMuch> {
    let mut scale = Scale::new(document);
    let all = scale.element(document.root_element(), 0)?;
    let sheets = document
        .descendants()
        .filter(|node| node.has_tag_name((SVG, "style")));
    let (mut named, mut comparisons) = (Weight::default(), 0_usize);
    for text in sheets.filter_map(|node| node.text()) {
        named.add(scale.references(text, 0)?);
        let (rules, steps) = rules_of(text);
        let of_one = all.depth.saturating_pow(steps).saturating_mul(rules);
        comparisons = comparisons.saturating_add(of_one.saturating_mul(scale.elements));
    }
    let cost = all
        .cost
        .saturating_add(named.cost.saturating_mul(scale.elements));
    let too_much =
        cost > MOST_WORK || comparisons > MOST_STYLE || all.depth + named.depth > DEEPEST;
    if too_much { Err(TooMuch) } else { Ok(()) }
}

/// How many rules a sheet of style has, and how many steps the longest takes from element to
/// element: each may lead to any of the elements around the one before.
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
    // Whatever stands before a brace is a selector, unless it is the head of a block of rules.
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

struct Scale<'a, 'input> {
    elements: usize,
    by_id: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    /// What everything of an identifier weighs; `None` while that is being found out.
    weights: HashMap<&'a str, Option<Weight>>,
}

impl<'a, 'input> Scale<'a, 'input> {
    fn new(document: &'a Document<'input>) -> Self {
        let mut scale = Self {
            elements: 0,
            by_id: HashMap::new(),
            weights: HashMap::new(),
        };
        for node in document.descendants().filter(Node::is_element) {
            scale.elements += 1;
            if let Some(id) = node.attribute("id") {
                scale.by_id.entry(id).or_default().push(node);
            }
        }
        scale
    }

    /// Weighs an element that stands `depth` elements deep.
    fn element(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<Weight, TooMuch> {
        if depth > DEEPEST {
            return Err(TooMuch);
        }
        let mut weight = Weight {
            cost: ELEMENT,
            depth: 0,
        };
        for attribute in node.attributes() {
            weight.cost = weight.cost.saturating_add(attribute.value().len());
            weight.add(self.references(attribute.value(), depth)?);
        }
        for child in node.children().filter(Node::is_element) {
            weight.add(self.element(child, depth + 1)?);
        }
        weight.depth += 1;
        Ok(weight)
    }

    /// Weighs everything that a text refers to: as `#id` or `url(#id)`.
    fn references(&mut self, text: &str, depth: usize) -> Result<Weight, TooMuch> {
        let mut weight = Weight::default();
        for rest in text.split('#').skip(1) {
            let end = rest.find(|end: char| end.is_whitespace() || "()'\";,{}".contains(end));
            weight.add(self.target(&rest[..end.unwrap_or(rest.len())], depth)?);
        }
        Ok(weight)
    }

    fn target(&mut self, name: &str, depth: usize) -> Result<Weight, TooMuch> {
        let Some((&id, nodes)) = self.by_id.get_key_value(name) else {
            return Ok(Weight::default());
        };
        if let Some(weight) = self.weights.get(id) {
            return weight.ok_or(TooMuch);
        }
        let nodes = nodes.clone();
        self.weights.insert(id, None);
        let mut weight = Weight::default();
        for node in nodes {
            weight.add(self.element(node, depth + 1)?);
        }
        self.weights.insert(id, Some(weight));
        Ok(weight)
    }
}
