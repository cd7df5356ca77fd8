use std::fmt;
use std::io::{self, IsTerminal, Write};

use super::facet::{Facet, OTHER_RESOURCES};
use super::notes::Notes;
use super::visible::{visible, width, wrapped};
use super::{Cell, Matrix};

mod column;
mod line;

use column::{Columns, GAP, Panel};
use line::{Ink, Line};

/// What a table should not be wider than.
const WIDTH: usize = 100;

impl fmt::Display for Matrix {
    /// Aligned text without colour. What would be wider than a hundred columns becomes several tables, and long conditions
    /// become numbered notes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Text::of(self, false))
    }
}

impl Matrix {
    /// The printed text in the colours of a terminal.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        Text::of(self, true)
    }

    /// Writes the text to standard output, in colour if that is a terminal and `NO_COLOR` is not set.
    ///
    /// # Errors
    ///
    /// What writing to standard output meets, such as a closed pipe.
    pub fn print(&self) -> io::Result<()> {
        let mut output = io::stdout().lock();
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = output.is_terminal() && !refused;
        output.write_all(Text::of(self, colour).as_bytes())
    }
}

/// A text under way.
struct Text {
    text: String,
    colour: bool,
}

impl Text {
    fn of(matrix: &Matrix, colour: bool) -> String {
        let mut text = Self { text: String::new(), colour };
        let (missing, merged) = matrix.remarks();
        if let Some(missing) = missing {
            text.hanging("undecided:", missing, Ink::Undecided);
        }
        match missing {
            _ if !matrix.is_empty() => text.tables(matrix, merged.as_deref()),
            Some(_) => {}
            None => text.line(|line| line.put("nothing is permitted", Ink::Plain)),
        }
        text.text
    }

    fn line(&mut self, write: impl FnOnce(&mut Line)) {
        let mut line = Line::new(self.colour);
        write(&mut line);
        self.text.push_str(&line.end());
    }

    /// A blank line, unless nothing stands above it.
    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A name, and beside it lines of a text.
    fn hanging(&mut self, name: &str, text: &str, ink: Ink) {
        let indent = width(name) + 1;
        for (i, words) in wrapped(text, WIDTH - indent).iter().enumerate() {
            self.line(|line| {
                line.put(if i == 0 { name } else { "" }, ink);
                line.go_to(indent);
                line.put(words, Ink::Plain);
            });
        }
    }

    fn tables(&mut self, matrix: &Matrix, merged: Option<&str>) {
        let names = Names::of(matrix);
        let room = WIDTH.saturating_sub(names.width);
        let (facets, longest) = column::facets(matrix, room);
        let mut notes = Notes::default();
        for facet in &facets {
            let columns = Columns::of(facet, &matrix.rows, &mut notes, longest);
            for (i, panel) in columns.panels(room).iter().enumerate() {
                self.gap();
                if let Some(title) = facet.title.as_deref().filter(|_| i == 0) {
                    self.line(|line| line.put(title, Ink::Bold));
                }
                self.panel(panel, facet, &names);
            }
        }
        let mut below = Self { text: String::new(), colour: self.colour };
        below.explain(&facets, &notes, merged);
        if !below.text.is_empty() {
            self.gap();
            self.text.push_str(&below.text);
        }
    }

    /// What stands below the tables.
    fn explain(&mut self, facets: &[Facet<'_>], notes: &Notes<'_>, merged: Option<&str>) {
        for (group, list) in facets.iter().flat_map(Facet::lists) {
            let names: Vec<String> = group.names().map(visible).collect();
            let text = format!("{}, {}: {}", group.class.title(), list.count, names.join(", "));
            self.hanging(&format!("[{}]", list.letters), &text, Ink::Bold);
        }
        for (number, note) in notes.iter() {
            self.hanging(&format!("[{number}]"), &visible(note), Ink::Bold);
        }
        if facets.iter().flat_map(Facet::cells).any(|cell| *cell == Cell::Inapplicable) {
            self.hanging("-", "the action does not act on such a resource", Ink::Bold);
        }
        if let Some(merged) = merged {
            self.hanging("merged:", merged, Ink::Bold);
        }
    }

    fn panel(&mut self, panel: &Panel<'_>, facet: &Facet<'_>, names: &Names) {
        self.head(panel, names);
        for section in &facet.sections {
            if names.under_headings {
                let heading = section.bucket.map_or_else(|| OTHER_RESOURCES.to_owned(), ToString::to_string);
                self.gap();
                wrapped(&heading, WIDTH).iter().for_each(|words| self.line(|line| line.put(words, Ink::Bold)));
            }
            for (at, _) in &section.rows {
                self.row(panel, *at, names);
            }
        }
    }

    fn head(&mut self, panel: &Panel<'_>, names: &Names) {
        self.line(|line| {
            let mut before = "";
            for (at, column) in panel.from(names.width) {
                line.go_to(at);
                line.put(if column.title == before { "" } else { column.title }, Ink::Dim);
                before = column.title;
            }
        });
        for i in 0..panel.head_height() {
            self.line(|line| {
                for (at, column) in panel.from(names.width) {
                    line.go_to(at);
                    line.put(column.head.get(i).map_or("", String::as_str), Ink::Bold);
                }
            });
        }
    }

    fn row(&mut self, panel: &Panel<'_>, row: usize, names: &Names) {
        let name = names.lines.get(row).map_or(&[][..], Vec::as_slice);
        for i in 0..name.len().max(panel.height(row)) {
            self.line(|line| {
                line.put(name.get(i).map_or("", String::as_str), Ink::Plain);
                for (at, column) in panel.from(names.width) {
                    let (text, ink) = column.cell(row, i);
                    line.go_to(at);
                    line.put(text, ink);
                }
            });
        }
    }
}

/// The names of the rows, in lines.
struct Names {
    lines: Vec<Vec<String>>,
    /// Of the widest, with the gap behind it.
    width: usize,
    under_headings: bool,
}

impl Names {
    fn of(matrix: &Matrix) -> Self {
        const MOST: usize = 40;
        let under_headings = matrix.has_buckets();
        let indent = if under_headings { "  " } else { "" };
        let hung = |(i, line)| format!("{indent}{}{line}", if i > 0 { "  " } else { "" });
        let names = matrix.rows.iter().map(|row| wrapped(&row.title().to_string(), MOST));
        let lines: Vec<Vec<String>> = names.map(|name| name.into_iter().enumerate().map(hung).collect()).collect();
        let widest = lines.iter().flatten().map(|line| width(line)).max().unwrap_or(0);
        Self { lines, width: widest + GAP, under_headings }
    }
}
