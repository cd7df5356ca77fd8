//! The catalogue of actions: its counts, its lookup, and its types.
//!
//! The counts are those of the list of 123 actions that was gathered from Tencent's documents; levels are finer here,
//! since listings and vector buckets have one of their own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use cos_policy::action::{
    self, Access, Action, ActionInfo, ActionSet, Actions, Evidence, Items, Level, OnAccount, OnBucket, OnFolder,
    OnObject, OnWholeBucket, catalogue, find,
};
use proptest::prelude::*;

/// How many entries there are of each kind.
fn counted<K: Ord + Debug>(kind: fn(&ActionInfo) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for entry in catalogue() {
        *counts.entry(kind(entry)).or_default() += 1;
    }
    counts
}

#[test]
fn counts() {
    const LEVELS: [(Level, usize); 5] =
        [(Level::Service, 17), (Level::Bucket, 59), (Level::Listing, 4), (Level::Object, 27), (Level::Vector, 16)];
    const ACCESSES: [(Access, usize); 6] = [
        (Access::Read, 40),
        (Access::List, 11),
        (Access::Write, 28),
        (Access::Delete, 7),
        (Access::Configuration, 31),
        (Access::Permission, 6),
    ];
    const EVIDENCE: [(Evidence, usize); 5] = [
        (Evidence::Documented, 107),
        (Evidence::Sdk, 5),
        (Evidence::Inferred, 3),
        (Evidence::ThirdParty, 4),
        (Evidence::Disputed, 4),
    ];
    assert_eq!(catalogue().len(), 123);
    assert_eq!(counted(ActionInfo::level), BTreeMap::from(LEVELS));
    assert_eq!(counted(ActionInfo::access), BTreeMap::from(ACCESSES));
    assert_eq!(counted(ActionInfo::evidence), BTreeMap::from(EVIDENCE));
    assert_eq!(counted(ActionInfo::is_takeover), BTreeMap::from([(false, 81), (true, 42)]));
}

#[test]
fn listings() {
    let listings = catalogue().iter().filter(|entry| entry.level() == Level::Listing);
    let names = ["GetBucket", "GetBucketObjectVersions", "ListLiveChannels", "ListMultipartUploads"];
    assert!(listings.map(ActionInfo::name).eq(names));
}

#[test]
fn entries() {
    assert!(catalogue().is_sorted_by(|a, b| a.name() < b.name()));
    for entry in catalogue() {
        let name = entry.name();
        assert!(name.starts_with(|first: char| first.is_ascii_uppercase()), "{name}");
        assert!(name.bytes().all(|byte| byte.is_ascii_alphabetic()), "{name}");
        assert_eq!(entry.to_string(), format!("name/cos:{name}"));
        assert!(!entry.source().is_empty(), "{name}");
        let summary = entry.summary();
        assert!(summary.ends_with('.') && summary.starts_with(|first: char| first.is_ascii_uppercase()), "{name}");
    }
}

/// 436/46205: which requests carry which key, besides the keys that every request carries.
#[test]
fn condition_keys() {
    let mut carrying: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in catalogue() {
        assert!(entry.condition_keys().iter().collect::<BTreeSet<_>>().len() == entry.condition_keys().len());
        for key in entry.condition_keys() {
            carrying.entry(key).or_default().push(entry.name());
        }
    }
    let expected = [
        ("cos:content-length", "AppendObject PostObject PutObject UploadPart"),
        ("cos:content-type", "AppendObject PostObject PutObject UploadPart"),
        ("cos:prefix", "GetBucket GetBucketObjectVersions ListLiveChannels ListMultipartUploads"),
        ("cos:response-content-type", "GetObject"),
        (
            "cos:versionid",
            "DeleteObject DeleteObjectTagging GetObject GetObjectTagging HeadObject PostObjectRestore PutObjectTagging",
        ),
        (
            "cos:x-cos-acl",
            "AppendObject InitiateMultipartUpload PostObject PutBucket PutBucketACL PutObject PutObjectACL",
        ),
        ("cos:x-cos-forbid-overwrite", "CompleteMultipartUpload InitiateMultipartUpload PostObject PutObject"),
        ("cos:x-cos-storage-class", "AppendObject InitiateMultipartUpload PostObject PutObject"),
        ("qcs:request_tag", "PutBucket PutBucketTagging"),
    ];
    let expected: BTreeMap<_, Vec<_>> =
        expected.into_iter().map(|(key, names)| (key, names.split(' ').collect())).collect();
    assert_eq!(carrying, expected);
}

