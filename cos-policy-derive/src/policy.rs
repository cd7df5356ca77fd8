mod actions;
mod conditions;
mod resources;

use proc_macro2::{Ident, Span, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::key::library;

/// `$crate; blocks`, to a `let` for each statement: one chain of a thousand calls would cost the compiler more.
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Tokens> {
    let mut expansion = Expansion::new(library(input)?);
    let mut errors: Option<Error> = None;
    while !input.is_empty() {
        if let Err(error) = expansion.line(input) {
            match &mut errors {
                Some(errors) => errors.combine(error),
                None => errors = Some(error),
            }
            skip_line(input);
        }
    }
    errors.map_or_else(|| expansion.finish(), Err)
}

struct Expansion {
    library: TokenTree,
    /// The policy so far; no name of the user's can meet it.
    policy: Ident,
    lets: Tokens,
    /// Whether a block has named its bucket. The expansion calls it `bucket`, which the user's expressions see.
    has_bucket: bool,
    has_statement: bool,
    /// The last line that is no statement.
    other: Option<Other>,
}

enum Other {
    Block(Span),
    Statements(Span),
}

impl Expansion {
    fn new(library: TokenTree) -> Self {
        Self {
            library,
            policy: Ident::new("policy", Span::mixed_site()),
            lets: Tokens::new(),
            has_bucket: false,
            has_statement: false,
            other: None,
        }
    }

    fn line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![in]) {
            self.block(input)
        } else if input.peek(Token![..]) {
            self.statements(input)
        } else if peek_word(input, "allow") || peek_word(input, "deny") {
            self.statement(input)
        } else if peek_word(input, "principal") {
            Err(Error::new(
                input.span(),
                "the policy of a temporary key has no principal: it is about whoever holds the key",
            ))
        } else {
            Err(Error::new(
                input.span(),
                "expected a statement (`allow ..` or `deny ..`), a block (`in bucket;`) or statements made elsewhere (`..statements;`)",
            ))
        }
    }

    /// `in <bucket>;`
    fn block(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word: Token![in] = input.parse()?;
        let place = until(input, |_| false);
        let Some(first) = place.clone().into_iter().next() else {
            return Err(Error::new(word.span, "name the bucket: `in bucket;`"));
        };
        end_of_line(input, "the bucket")?;
        let bucket = Ident::new("bucket", word.span);
        self.lets.extend(quote_spanned! {first.span()=>
            let #bucket: &cos_policy::Bucket = &#place;
            let _ = #bucket;
        });
        self.has_bucket = true;
        self.other = Some(Other::Block(word.span));
        Ok(())
    }

    /// `..<statements>;`
    fn statements(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let dots: Token![..] = input.parse()?;
        let [span, _] = dots.spans;
        let statements = until(input, |_| false);
        if statements.is_empty() {
            return Err(Error::new(span, "name the statements: `..statements;`"));
        }
        end_of_line(input, "the statements")?;
        let Self { policy, lets, .. } = self;
        lets.extend(quote!(let #policy = #policy.with(#statements);));
        self.other = Some(Other::Statements(span));
        Ok(())
    }

    /// `allow <action>, .. on <resource>, .. [when <condition>, ..] [deliberately "why"];`
    fn statement(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let effect: Ident = input.parse()?;
        let actions = actions::parse(input, &effect)?;
        if !peek_word(input, "on") {
            let after = if input.is_empty() { effect.span() } else { input.span() };
            return Err(Error::new(
                after,
                "this statement has no resource: name it after the actions, as in `on \"photos/*\"`",
            ));
        }
        let on: Ident = input.parse()?;
        let resources = resources::parse(input, self.has_bucket, &on)?;
        let conditions = conditions::parse(input)?;
        if let (true, Some(second)) = (effect == "deny", conditions.get(1)) {
            return Err(Error::new(
                second.span,
                "a deny takes one condition: with two it denies only the requests that meet both; write a `deny` statement for each",
            ));
        }
        let why = reason(input, &effect)?;
        end_of_line(input, "the statement")?;

        let meant = |span, what: Tokens| match &why {
            Some(why) => quote_spanned!(span=> cos_policy::deliberately(#what, #why)),
            None => what,
        };
        let mut calls = Tokens::new();
        for (i, Located { span, tokens }) in actions.into_iter().enumerate() {
            let method = if i == 0 { effect.clone() } else { Ident::new("and", span) };
            let action = meant(span, tokens);
            calls.extend(quote_spanned!(span=> .#method(#action)));
        }
        let resources =
            tuple(resources.into_iter().map(|Located { span, tokens }| (span, meant(span, tokens))).collect());
        calls.extend(quote_spanned!(on.span()=> .on(#resources)));
        for Located { span, tokens } in conditions {
            calls.extend(quote_spanned!(span=> .when(#tokens)));
        }
        let Self { policy, lets, .. } = self;
        lets.extend(quote!(let #policy = #policy #calls;));
        self.has_statement = true;
        Ok(())
    }

    fn finish(self) -> syn::Result<Tokens> {
        let Self { library, policy, lets, has_statement, other, .. } = self;
        if has_statement {
            return Ok(quote! {{
                // The user's tokens carry the paths, so that errors underline them alone.
                #[allow(unused_imports)]
                use #library as cos_policy;
                let #policy = #library::Policy::builder();
                #lets
                #policy.build()
            }});
        }
        Err(match other {
            Some(Other::Statements(span)) => Error::new(
                span,
                "there may be none of these statements, and a policy has at least one: use `Policy::from_statements(..)`, which is optional, or write a statement here",
            ),
            Some(Other::Block(span)) => Error::new(span, NO_STATEMENT),
            None => Error::new(Span::call_site(), NO_STATEMENT),
        })
    }
}

const NO_STATEMENT: &str = "a policy has at least one statement, such as `allow GetObject on \"photos/*\";`";

/// Tokens of the expansion, and the user's token that an error about them underlines.
struct Located {
    span: Span,
    tokens: Tokens,
}

/// `deliberately "why"`
fn reason(input: ParseStream<'_>, effect: &Ident) -> syn::Result<Option<LitStr>> {
    if !peek_word(input, "deliberately") {
        return Ok(None);
    }
    let word: Ident = input.parse()?;
    if effect == "deny" {
        return Err(Error::new(word.span(), "a deny needs no reason"));
    }
    match input.parse::<LitStr>() {
        Ok(why) if !why.value().trim().is_empty() => Ok(Some(why)),
        Ok(why) => Err(Error::new(why.span(), "say why in words")),
        Err(_) => Err(Error::new(word.span(), "say why: `deliberately \"the nightly backup reads everything\"`")),
    }
}

/// One item stays bare; more than the library's tuples hold are nested.
fn tuple(mut items: Vec<(Span, Tokens)>) -> Tokens {
    const MOST: usize = 16;
    if items.len() > MOST {
        let rest = items.split_off(MOST - 1);
        items.extend(rest.first().map(|(span, _)| *span).map(|span| (span, tuple(rest))));
    }
    let span = items.first().map_or_else(Span::call_site, |(span, _)| *span);
    let mut items = items.into_iter().map(|(_, tokens)| tokens);
    match (items.next(), items.len()) {
        (Some(single), 0) => single,
        (first, _) => quote_spanned!(span=> (#first, #(#items),*)),
    }
}

fn peek_word(input: ParseStream<'_>, word: &str) -> bool {
    input.cursor().ident().is_some_and(|(ident, _)| ident == word)
}

/// The tokens up to a semicolon, to where `stop` says so, or to the next statement if the semicolon is missing.
fn until(input: ParseStream<'_>, stop: impl Fn(ParseStream<'_>) -> bool) -> Tokens {
    let mut tokens: Vec<TokenTree> = Vec::new();
    while !input.is_empty() && !input.peek(Token![;]) && !stop(input) {
        let ends_an_expression = tokens.last().is_some_and(|last| !matches!(last, TokenTree::Punct(_)));
        if ends_an_expression && (peek_word(input, "allow") || peek_word(input, "deny")) {
            break;
        }
        tokens.extend(input.parse::<TokenTree>().ok());
    }
    tokens.into_iter().collect()
}

fn end_of_line(input: ParseStream<'_>, of: &str) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    match input.parse::<Token![;]>() {
        Ok(_) => Ok(()),
        Err(error) => Err(Error::new(error.span(), format!("expected `;` at the end of {of}"))),
    }
}

fn skip_line(input: ParseStream<'_>) {
    while !input.is_empty() && input.parse::<Token![;]>().is_err() {
        _ = input.parse::<TokenTree>();
    }
}
