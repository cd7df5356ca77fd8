use std::fmt::{self, Write};

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Document;

impl<'de> Deserialize<'de> for Document {
    /// From any self-describing format, as strictly as from text: members that are there twice are refused. Numbers are
    /// those of the format, for `serde_json` of 64 bits; [`parse`](Document::parse) keeps every digit.
    ///
    /// Places in errors are those of the policy without blanks.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Json(text) = Json::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

/// Any value as the text of its JSON, with members in their order, however often they are there.
struct Json(String);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor).map(Self)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a policy")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<String, E> {
        Ok(format!("{value:?}"))
    }

    fn visit_unit<E: de::Error>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<String, E> {
        serde_json::to_string(value).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<String, A::Error> {
        let mut text = String::from("[");
        while let Some(Json(item)) = items.next_element()? {
            // Writing to a string cannot fail.
            _ = write!(text, "{}{item}", if text.len() > 1 { "," } else { "" });
        }
        Ok(text + "]")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<String, A::Error> {
        let mut text = String::from("{");
        while let Some((name, Json(value))) = members.next_entry::<String, _>()? {
            let name = serde_json::to_string(&name).map_err(de::Error::custom)?;
            _ = write!(text, "{}{name}:{value}", if text.len() > 1 { "," } else { "" });
        }
        Ok(text + "}")
    }
}
