use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

use super::value::ValueError;

/// A block of IPv4 addresses, or a single one: `203.0.113.0/24`, `203.0.113.7`.
///
/// The bits outside the prefix are zero: documents print blocks such as `10.217.182.3/24`, whose meaning a reader has
/// to guess. IPv6 is refused, because no page that was read shows it.
///
/// Source: 436/46205, 598/10608.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cidr {
    address: u32,
    prefix: u8,
}

impl Cidr {
    pub(super) const EVERYWHERE: Self = Self { address: 0, prefix: 0 };

    /// Reads a block or an address.
    ///
    /// # Errors
    ///
    /// [`ValueError`] when it is neither, or when bits outside the prefix are set.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::read(text.as_bytes()).map_err(|reason| ValueError::new("an IPv4 address or block", text, reason))
    }

    /// The block of a literal.
    ///
    /// # Panics
    ///
    /// When it is none; in a `const` that is a compile error. Text from outside goes through [`parse`](Self::parse).
    #[must_use]
    #[track_caller]
    #[expect(clippy::panic, reason = "a wrong literal is a mistake of the program, reported where it is written")]
    pub const fn from_static(text: &'static str) -> Self {
        match Self::read(text.as_bytes()) {
            Ok(block) => block,
            Err(reason) => panic!("{}", reason),
        }
    }

    const fn read(mut text: &[u8]) -> Result<Self, &'static str> {
        const SHAPE: &str = "an IPv4 address is four numbers up to 255 between dots, a block adds `/` and up to 32";
        let mut address: u32 = 0;
        let mut octet = 0;
        while octet < 4 {
            if octet > 0 {
                text = match text {
                    [b'.', rest @ ..] => rest,
                    _ => return Err(SHAPE),
                };
            }
            let (number, rest) = leading_number(text);
            match number {
                Some(number) if number <= 255 => address = address << 8 | number,
                _ => return Err(SHAPE),
            }
            text = rest;
            octet += 1;
        }
        let prefix = match text {
            [] => 32,
            [b'/', rest @ ..] => match leading_number(rest) {
                (Some(prefix), []) if prefix <= 32 => prefix,
                _ => return Err(SHAPE),
            },
            _ => return Err(SHAPE),
        };
        if address & !mask(prefix) != 0 {
            return Err("bits outside the prefix are set: write the first address of the block");
        }
        Ok(Self { address, prefix: prefix as u8 })
    }

    /// The smaller block if one lies in the other.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        let (outer, inner) = if self.prefix <= other.prefix { (self, other) } else { (other, self) };
        (inner.address & mask(u32::from(outer.prefix)) == outer.address).then_some(inner)
    }
}

const fn mask(prefix: u32) -> u32 {
    match u32::MAX.checked_shl(32 - prefix) {
        Some(mask) => mask,
        None => 0,
    }
}

/// A decimal number without leading zeros, and what follows it.
const fn leading_number(mut text: &[u8]) -> (Option<u32>, &[u8]) {
    let mut number = None;
    while let [digit @ b'0'..=b'9', rest @ ..] = text {
        number = match number {
            None => Some((*digit - b'0') as u32),
            Some(0) => return (None, text),
            Some(before) if before > 999 => return (None, text),
            Some(before) => Some(before * 10 + (*digit - b'0') as u32),
        };
        text = rest;
    }
    (number, text)
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Ipv4Addr::from(self.address))?;
        if self.prefix < 32 {
            write!(f, "/{}", self.prefix)?;
        }
        Ok(())
    }
}

impl FromStr for Cidr {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}
