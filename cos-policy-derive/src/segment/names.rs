use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{DataEnum, DeriveInput, Error, LitStr, Path, Variant};

use crate::attribute::{self, Part};
use crate::derived::Mistakes;
use crate::template::is_segment;

use super::{check, no_segment};

/// Each variant is the segment of its name, or of the text before it.
pub(super) fn expand(input: &DeriveInput, data: &DataEnum, library: &Path, mistakes: &mut Mistakes) -> TokenStream {
    if data.variants.is_empty() {
        mistakes.add(Error::new(input.ident.span(), "an enum without a variant is never a segment: name one"));
    }
    let mut texts: Vec<(&Ident, LitStr)> = Vec::new();
    for variant in &data.variants {
        if !variant.fields.is_empty() {
            let text = "a variant with fields has no fixed text: derive `Segment` on the type of the field";
            mistakes.add(Error::new_spanned(&variant.fields, text));
        }
        let text = text(variant, mistakes);
        if let Some((before, _)) = texts.iter().find(|(_, before)| before.value() == text.value()) {
            let shared = format!("variant `{before}` has this text already: different variants are different segments");
            mistakes.add(Error::new(text.span(), shared));
        }
        texts.push((&variant.ident, text));
    }
    let name = &input.ident;
    let (parameters, arguments, conditions) = input.generics.split_for_impl();
    let listed = texts.iter().map(|(_, text)| text);
    let arms = texts.iter().map(|(variant, text)| quote!(Self::#variant {} => #text,));
    quote! {
        #[automatically_derived]
        impl #parameters #library::AsSegment for #name #arguments #conditions {
            const NAMES: #library::resource::Names = #library::resource::Names::listed(&[#(#listed),*]);
            fn as_segment(&self) -> #library::Segment {
                #library::__private::segment_of_literal(match self { #(#arms)* })
            }
        }
    }
}

/// What stands before the variant, or its name.
fn text(variant: &Variant, mistakes: &mut Mistakes) -> LitStr {
    let mut given = None;
    for part in attribute::parts(&variant.attrs, "segment", mistakes) {
        match part {
            Part::Text(text) if given.is_none() => given = Some(text),
            Part::Text(text) => mistakes.add(Error::new(text.span(), "this variant has a text already")),
            Part::Reserved(word, _) => mistakes.add(Error::new(word.span(), ON_A_VARIANT)),
            Part::Library(path) => mistakes.add(Error::new_spanned(path, ON_A_VARIANT)),
        }
    }
    for field in &variant.fields {
        attribute::refuse(&field.attrs, "segment", super::ON_A_FIELD, mistakes);
    }
    if let Some(text) = given {
        check(&text, mistakes);
        return text;
    }
    let name = variant.ident.unraw().to_string();
    if !is_segment(&name) {
        let text = format!("{}; write `#[segment(\"text\")]` before the variant", no_segment(&name));
        mistakes.add(Error::new(variant.ident.span(), text));
    }
    LitStr::new(&name, variant.ident.span().resolved_at(Span::call_site()))
}

const ON_A_VARIANT: &str = "only a text stands before a variant";
