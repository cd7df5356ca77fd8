//! XML, of answers and of the bodies that say what to do.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::error::{Code, Outcome, Refusal};

/// An element with text in it, which is escaped.
pub(super) fn element(name: &str, text: impl AsRef<str>) -> String {
    format!("<{name}>{}</{name}>", quick_xml::escape::escape(text.as_ref()))
}

/// An element with others in it.
pub(super) fn parent(name: &str, children: &[String]) -> String {
    let mut text = format!("<{name}>");
    for child in children {
        let _ = write!(text, "{child}");
    }
    text + &format!("</{name}>")
}

pub(super) fn document(root: &str) -> String {
    format!("<?xml version='1.0' encoding='utf-8' ?>\n{root}")
}

/// Names from the root on, with slashes between, and texts.
pub(super) type Elements = Vec<(String, String)>;

/// The elements of a document in the order in which they end.
///
/// # Errors
///
/// `MalformedXML`
pub(super) fn elements(text: &[u8]) -> Outcome<Elements> {
    read(text).ok_or_else(|| Refusal::new(Code::MalformedXml, "The XML you provided was not well-formed."))
}

fn read(text: &[u8]) -> Option<Elements> {
    let mut reader = Reader::from_str(std::str::from_utf8(text).ok()?);
    let (mut open, mut found) = (Elements::new(), Elements::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let name = String::from_utf8(start.local_name().as_ref().to_vec()).ok()?;
                let path = open.last().map_or_else(|| name.clone(), |(parent, _)| format!("{parent}/{name}"));
                open.push((path, String::new()));
            }
            Event::Empty(start) => {
                let name = String::from_utf8(start.local_name().as_ref().to_vec()).ok()?;
                found.push((format!("{}/{name}", open.last()?.0), String::new()));
            }
            Event::End(_) => found.push(open.pop()?),
            Event::Text(text) => push(&mut open, &text.decode().ok()?)?,
            Event::CData(text) => push(&mut open, &text.decode().ok()?)?,
            Event::GeneralRef(reference) => push(&mut open, &resolved(&reference)?)?,
            Event::DocType(_) => return None,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return open.is_empty().then_some(found),
        }
    }
}

/// Blanks may stand outside the root, other text may not.
fn push(open: &mut [(String, String)], text: &str) -> Option<()> {
    match open.last_mut() {
        Some((_, found)) => found.push_str(text),
        None if text.trim().is_empty() => {}
        None => return None,
    }
    Some(())
}

/// One of the five entities that every document has, or a character by its number.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(one) = reference.resolve_char_ref().ok()? {
        return Some(one.to_string());
    }
    quick_xml::escape::resolve_xml_entity(&reference.decode().ok()?).map(str::to_owned)
}
