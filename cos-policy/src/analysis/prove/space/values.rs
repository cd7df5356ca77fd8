use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::request::{ContextValue, Fact};
use crate::analysis::truth::Truth;
use crate::condition::{KeyInfo, Origin, ValueType};
use crate::document::{Clause, Decimal, Glob, Operand, Test};

use super::classes::{Letters, classes};

/// Values of a key, of every kind that these clauses on it tell apart; some kinds come more than once. Those that a reader
/// knows come first.
pub(crate) fn candidates(info: &KeyInfo, clauses: &[&Clause], budget: &mut Budget) -> Result<Vec<ContextValue>, Spent> {
    let operands: Vec<&Operand> = clauses.iter().flat_map(|clause| clause.test.operands()).collect();
    budget.spend(operands.len())?;
    match info.value_type() {
        ValueType::Text => texts(info, &operands, budget),
        ValueType::Number if info.name() == "cos:tls-version" => Ok(fractions(&operands)),
        ValueType::Number => Ok(integers(&operands)),
        ValueType::Address => Ok(addresses(&operands)),
        ValueType::Boolean => Ok(vec![true.into(), false.into()]),
        ValueType::Tags => tags(clauses, budget),
        // No operator on dates is documented: nothing tells them apart.
        ValueType::Date => Ok(Vec::new()),
    }
}

impl Test {
    fn operands(&self) -> impl Iterator<Item = &Operand> {
        let (first, more) = match self {
            Self::Undocumented(_) => (None, [].as_slice()),
            Self::AnyOf(points) | Self::Beyond(_, points) => (Some(&points.first), points.more.as_slice()),
            Self::Not(point) => (Some(point), [].as_slice()),
        };
        first.into_iter().chain(more).map(|point| &point.operand)
    }
}

fn texts(info: &KeyInfo, operands: &[&Operand], budget: &mut Budget) -> Result<Vec<ContextValue>, Spent> {
    let mut texts: Vec<String> = familiar(info.name()).iter().map(ToString::to_string).collect();
    texts.extend(operands.iter().filter_map(|operand| operand.constant()).map(str::to_owned));
    let letters = if info.is_query() { Letters::Encoded } else { Letters::Any };
    let patterns: Vec<&Glob> = operands.iter().filter_map(|operand| operand.pattern()).collect();
    let constants: Vec<&str> = texts.iter().map(String::as_str).collect();
    let others = classes(&constants, &patterns, letters, budget)?;
    texts.extend(others);
    // Headers and parameters are not empty.
    let is_sent = matches!(info.origin(), Origin::Header | Origin::Query);
    texts.retain(|text| !(is_sent && text.is_empty()));
    Ok(texts.into_iter().map(ContextValue::from).collect())
}

/// Values that ordinary clients send.
const fn familiar(key: &str) -> &'static [&'static str] {
    match key.as_bytes() {
        b"cos:content-type" => &["image/jpeg", "text/html"],
        b"cos:response-content-type" => &["image%2Fjpeg", "text%2Fhtml"],
        b"cos:x-cos-acl" => &["private", "public-read"],
        b"cos:x-cos-storage-class" => &["STANDARD"],
        _ => &[],
    }
}

impl Operand {
    fn constant(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Pattern(glob) if glob.rest().next().is_none() => Some(glob.first()),
            _ => None,
        }
    }

    fn pattern(&self) -> Option<&Glob> {
        if let Self::Pattern(glob) = self { Some(glob).filter(|glob| glob.rest().next().is_some()) } else { None }
    }

    fn number(&self) -> Option<&Decimal> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }
}

/// Lengths: every constant as a whole number, with the next one.
fn integers(operands: &[&Operand]) -> Vec<ContextValue> {
    let floors: Vec<String> = operands.iter().filter_map(|operand| operand.number()).map(Decimal::floor).collect();
    let next = floors.iter().map(|floor| successor(floor));
    let texts = ["1", "0"].into_iter().map(str::to_owned).chain(next).chain(floors.iter().cloned());
    texts.map(ContextValue::of_number).collect()
}

/// The next whole number.
fn successor(number: &str) -> String {
    let kept = number.trim_end_matches('9');
    let zeros = "0".repeat(number.len() - kept.len());
    let mut digits: Vec<char> = kept.chars().collect();
    match digits.pop().and_then(|last| last.to_digit(10)) {
        Some(last) => digits.extend(char::from_digit(last + 1, 10)),
        None => digits.push('1'),
    }
    digits.into_iter().collect::<String>() + &zeros
}

