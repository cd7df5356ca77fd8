use super::super::facet::Facet;
use super::super::group::{Group, List};
use super::super::notes::Notes;
use super::super::visible::{quoted, visible, width, wrapped};
use super::super::{Cell, Matrix, Row};
use super::line::Ink;

/// The blanks between two columns.
pub(super) const GAP: usize = 2;

/// The columns of a table.
pub(super) struct Columns(Vec<Column>);

pub(super) struct Column {
    pub(super) title: &'static str,
    pub(super) head: Vec<String>,
    cells: Vec<(Vec<String>, Ink)>,
    /// With the gap behind it.
    width: usize,
}

/// The tables of a matrix, and how long a condition may be that stands in its cell: one table if it fits in the room.
pub(super) fn facets(matrix: &Matrix, room: usize) -> (Vec<Facet<'_>>, usize) {
    const SHORTEST: usize = 16;
    let whole = Facet::whole(matrix);
    let fits = |longest| Columns::of(&whole, &matrix.rows, &mut Notes::default(), longest).panels(room).len() == 1;
    match [usize::MAX, 48, 32, SHORTEST].into_iter().find(|longest| fits(*longest)) {
        Some(longest) => (vec![whole], longest),
        None => (Facet::split(matrix), SHORTEST),
    }
}

impl Columns {
    /// Conditions of at most so many columns stand in their cells.
    pub(super) fn of<'m>(facet: &Facet<'m>, rows: &[Row], notes: &mut Notes<'m>, longest: usize) -> Self {
        let columns = facet.groups.iter().map(|group| Column::of(group, notes, longest));
        let mut columns: Vec<Column> = columns.collect();
        columns.extend(Column::examples(facet, rows));
        Self(columns)
    }

    /// The columns in tables that fit in the room. Those of one class stay together if they can.
    pub(super) fn panels(&self, room: usize) -> Vec<Panel<'_>> {
        let mut panels = vec![Panel::default()];
        for class in self.0.chunk_by(|a, b| a.title == b.title) {
            let whole: usize = class.iter().map(|column| column.width).sum();
            let is_last_full = panels.last().is_some_and(|last| !last.has_room(whole, room));
            if is_last_full && whole <= room && class.iter().all(|column| !column.is_examples()) {
                panels.push(Panel::default());
            }
            class.iter().for_each(|column| column.join(&mut panels, room));
        }
        panels
    }
}

impl Column {
    fn of<'m>(group: &Group<'m>, notes: &mut Notes<'m>, longest: usize) -> Self {
        let head = match &group.list {
            Some(List { letters, count }) => wrapped(&format!("{count} [{letters}]"), 12),
            None => group.names().flat_map(|name| wrapped(&visible(name), 32)).collect(),
        };
        let cells = group.cells.iter().map(|cell| cell_text(cell, notes, longest)).collect();
        Self::new(group.class.title(), head, cells)
    }

    /// The witnesses of the rows, unless no row of the table needs one.
    fn examples(facet: &Facet<'_>, rows: &[Row]) -> Option<Self> {
        let mut shown = facet.sections.iter().flat_map(|section| &section.rows);
        let cell = |row: &Row| (row.example().map_or_else(Vec::new, |key| wrapped(&quoted(key), 30)), Ink::Dim);
        let is_needed = shown.any(|(_, row)| row.example().is_some());
        is_needed.then(|| Self::new("", vec!["for example".to_owned()], rows.iter().map(cell).collect()))
    }

    fn new(title: &'static str, head: Vec<String>, cells: Vec<(Vec<String>, Ink)>) -> Self {
        let texts = head.iter().chain(cells.iter().flat_map(|(lines, _)| lines));
        let widest = texts.map(|text| width(text)).max().unwrap_or(0).max(width(title));
        Self { title, head, cells, width: widest + GAP }
    }

    fn is_examples(&self) -> bool {
        self.title.is_empty()
    }

    /// Joins the last panel if it has room, or opens another. Examples do not stand alone.
    fn join<'c>(&'c self, panels: &mut Vec<Panel<'c>>, room: usize) {
        match panels.last_mut() {
            Some(last) if last.has_room(self.width, room) => last.0.push(self),
            Some(last) if self.is_examples() => {
                let company = last.0.pop();
                panels.push(Panel(company.into_iter().chain([self]).collect()));
            }
            _ => panels.push(Panel(vec![self])),
        }
    }

    fn height(&self, row: usize) -> usize {
        self.cells.get(row).map_or(0, |(lines, _)| lines.len())
    }

    /// A line of a cell.
    pub(super) fn cell(&self, row: usize, line: usize) -> (&str, Ink) {
        let cell = self.cells.get(row).and_then(|(lines, ink)| Some((lines.get(line)?.as_str(), *ink)));
        cell.unwrap_or(("", Ink::Plain))
    }
}

fn cell_text<'m>(cell: &'m Cell, notes: &mut Notes<'m>, longest: usize) -> (Vec<String>, Ink) {
    let (text, ink) = match cell {
        Cell::Yes => ("yes".to_owned(), Ink::Yes),
        Cell::No => ("no".to_owned(), Ink::Dim),
        Cell::Inapplicable => ("-".to_owned(), Ink::Dim),
        Cell::Undecided(why) => (format!("undecided [{}]", notes.number(why)), Ink::Undecided),
        Cell::When(condition) => {
            let inline = format!("when {}", visible(condition));
            let fits = width(&inline) <= longest;
            (if fits { inline } else { format!("when [{}]", notes.number(condition)) }, Ink::When)
        }
    };
    (vec![text], ink)
}

/// Columns that stand side by side.
#[derive(Default)]
pub(super) struct Panel<'c>(Vec<&'c Column>);

impl<'c> Panel<'c> {
    /// Each column with its place, the first at `start`.
    pub(super) fn from(&self, start: usize) -> impl Iterator<Item = (usize, &'c Column)> {
        self.0.iter().scan(start, |at, column| {
            let here = *at;
            *at += column.width;
            Some((here, *column))
        })
    }

    /// Whether so many columns more fit; in an empty panel any do. The last gap needs no room.
    fn has_room(&self, more: usize, room: usize) -> bool {
        let taken: usize = self.0.iter().map(|column| column.width).sum();
        taken == 0 || taken + more <= room + GAP
    }

    pub(super) fn head_height(&self) -> usize {
        self.0.iter().map(|column| column.head.len()).max().unwrap_or(0)
    }

    pub(super) fn height(&self, row: usize) -> usize {
        self.0.iter().map(|column| column.height(row)).max().unwrap_or(0)
    }
}
