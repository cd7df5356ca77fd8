/// Rows of text in columns two blanks apart; the last column is as wide as it is.
pub(crate) fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells: String = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}  ")).collect();
    format!("{}\n", cells.trim_end())
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn no_line_ends_in_blanks() {
        let rows = [["a", "é", ""], ["bbb", "", "c"]].map(|row| row.map(str::to_owned));
        assert_eq!(columns(&rows), "a    é\nbbb     c\n");
    }
}
