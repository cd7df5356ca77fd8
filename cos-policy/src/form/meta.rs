use super::condition::Condition;
use super::error::FormError;

const PREFIX: &str = "x-cos-meta-";
/// The most bytes of all names and values. Source: 436/7749.
const MOST: usize = 2048;

/// The fields `x-cos-meta-*`, as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta(Vec<(String, String)>);

impl Meta {
    pub(super) fn push(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    pub(super) fn conditions(&self) -> Result<Vec<Condition>, FormError> {
        let length: usize = self.0.iter().map(|(name, value)| PREFIX.len() + name.len() + value.len()).sum();
        if length > MOST {
            return Err(FormError::MetaLength(length));
        }
        let conditions = self.0.iter().enumerate().map(|(at, (name, value))| {
            let twice = self.0.iter().take(at).any(|(earlier, _)| earlier == name);
            if twice { Err(FormError::MetaTwice(name.clone())) } else { condition(name, value) }
        });
        conditions.collect()
    }
}

fn condition(name: &str, value: &str) -> Result<Condition, FormError> {
    if !is_name(name) {
        return Err(FormError::MetaName(name.to_owned()));
    }
    if !is_value(value) {
        return Err(FormError::MetaValue { name: name.to_owned(), value: value.to_owned() });
    }
    Ok(Condition::exact(format!("{PREFIX}{name}"), value))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A header carries it as it is: visible ASCII characters, with blanks between them.
fn is_value(value: &str) -> bool {
    !value.is_empty() && value.trim() == value && value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}
