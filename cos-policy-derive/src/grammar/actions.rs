use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::code::Code;

use super::Located;
use super::slot::{Slot, peek_word};

/// The actions of a statement, up to `on`.
pub(crate) fn parse(input: ParseStream<'_>, effect: &Ident) -> syn::Result<Vec<Located>> {
    let mut actions = Vec::new();
    while !input.is_empty() && !input.peek(Token![;]) && !peek_word(input, "on") {
        actions.push(action(input, effect)?);
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

fn action(input: ParseStream<'_>, effect: &Ident) -> syn::Result<Located> {
    let span = input.span();
    let slot = Slot::new(input, &["on"]);
    let is_wildcard =
        slot.tokens().iter().any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '*'));
    match slot.tokens() {
        [TokenTree::Ident(name)] if name == "ALL" && effect == "allow" => {
            Err(Error::new(span, "`ALL` is for `deny` alone: name the actions, such as `GetObject, PutObject`"))
        }
        [TokenTree::Ident(name)] => match other_name(&name.to_string()) {
            Some(advice) => Err(Error::new(span, format!("COS has no `{name}`: {advice}"))),
            None => {
                let code = Code::path(span, &["cos_policy", "action"]).item(name.clone());
                Ok(Located { span, code })
            }
        },
        [TokenTree::Ident(word), TokenTree::Group(_)] if word == "deliberately" => {
            Err(Error::new(span, "in `policy!`, a reason stands at the end of the statement: `deliberately \"why\"`"))
        }
        [TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            Err(Error::new(span, "the actions stand without brackets: `GetObject, HeadObject`"))
        }
        [] => Err(Error::new(span, "expected an action before the comma")),
        [TokenTree::Group(fragment)] if fragment.delimiter() == Delimiter::None => {
            Ok(Located { span, code: fragment.stream().into() })
        }
        tokens => {
            let written: Code =
                if is_wildcard { tokens.iter().cloned().collect() } else { slot.expression("`,` or `on`")? };
            if is_path(tokens) {
                return Ok(Located { span, code: written });
            }
            let text = match syn::parse2::<LitStr>(written.clone().into()) {
                Ok(literal) => literal.value(),
                Err(_) => tokens.iter().map(ToString::to_string).collect(),
            };
            Err(Error::new_spanned(written, advice(&text, effect)))
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
fn advice(text: &str, effect: &Ident) -> String {
    let bare = text.strip_prefix("name/").unwrap_or(text);
    let bare = bare.strip_prefix("cos:").unwrap_or(bare);
    if bare == "*" && effect == "deny" {
        format!("`{text}` is written `deny ALL`")
    } else if bare == "*" {
        format!(
            "`{text}` grants every action, deleting and re-authorising the bucket included: name the actions, such as `GetObject, PutObject`"
        )
    } else if text.contains('*') {
        format!(
            "`{text}` stands for every action that matches, those to come included: name the actions, such as `GetObject, HeadObject`"
        )
    } else if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        format!("an action is written by its bare name: `{bare}`")
    } else {
        format!("`{text}` is no action: write the name of the API, such as `PutObject`")
    }
}

/// What COS calls an operation that has another name elsewhere.
pub(crate) fn other_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "ListObject" | "ListObjects" | "ListObjectsV2" | "ListBucket" => "listing is `GetBucket`",
        "ListObjectVersions" => "listing versions is `GetBucketObjectVersions`",
        "ListBuckets" | "ListAllMyBuckets" => "listing buckets is `GetService`",
        "CreateBucket" => "creating a bucket is `PutBucket`",
        "CreateMultipartUpload" => "starting a multipart upload is `InitiateMultipartUpload`",
        "DeleteObjects" => "a multi-delete needs `DeleteObject` on each key",
        "CopyObject" => "a copy needs `GetObject` on its source and `PutObject` on its target",
        "UploadObject" => "an upload is `PutObject`, one through a form `PostObject`",
        "DownloadObject" => "a download is `GetObject`",
        _ => return None,
    })
}
