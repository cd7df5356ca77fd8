use proc_macro2::{Ident, TokenTree};
use quote::quote_spanned;
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use super::{Located, peek_word, until};

/// The actions of a statement, up to `on`.
pub(super) fn parse(input: ParseStream<'_>, effect: &Ident) -> syn::Result<Vec<Located>> {
    let mut actions = Vec::new();
    while !input.is_empty() && !input.peek(Token![;]) && !peek_word(input, "on") {
        if effect == "allow" && peek_word(input, "ALL") {
            return Err(Error::new(
                input.span(),
                "`ALL` is for `deny` alone: name the actions, such as `GetObject, PutObject`",
            ));
        }
        actions.push(action(input)?);
        if !input.peek(Token![,]) {
            break;
        }
        input.parse::<Token![,]>()?;
    }
    if actions.is_empty() {
        return Err(Error::new(effect.span(), format!("name the actions: `{effect} GetObject, HeadObject on ..`")));
    }
    Ok(actions)
}

fn action(input: ParseStream<'_>) -> syn::Result<Located> {
    if let Ok(text) = input.parse::<LitStr>() {
        return Err(Error::new(text.span(), advice(&text.value())));
    }
    let span = input.span();
    let written = until(input, |input| input.peek(Token![,]) || peek_word(input, "on"));
    let tokens: Vec<TokenTree> = written.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name)] => Ok(Located { span, tokens: quote_spanned!(span=> cos_policy::action::#name) }),
        _ if is_path(&tokens) => Ok(Located { span, tokens: written }),
        [] => Err(Error::new(span, "expected an action before the comma")),
        _ => {
            let text: String = tokens.iter().map(ToString::to_string).collect();
            Err(Error::new_spanned(written, advice(&text)))
        }
    }
}

fn is_path(tokens: &[TokenTree]) -> bool {
    let colons = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    let pairs = tokens.chunk_by(|a, b| colons(a) && colons(b)).all(|run| match run {
        [TokenTree::Ident(_)] => true,
        [a, b] => colons(a) && colons(b),
        _ => false,
    });
    pairs && matches!(tokens.last(), Some(TokenTree::Ident(_)))
}

/// What to write instead of text.
fn advice(text: &str) -> String {
    let bare = text.strip_prefix("name/").unwrap_or(text);
    let bare = bare.strip_prefix("cos:").unwrap_or(bare);
    if bare == "*" {
        format!(
            "`{text}` grants every action, deleting and re-authorising the bucket included: name the actions, such as `GetObject, PutObject`"
        )
    } else if text.contains('*') {
        format!(
            "`{text}` grants every action that matches, those to come included: name the actions, such as `GetObject, HeadObject`"
        )
    } else if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        format!("an action is written by its bare name: `{bare}`")
    } else {
        format!("`{text}` is no action: write the name of the API, such as `PutObject`")
    }
}
