use std::fmt::{self, Display, Formatter};

use super::facet::{Facet, OTHER_RESOURCES};
use super::group::{Group, List};
use super::label::Part;
use super::notes::Notes;
use super::visible::{fenced, visible};
use super::{Cell, Label, Matrix, Row};

impl Matrix {
    /// A table in the Markdown of GitHub, with lists of names and reasons below it. What comes from the document stands in
    /// code spans or is escaped.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        Markdown(self).to_string()
    }
}

struct Markdown<'m>(&'m Matrix);

impl Display for Markdown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (missing, merged) = self.0.remarks();
        if let Some(missing) = missing {
            writeln!(f, "**Undecided:** {missing}.")?;
        }
        match missing {
            _ if !self.0.is_empty() => self.tables(f)?,
            Some(_) => {}
            None => writeln!(f, "Nothing is permitted.")?,
        }
        merged.map_or(Ok(()), |merged| writeln!(f, "\nMerged: {merged}."))
    }
}

impl<'m> Markdown<'m> {
    fn tables(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let facets = Facet::readable(self.0);
        let mut notes = Notes::default();
        for (i, facet) in facets.iter().enumerate() {
            f.write_str(if i > 0 || self.0.undecided { "\n" } else { "" })?;
            self.table(f, facet, &mut notes)?;
        }
        lists(f, &facets)?;
        legend(f, &facets, &notes)
    }

    fn table(&self, f: &mut Formatter<'_>, facet: &Facet<'m>, notes: &mut Notes<'m>) -> fmt::Result {
        if let Some(title) = &facet.title {
            writeln!(f, "**{title}**\n")?;
        }
        head(f, &facet.groups)?;
        for section in &facet.sections {
            if self.0.has_buckets() {
                heading(f, section.bucket, facet.groups.len())?;
            }
            for (at, row) in &section.rows {
                Self::row(f, *at, row, &facet.groups, notes)?;
            }
        }
        Ok(())
    }

    fn row(f: &mut Formatter<'_>, at: usize, row: &Row, groups: &[Group<'m>], notes: &mut Notes<'m>) -> fmt::Result {
        write!(f, "| {}", label(&row.title()))?;
        if let Some(example) = row.example() {
            write!(f, "<br>for example {}", code(example))?;
        }
        for cell in groups.iter().filter_map(|group| group.cells.get(at)) {
            write!(f, " | {}", cell_text(cell, notes))?;
        }
        writeln!(f, " |")
    }
}

fn legend(f: &mut Formatter<'_>, facets: &[Facet<'_>], notes: &Notes<'_>) -> fmt::Result {
    for (number, why) in notes.iter() {
        writeln!(f, "\n({number}) {}", plain(why))?;
    }
    if facets.iter().flat_map(Facet::cells).any(|cell| *cell == Cell::Inapplicable) {
        writeln!(f, "\n–: the action does not act on such a resource.")?;
    }
    Ok(())
}

/// The classes stand above the names, once each.
fn head(f: &mut Formatter<'_>, groups: &[Group<'_>]) -> fmt::Result {
    let mut before = None;
    write!(f, "| Resource")?;
    for group in groups {
        let title = if before == Some(group.class) { "" } else { group.class.title() };
        before = Some(group.class);
        let names = match &group.list {
            Some(List { letters, count }) => format!("{count} ({letters})"),
            None => group.names().map(plain).collect::<Vec<_>>().join("<br>"),
        };
        write!(f, " | {}<br>{names}", if title.is_empty() { String::new() } else { format!("*{title}*") })?;
    }
    writeln!(f, " |")?;
    writeln!(f, "|{}", " --- |".repeat(groups.len() + 1))
}

fn heading(f: &mut Formatter<'_>, bucket: Option<&Label>, columns: usize) -> fmt::Result {
    let bucket = bucket.map_or_else(|| OTHER_RESOURCES.to_owned(), label);
    writeln!(f, "| **{bucket}** |{}", " |".repeat(columns))
}

fn lists(f: &mut Formatter<'_>, facets: &[Facet<'_>]) -> fmt::Result {
    for (group, List { letters, count }) in facets.iter().flat_map(Facet::lists) {
        let names: Vec<String> = group.names().map(plain).collect();
        writeln!(f, "\n({letters}) {}, {count}: {}", group.class.title(), names.join(", "))?;
    }
    Ok(())
}

fn cell_text<'m>(cell: &'m Cell, notes: &mut Notes<'m>) -> String {
    match cell {
        Cell::Yes => "**yes**".to_owned(),
        Cell::No => "no".to_owned(),
        Cell::Inapplicable => "–".to_owned(),
        Cell::When(condition) => format!("**when** {}", code(condition)),
        Cell::Undecided(why) => format!("**undecided** ({})", notes.number(why)),
    }
}

fn label(label: &Label) -> String {
    let parts = label.parts().iter().map(|part| match part {
        Part::Text(text) => code(text),
        Part::Word(word) => plain(word),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// A code span. A pipe would end the cell even there.
pub(in crate::analysis) fn code(text: &str) -> String {
    if text.is_empty() { "(empty)".to_owned() } else { format!("`{}`", fenced(text).replace('|', "\\|")) }
}

/// Text in which no mark is markup and nothing is linked.
pub(in crate::analysis) fn plain(text: &str) -> String {
    const MARKS: &str = r"\`*_~[]<>&|#!@:.";
    visible(text).chars().fold(String::new(), |mut plain, character| {
        plain.extend(MARKS.contains(character).then_some('\\'));
        plain.push(character);
        plain
    })
}
