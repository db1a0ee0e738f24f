//! XML trees, written and parsed.
//!
//! Names keep their prefixes. Characters that XML does not allow are dropped.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesEnd, BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// The deepest nesting of elements that is parsed.
const DEEPEST_NESTING: usize = 100;

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct XmlElement {
    /// The name with its prefix: `w:p`.
    pub(super) name: Cow<'static, str>,
    /// The attributes, in order.
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    /// The child nodes, in order.
    pub(super) children: Vec<XmlNode>,
}

/// A child of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlNode {
    /// An element.
    Element(XmlElement),
    /// Text.
    Text(String),
}

impl XmlElement {
    /// An empty element.
    pub(super) fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An element with the attribute `w:val` alone.
    pub(super) fn of(name: &'static str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = valid(&value.to_string());
        self.attributes.push((Cow::Borrowed(name), value));
        self
    }

    /// Adds a child element.
    pub(super) fn add(mut self, child: Self) -> Self {
        self.children.push(XmlNode::Element(child));
        self
    }

    /// Adds child elements.
    pub(super) fn add_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(XmlNode::Element));
        self
    }

    /// Adds text.
    pub(super) fn with_text(mut self, text: &str) -> Self {
        self.children.push(XmlNode::Text(valid(text)));
        self
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first child element of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(known, _)| known == name)?;
        Some(value)
    }

    /// The attribute `w:val` of the first child element of that name.
    pub(super) fn value_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Removes and returns the child elements of that name.
    pub(super) fn take(&mut self, name: &str) -> Vec<Self> {
        let mut taken = Vec::new();
        let children = std::mem::take(&mut self.children);
        for child in children {
            match child {
                XmlNode::Element(element) if element.name == name => taken.push(element),
                other => self.children.push(other),
            }
        }
        taken
    }

    /// Keeps the descendants that `keeps` accepts.
    pub(super) fn retain(&mut self, keeps: &impl Fn(&Self) -> bool) {
        self.children.retain_mut(|child| match child {
            XmlNode::Element(element) => {
                element.retain(keeps);
                keeps(element)
            }
            XmlNode::Text(_) => true,
        });
    }

    /// The element as an XML file.
    #[expect(clippy::expect_used, reason = "memory takes whatever is written to it")]
    pub(super) fn to_file(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer
            .write_event(Event::Decl(declaration))
            .and_then(|()| self.write_to(&mut writer))
            .expect("memory can be written to");
        writer.into_inner()
    }

    fn write_to(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(&*self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((&**name, value.as_str()));
        }
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.write_to(writer)?,
                XmlNode::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(&*self.name)))
    }

    /// Parses an XML file; `None` if it is malformed, has a document type or is nested too deeply.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(file).ok()?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        let mut open: Vec<Self> = Vec::new();
        loop {
            let closed = match reader.read_event().ok()? {
                Event::Start(start) if open.len() < DEEPEST_NESTING => {
                    open.push(opened(&start)?);
                    None
                }
                Event::Empty(start) => Some(opened(&start)?),
                Event::End(_) => Some(open.pop()?),
                Event::Text(text) => add_text(&mut open, &text.xml10_content()),
                Event::CData(text) => add_text(&mut open, &text.xml10_content()),
                Event::GeneralRef(reference) => add_text(&mut open, &resolved(&reference)?),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => None,
                Event::Start(_) | Event::DocType(_) | Event::Eof => return None,
            };
            match (closed, open.last_mut()) {
                (Some(element), Some(parent)) => parent.children.push(XmlNode::Element(element)),
                (Some(element), None) => return Some(element),
                (None, _) => {}
            }
        }
    }
}

fn opened(start: &BytesStart) -> Option<XmlElement> {
    let mut element = XmlElement::new(start.name().as_ref().to_owned());
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let name = attribute.key.as_ref().to_owned();
        element.attributes.push((name.into(), valid(&value)));
    }
    Some(element)
}

/// Adds text to the innermost open element; closes none.
fn add_text(open: &mut [XmlElement], text: &str) -> Option<XmlElement> {
    if let Some(element) = open.last_mut() {
        let text = valid(text);
        match element.children.last_mut() {
            Some(XmlNode::Text(before)) => before.push_str(&text),
            _ => element.children.push(XmlNode::Text(text)),
        }
    }
    None
}

/// The character that a reference stands for; `None` for one that XML does not predefine.
fn resolved(reference: &BytesRef) -> Option<String> {
    match reference.resolve_char_ref().ok()? {
        Some(character) => Some(character.to_string()),
        None => resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned),
    }
}

/// The text without characters that XML 1.0 does not allow.
fn valid(text: &str) -> String {
    let is_valid = |character: &char| match character {
        '\t' | '\n' | '\r' => true,
        '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    };
    text.chars().filter(is_valid).collect()
}

#[cfg(test)]
mod tests {
    use super::XmlElement;

    #[test]
    fn text_and_attributes_are_data_and_come_back_as_they_were() {
        let element = XmlElement::new("w:p")
            .with("w:val", "\"a\" <&> \u{1}")
            .add(XmlElement::new("w:t").with_text("R&D <b> ]]> \u{202F}é\u{0}"));
        let file = element.to_file();
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains("R&amp;D &lt;b&gt;"), "{text}");
        assert_eq!(XmlElement::read(&file), Some(element));
    }

    #[test]
    fn malformed_or_expanding_xml_is_rejected() {
        let deep = "<a>".repeat(200) + &"</a>".repeat(200);
        let files = [
            "",
            "<a>",
            "<a></b>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "<a>&b;</a>",
            deep.as_str(),
        ];
        for file in files {
            assert_eq!(XmlElement::read(file.as_bytes()), None, "{file}");
        }
    }
}
