//! What holds of every type that is made of the bytes of a fuzzer.

use std::fmt::Debug;

use arbitrary::{Arbitrary, Unstructured};
use cos_policy::condition::{Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VersionId, VpcId};
use cos_policy::{Bucket, Document, Folder, Key, Policy, Region, Request, Segment, Statement};

use crate::sample::{chaos, made};

fn shown<T: Debug + for<'a> Arbitrary<'a>>(bytes: &[u8]) -> String {
    format!("{:?}", made::<T>(bytes))
}

/// Nothing, one byte, zeros, ones, and chaos of every length.
fn assert_made_of_any_bytes<T: Debug + for<'a> Arbitrary<'a>>() {
    for byte in 0..=u8::MAX {
        made::<T>(&[byte]);
        made::<T>(&[byte; 1024]);
    }
    for (length, bytes) in chaos().take(300).enumerate() {
        made::<T>(&bytes[..length]);
        T::arbitrary_take_rest(Unstructured::new(&bytes[..length])).unwrap();
    }
}

fn assert_zeros_are_the_simplest<T: Debug + for<'a> Arbitrary<'a>>() {
    assert_eq!(shown::<T>(&[]), shown::<T>(&[0; 1024]));
}

fn assert_within_its_size<T: for<'a> Arbitrary<'a>>() {
    let (least, most) = T::size_hint(0);
    let even = (0..=u8::MAX).map(|byte| vec![byte; 1024]);
    for bytes in chaos().take(500).chain(even) {
        let mut u = Unstructured::new(&bytes);
        T::arbitrary(&mut u).unwrap();
        let taken = bytes.len() - u.len();
        assert!(least <= taken && most.is_none_or(|most| taken <= most), "{taken} not in {least}..={most:?}");
    }
}

/// The bytes behind those that a value takes are of no account.
fn assert_taken_from_the_front<T: Debug + for<'a> Arbitrary<'a>>() {
    for mut bytes in chaos().take(100) {
        let mut u = Unstructured::new(&bytes);
        T::arbitrary(&mut u).unwrap();
        let taken = bytes.len() - u.len();
        let before = shown::<T>(&bytes);
        bytes[taken..].fill(0xff);
        assert_eq!(shown::<T>(&bytes), before);
        assert_eq!(shown::<T>(&bytes[..taken]), before);
    }
}

macro_rules! every_type {
    ($($name:ident)*) => {$(
        #[test]
        #[allow(non_snake_case, reason = "the test is named for the type")]
        fn $name() {
            assert_made_of_any_bytes::<$name>();
            assert_zeros_are_the_simplest::<$name>();
            assert_within_its_size::<$name>();
            assert_taken_from_the_front::<$name>();
        }
    )*};
}

every_type! {
    Acl Bucket Cidr Document Folder Host Key MediaRange MediaType Policy Region Request Segment Statement StorageClass Tag
    TlsVersion VersionId VpcId
}

#[test]
fn the_simplest_are_short() {
    assert_eq!(made::<Segment>(&[]).as_str(), "a");
    assert_eq!(made::<Key>(&[]).as_str(), "a");
    assert_eq!(made::<Cidr>(&[]).to_string(), "0.0.0.0");
    assert_eq!(made::<Document>(&[]).len(), 1);
}

#[test]
fn a_late_byte_changes_the_late_part() {
    let mut changed = 0;
    for mut bytes in chaos().take(200) {
        let mut u = Unstructured::new(&bytes);
        Document::arbitrary(&mut u).unwrap();
        let late = bytes.len() - u.len() + 1;
        let (document, request): (Document, Request) = made(&bytes);
        bytes[late] ^= 1;
        let (same, other) = made(&bytes);
        assert_eq!(document, same);
        changed += usize::from(request != other);
    }
    assert!(changed > 100, "{changed}");
}
