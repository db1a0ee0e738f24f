//! A strict HTML reader: every element is closed explicitly, and no error recovery of a browser is
//! needed.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Void elements, which have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Elements whose text is not displayed.
const SILENT: [&str; 3] = ["script", "style", "title"];

/// A page or a fragment of HTML.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The elements, in document order.
    pub(crate) elements: Vec<Element>,
    /// The displayed text.
    pub(crate) text: String,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Element {
    /// The name.
    pub(crate) name: String,
    /// The attributes.
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text directly after the start tag.
    pub(crate) text: String,
}

impl Page {
    /// Reads HTML. Panics at everything that needs error recovery.
    pub(crate) fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Self::default();
        let mut open: Vec<String> = Vec::new();
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (string(name), string(value)));
                    page.elements.push(Element {
                        name: name.clone(),
                        attributes: attributes.collect(),
                        text: String::new(),
                    });
                    if !VOID.contains(&name.as_str()) {
                        open.push(name);
                    }
                }
                Token::EndTag(tag) => {
                    assert_eq!(open.pop(), Some(string(&tag.name)), "ended in {html}");
                }
                Token::String(text) => {
                    let text = string(&text.value);
                    if !open.iter().any(|name| SILENT.contains(&name.as_str())) {
                        page.text.push_str(&text);
                    }
                    if let Some(element) = page.elements.last_mut() {
                        element.text.push_str(&text);
                    }
                }
                Token::Doctype(doctype) => assert!(!doctype.force_quirks),
                other => panic!("{other:?} in {html}"),
            }
        }
        assert!(open.is_empty(), "{open:?} in {html}");
        page
    }

    /// The elements of that name.
    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        let elements = self.elements.iter();
        elements.filter(|element| element.name == name).collect()
    }

    /// The values of an attribute, in the order of the elements that have it.
    pub(crate) fn values(&self, attribute: &str) -> Vec<&str> {
        let values = self.elements.iter();
        let values = values.filter_map(|element| element.attributes.get(attribute));
        values.map(String::as_str).collect()
    }
}

impl Element {
    /// The value of an attribute; empty without one.
    pub(crate) fn value(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Markdown of pieces that mean something to Markdown, HTML, addresses or styles.
pub(crate) fn hostile() -> impl proptest::strategy::Strategy<Value = String> {
    let pieces = [
        "<script>alert(1)</script>",
        "</style>",
        "</textarea>",
        "</title>",
        "<img src=x onerror=alert(1)>",
        "<!-- id: a.b -->\n",
        "<!-- id: \" onclick=x -->\n",
        "<!-- page-head: </style>\"\\ -->\n",
        "<!-- answers: \"> b -->\n",
        "[a](javascript:alert(1))",
        "[b](https://a.example/\"onmouseover=x)",
        "[c](data:text/html,x)",
        "<d@e.example>",
        "![f](https://a.example/g.png)",
        "[^n]",
        "\n[^n]: note\n",
        "☐ yes ",
        "☑ no ",
        "____________________\n",
        "\n# ",
        "\n### ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n| ",
        " | ",
        "\n|---|---|\n",
        "**",
        "*",
        "~~",
        "`",
        "&lt;b&gt; &#0; &amp;",
        "<span lang=\"en\">",
        "</span>",
        "\\\n",
        "\u{202F}",
        "\u{A0}",
        "\u{AD}",
        "\u{7F}\u{1}\u{FFFE}",
        "\n\n",
        "\n---\n",
        "\n    code\n",
        " word ",
        " Élan ; « oui » ",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    use proptest::strategy::Strategy as _;
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}
