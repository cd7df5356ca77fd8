use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Error, Generics, Type, WhereClause, parse_quote};

/// The mistakes of one derive, reported together, each on its own token.
#[derive(Default)]
pub(crate) struct Mistakes(Option<Error>);

impl Mistakes {
    pub(crate) fn add(&mut self, mistake: Error) {
        match &mut self.0 {
            Some(mistakes) => mistakes.combine(mistake),
            None => self.0 = Some(mistake),
        }
    }

    /// What came out right.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|mistake| self.add(mistake)).ok()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Nothing, if there is none.
    pub(crate) fn report(self) -> TokenStream {
        self.0.map(Error::into_compile_error).unwrap_or_default()
    }
}

/// The type's own conditions, and `bound` for each type that depends on a parameter.
pub(crate) fn conditions<'t>(
    generics: &Generics,
    types: impl Iterator<Item = &'t Type>,
    bound: &TokenStream,
) -> Option<WhereClause> {
    let mut clause = generics.where_clause.clone();
    for field in types.filter(|field| names_a_parameter(generics, field.to_token_stream())) {
        let clause = clause.get_or_insert_with(|| parse_quote!(where));
        clause.predicates.push(parse_quote!(#field: #bound));
    }
    clause
}

fn names_a_parameter(generics: &Generics, tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => generics.type_params().any(|parameter| parameter.ident == word),
        TokenTree::Group(group) => names_a_parameter(generics, group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