/// Versions of TLS, and then every constant with what lies before, between and behind.
fn fractions(operands: &[&Operand]) -> Vec<ContextValue> {
    let mut constants: Vec<&Decimal> = operands.iter().filter_map(|operand| operand.number()).collect();
    constants.sort_unstable();
    let zero = Decimal::zero();
    let cuts: Vec<&Decimal> = std::iter::once(&zero).chain(constants).filter(|cut| **cut >= zero).collect();
    let next = cuts.iter().skip(1).map(Some).chain([None]);
    let above = cuts.iter().zip(next).filter(|(cut, next)| next.is_none_or(|next| next > *cut));
    let above: Vec<String> = above.map(|(cut, next)| cut.just_above(next.copied())).collect();
    let familiar = ["1.2", "1.3", "1.1", "1.0"].into_iter().map(str::to_owned);
    let texts = familiar.chain(cuts.iter().map(|cut| cut.text())).chain(above);
    texts.map(ContextValue::of_number).collect()
}

/// Addresses for documentation, and then both ends of every block with what lies behind.
fn addresses(operands: &[&Operand]) -> Vec<ContextValue> {
    let mut addresses: Vec<IpAddr> = vec![
        Ipv4Addr::new(192, 0, 2, 1).into(),
        Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into(),
        Ipv4Addr::UNSPECIFIED.into(),
        Ipv6Addr::UNSPECIFIED.into(),
    ];
    for operand in operands {
        match operand {
            Operand::Block { address: IpAddr::V4(address), prefix } => {
                let host = u32::MAX.checked_shr(u32::from(*prefix)).unwrap_or_default();
                let (first, last) = (u32::from(*address) & !host, u32::from(*address) | host);
                let behind = last.checked_add(1);
                addresses
                    .extend([Some(first), behind].into_iter().flatten().map(|bits| IpAddr::from(Ipv4Addr::from(bits))));
            }
            Operand::Block { address: IpAddr::V6(address), prefix } => {
                let host = u128::MAX.checked_shr(u32::from(*prefix)).unwrap_or_default();
                let (first, last) = (u128::from(*address) & !host, u128::from(*address) | host);
                let behind = last.checked_add(1);
                addresses
                    .extend([Some(first), behind].into_iter().flatten().map(|bits| IpAddr::from(Ipv6Addr::from(bits))));
            }
            _ => {}
        }
    }
    addresses.into_iter().map(ContextValue::from).collect()
}

impl Clause {
    /// What it says of a single tag.
    fn says_of(&self, tag: &str) -> Truth {
        let fact = Fact::Tags(vec![tag.to_owned()]);
        self.holds_of(|| Some(&fact))
    }
}

/// Sets of tags. Tags of which all clauses say the same count as one.
fn tags(clauses: &[&Clause], budget: &mut Budget) -> Result<Vec<ContextValue>, Spent> {
    let named: BTreeSet<&str> = clauses.iter().flat_map(|clause| clause.texts()).collect();
    budget.spend(named.len() * clauses.len())?;
    let mut kinds: Vec<(Vec<Truth>, &str)> = Vec::new();
    for tag in &named {
        let by: Vec<Truth> = clauses.iter().map(|clause| clause.says_of(tag)).collect();
        if kinds.iter().all(|(kind, _)| *kind != by) {
            kinds.push((by, tag));
        }
    }
    let numbered = (0..).map(|number| format!("other&tag{number}"));
    let other = std::iter::once("other&tag".to_owned()).chain(numbered).find(|other| !named.contains(other.as_str()));
    let tags: Vec<&str> = kinds.iter().map(|(_, tag)| *tag).chain(other.as_deref()).collect();
    let sets = 1_usize.checked_shl(u32::try_from(tags.len()).unwrap_or(u32::MAX)).ok_or(Spent)?;
    budget.spend(sets.saturating_mul(clauses.len() + 1))?;
    let chosen = |set: usize| tags.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1);
    Ok((1..sets).map(|set| chosen(set).map(|(_, tag)| (*tag).to_owned()).collect::<Vec<_>>().into()).collect())
}

#[cfg(test)]
mod tests {
    use super::successor;

    #[test]
    fn the_next_number() {
        for (number, next) in
            [("0", "1"), ("8", "9"), ("9", "10"), ("199", "200"), ("1099", "1100"), ("99999", "100000")]
        {
            assert_eq!(successor(number), next);
        }
    }
}
