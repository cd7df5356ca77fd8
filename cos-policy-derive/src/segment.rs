use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Error, LitStr, Path};

use crate::attribute::{self, Part};
use crate::derived::Mistakes;
use crate::template::is_segment;

mod names;
mod newtype;

/// The `AsSegment` of a newtype or of an enum of names.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let parts = attribute::parts(&input.attrs, "segment", &mut mistakes);
    let library = attribute::library(&parts);
    let reserved = reserved(&parts, &mut mistakes);
    let derived = match &input.data {
        Data::Struct(data) => newtype::expand(input, data, &library, &reserved, &mut mistakes),
        Data::Enum(data) => {
            if let Some((word, _)) = reserved.first() {
                mistakes.add(Error::new(word.span(), "the names of an enum are fixed: there is nothing to reserve"));
            }
            names::expand(input, data, &library, &mut mistakes)
        }
        Data::Union(data) => {
            let text = "a union is no segment: derive it on a struct of one field, or an enum of names";
            mistakes.add(Error::new(data.union_token.span, text));
            TokenStream::new()
        }
    };
    let derived = if mistakes.is_empty() { derived } else { stand_in(input, &library) };
    let report = mistakes.report();
    quote!(#report #derived)
}

/// Each reserved name, with the word that it stands behind.
fn reserved<'p>(parts: &'p [Part], mistakes: &mut Mistakes) -> Vec<(&'p Ident, &'p LitStr)> {
    let mut reserved: Vec<(&Ident, &LitStr)> = Vec::new();
    for part in parts {
        match part {
            Part::Library(_) => {}
            Part::Text(text) => {
                mistakes.add(Error::new(text.span(), "a text stands before a variant of an enum, which it names"));
            }
            Part::Reserved(word, names) if names.is_empty() => {
                mistakes.add(Error::new(word.span(), "say which names: `reserved(\"shared\")`"));
            }
            Part::Reserved(word, names) => {
                for name in names {
                    check_reserved(name, mistakes);
                    if reserved.iter().any(|(_, before)| before.value() == name.value()) {
                        mistakes.add(Error::new(name.span(), format!("`{}` is reserved already", name.value())));
                    }
                    reserved.push((word, name));
                }
            }
        }
    }
    reserved
}

fn check(text: &LitStr, mistakes: &mut Mistakes) {
    if !is_segment(&text.value()) {
        mistakes.add(Error::new(text.span(), no_segment(&text.value())));
    }
}

/// A name, or one in which a star stands for any text.
fn check_reserved(name: &LitStr, mistakes: &mut Mistakes) {
    let text = name.value();
    let fault = match text.matches('*').count() {
        0 => return check(name, mistakes),
        1 if text == "*" => "`*` reserves every name: nothing is left for values".to_owned(),
        // A letter in place of the star: what the star stands for may be at either end.
        1 if is_segment(&text.replace('*', "x")) => return,
        1 => no_segment(&text),
        _ => format!("`{text}` has several stars: a reserved name has one at most, as in `*_m`"),
    };
    mistakes.add(Error::new(name.span(), fault));
}

fn no_segment(text: &str) -> String {
    format!("`{text}` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside")
}

const ON_A_FIELD: &str = "`segment` stands before the type, or before a variant of an enum";

/// After a mistake: what uses the type still compiles, so that nothing else is reported.
fn stand_in(input: &DeriveInput, library: &Path) -> TokenStream {
    let name = &input.ident;
    let (parameters, arguments, conditions) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters #library::AsSegment for #name #arguments #conditions {
            fn as_segment(&self) -> #library::Segment {
                ::core::unimplemented!()
            }
        }
    }
}
