use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// What a macro expands to, in one buffer.
///
/// `quote!` is for the rare pieces: a stream inside another one travels to the compiler and back, which in a macro
/// without optimisation costs more than all the rest.
#[derive(Clone, Default)]
pub(crate) struct Code(Vec<TokenTree>);

impl Code {
    pub(crate) fn token(token: impl Into<TokenTree>) -> Self {
        Self(vec![token.into()])
    }

    /// `first::second::..`
    pub(crate) fn path(span: Span, names: &[&str]) -> Self {
        names.iter().fold(Self::default(), |path, name| path.item(Ident::new(name, span)))
    }

    /// `&value`
    pub(crate) fn reference(span: Span, value: Self) -> Self {
        Self::default().then("&", span, value)
    }

    /// `(values)`
    pub(crate) fn tuple(span: Span, values: Self) -> Self {
        Self::default().bracketed(Delimiter::Parenthesis, span, values)
    }

    /// `[values]`
    pub(crate) fn array(span: Span, values: Self) -> Self {
        Self::default().bracketed(Delimiter::Bracket, span, values)
    }

    /// `self::name`
    pub(crate) fn item(mut self, name: Ident) -> Self {
        if !self.0.is_empty() {
            self.sign("::", name.span());
        }
        self.0.push(name.into());
        self
    }

    /// `self(arguments)`
    pub(crate) fn call(self, span: Span, arguments: Self) -> Self {
        self.bracketed(Delimiter::Parenthesis, span, arguments)
    }

    /// `self.name`
    pub(crate) fn member(mut self, span: Span, name: Ident) -> Self {
        self.sign(".", span);
        self.0.push(name.into());
        self
    }

    /// `self sign other`
    pub(crate) fn then(mut self, sign: &str, span: Span, other: Self) -> Self {
        self.sign(sign, span);
        self.0.extend(other.0);
        self
    }

    /// `self;`
    pub(crate) fn end(mut self, span: Span) -> Self {
        self.sign(";", span);
        self
    }

    pub(crate) fn reads_like(&self, other: &Self) -> bool {
        let texts = |code: &Self| code.0.iter().map(ToString::to_string).collect::<Vec<_>>();
        texts(self) == texts(other)
    }

    /// Where it begins.
    pub(crate) fn span(&self) -> Option<Span> {
        self.0.first().map(TokenTree::span)
    }

    fn bracketed(mut self, brackets: Delimiter, span: Span, inside: Self) -> Self {
        let mut group = Group::new(brackets, inside.into());
        group.set_span(span);
        self.0.push(group.into());
        self
    }

    fn sign(&mut self, sign: &str, span: Span) {
        for (at, character) in sign.char_indices() {
            let spacing = if at + 1 < sign.len() { Spacing::Joint } else { Spacing::Alone };
            let mut punct = Punct::new(character, spacing);
            punct.set_span(span);
            self.0.push(punct.into());
        }
    }
}

impl Extend<TokenTree> for Code {
    fn extend<I: IntoIterator<Item = TokenTree>>(&mut self, tokens: I) {
        self.0.extend(tokens);
    }
}

impl FromIterator<TokenTree> for Code {
    fn from_iter<I: IntoIterator<Item = TokenTree>>(tokens: I) -> Self {
        Self(tokens.into_iter().collect())
    }
}

impl IntoIterator for Code {
    type IntoIter = std::vec::IntoIter<TokenTree>;
    type Item = TokenTree;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<TokenStream> for Code {
    fn from(quoted: TokenStream) -> Self {
        quoted.into_iter().collect()
    }
}

impl From<Code> for TokenStream {
    fn from(code: Code) -> Self {
        code.into_iter().collect()
    }
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
