mod decided;
mod header;
mod row;

use proc_macro2::{Span, TokenTree};
use quote::quote;
use syn::parse::ParseStream;
use syn::{Error, Ident, Lit, Token};

use crate::code::Code;
use crate::grammar::slot::peek_word;
use crate::grammar::{BlockBucket, Line, end_of_line, has_arrow};
use crate::key::library;

use decided::Decided;
use header::Header;
use row::Row;

/// `$crate; blocks`, to an expression for each row.
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Code> {
    let mut expansion = Expansion::new(library(input)?);
    while !input.is_empty() {
        expansion.line(input)?;
    }
    expansion.finish()
}

struct Expansion {
    library: TokenTree,
    /// The table so far; no name of the user's can meet it.
    table: Ident,
    /// What the lines so far expand to.
    lines: Code,
    bucket: Option<BlockBucket>,
    header: Option<Header>,
    /// What the rows so far decide.
    decided: Decided,
    is_assumed: bool,
    has_row: bool,
    /// The block and the header that still have no row.
    empty_block: Option<Span>,
    empty_header: Option<Span>,
}

impl Expansion {
    fn new(library: TokenTree) -> Self {
        Self {
            library,
            table: Ident::new("table", Span::mixed_site()),
            lines: Code::default(),
            bucket: None,
            header: None,
            decided: Decided::default(),
            is_assumed: false,
            has_row: false,
            empty_block: None,
            empty_header: None,
        }
    }

    fn line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![;]) {
            input.parse::<Token![;]>().map(|_| ())
        } else if input.peek(Token![in]) {
            self.block(input)
        } else if peek_word(input, "assuming") {
            self.assumption(input)
        } else if is_row(input) {
            self.row(input)
        } else {
            self.header(input)
        }
    }

    /// `in <bucket>;`
    fn block(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word: Token![in] = input.parse()?;
        if let Some(empty) = self.empty_block.replace(word.span) {
            return Err(Error::new(empty, "this block has no row"));
        }
        let (bucket, line) = BlockBucket::parse(input, word.span, Line::Row)?;
        self.lines.extend(line);
        self.call("block", word.span, Code::token(BlockBucket::name()));
        self.bucket = Some(bucket);
        self.decided.leave_block();
        Ok(())
    }

    /// `assuming https_only;`
    fn assumption(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word: Ident = input.parse()?;
        if !peek_word(input, "https_only") {
            let at = if input.peek(Token![;]) { word.span() } else { input.span() };
            return Err(Error::new(at, "what can be assumed is `https_only`"));
        }
        let https_only: Ident = input.parse()?;
        if self.has_row {
            return Err(Error::new(word.span(), "what is assumed is assumed for every row: say it before the first"));
        }
        if std::mem::replace(&mut self.is_assumed, true) {
            return Err(Error::new(https_only.span(), "`https_only` is assumed already"));
        }
        self.call("https_only", https_only.span(), Code::default());
        end_of_line(input, "the assumption")
    }

    /// `<column> ..;`
    fn header(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let header = Header::parse(input)?;
        if let Some(empty) = self.empty_header.replace(header.span) {
            return Err(Error::new(empty, "this header has no row"));
        }
        self.lines.extend(header.lines());
        self.call("header", header.span, Code::reference(header.span, header.sets()));
        self.header = Some(header);
        self.decided = Decided::default();
        Ok(())
    }

    /// `<place>, .. => <cell> .. [when <condition>, ..];`
    fn row(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let Some(header) = &self.header else {
            return Err(Error::new(
                input.span(),
                "which actions is this row about? name them in a header, such as `GetObject PutObject;`",
            ));
        };
        let row = Row::parse(input, header, self.bucket.as_ref(), &mut self.decided)?;
        self.lines.extend(row.line(&self.table, header));
        self.has_row = true;
        (self.empty_block, self.empty_header) = (None, None);
        Ok(())
    }

    /// `table.method(arguments);`
    fn call(&mut self, method: &str, span: Span, arguments: Code) {
        let table = Code::token(self.table.clone());
        self.lines.extend(table.member(span, Ident::new(method, span)).call(span, arguments).end(span));
    }

    fn finish(self) -> syn::Result<Code> {
        let Self { library, table, lines, has_row, empty_block, empty_header, .. } = self;
        match (empty_header, empty_block) {
            _ if !has_row => {
                let span = empty_header.or(empty_block).unwrap_or_else(Span::call_site);
                Err(Error::new(span, "a table has at least one row, such as `\"photos/*\" => yes no;`"))
            }
            (Some(header), _) => Err(Error::new(header, "this header has no row")),
            (None, Some(block)) => Err(Error::new(block, "this block has no row")),
            (None, None) => Ok(Code::from(quote! {{
                // The user's tokens carry the paths, so that errors underline them alone.
                use #library as cos_policy;
                let mut #table = cos_policy::__private::table();
                #lines
                #table.build()
            }})),
        }
    }
}

/// A row begins with a place or has an arrow. A header may have one as well, of a row that a semicolon should part from
/// it.
fn is_row(input: ParseStream<'_>) -> bool {
    let are_texts = input.peek(Lit) && (input.peek2(Token![;]) || input.peek2(Token![,]) || input.peek2(Lit));
    begins_with_place(input) && !are_texts || !begins_with_action(input) && has_arrow(rest_of_line(input))
}

/// Whether what comes next is the name of an action, with another word behind it.
fn begins_with_action(input: ParseStream<'_>) -> bool {
    let is_type = |name: String| name.starts_with(|first: char| first.is_ascii_uppercase());
    let first = input.cursor().ident().map(|(first, _)| first.to_string());
    first.is_some_and(is_type) && (input.peek2(Ident) || input.peek2(Lit))
}

/// Whether what comes next is surely a place.
fn begins_with_place(input: ParseStream<'_>) -> bool {
    input.peek(Lit) || peek_word(input, "bucket") || peek_word(input, "account")
}

fn rest_of_line<'i>(input: ParseStream<'i>) -> impl Iterator<Item = TokenTree> + 'i {
    let mut rest = input.cursor();
    std::iter::from_fn(move || {
        let (token, after) = rest.token_tree()?;
        rest = after;
        Some(token).filter(|token| !matches!(token, TokenTree::Punct(end) if end.as_char() == ';'))
    })
}
