use std::fmt::{self, Display, Formatter};

use super::Matrix;
use super::facet::Facet;
use super::group::List;

mod escape;
mod table;

use escape::Escaped;
use table::Table;

impl Matrix {
    /// A page of its own, which needs nothing from elsewhere and no script: light or dark as the reader prefers, a table on a
    /// screen and on paper, a list on a phone. What comes from the document is escaped.
    #[must_use]
    pub fn to_html(&self) -> String {
        Page(self).to_string()
    }
}

struct Page<'m>(&'m Matrix);

const TITLE: &str = "What this policy permits";
const LEAD: &str = "Read every <em>yes</em> as “at most”: a key can do what its policy allows and its issuer may do.";
const STYLE: &str = include_str!("html/style.css");

impl Display for Page<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(
            f,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        )?;
        writeln!(f, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(f, "<meta name=\"color-scheme\" content=\"light dark\">")?;
        writeln!(f, "<title>{TITLE}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")?;
        self.introduction(f)?;
        if !self.0.is_empty() {
            self.matrix(f)?;
        }
        writeln!(f, "</main>\n</body>\n</html>")
    }
}

impl Page<'_> {
    fn introduction(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (missing, merged) = self.0.remarks();
        writeln!(f, "<header>\n<h1>{TITLE}</h1>")?;
        match missing {
            _ if !self.0.is_empty() => writeln!(f, "<p class=\"lead\">{LEAD}</p>")?,
            Some(_) => {}
            None => writeln!(f, "<p class=\"lead\">Nothing is permitted.</p>")?,
        }
        if let Some(missing) = missing {
            writeln!(f, "<p class=\"alert\"><strong>Undecided:</strong> {missing}.</p>")?;
        }
        if let Some(merged) = merged {
            writeln!(f, "<p class=\"remark\"><strong>Merged:</strong> {merged}.</p>")?;
        }
        writeln!(f, "</header>")
    }

    fn matrix(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let facets = Facet::readable(self.0);
        legend(f, &facets)?;
        facets.iter().try_for_each(|facet| Table { matrix: self.0, facet }.fmt(f))?;
        lists(f, &facets)
    }
}

/// Each sign with its meaning.
const SIGNS: [(&str, &str); 5] = [
    ("yes", "permitted"),
    ("when", "permitted under a condition"),
    ("no", "not permitted"),
    ("undecided", "it cannot be told, for the reason given"),
    ("none", "the action does not act on such a resource"),
];

/// The signs that occur.
fn legend(f: &mut Formatter<'_>, facets: &[Facet<'_>]) -> fmt::Result {
    let occurs = |sign| facets.iter().flat_map(Facet::cells).any(|cell| table::sign(cell) == sign);
    writeln!(f, "<ul class=\"legend\">")?;
    for (sign, meaning) in SIGNS.iter().filter(|(sign, _)| occurs(*sign)) {
        let word = if *sign == "none" { "" } else { sign };
        writeln!(f, "<li><b class=\"{sign}\"><i></i>{word}</b> {meaning}</li>")?;
    }
    writeln!(f, "</ul>")
}

/// The names of actions that are too many for the head of a column.
fn lists(f: &mut Formatter<'_>, facets: &[Facet<'_>]) -> fmt::Result {
    if facets.iter().flat_map(Facet::lists).next().is_none() {
        return Ok(());
    }
    writeln!(f, "<section>\n<h2>Actions of the columns</h2>\n<dl>")?;
    for (group, List { letters, count }) in facets.iter().flat_map(Facet::lists) {
        writeln!(f, "<dt id=\"actions-{letters}\">{}: {count}</dt>\n<dd>", group.class.title())?;
        group.names().try_for_each(|name| writeln!(f, "<span>{}</span>", Escaped(name)))?;
        writeln!(f, "</dd>")?;
    }
    writeln!(f, "</dl>\n</section>")
}
