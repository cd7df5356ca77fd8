use std::fmt::{self, Display, Formatter};

use super::super::facet::{Facet, OTHER_RESOURCES, Section};
use super::super::group::{Group, List};
use super::super::{Cell, Matrix, Row};
use super::escape::{Code, Escaped, Marked};

pub(super) struct Table<'t> {
    pub(super) matrix: &'t Matrix,
    pub(super) facet: &'t Facet<'t>,
}

impl<'t> Table<'t> {
    fn caption(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let rows: usize = self.facet.sections.iter().map(|section| section.rows.len()).sum();
        let columns: usize = self.facet.groups.iter().map(|group| group.names().count()).sum();
        let plural = |n: usize, ending| if n == 1 { "" } else { ending };
        let (classes, actions) = (plural(rows, "es"), plural(columns, "s"));
        let size = format!("{rows} class{classes} of resources by {columns} action{actions}");
        match &self.facet.title {
            Some(title) => writeln!(f, "<caption><span><strong>{title}</strong> {size}</span></caption>"),
            None => writeln!(f, "<caption><span>{size}</span></caption>"),
        }
    }

    fn head(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "<colgroup></colgroup>")?;
        for class in self.classes() {
            writeln!(f, "<colgroup span=\"{}\"></colgroup>", class.len())?;
        }
        writeln!(f, "<thead>\n<tr>\n<td></td>")?;
        for class in self.classes() {
            let title = class.first().map_or("", |group| group.class.title());
            writeln!(f, "<th scope=\"colgroup\" class=\"first\" colspan=\"{}\">{title}</th>", class.len())?;
        }
        writeln!(f, "</tr>\n<tr>\n<th scope=\"col\">Resource</th>")?;
        for (is_first, group) in self.places() {
            let class = if is_first { " class=\"first\"" } else { "" };
            write!(f, "<th scope=\"col\"{class}>")?;
            match &group.list {
                Some(List { letters, count }) => write!(f, "<a href=\"#actions-{letters}\">{count}</a>")?,
                None => separated(f, group, "<br>")?,
            }
            writeln!(f, "</th>")?;
        }
        writeln!(f, "</tr>\n</thead>")
    }

    fn classes(&self) -> impl Iterator<Item = &[Group<'t>]> {
        self.facet.groups.chunk_by(|a, b| a.class == b.class)
    }

    /// Each group, and whether it is the first of its class.
    fn places(&self) -> impl Iterator<Item = (bool, &Group<'t>)> {
        self.classes().flat_map(|class| class.iter().enumerate().map(|(i, group)| (i == 0, group)))
    }

    fn section(&self, f: &mut Formatter<'_>, section: &Section<'_>) -> fmt::Result {
        writeln!(f, "<tbody>")?;
        if self.matrix.has_buckets() {
            let bucket = section.bucket.map_or_else(|| OTHER_RESOURCES.to_owned(), |bucket| Marked(bucket).to_string());
            let columns = self.facet.groups.len() + 1;
            writeln!(
                f,
                "<tr class=\"bucket\"><th scope=\"rowgroup\" colspan=\"{columns}\"><span>{bucket}</span></th></tr>"
            )?;
        }
        section.rows.iter().try_for_each(|(at, row)| self.row(f, *at, row))?;
        writeln!(f, "</tbody>")
    }

    fn row(&self, f: &mut Formatter<'_>, at: usize, row: &Row) -> fmt::Result {
        write!(f, "<tr>\n<th scope=\"row\">{}", Marked(&row.title()))?;
        if let Some(example) = row.example() {
            write!(f, " <small>for example {}</small>", Code(example))?;
        }
        writeln!(f, "</th>")?;
        for (is_first, group) in self.places() {
            let cell = group.cells.get(at).copied().unwrap_or(&Cell::Inapplicable);
            let first = if is_first { " first" } else { "" };
            write!(f, "<td class=\"{}{first}\" data-action=\"", sign(cell))?;
            spoken(f, group)?;
            writeln!(f, "\">{}</td>", Content(cell))?;
        }
        writeln!(f, "</tr>")
    }
}

impl Display for Table<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "<table>")?;
        self.caption(f)?;
        self.head(f)?;
        self.facet.sections.iter().try_for_each(|section| self.section(f, section))?;
        writeln!(f, "</table>")
    }
}

fn separated(f: &mut Formatter<'_>, group: &Group<'_>, by: &str) -> fmt::Result {
    group.names().enumerate().try_for_each(|(i, name)| {
        f.write_str(if i > 0 { by } else { "" })?;
        Escaped(name).fmt(f)
    })
}

/// The head of the column, as it stands before a cell in a list.
fn spoken(f: &mut Formatter<'_>, group: &Group<'_>) -> fmt::Result {
    match &group.list {
        Some(list) => f.write_str(&list.count),
        None => separated(f, group, "&#10;"),
    }
}

/// The class of an element in the style.
pub(super) const fn sign(cell: &Cell) -> &'static str {
    match cell {
        Cell::Yes => "yes",
        Cell::No => "no",
        Cell::When(_) => "when",
        Cell::Undecided(_) => "undecided",
        Cell::Inapplicable => "none",
    }
}

/// A cell: a sign, which the style draws, and words.
struct Content<'c>(&'c Cell);

impl Display for Content<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Cell::Yes => f.write_str("<span><i></i>yes</span>"),
            Cell::No => f.write_str("<span><i></i>no</span>"),
            Cell::When(condition) => write!(f, "<span><i></i>when</span> <small>{}</small>", Escaped(condition)),
            Cell::Undecided(why) => write!(f, "<span><i></i>undecided</span> <small>{}</small>", Escaped(why)),
            Cell::Inapplicable => f.write_str("<i></i><span class=\"unseen\">does not apply</span>"),
        }
    }
}
