use proc_macro2::{Ident, Span, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::code::Code;
use crate::grammar::slot::{Slot, peek_word};
use crate::grammar::{BlockBucket, Line, Located, actions, conditions, end_of_line, resources};
use crate::key::library;

/// `$crate; blocks`, to an expression for each statement: one chain of a thousand calls would cost the compiler more.
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Code> {
    let mut expansion = Expansion::new(library(input)?);
    while !input.is_empty() {
        expansion.line(input)?;
    }
    expansion.finish()
}

struct Expansion {
    library: TokenTree,
    /// The policy so far; no name of the user's can meet it.
    policy: Ident,
    /// What the lines so far expand to.
    lines: Code,
    bucket: Option<BlockBucket>,
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
            lines: Code::default(),
            bucket: None,
            has_statement: false,
            other: None,
        }
    }

    fn line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![;]) {
            input.parse::<Token![;]>().map(|_| ())
        } else if input.peek(Token![in]) {
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
        if let Some(Other::Block(empty)) = self.other {
            return Err(Error::new(empty, "this block has no statement"));
        }
        let (bucket, line) = BlockBucket::parse(input, word.span, Line::Statement)?;
        self.lines.extend(line);
        self.bucket = Some(bucket);
        self.other = Some(Other::Block(word.span));
        Ok(())
    }

    /// `..<statements>;`
    fn statements(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let dots: Token![..] = input.parse()?;
        let [span, _] = dots.spans;
        let slot = Slot::new(input, &[]);
        let statements = slot.expression("`;`")?;
        let Some(value) = slot.span() else {
            return Err(Error::new(span, "name the statements: `..statements;`"));
        };
        end_of_line(input, "the statements")?;
        let Self { policy, lines, .. } = self;
        lines.extend(quote_spanned!(value=> #policy.with(#statements);));
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
        let resources = resources::parse(input, self.bucket.as_ref(), &on)?;
        let conditions = conditions::parse(input, Line::Statement)?;
        if let (true, Some(second)) = (effect == "deny", conditions.get(1)) {
            return Err(Error::new(
                second.span,
                "a deny takes one condition: with two it denies only the requests that meet both; write a `deny` statement for each",
            ));
        }
        let why = reason(input, &effect)?;
        let twice = |resource: &&Located| resource.begins_with("deliberately");
        if let Some((why, twice)) = why.as_ref().and_then(|why| Some((why, resources.iter().find(twice)?))) {
            let text = format!("the reason is given twice: here and as `{}` at the end", why.value());
            return Err(Error::new(twice.span, text));
        }
        end_of_line(input, "the statement")?;

        let meant = |span, what: Code| match &why {
            Some(why) => Code::path(span, &["cos_policy", "deliberately"])
                .call(span, what.then(",", span, Code::token(why.token()))),
            None => what,
        };
        let mut line = Code::token(self.policy.clone());
        for (i, Located { span, code }) in actions.into_iter().enumerate() {
            let method = if i == 0 { effect.clone() } else { Ident::new("and", span) };
            line = line.member(span, method).call(span, meant(span, code));
        }
        for Located { span, code } in resources {
            line = line.member(span, Ident::new("on", span)).call(span, meant(span, code));
        }
        for Located { span, code } in conditions {
            line = line.member(span, Ident::new("when", span)).call(span, code);
        }
        let span = Span::call_site();
        line = line.member(span, Ident::new("build", span)).call(span, Code::default());
        self.lines.extend(line.end(span));
        self.has_statement = true;
        self.other = None;
        Ok(())
    }

    fn finish(self) -> syn::Result<Code> {
        let Self { library, policy, lines, has_statement, other, .. } = self;
        match other {
            Some(Other::Block(span)) if has_statement => Err(Error::new(span, "this block has no statement")),
            _ if has_statement => Ok(Code::from(quote! {{
                // The user's tokens carry the paths, so that errors underline them alone.
                use #library as cos_policy;
                let mut #policy = cos_policy::__private::start();
                #lines
                #policy.build()
            }})),
            Some(Other::Statements(span)) => Err(Error::new(
                span,
                "there may be none of these statements, and a policy has at least one: use `Policy::from_statements(..)`, which is optional, or write a statement here",
            )),
            Some(Other::Block(span)) => Err(Error::new(span, NO_STATEMENT)),
            None => Err(Error::new(Span::call_site(), NO_STATEMENT)),
        }
    }
}

const NO_STATEMENT: &str = "a policy has at least one statement, such as `allow GetObject on \"photos/*\";`";

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
