use super::group::{Class, Group, List, name_lists, title};
use super::{Cell, Label, Matrix, Row};

/// A table: columns, and the rows that they apply to.
pub(super) struct Facet<'m> {
    /// `Actions on buckets`, unless the table has all columns.
    pub(super) title: Option<String>,
    pub(super) groups: Vec<Group<'m>>,
    pub(super) sections: Vec<Section<'m>>,
}

impl<'m> Facet<'m> {
    /// One table of everything.
    pub(super) fn whole(matrix: &'m Matrix) -> Self {
        let mut whole = Self { title: None, groups: Group::all(matrix), sections: Section::all(matrix, &[]) };
        name_lists(&mut whole.groups, 0);
        whole
    }

    /// A table for each set of rows that actions act on, without the other rows: keys, buckets, the account.
    pub(super) fn split(matrix: &'m Matrix) -> Vec<Self> {
        let mut by_reach: Vec<(Vec<bool>, Vec<Group<'m>>)> = Vec::new();
        for group in Group::all(matrix) {
            let reach = group.reach();
            match by_reach.iter_mut().find(|(other, _)| *other == reach) {
                Some((_, groups)) => groups.push(group),
                None => by_reach.push((reach, vec![group])),
            }
        }
        by_reach.sort_by_key(|(reach, groups)| {
            let is_other = groups.iter().all(|group| group.class == Class::Other);
            (is_other, reach.iter().position(|is_reached| *is_reached))
        });
        let mut named = 0;
        let facets = by_reach.into_iter().map(|(reach, mut groups)| {
            named = name_lists(&mut groups, named);
            Self { title: Some(title(&groups)), groups, sections: Section::all(matrix, &reach) }
        });
        facets.collect()
    }

    /// One table, or several if it had too many columns to be read.
    pub(super) fn readable(matrix: &'m Matrix) -> Vec<Self> {
        const MOST_COLUMNS: usize = 8;
        let whole = Self::whole(matrix);
        if whole.groups.len() > MOST_COLUMNS { Self::split(matrix) } else { vec![whole] }
    }

    /// The cells that are shown.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'m Cell> {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.flat_map(|(at, _)| self.groups.iter().filter_map(|group| group.cells.get(*at).copied()))
    }

    pub(super) fn lists(&self) -> impl Iterator<Item = (&Group<'m>, &List)> {
        self.groups.iter().filter_map(|group| Some((group, group.list.as_ref()?)))
    }
}

/// What stands above the rows of no bucket, where there are others.
pub(super) const OTHER_RESOURCES: &str = "Other resources";

/// Rows of one bucket, with their places in the matrix.
pub(super) struct Section<'m> {
    pub(super) bucket: Option<&'m Label>,
    pub(super) rows: Vec<(usize, &'m Row)>,
}

impl<'m> Section<'m> {
    /// The rows that are reached; all of them if none is.
    fn all(matrix: &'m Matrix, reach: &[bool]) -> Vec<Self> {
        let is_any_reached = reach.contains(&true);
        let rows = matrix.rows.iter().enumerate();
        let reached: Vec<(usize, &Row)> =
            rows.filter(|(at, _)| !is_any_reached || reach.get(*at) == Some(&true)).collect();
        let sections = reached.chunk_by(|(_, a), (_, b)| a.bucket == b.bucket);
        sections
            .map(|rows| Self { bucket: rows.first().and_then(|(_, row)| row.bucket()), rows: rows.to_vec() })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, samples};
    use super::Facet;

    #[test]
    fn split_tables_have_each_applicable_cell_once_and_no_other() {
        let matrix = samples::everything();
        let mut shown = Vec::new();
        for facet in Facet::split(&matrix) {
            for (row, _) in facet.sections.iter().flat_map(|section| &section.rows) {
                for group in &facet.groups {
                    shown.extend(group.names().map(|name| (*row, name, group.cells[*row])));
                }
            }
        }
        let cells = |row: usize| matrix.columns.iter().zip(&matrix.rows[row].cells);
        let all =
            (0..matrix.rows.len()).flat_map(|row| cells(row).map(move |(column, cell)| (row, column.name(), cell)));
        let mut expected: Vec<_> = all.filter(|(_, _, cell)| **cell != Cell::Inapplicable).collect();
        shown.sort_unstable();
        expected.sort_unstable();
        assert_eq!(shown, expected);
    }
}
