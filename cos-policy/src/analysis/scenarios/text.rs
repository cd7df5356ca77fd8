use std::fmt;

use crate::action::{ActionInfo, ActionSet};
use crate::document::{Clause, Comparison, Value};
use crate::resource::Bucket;

use super::{Row, Scenarios};

impl fmt::Display for Scenarios {
    /// The table as it was written, with the values of its placeholders and the actions of its bundles:
    /// [`parse`](Scenarios::parse) reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.https_only {
            f.write_str("assuming https_only;\n")?;
        }
        let width = self.rows.iter().map(|row| row.in_block().len()).max().unwrap_or_default();
        let mut above = None;
        for row in &self.rows {
            row.fmt_below(f, above.replace(row), width)?;
        }
        Ok(())
    }
}

impl Row {
    /// The row, and what of its block and its header does not stand above it already.
    fn fmt_below(&self, f: &mut fmt::Formatter<'_>, above: Option<&Self>, width: usize) -> fmt::Result {
        if let Some(block) = self.block.as_ref().filter(|_| above.is_none_or(|above| above.block != self.block)) {
            writeln!(f, "in {};", Place(block))?;
        }
        if above.is_none_or(|above| above.columns != self.columns) {
            write!(f, "{:width$}   ", "")?;
            self.fmt_cells(f, ActionInfo::name)?;
            f.write_str(";\n")?;
        }
        write!(f, "{:width$} =>", self.in_block())?;
        self.fmt_cells(f, |action| self.cell(action))?;
        for (i, clause) in self.clauses.iter().enumerate() {
            write!(f, "{}{}", if i > 0 { ", " } else { "  when " }, Condition(clause))?;
        }
        f.write_str(";\n")
    }

    /// Its places, with the names of buckets that are not that of the block.
    fn in_block(&self) -> String {
        self.name(|bucket| (self.block.as_ref() != Some(bucket)).then(|| Place(bucket).to_string()))
    }

    /// A text for each column, those of all rows below one another.
    fn fmt_cells(&self, f: &mut fmt::Formatter<'_>, text: impl Fn(&'static ActionInfo) -> &'static str) -> fmt::Result {
        let mut gap = 0;
        for column in &self.columns {
            let text = text(column);
            write!(f, "{:gap$}  {text}", "")?;
            gap = column.name().len().saturating_sub(text.len());
        }
        Ok(())
    }

    /// What the row says of an action.
    fn cell(&self, action: &'static ActionInfo) -> &'static str {
        let action = ActionSet::from_iter([action]);
        let cells = [("yes", self.yes), ("no", self.no), ("any", self.any)];
        cells.into_iter().find(|(_, set)| set.contains(action)).map_or("-", |(cell, _)| cell)
    }
}

/// A bucket as a table names it: `examplebucket-1250000000 (ap-guangzhou)`.
struct Place<'b>(&'b Bucket);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.name(), self.0.region())
    }
}

/// A clause as a row says it: `content-length <= 5242880`.
struct Condition<'c>(&'c Clause);

impl fmt::Display for Condition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clause { operator, key, values, .. } = self.0;
        let comparison = operator.value.comparison;
        let key = key.value.split_once(':').map_or(&*key.value, |(_, name)| name);
        let values: Vec<String> = values.iter().map(|value| quoted(comparison, &value.value)).collect();
        match (sign(comparison), values.as_slice()) {
            (sign, [value]) => write!(f, "{key} {sign} {value}")?,
            ("==", values) => write!(f, "{key} in [{}]", values.join(", "))?,
            (sign, values) => write!(f, "{key} {sign} [{}]", values.join(", "))?,
        }
        f.write_str(if operator.value.if_exist { " or absent" } else { "" })
    }
}

/// The sign of [`scenarios!`](crate::scenarios!) for a comparison; its name for those that cannot be written there.
fn sign(comparison: Comparison) -> &'static str {
    use Comparison::{
        BoolEqual, IpEqual, IpNotEqual, NumericEqual, NumericGreaterThan, NumericGreaterThanEqual, NumericLessThan,
        NumericLessThanEqual, StringEqual, StringLike, StringNotEqual,
    };
    match comparison {
        BoolEqual | IpEqual | NumericEqual | StringEqual => "==",
        IpNotEqual | StringNotEqual => "!=",
        NumericLessThan => "<",
        NumericLessThanEqual => "<=",
        NumericGreaterThan => ">",
        NumericGreaterThanEqual => ">=",
        StringLike => "like",
        other => other.name(),
    }
}

fn quoted(comparison: Comparison, value: &Value) -> String {
    match value {
        Value::Text(text) if comparison != Comparison::BoolEqual => format!("{text:?}"),
        Value::Text(text) | Value::Number(text) => text.clone(),
    }
}
