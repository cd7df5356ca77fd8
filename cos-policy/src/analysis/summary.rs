use std::fmt;

use crate::document::{Clause, Comparison};

/// A clause as a reader says it: `<= 5 MiB`, `image/*`, `x-cos-acl private`, `https`.
pub(super) struct Summary<'c>(pub(super) &'c Clause);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clause { operator, key, .. } = self.0;
        let comparison = operator.value.comparison;
        let values = || self.0.texts();
        let name = key.value.split_once(':').map_or(&*key.value, |(_, name)| name);
        let sign = sign(comparison);
        match (name, comparison) {
            ("secure-transport", Comparison::BoolEqual) => {
                let [secure, plain] = ["true", "false"].map(|wanted| values().all(|value| value == wanted));
                match (secure, plain) {
                    (true, _) => f.write_str("https")?,
                    (_, true) => f.write_str("plain http")?,
                    _ => f.write_str("any transport")?,
                }
            }
            ("content-length", _) => {
                list(f, sign, values().map(length))?;
            }
            ("content-type", Comparison::StringEqual | Comparison::StringLike) => {
                list(f, "", values().map(str::to_owned))?;
            }
            ("ip", Comparison::IpEqual) => list(f, "from ", values().map(str::to_owned))?,
            ("ip", Comparison::IpNotEqual) => list(f, "not from ", values().map(str::to_owned))?,
            _ => {
                write!(f, "{name} ")?;
                list(f, sign, values().map(str::to_owned))?;
            }
        }
        f.write_str(if operator.value.if_exist { " or absent" } else { "" })
    }
}

fn list(f: &mut fmt::Formatter<'_>, sign: &str, values: impl Iterator<Item = String>) -> fmt::Result {
    f.write_str(sign)?;
    for (i, value) in values.enumerate() {
        write!(f, "{}{value}", if i > 0 { " or " } else { "" })?;
    }
    Ok(())
}

/// What stands before a value.
const fn sign(comparison: Comparison) -> &'static str {
    use Comparison::{
        BoolEqual, IpEqual, NumericEqual, NumericGreaterThan, NumericGreaterThanEqual, NumericLessThan,
        NumericLessThanEqual, StringEqual, StringLike,
    };
    match comparison {
        BoolEqual | IpEqual | NumericEqual | StringEqual => "= ",
        StringLike => "like ",
        NumericLessThan => "< ",
        NumericLessThanEqual => "<= ",
        NumericGreaterThan => "> ",
        NumericGreaterThanEqual => ">= ",
        comparison if comparison.is_negated() => "not ",
        _ => "",
    }
}

/// A number of bytes, in a unit that divides it.
fn length(text: &str) -> String {
    const UNITS: [(u64, &str); 3] = [(crate::GIB, "GiB"), (crate::MIB, "MiB"), (crate::KIB, "KiB")];
    let Ok(bytes) = text.parse::<u64>() else { return text.to_owned() };
    let unit = UNITS.iter().find(|(size, _)| bytes > 0 && bytes % size == 0);
    unit.map_or_else(|| format!("{bytes} bytes"), |(size, name)| format!("{} {name}", bytes / size))
}
