use proc_macro2::{Ident, Span, TokenTree};
use syn::parse::ParseStream;
use syn::{Error, Token};

use crate::code::Code;
use crate::grammar::slot::{Slot, peek_word};
use crate::grammar::{BlockBucket, Line, Located, conditions, end_of_line, resources};

use super::decided::Decided;
use super::header::Header;

/// `<place>, .. => <cell> .. [when <condition>, ..];`
pub(super) struct Row {
    places: Vec<Located>,
    cells: Vec<Cell>,
    conditions: Vec<Located>,
}

/// What a row says of a column.
struct Cell {
    span: Span,
    /// The method that says it.
    method: &'static str,
}

impl Row {
    pub(super) fn parse(
        input: ParseStream<'_>,
        header: &Header,
        bucket: Option<&BlockBucket>,
        decided: &mut Decided,
    ) -> syn::Result<Self> {
        let places = places(input, bucket, decided)?;
        let cells = cells(input, header)?;
        let when = peek_word(input, "when").then(|| input.span());
        let conditions = conditions::parse(input, Line::Row)?;
        if let Some(when) = when.filter(|_| cells.iter().all(|cell| cell.method != "yes")) {
            return Err(Error::new(when, "a condition narrows the `yes` of its row, and this row has none"));
        }
        refuse_reason(input)?;
        end_of_line(input, "the row")?;
        Ok(Self { places, cells, conditions })
    }

    /// `table.row(place).yes(column).no(column) .. .when(condition).end();`
    pub(super) fn line(self, table: &Ident, header: &Header) -> Code {
        let mut line = Code::token(table.clone());
        for (i, Located { span, code }) in self.places.into_iter().enumerate() {
            let method = if i == 0 { "row" } else { "and" };
            line = line.member(span, Ident::new(method, span)).call(span, code);
        }
        for (Cell { span, method }, column) in self.cells.into_iter().zip(&header.columns) {
            let column = Code::reference(span, Code::token(column.name.clone()));
            let cell = Code::path(span, &["cos_policy", "__private", "cell"]).call(span, column);
            line = line.member(span, Ident::new(method, span)).call(span, cell);
        }
        for Located { span, code } in self.conditions {
            line = line.member(span, Ident::new("when", span)).call(span, code);
        }
        let span = Span::call_site();
        line.member(span, Ident::new("end", span)).call(span, Code::default()).end(span)
    }
}

/// The places of a row, and the arrow behind them.
fn places(input: ParseStream<'_>, bucket: Option<&BlockBucket>, decided: &mut Decided) -> syn::Result<Vec<Located>> {
    let mut places = Vec::new();
    loop {
        let span = input.span();
        let slot = Slot::new(input, &[]);
        if slot.tokens().is_empty() {
            return Err(Error::new(
                span,
                "expected a place: a folder (`\"photos/*\"`), an object, `bucket` or `account`",
            ));
        }
        places.push(place(&slot, span, bucket, decided)?);
        if !input.peek(Token![,]) {
            break;
        }
        input.parse::<Token![,]>()?;
    }
    match input.parse::<Token![=>]>() {
        Ok(_) => Ok(places),
        Err(_) => Err(Error::new(input.span(), "expected `=>` and a cell for each column")),
    }
}

fn place(slot: &Slot, span: Span, bucket: Option<&BlockBucket>, decided: &mut Decided) -> syn::Result<Located> {
    if slot.begins_with(&["deliberately"]) {
        return Err(Error::new(span, NO_REASON));
    }
    if let [TokenTree::Literal(_), second, ..] = slot.tokens() {
        return Err(Error::new(second.span(), "expected `,` or `=>` behind the place"));
    }
    let code = resources::resource(slot, bucket, Line::Row)?;
    decided.add(slot).map_err(|why| Error::new(span, why))?;
    Ok(Located { span, code })
}

/// A cell for each column.
fn cells(input: ParseStream<'_>, header: &Header) -> syn::Result<Vec<Cell>> {
    let mut cells = Vec::new();
    let start = input.span();
    while !input.is_empty() && !input.peek(Token![;]) && !peek_word(input, "when") {
        refuse_reason(input)?;
        cells.push(cell(input)?);
    }
    let (found, columns) = (cells.len(), header.columns.len());
    if found == columns {
        return Ok(cells);
    }
    // The first that is too many, or the last before the gap.
    let at = cells.get(columns).or(cells.last()).map_or(start, |cell| cell.span);
    let text = format!(
        "the header has {}, this row has {}: write `yes`, `no`, `any` or `-` for each",
        header.count(),
        match found {
            0 => "no cell".to_owned(),
            1 => "one cell".to_owned(),
            found => format!("{found} cells"),
        }
    );
    Err(Error::new(at, text))
}

fn cell(input: ParseStream<'_>) -> syn::Result<Cell> {
    let span = input.span();
    let token: TokenTree = input.parse()?;
    let method = match token.to_string().as_str() {
        "yes" => "yes",
        "no" => "no",
        "any" => "any",
        "-" => "off",
        "," => return Err(Error::new(span, "cells stand without commas: `yes no any`")),
        _ if matches!(token, TokenTree::Literal(_)) || input.peek(Token![=>]) => {
            return Err(Error::new(span, "expected `;` at the end of the row"));
        }
        word => {
            let text = format!(
                "`{word}` is no cell: write `yes`, `no` or `any`, and `-` where the action does not act on the place"
            );
            return Err(Error::new(span, text));
        }
    };
    Ok(Cell { span, method })
}

const NO_REASON: &str = "a table grants nothing and takes no reason";

fn refuse_reason(input: ParseStream<'_>) -> syn::Result<()> {
    if peek_word(input, "deliberately") { Err(Error::new(input.span(), NO_REASON)) } else { Ok(()) }
}
