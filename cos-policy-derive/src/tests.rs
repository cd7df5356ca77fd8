//! What the derives expand to, as rustfmt prints it. `BLESS=1` writes the files.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_quote};

use crate::{scope, segment};

/// The most lines of an expansion.
const MOST: usize = 29;

#[track_caller]
fn assert_expands(name: &str, expansion: &TokenStream) {
    let printed = format(&expansion.to_string());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests").join(name).with_extension("rs");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    assert_eq!(printed, fs::read_to_string(&path).unwrap());
    assert!(printed.lines().count() <= MOST, "{printed}");
}

fn format(code: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    rustfmt.stdin.take().unwrap().write_all(code.as_bytes()).unwrap();
    let output = rustfmt.wait_with_output().unwrap();
    assert!(output.status.success(), "{code}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_segment_of_one_field() {
    let input: DeriveInput = parse_quote! {
        #[segment(reserved("shared", "public"))]
        pub struct UserId(Segment);
    };
    assert_expands("user_id", &segment::expand(&input));
}

#[test]
fn a_segment_of_a_parameter() {
    let input: DeriveInput = parse_quote! {
        pub struct Id<'a, T: Ord>
        where
            T: Send,
        {
            pub of: &'a T,
        }
    };
    assert_expands("id", &segment::expand(&input));
}

#[test]
fn an_enum_of_names() {
    let input: DeriveInput = parse_quote! {
        pub enum Area {
            #[segment("photos")]
            Photos,
            Drafts,
        }
    };
    assert_expands("area", &segment::expand(&input));
}

#[test]
fn after_a_mistake_the_type_is_a_segment_still() {
    let input: DeriveInput = parse_quote! {
        pub enum Area {
            #[segment("a/b")]
            Photos,
        }
    };
    assert_expands("mistaken_area", &segment::expand(&input));
}

#[test]
fn a_scope() {
    let input: DeriveInput = parse_quote! {
        #[key("app/{tenant}/{user}/{user}.jpg")]
        pub struct Own<U> {
            user: U,
            tenant: Segment,
        }
    };
    assert_expands("own", &scope::expand(&input));
}

#[test]
fn after_a_mistake_the_fields_are_checked_still() {
    let input: DeriveInput = parse_quote! {
        #[key("app/{user}*")]
        pub struct Own {
            user: String,
        }
    };
    assert_expands("mistaken_own", &scope::expand(&input));
}
