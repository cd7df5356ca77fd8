use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, Token};

use crate::code::Code;
use crate::grammar::actions::other_name;
use crate::grammar::{end_of_line, has_arrow};

use super::{begins_with_place, rest_of_line};

/// The columns of the rows that follow; at least one.
pub(super) struct Header {
    /// Where it begins.
    pub(super) span: Span,
    pub(super) columns: Vec<Column>,
}

/// An action, or a bundle of them.
pub(super) struct Column {
    span: Span,
    /// Its path in the expansion.
    path: Code,
    /// Whether it is one action, which no other column has unless it has the same words.
    is_action: bool,
    /// What cells of the column are handed to.
    pub(super) name: Ident,
}

impl Header {
    /// `<column> ..;`, with or without commas.
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        let mut columns: Vec<Column> = Vec::new();
        while !input.is_empty() && !input.peek(Token![;]) && !is_next_row(input, &columns) {
            let column = Column::parse(input, columns.len())?;
            if columns.iter().any(|other| other.path.reads_like(&column.path)) {
                return Err(Error::new(column.span, "this column is there already"));
            }
            columns.push(column);
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            }
        }
        end_of_line(input, "the header")?;
        Ok(Self { span, columns })
    }

    /// A variable for each column, and where actions may hide in a bundle, a check that each is there once.
    pub(super) fn lines(&self) -> Code {
        let mut lines = Code::default();
        for column in &self.columns {
            let (name, value) = (&column.name, column.value());
            lines.extend(quote_spanned!(column.span=> let #name = #value;));
        }
        if !self.columns.iter().all(|column| column.is_action) {
            lines.extend(self.check());
        }
        lines
    }

    /// A constant, since the compiler looks at those before it runs anything.
    fn check(&self) -> TokenStream {
        let set = Ident::new("set", Span::mixed_site());
        let columns = self.columns.iter().map(|column| {
            let value = column.value();
            quote_spanned!(column.span=> #value.beside(#set))
        });
        quote! {
            const _: () = {
                let #set = cos_policy::action::ActionSet::EMPTY;
                #(let #set = #columns;)*
                _ = #set;
            };
        }
    }

    /// `[column.set(), ..]`
    pub(super) fn sets(&self) -> Code {
        let mut sets = Code::default();
        for Column { span, name, .. } in &self.columns {
            let set = Code::token(name.clone()).member(*span, Ident::new("set", *span)).call(*span, Code::default());
            sets.extend(set.then(",", *span, Code::default()));
        }
        Code::array(self.span, sets)
    }

    /// `4 columns`
    pub(super) fn count(&self) -> String {
        match self.columns.len() {
            1 => "one column".to_owned(),
            columns => format!("{columns} columns"),
        }
    }
}

impl Column {
    fn parse(input: ParseStream<'_>, at: usize) -> syn::Result<Self> {
        let span = input.span();
        let words = words(input)?;
        let (path, is_action) = match words.as_slice() {
            [TokenTree::Ident(word)] => {
                let name = checked(word)?;
                let is_action = name.contains(|letter: char| letter.is_ascii_lowercase());
                (Code::path(span, &["cos_policy", "action"]).item(word.clone()), is_action)
            }
            _ => (words.into_iter().collect(), false),
        };
        Ok(Self { span, path, is_action, name: Ident::new(&format!("column{at}"), Span::mixed_site()) })
    }

    /// The column as a value of its type.
    fn value(&self) -> Code {
        let span = self.span;
        Code::path(span, &["cos_policy", "__private", "column"]).call(span, Code::reference(span, self.path.clone()))
    }
}

/// Whether a row begins here, without a semicolon before it.
fn is_next_row(input: ParseStream<'_>, columns: &[Column]) -> bool {
    !columns.is_empty() && begins_with_place(input) && has_arrow(rest_of_line(input))
}

/// One path, or a fragment that another macro brings.
fn words(input: ParseStream<'_>) -> syn::Result<Vec<TokenTree>> {
    let mut words = Vec::new();
    while !input.is_empty() && (!ends_with_name(&words) || input.peek(Token![::])) {
        let span = input.span();
        match input.parse()? {
            TokenTree::Group(fragment) if words.is_empty() && fragment.delimiter() == Delimiter::None => {
                return Ok(fragment.stream().into_iter().collect());
            }
            TokenTree::Punct(colon) if colon.as_char() == ':' && colon.spacing() == Spacing::Joint => {
                words.extend([colon.into(), input.parse()?]);
            }
            TokenTree::Ident(name) => words.push(name.into()),
            other => return Err(Error::new(span, no_column(&other))),
        }
    }
    Ok(words)
}

fn ends_with_name(words: &[TokenTree]) -> bool {
    matches!(words.last(), Some(TokenTree::Ident(_)))
}

fn checked(word: &Ident) -> syn::Result<String> {
    let name = word.to_string();
    let error = |text: String| Err(Error::new(word.span(), text));
    match name.as_str() {
        "ALL" => error("`ALL` is no column: name the actions; what no row names is `no`".to_owned()),
        "allow" | "deny" => error("a table has no statements, but rows such as `\"photos/*\" => yes no;`".to_owned()),
        _ if name.starts_with(|first: char| first.is_ascii_lowercase()) => {
            error(format!("`{name}` is no action: a header names actions, such as `GetObject PutObject;`"))
        }
        _ => match other_name(&name) {
            Some(advice) => error(format!("COS has no `{name}`: {advice}")),
            None => Ok(name),
        },
    }
}

fn no_column(token: &TokenTree) -> String {
    let text = token.to_string();
    let bare = text.trim_matches('"');
    let bare = bare.strip_prefix("name/").unwrap_or(bare);
    let bare = bare.strip_prefix("cos:").unwrap_or(bare);
    match token {
        TokenTree::Punct(comma) if comma.as_char() == ',' => "expected an action before the comma".to_owned(),
        TokenTree::Literal(_) if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            format!("an action is written by its bare name: `{bare}`")
        }
        TokenTree::Group(_) => "the columns stand without brackets: `GetObject PutObject;`".to_owned(),
        _ => format!("`{text}` is no column: name the actions, such as `GetObject PutObject;`"),
    }
}
