use std::str::FromStr;

use crate::action::{self, ActionInfo, ActionSet, Level};
use crate::document::Clause;
use crate::resource::{Bucket, Region};
use crate::text::Excerpt;

use super::error::{Fault, ScenariosError};
use super::{Area, Row, Scenarios};

mod condition;
mod place;
mod token;
mod tokens;

use token::{Kind, Token};
use tokens::Tokens;

type Result<T, E = Fault> = std::result::Result<T, E>;

impl Scenarios {
    /// Reads a table from a text, as it is printed:
    ///
    /// ```
    /// use cos_policy::Scenarios;
    ///
    /// let text = "\
    /// in examplebucket-1250000000 (ap-guangzhou);
    ///                       GetBucket  GetObject  PutObject;
    /// app/files/alice/* =>  yes        yes        yes;
    /// app/files/*       =>  yes        yes        no;
    ///                       PutObject;
    /// app/avatar.jpg    =>  yes  when content-length <= 5242880;
    /// ";
    /// assert_eq!(Scenarios::parse(text)?.to_string(), text);
    /// # Ok::<(), cos_policy::analysis::ScenariosError>(())
    /// ```
    ///
    /// It means what the same table of [`scenarios!`](crate::scenarios!) means. Keys are literal: there are no placeholders, no
    /// bundles and no expressions. Blanks and line breaks only separate, and `#` begins a comment.
    ///
    /// # Grammar
    ///
    /// ```text
    /// table       a sequence of
    ///               assuming https_only;              narrows every `yes` to HTTPS; before the first row
    ///               in <bucket>;                      the bucket of what follows
    ///               <action> ..;                      a header, which replaces the one before; the names of actions
    ///               <place>, .. => <cell> .. [when <condition>, ..];
    /// bucket      <name> (<region>)                   examplebucket-1250000000 (ap-guangzhou)
    /// place       <key> [in <bucket>]                 an object, app/logo.png, or a folder, app/files/*
    ///             the bucket [<bucket>]               the bucket itself, for bucket actions
    ///             the whole bucket [<bucket>]         everything in it
    ///             the account
    /// cell        yes | no | any | -                  for each action; `-` where it does not act on the place
    /// condition   <key> <op> <value> [or absent]      the key without what stands before its colon: content-length
    ///               <= >= == < >                      with numbers, such as 5242880, 5 MiB or 1.2
    ///               == != like                        with a text in quotes; `==` also with true and false
    ///               in ["..", ..]                     one of several
    /// ```
    ///
    /// Values are written as in a policy: those of query parameters percent-encoded, `prefix like "photos%2F*"`.
    ///
    /// # Errors
    ///
    /// [`ScenariosError`] for the first place where the text is no such table, a cell does not fit its action and place, a `yes`
    /// does not carry a condition of its row, or no document of Tencent's says what a condition means.
    pub fn parse(text: &str) -> Result<Self, ScenariosError> {
        read(text).map_err(|fault| fault.within(text))
    }
}

impl FromStr for Scenarios {
    type Err = ScenariosError;

    fn from_str(text: &str) -> Result<Self, ScenariosError> {
        Self::parse(text)
    }
}

fn read(text: &str) -> Result<Scenarios> {
    let mut tokens = Tokens::of(text)?;
    let mut table = Table { scenarios: Scenarios::new(), block: None, columns: Vec::new() };
    while let Some(first) = tokens.peek() {
        match first.text {
            _ if tokens.line_has("=>") => table.row(&mut tokens)?,
            "in" => table.block(&mut tokens)?,
            "assuming" => table.assumption(&mut tokens)?,
            _ => table.header(&mut tokens)?,
        }
    }
    if table.scenarios.rows.is_empty() {
        return Err(tokens.fault("a table has at least one row, such as `photos/* => yes no;`"));
    }
    Ok(table.scenarios)
}

/// A table under way.
struct Table {
    scenarios: Scenarios,
    block: Option<Bucket>,
    columns: Vec<&'static ActionInfo>,
}

impl Table {
    fn assumption(&mut self, tokens: &mut Tokens<'_>) -> Result<()> {
        let start = tokens.next("")?;
        if !self.scenarios.rows.is_empty() || self.scenarios.https_only {
            return Err(start.fault("an assumption stands once, before the first row"));
        }
        tokens.expect("https_only", "`https_only`, the one assumption there is")?;
        self.scenarios.https_only = true;
        tokens.expect(";", "`;`")
    }

