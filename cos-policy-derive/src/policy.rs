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
    /// What the block calls its bucket: a name that the user's expressions see.
    bucket: Option<Ident>,
    has_statement: bool,
    spread: Option<Span>,
}

impl Expansion {
    fn new(library: TokenTree) -> Self {
        Self {
            library,
            policy: Ident::new("policy", Span::mixed_site()),
            lets: Tokens::new(),
            bucket: None,
            has_statement: false,
            spread: None,
        }
    }

    fn line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![in]) {
            self.block(input)
        } else if input.peek(Token![..]) {
            self.statements(input)
        } else if peek_word(input, "allow") || peek_word(input, "deny") {
            self.statement(input)
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
        if place.is_empty() {
            return Err(Error::new(word.span, "name the bucket: `in bucket;`"));
        }
        end_of_line(input, "the bucket")?;
        let Self { library, lets, .. } = self;
        let bucket = Ident::new("bucket", word.span);
        lets.extend(quote! {
            let #bucket: &#library::Bucket = &#place;
            let _ = #bucket;
        });
        self.bucket = Some(bucket);
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
        self.spread = Some(span);
        Ok(())
    }

    /// `allow <action>, .. on <resource>, .. [when <condition>, ..] [deliberately "why"];`
    fn statement(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let effect: Ident = input.parse()?;
        let actions = actions::parse(input, &self.library, &effect)?;
        if !peek_word(input, "on") {
            let after = if input.is_empty() { effect.span() } else { input.span() };
            return Err(Error::new(
                after,
                "this statement has no resource: name it after the actions, as in `on \"photos/*\"`",
            ));
        }
        let on: Ident = input.parse()?;
        let resources = resources::parse(input, &self.library, self.bucket.as_ref(), &on)?;
        let conditions = conditions::parse(input, &self.library)?;
        let why = reason(input, &effect)?;
        end_of_line(input, "the statement")?;

        let library = &self.library;
        let meant = |what: Tokens| match &why {
            Some(why) => quote!(#library::deliberately(#what, #why)),
            None => what,
        };
        let actions = meant(actions);
        let resources = tuple(resources.into_iter().map(meant).collect());
        let Self { policy, lets, .. } = self;
        lets.extend(quote!(let #policy = #policy.#effect(#actions).on(#resources)#(.when(#conditions))*;));
        self.has_statement = true;
        Ok(())
    }

    fn finish(self) -> syn::Result<Tokens> {
        let Self { library, policy, lets, .. } = self;
        match (self.has_statement, self.spread) {
            (true, _) => Ok(quote! {{
                let #policy = #library::Policy::builder();
                #lets
                #policy.build()
            }}),
            (false, Some(span)) => Err(Error::new(
                span,
                "there may be none of these statements, and a policy has at least one: use `Policy::from_statements(..)`, which is optional, or write a statement here",
            )),
            (false, None) => Err(Error::new(
                Span::call_site(),
                "a policy has at least one statement: `allow GetObject on \"photos/*\";`",
            )),
        }
    }
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
fn tuple(mut items: Vec<Tokens>) -> Tokens {
    const MOST: usize = 16;
    if items.len() > MOST {
        let rest = tuple(items.split_off(MOST - 1));
        items.push(rest);
    }
    match items.as_slice() {
        [single] => single.clone(),
        several => quote!((#(#several),*)),
    }
}

fn peek_word(input: ParseStream<'_>, word: &str) -> bool {
    input.cursor().ident().is_some_and(|(ident, _)| ident == word)
}

/// The tokens up to a semicolon, or to where `stop` says so.
fn until(input: ParseStream<'_>, stop: impl Fn(ParseStream<'_>) -> bool) -> Tokens {
    let mut tokens = Tokens::new();
    while !input.is_empty() && !input.peek(Token![;]) && !stop(input) {
        if let Ok(token) = input.parse::<TokenTree>() {
            tokens.extend([token]);
        }
    }
    tokens
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
    until(input, |_| false);
    _ = input.parse::<Token![;]>();
}

/// A token of the library's, where the user's token stands.
fn located(token: &TokenTree, span: Span) -> TokenTree {
    let mut token = token.clone();
    token.set_span(token.span().located_at(span));
    token
}

fn constant(library: &TokenTree, kind: &str, literal: impl quote::ToTokens, span: Span) -> Tokens {
    let library = located(library, span);
    let kind = Ident::new(kind, span);
    quote_spanned! {span=> {
        const VALUE: #library::condition::#kind = #library::condition::#kind::from_static(#literal);
        VALUE
    }}
}