/// Permission management, configuration writes, the deletion of a bucket, and jobs, which act with a role of their own.
#[test]
fn takeover_actions() {
    const NAMED: [&str; 5] =
        ["CreateJob", "DeleteBucket", "DeleteVectorBucket", "UpdateJobPriority", "UpdateJobStatus"];
    for entry in catalogue() {
        let is_listed =
            matches!(entry.access(), Access::Permission | Access::Configuration) || NAMED.contains(&entry.name());
        assert_eq!(entry.is_takeover(), is_listed, "{}", entry.name());
    }
    for name in NAMED {
        assert!(find(name).unwrap().is_takeover(), "{name}");
    }
}

#[test]
fn find_takes_three_spellings() {
    for entry in catalogue() {
        for prefix in ["", "cos:", "name/cos:"] {
            assert_eq!(find(&format!("{prefix}{}", entry.name())).unwrap(), entry);
        }
    }
}

/// STS takes any text for an action; what is not exactly a name grants nothing.
#[test]
fn find_takes_no_other_spelling() {
    for entry in catalogue() {
        let name = entry.name();
        for text in [
            format!("name/{name}"),
            format!("name:cos/{name}"),
            format!("cos:name/{name}"),
            format!("cos:cos:{name}"),
            format!("name/name/cos:{name}"),
            format!("name/cos:cos:{name}"),
            format!("NAME/COS:{name}"),
            format!("name/Cos:{name}"),
            format!("name/ci:{name}"),
            format!(" {name}"),
            format!("{name} "),
            format!("cos: {name}"),
            format!("{name}\n"),
            format!("{name}*"),
            format!("{name}\0"),
            name.to_lowercase(),
            name.to_uppercase(),
        ] {
            assert!(find(&text).is_err(), "{text:?}");
        }
    }
    for text in ["", "*", "cos:*", "name/cos:*", "name/cos:Get*", "cos:*Bucket*", "*:*", "name/*", "permid/280649", "?"]
    {
        let error = find(text).unwrap_err();
        assert!(error.nearest().is_empty());
        assert_eq!(error.to_string(), format!("unknown action `{text}`"));
    }
}

#[test]
fn nearest_names() {
    let rows: [(&str, &[&str]); 16] = [
        // Slips that official pages and public policies print.
        ("DeleteMultipleObject", &["DeleteMultipleObjects"]),
        ("GetBucketAcl", &["GetBucketACL"]),
        ("PutBucketAcl", &["PutBucketACL"]),
        ("ListMultipartUpload", &["ListMultipartUploads"]),
        ("GetBucketCors", &["GetBucketCORS"]),
        ("OptionObject", &["OptionsObject"]),
        // Slips of the keyboard.
        ("putobject", &["PutObject"]),
        ("PutObjet", &["PutObject"]),
        ("PutObjcet", &["PutObject"]),
        ("HeadObjects", &["HeadObject"]),
        ("name/cos:GetObjects", &["GetObject"]),
        ("cos:UploadParts", &["UploadPart"]),
        ("PuObject", &["PutObject"]),
        // As near to several: those that come first in the catalogue.
        ("InitMultipartUpload", &["AbortMultipartUpload", "InitiateMultipartUpload", "ListMultipartUploads"]),
        ("BucketWebsite", &["GetBucketWebsite", "PutBucketWebsite"]),
        ("nothing like it", &[]),
    ];
    for (text, nearest) in rows {
        let error = find(text).unwrap_err();
        assert_eq!(error.nearest(), nearest, "{text}");
        let mean = match nearest {
            [] => String::new(),
            [name] => format!("; did you mean `{name}`?"),
            several => format!("; did you mean `{}`?", several.join("` or `")),
        };
        assert_eq!(error.to_string(), format!("unknown action `{text}`{mean}"));
    }
}

/// The edits between two texts, letters in either case being equal, by the definition of the distance.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => {
                    let differ = usize::from(!a[i - 1].eq_ignore_ascii_case(&b[j - 1]));
                    (table[i - 1][j - 1] + differ).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
                }
            };
        }
    }
    table[a.len()][b.len()]
}

