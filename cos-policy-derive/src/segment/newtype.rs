use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{DataStruct, DeriveInput, Error, Field, LitStr, Member, Path, Type, Visibility};

use crate::attribute;
use crate::derived::{Mistakes, conditions};

/// The segment of the one field.
pub(super) fn expand(
    input: &DeriveInput,
    data: &DataStruct,
    library: &Path,
    reserved: &[(&Ident, &LitStr)],
    mistakes: &mut Mistakes,
) -> TokenStream {
    for field in &data.fields {
        attribute::refuse(&field.attrs, "segment", super::ON_A_FIELD, mistakes);
    }
    let mut fields = data.fields.iter().zip(data.fields.members());
    let Some((field, member)) = fields.next() else {
        let text = "a struct without a field is no segment: a fixed name is a variant of an enum";
        mistakes.add(Error::new(input.ident.span(), text));
        return TokenStream::new();
    };
    for (further, _) in fields {
        let text = "a segment has one field: parts of a key that stand between slashes are segments of their own";
        mistakes.add(Error::new_spanned(further, text));
    }
    let constructor = match reserved {
        [] => TokenStream::new(),
        _ => constructor(input, field, &member, library, reserved, mistakes),
    };
    let ty = &field.ty;
    let names = names(ty, library, reserved);
    let name = &input.ident;
    let (parameters, arguments, _) = input.generics.split_for_impl();
    let conditions = conditions(&input.generics, [ty].into_iter(), &quote!(#library::AsSegment));
    quote! {
        #[automatically_derived]
        impl #parameters #library::AsSegment for #name #arguments #conditions {
            const NAMES: #library::resource::Names = #names;
            fn as_segment(&self) -> #library::Segment {
                <#ty as #library::__private::CheckedSegment>::checked(&self.#member)
            }
        }
        #constructor
    }
}

/// What the type of the field can be, but for what is reserved.
fn names(ty: &Type, library: &Path, reserved: &[(&Ident, &LitStr)]) -> TokenStream {
    let names = quote!(#library::__private::NamesOf::<#ty>::NAMES);
    let reserved = reserved.iter().map(|(_, name)| name);
    let names = match reserved.len() {
        0 => names,
        _ => quote!(#library::resource::Names::except(&#names, &[#(#reserved),*])),
    };
    quote! {{
        use #library::__private::NoNames as _;
        #names
    }}
}

/// The only way to make one from outside its module, as long as the field is private.
fn constructor(
    input: &DeriveInput,
    field: &Field,
    member: &Member,
    library: &Path,
    reserved: &[(&Ident, &LitStr)],
    mistakes: &mut Mistakes,
) -> TokenStream {
    if !matches!(field.vis, Visibility::Inherited) {
        let text = "anybody could put a reserved name into this field: leave it private, for `try_from` to fill";
        mistakes.add(Error::new_spanned(&field.vis, text));
    }
    for parameter in input.generics.type_params() {
        let text = "a type that reserves names holds a type that is known: it has no type parameter";
        mistakes.add(Error::new(parameter.ident.span(), text));
    }
    let (name, ty) = (&input.ident, &field.ty);
    let names = reserved.iter().map(|(_, name)| name);
    let (parameters, arguments, conditions) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters ::core::convert::TryFrom<#ty> for #name #arguments #conditions {
            type Error = #library::SegmentError;

            fn try_from(value: #ty) -> ::core::result::Result<Self, Self::Error> {
                #library::__private::unreserved(Self { #member: value }, &[#(#names),*])
            }
        }
    }
}
