use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Error, Field, Fields, LitStr, Path};

use crate::attribute::{self, Part};
use crate::derived::{Mistakes, conditions};
use crate::template::Template;

/// The `KeyScope` of a struct, whose fields fill the placeholders of its template.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let parts = attribute::parts(&input.attrs, "key", &mut mistakes);
    let library = attribute::library(&parts);
    let named = fields(input, &mut mistakes);
    let literal = literal(&parts, &mut mistakes);
    if literal.is_none() && mistakes.is_empty() {
        let text = "say where the scope is: `#[key(\"app/files/{user}/*\")]` before the struct";
        mistakes.add(Error::new(input.ident.span(), text));
    }
    let template = literal.and_then(|literal| template(literal, named.as_deref(), &mut mistakes));
    let fields = named.unwrap_or_default();
    let template = template.filter(|_| mistakes.is_empty());
    let outline = outline(&library, literal.filter(|_| template.is_some()), &fields);
    let (is_folder, body) = match template {
        Some(template) => (template.is_folder, filled(&library, &template, &fields)),
        None => (literal.is_none_or(|literal| literal.value().ends_with('*')), stand_in(&library, &fields)),
    };
    let place = if is_folder { quote!(#library::Folder) } else { quote!(#library::Key) };
    let types = fields.iter().map(|(_, field)| &field.ty);
    let conditions = conditions(&input.generics, types, &quote!(#library::AsSegment));
    let name = &input.ident;
    let (parameters, arguments, _) = input.generics.split_for_impl();
    let report = mistakes.report();
    quote! {
        #report
        #[automatically_derived]
        impl #parameters #library::KeyScope for #name #arguments #conditions {
            type Key = #place;
            const OUTLINE: #library::__private::Outline = #outline;
            fn to_key(&self) -> #place {
                #body
            }
        }
    }
}

/// The fields and their names, if the type has such.
fn fields<'i>(input: &'i DeriveInput, mistakes: &mut Mistakes) -> Option<Vec<(&'i Ident, &'i Field)>> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            mistakes.add(Error::new(data.enum_token.span, "a scope is a struct: write one for each place"));
            return None;
        }
        Data::Union(data) => {
            mistakes.add(Error::new(data.union_token.span, "a scope is a struct with named fields"));
            return None;
        }
    };
    for field in fields {
        attribute::refuse(&field.attrs, "key", "the template stands before the struct", mistakes);
    }
    if let Fields::Unnamed(unnamed) = fields {
        mistakes.add(Error::new_spanned(unnamed, "a scope has named fields: its placeholders are their names"));
        return None;
    }
    Some(fields.iter().filter_map(|field| Some((field.ident.as_ref()?, field))).collect())
}

/// The text of the template.
fn literal<'p>(parts: &'p [Part], mistakes: &mut Mistakes) -> Option<&'p LitStr> {
    let mut literal = None;
    for part in parts {
        match part {
            Part::Library(_) => {}
            Part::Text(text) if literal.is_none() => literal = Some(text),
            Part::Text(text) => mistakes.add(Error::new(text.span(), "a scope is one place: this is the second")),
            Part::Reserved(word, _) => {
                let text = "names are reserved by the type of a field: `#[segment(reserved(\"..\"))]`";
                mistakes.add(Error::new(word.span(), text));
            }
        }
    }
    literal
}

/// The template, whose placeholders and fields are the same.
fn template(literal: &LitStr, fields: Option<&[(&Ident, &Field)]>, mistakes: &mut Mistakes) -> Option<Template> {
    let span = literal.span();
    let parsed = Template::parse(&literal.value()).map_err(|fault| Error::new(span, fault));
    let template = mistakes.keep(parsed)?;
    let names: Vec<(String, Span)> = fields?.iter().map(|(name, _)| (name.unraw().to_string(), name.span())).collect();
    let placeholders: BTreeSet<&String> = template.placeholders.iter().collect();
    let unknown: Vec<_> = placeholders.iter().filter(|name| !names.iter().any(|(field, _)| field == **name)).collect();
    let unused: Vec<_> = names.iter().filter(|(name, _)| !placeholders.contains(name)).collect();
    let unfilled = |placeholder: &str| format!("no field `{placeholder}` to fill the placeholder `{{{placeholder}}}`");
    if let ([placeholder], [(field, _)]) = (&unknown[..], &unused[..]) {
        let text = format!("{}, and no placeholder for the field `{field}`", unfilled(placeholder));
        mistakes.add(Error::new(span, text));
        return Some(template);
    }
    for placeholder in unknown {
        mistakes.add(Error::new(span, unfilled(placeholder)));
    }
    for (name, span) in unused {
        let text = format!(
            "no placeholder `{{{name}}}` in the template: scopes that differ in this field alone would be one place"
        );
        mistakes.add(Error::new(*span, text));
    }
    Some(template)
}

/// The template, `None` after a mistake, the fields that isolate, and what each can be.
fn outline(library: &Path, template: Option<&LitStr>, fields: &[(&Ident, &Field)]) -> TokenStream {
    // Every field stands in the template, and no segment of a template has two: filled otherwise, it is another key, or
    // a folder of the same depth and another path.
    let names = fields.iter().map(|(name, _)| name.unraw().to_string());
    let Some(template) = template else {
        return quote!(#library::__private::Outline::mistaken(&[#(#names),*]));
    };
    let types = fields.iter().map(|(_, field)| &field.ty);
    quote! {{
        use #library::__private::NoNames as _;
        #library::__private::Outline::new(
            #template,
            &[#(#names),*],
            &[#(#library::__private::NamesOf::<#types>::NAMES),*],
        )
    }}
}

/// The key or the folder, from what the fields hold.
fn filled(library: &Path, template: &Template, fields: &[(&Ident, &Field)]) -> TokenStream {
    let kind = if template.is_folder { "folder" } else { "key" };
    let head = template.literals.first();
    if fields.is_empty() {
        let function = format_ident!("{kind}_of_literal");
        return quote!(#library::__private::#function(#head));
    }
    let function = format_ident!("{kind}_of_template");
    let segments = fields.iter().map(|(name, field)| {
        let (segment, ty) = (hidden(&name.unraw().to_string()), &field.ty);
        quote!(let #segment = <#ty as #library::AsSegment>::as_segment(&self.#name);)
    });
    let parts = template.placeholders.iter().zip(template.literals.iter().skip(1)).map(|(placeholder, literal)| {
        let segment = hidden(placeholder);
        quote!((&#segment, #literal))
    });
    quote! {
        #(#segments)*
        #library::__private::#function(#head, &[#(#parts),*])
    }
}

/// After a mistake: the types of the fields are checked still, and what uses the scope compiles.
fn stand_in(library: &Path, fields: &[(&Ident, &Field)]) -> TokenStream {
    let types = fields.iter().map(|(_, field)| &field.ty);
    quote! {
        #(_ = <#types as #library::AsSegment>::as_segment;)*
        ::core::unimplemented!()
    }
}

/// The segment that fills a placeholder, under a name that no item of the user's has.
fn hidden(placeholder: &str) -> Ident {
    Ident::new(&format!("__{placeholder}"), Span::mixed_site())
}