/// A name with some of its letters changed, left out or doubled.
fn misspelt() -> impl Strategy<Value = String> {
    let name = proptest::sample::select(catalogue().iter().map(ActionInfo::name).collect::<Vec<_>>());
    let slips =
        proptest::collection::vec((any::<proptest::sample::Index>(), 0..4_u8, proptest::char::range('A', 'z')), 1..5);
    (name, slips).prop_map(|(name, slips)| {
        let mut letters: Vec<char> = name.chars().collect();
        for (place, slip, letter) in slips {
            let place = place.index(letters.len());
            match slip {
                0 => letters[place] = letter,
                1 => letters.insert(place, letter),
                2 => letters.insert(place, letters[place]),
                _ if letters.len() > 1 => _ = letters.remove(place),
                _ => {}
            }
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearest_names_are_the_nearest(text in misspelt()) {
        let letters: Vec<char> = text.chars().collect();
        let within = letters.len().div_ceil(3);
        // What only third parties attest is no advice.
        let distances: Vec<(usize, &str)> = catalogue()
            .iter()
            .filter(|entry| matches!(entry.evidence(), Evidence::Documented | Evidence::Sdk))
            .map(|entry| (edits(&letters, &entry.name().chars().collect::<Vec<_>>()), entry.name()))
            .collect();
        let least = distances.iter().map(|(edits, _)| *edits).min().unwrap();
        let nearest: Vec<&str> = distances
            .iter()
            .filter(|(edits, _)| *edits == least && least <= within)
            .map(|(_, name)| *name)
            .take(3)
            .collect();
        match find(&text) {
            Ok(entry) => prop_assert_eq!(entry.name(), &text),
            Err(error) => prop_assert_eq!(error.nearest(), nearest),
        }
    }
}

/// What a type says of itself: its name is that of the catalogue, and it is a list of one.
#[track_caller]
fn assert_entry<A: Action + Debug>(action: A, name: &str) {
    assert_eq!(A::INFO.name(), name);
    assert_eq!(format!("{action:?}"), name);
    assert_eq!(A::INFO, find(name).unwrap());
}

#[track_caller]
fn assert_list_of_one<A: Action + Actions>(level: Level) {
    assert_eq!(A::INFO.level(), level);
    assert!(A::List::SET.iter().eq([A::INFO]));
}

fn object<A: Action + Actions + OnObject + OnFolder + OnWholeBucket>() {
    assert_list_of_one::<A>(Level::Object);
}

fn listing<A: Action + Actions + OnFolder + OnWholeBucket>() {
    assert_list_of_one::<A>(Level::Listing);
}

fn bucket<A: Action + Actions + OnBucket>() {
    assert_list_of_one::<A>(Level::Bucket);
}

fn service<A: Action + Actions + OnAccount>() {
    assert_list_of_one::<A>(Level::Service);
}

/// Vector buckets have another form of resource: their actions are no list that could be granted.
fn vector<A: Action>() {
    assert_eq!(A::INFO.level(), Level::Vector);
}

macro_rules! types {
    ($($level:ident: $($name:ident)*;)*) => {
        /// Each type is named as its entry and can be granted where its level says; every documented action has a type.
        #[test]
        fn types() {
            $($(
                assert_entry(action::$name, stringify!($name));
                $level::<action::$name>();
            )*)*
            let typed = BTreeSet::from([$($(stringify!($name)),*),*]);
            let offered = catalogue().iter().filter(|entry| matches!(entry.evidence(), Evidence::Documented | Evidence::Sdk));
            assert_eq!(typed, offered.map(ActionInfo::name).collect());
        }
    };
}

types! {
    object: AbortMultipartUpload AppendObject CompleteMultipartUpload DeleteMultipleObjects DeleteObject
        DeleteObjectTagging GetObject GetObjectACL GetObjectTagging GetSymlink HeadObject InitiateMultipartUpload
        ListParts OptionsObject PostObject PostObjectRestore PutObject PutObjectACL PutObjectTagging PutSymlink
        UploadPart;
    listing: GetBucket GetBucketObjectVersions ListLiveChannels ListMultipartUploads;
    bucket: DeleteBucket DeleteBucketCORS DeleteBucketDomain DeleteBucketDomainCertificate DeleteBucketEncryption
        DeleteBucketIntelligentTiering DeleteBucketInventory DeleteBucketLifecycle DeleteBucketOrigin
        DeleteBucketPolicy DeleteBucketReplication DeleteBucketTagging DeleteBucketWebsite GetBucketACL
        GetBucketAccelerate GetBucketAccessMonitor GetBucketCORS GetBucketDomain GetBucketDomainCertificate
        GetBucketEncryption GetBucketIntelligentTiering GetBucketInventory GetBucketLifecycle GetBucketLocation
        GetBucketLogging GetBucketNotification GetBucketOrigin GetBucketPolicy GetBucketReferer GetBucketReplication
        GetBucketTagging GetBucketVersioning GetBucketWebsite HeadBucket PostBucketInventory PutBucket PutBucketACL
        PutBucketAccelerate PutBucketAccessMonitor PutBucketCORS PutBucketDomain PutBucketEncryption
        PutBucketIntelligentTiering PutBucketInventory PutBucketLifecycle PutBucketLogging PutBucketNotification
        PutBucketOrigin PutBucketPolicy PutBucketReferer PutBucketReplication PutBucketTagging PutBucketVersioning
        PutBucketWebsite;
    service: CreateAutoBackup CreateInstantBackup CreateJob CreateMigrateUser CreateMigrateVoucherTask CreateMounting
        CreateOrModifyLhGiftPkg DescribeAutoBackup DescribeBackupTask DescribeGsPkgConfig DescribeJob
        DescribeStatCosPackage GetBucketBandwidthQuota GetService ListJobs UpdateJobPriority UpdateJobStatus;
    vector: DeleteVectorBucket DeleteVectorBucketPolicy DeleteVectorIndex DeleteVectors GetVectorBucket
        GetVectorBucketPolicy GetVectorIndex GetVectors ListVectorBuckets ListVectorIndexes ListVectors PutVectorBucket
        PutVectorBucketPolicy PutVectorIndex PutVectors QueryVectors;
}

/// Uploads that can be resumed look for themselves with the key as the prefix of the listing.
#[test]
fn one_listing_can_be_granted_on_an_object() {
    fn on_object<A: OnObject>() {}
    on_object::<action::ListMultipartUploads>();
}

fn names(set: ActionSet) -> Vec<&'static str> {
    set.iter().map(ActionInfo::name).collect()
}

fn set<A: Actions>(_: A) -> ActionSet {
    A::List::SET
}

#[test]
fn bundles() {
    assert_eq!(names(set(action::SIMPLE_UPLOAD)), ["PutObject"]);
    assert_eq!(names(set(action::DOWNLOAD)), ["GetObject", "HeadObject"]);
    let resumable = [
        "AbortMultipartUpload",
        "CompleteMultipartUpload",
        "InitiateMultipartUpload",
        "ListMultipartUploads",
        "ListParts",
        "UploadPart",
    ];
    assert_eq!(names(set(action::RESUMABLE_UPLOAD)), resumable);
}

#[test]
fn sets() {
    let everything: ActionSet = catalogue().iter().collect();
    assert_eq!(everything.len(), 123);
    assert!(everything.iter().eq(catalogue()));
    assert!(catalogue().iter().rev().collect::<ActionSet>() == everything);

    let reads = set((action::GetObject, action::HeadObject));
    let nested =
        set(((action::HeadObject, action::PutObject), action::HeadObject, (action::GetObject, action::GetObject)));
    assert_eq!(names(nested), ["GetObject", "HeadObject", "PutObject"]);
    assert!(nested.contains(reads) && !reads.contains(nested) && everything.contains(nested));
    assert_eq!(names(nested.intersection(reads)), names(reads));
    assert_eq!(reads.union(set(action::PutObject)), nested);
    assert_eq!((reads.len(), reads.is_empty()), (2, false));
    assert_eq!(format!("{reads:?}"), r#"{"GetObject", "HeadObject"}"#);

    assert!(ActionSet::EMPTY.is_empty() && ActionSet::EMPTY.iter().next().is_none());
    assert_eq!(ActionSet::default(), ActionSet::EMPTY);
    assert!(reads.contains(ActionSet::EMPTY) && !ActionSet::EMPTY.contains(reads));
}

/// 436/46205 and 436/71306; what is marked was read elsewhere, or has no promise.
#[test]
fn the_condition_keys_are_those_of_the_documents() {
    use cos_policy::condition::{KeyEvidence, Origin, keys};

    let named = |evidence: KeyEvidence| -> Vec<&str> {
        keys().iter().filter(|key| key.evidence() == evidence).map(|key| key.name()).collect()
    };
    assert_eq!(keys().len(), 29);
    assert_eq!(
        named(KeyEvidence::Documented),
        [
            "cos:content-length",
            "cos:content-type",
            "cos:prefix",
            "cos:response-content-type",
            "cos:secure-transport",
            "cos:tls-version",
            "cos:versionid",
            "cos:x-cos-acl",
            "cos:x-cos-storage-class",
            "qcs:ip",
            "qcs:request_tag",
            "qcs:resource_tag",
            "vpc:requester_vpc",
        ]
    );
    assert_eq!(named(KeyEvidence::Withdrawn), ["cos:x-cos-forbid-overwrite"]);
    assert_eq!(named(KeyEvidence::Inferred), ["cos:host"]);
    assert_eq!(named(KeyEvidence::Disputed), ["qcs:vpc"]);
    assert_eq!(named(KeyEvidence::CamOnly).len(), 6);
    assert_eq!(named(KeyEvidence::ThirdParty).len(), 7);
    let queries: Vec<&str> = keys().iter().filter(|key| key.origin() == Origin::Query).map(|key| key.name()).collect();
    assert_eq!(queries, ["cos:prefix", "cos:response-content-type", "cos:versionid"]);
    let carried = catalogue().iter().flat_map(|entry| entry.condition_keys());
    assert!(carried.into_iter().all(|key| keys().iter().any(|known| known.name() == *key)));
}