    fn block(&mut self, tokens: &mut Tokens<'_>) -> Result<()> {
        tokens.expect("in", "`in`")?;
        self.block = Some(bucket(tokens)?);
        tokens.expect(";", "`;`")
    }

    fn header(&mut self, tokens: &mut Tokens<'_>) -> Result<()> {
        self.columns.clear();
        while !tokens.take(";") {
            let name = tokens.word("an action or `;`")?;
            let column = action::find(name.text).map_err(|unknown| name.fault(unknown.to_string()))?;
            if column.level() == Level::Vector {
                return Err(name.fault(format!("`{}` acts on vector buckets, which a table does not have", name.text)));
            }
            if self.columns.contains(&column) {
                return Err(name.fault("this action has a column already"));
            }
            self.columns.push(column);
            tokens.take(",");
        }
        Ok(())
    }

    fn row(&mut self, tokens: &mut Tokens<'_>) -> Result<()> {
        let start = tokens.span();
        if self.columns.is_empty() {
            return Err(Fault::new(start, "a header with actions stands before the first row: `GetObject PutObject;`"));
        }
        let areas = place::areas(tokens, self.block.as_ref())?;
        let mut row = Row {
            resources: areas.iter().flat_map(Area::resources).collect(),
            areas,
            block: self.block.clone(),
            columns: self.columns.clone(),
            yes: ActionSet::EMPTY,
            no: ActionSet::EMPTY,
            any: ActionSet::EMPTY,
            clauses: Vec::new(),
        };
        for column in &self.columns {
            row.add_cell(column, tokens)?;
        }
        row.add_conditions(tokens)?;
        tokens.expect(";", "`;` at the end of the row")?;
        self.scenarios.rows.push(row);
        Ok(())
    }
}

impl Row {
    fn add_cell(&mut self, column: &'static ActionInfo, tokens: &mut Tokens<'_>) -> Result<()> {
        let expected = format!("`yes`, `no`, `any` or `-` for `{}`", column.name());
        let cell = tokens.next(&expected)?;
        let set = match cell.text {
            "yes" => Some(&mut self.yes),
            "no" => Some(&mut self.no),
            "any" => Some(&mut self.any),
            "-" => None,
            ";" | "when" => return Err(cell.fault(format!("expected {expected}"))),
            other => {
                let other = Excerpt(other);
                return Err(cell.fault(format!("`{other}` is no cell: expected `yes`, `no`, `any` or `-`")));
            }
        };
        let says = set.is_some();
        if let Some(set) = set {
            *set = set.union(ActionSet::from_iter([column]));
        }
        match self.areas.iter().find(|area| area.takes(column) != says) {
            Some(area) if says => Err(cell.fault(area.misfit(column))),
            Some(_) => Err(cell.fault(format!("`{}` acts on this place: say `yes`, `no` or `any`", column.name()))),
            None => Ok(()),
        }
    }

    fn add_conditions(&mut self, tokens: &mut Tokens<'_>) -> Result<()> {
        let start = tokens.span();
        if !tokens.take("when") {
            return Ok(());
        }
        if self.yes.is_empty() {
            return Err(Fault::new(start, "a condition narrows the `yes` of its row, and this row has none"));
        }
        loop {
            let clause = condition::condition(tokens)?;
            self.check_carried(&clause)?;
            self.clauses.push(clause);
            if !tokens.take(",") {
                return Ok(());
            }
        }
    }

    fn check_carried(&self, clause: &Clause) -> Result<()> {
        let carries = |entry: &&ActionInfo| clause.info.is_some_and(|info| info.is_carried_by(entry));
        match self.yes.iter().find(|entry| !carries(entry)) {
            None => Ok(()),
            Some(entry) => {
                let (name, key) = (entry.name(), &clause.key.value);
                let text = format!("`{name}` requests do not carry `{key}`: give `{name}` a row of its own");
                Err(Fault::new(clause.key.span, text))
            }
        }
    }
}

/// `<name> (<region>)`
fn bucket(tokens: &mut Tokens<'_>) -> Result<Bucket> {
    const EXPECTED: &str = "a bucket and its region, such as `examplebucket-1250000000 (ap-guangzhou)`";
    let name = tokens.word(EXPECTED)?;
    tokens.expect("(", EXPECTED)?;
    let region = tokens.word(EXPECTED)?;
    tokens.expect(")", EXPECTED)?;
    let region = Region::parse(region.text).map_err(|error| region.fault(error.to_string()))?;
    Bucket::new(region, name.text).map_err(|error| name.fault(error.to_string()))
}
