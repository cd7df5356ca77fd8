//! Statements as the builder is asked for them, and a slow and obvious model of what they are written as.

use std::collections::BTreeSet;

use cos_policy::action::{self, Actions, OnAccount, OnBucket, OnFolder, OnObject, OnWholeBucket, Ordinary};
use cos_policy::condition::{
    Acl, Cidr, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VpcId, acl, content_length, content_type,
    requester_vpc, resource_tag, secure_transport, source_ip, storage_class, tls_version,
};
use cos_policy::resource::Account;
use cos_policy::{Bucket, Folder, Key, Policy, Region, Statement, deliberately, key};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::values::{buckets, folders, keys, media_ranges, media_types, networks, tags};

/// Where a statement is, besides its own folder. A place that does not fit the actions is read as one that does.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Key(Key),
    Folder(Folder),
    Whole,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Objects,
    Listings,
    Buckets,
    Services,
    /// `PutObject` alone, with any conditions.
    Upload,
    DenyAll,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {
    AtMost,
    AtLeast,
    LessThan,
    GreaterThan,
    Exactly,
}

/// A condition on a simple upload.
#[derive(Clone, Debug)]
pub(crate) enum Limit {
    Length(Bound, u64),
    Types(Vec<MediaType>),
    TypeLike(MediaRange),
    Acls(Vec<Acl>),
    Classes(Vec<StorageClass>),
    Tags(Vec<Tag>),
    Networks(Vec<Cidr>),
    Vpcs(Vec<VpcId>),
    Tls(TlsVersion),
    Secure(bool),
}

/// A statement: what the builder is asked for, and what the model writes.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) kind: Kind,
    pub(crate) denies: bool,
    pub(crate) list: Index,
    pub(crate) bucket: Bucket,
    pub(crate) folder: Folder,
    pub(crate) more: Vec<(Bucket, Place)>,
    pub(crate) limits: Vec<Limit>,
}

/// A list of actions as the builder takes it, and the names in it.
type List = (fn(&Spec) -> Statement, &'static [&'static str]);

const OBJECTS: &[List] = &[
    (|spec| spec.on_objects(action::GetObject), &["GetObject"]),
    (|spec| spec.on_objects(action::DOWNLOAD), &["GetObject", "HeadObject"]),
    (|spec| spec.on_objects((action::PutObject, action::DeleteObject)), &["DeleteObject", "PutObject"]),
    (|spec| spec.on_objects((action::PostObject, action::AppendObject)), &["AppendObject", "PostObject"]),
    // The same action again, and lists in lists.
    (|spec| spec.on_objects((action::GetObject, action::GetObject, action::GetObject)), &["GetObject"]),
    (
        |spec| spec.on_objects(((action::PutObject, (action::GetObject, action::HeadObject)), action::PutObject)),
        &["GetObject", "HeadObject", "PutObject"],
    ),
    (
        |spec| spec.on_objects((action::SIMPLE_UPLOAD, action::RESUMABLE_UPLOAD)),
        &[
            "AbortMultipartUpload",
            "CompleteMultipartUpload",
            "InitiateMultipartUpload",
            "ListMultipartUploads",
            "ListParts",
            "PutObject",
            "UploadPart",
        ],
    ),
    (
        |spec| spec.on_objects((deliberately(action::PutObjectACL, "a test"), action::GetObjectACL)),
        &["GetObjectACL", "PutObjectACL"],
    ),
];

const LISTINGS: &[List] = &[
    (|spec| spec.on_folders(action::GetBucket), &["GetBucket"]),
    (|spec| spec.on_folders((action::GetObject, action::GetBucket)), &["GetBucket", "GetObject"]),
    (
        |spec| spec.on_folders((action::ListMultipartUploads, action::GetBucketObjectVersions)),
        &["GetBucketObjectVersions", "ListMultipartUploads"],
    ),
];

const BUCKETS: &[List] = &[
    (|spec| spec.on_buckets(action::HeadBucket), &["HeadBucket"]),
    (|spec| spec.on_buckets((action::PutBucket, action::GetBucketACL)), &["GetBucketACL", "PutBucket"]),
    (
        |spec| spec.on_buckets(deliberately((action::PutBucketACL, action::DeleteBucket), "a test")),
        &["DeleteBucket", "PutBucketACL"],
    ),
];

const SERVICES: &[List] = &[
    (|spec| spec.on_account(action::GetService), &["GetService"]),
    (|spec| spec.on_account((action::ListJobs, deliberately(action::CreateJob, "a test"))), &["CreateJob", "ListJobs"]),
];

/// Adds the further places of a statement.
macro_rules! placed {
    ($spec:ident, $statement:expr, |$bucket:ident| $($place:pat => $resource:expr),+) => {{
        let mut statement = $statement;
        for ($bucket, place) in &$spec.more {
            statement = match place { $($place => statement.on($resource)),+ };
        }
        statement
    }};
}

impl Spec {
    /// The statement by the builder.
    pub(crate) fn statement(&self) -> Statement {
        match self.lists() {
            Some((write, _)) => write(self),
            None if self.kind == Kind::DenyAll => self.deny_all(),
            None if self.denies => self.deny_upload(),
            None => self.allow_upload(),
        }
    }

    fn lists(&self) -> Option<&'static List> {
        let lists = match self.kind {
            Kind::Objects => OBJECTS,
            Kind::Listings => LISTINGS,
            Kind::Buckets => BUCKETS,
            Kind::Services => SERVICES,
            Kind::Upload | Kind::DenyAll => return None,
        };
        Some(self.list.get(lists))
    }

    fn on_objects<L>(&self, actions: L) -> Statement
    where
        L: Actions<Known: Ordinary, List: OnObject + OnFolder + OnWholeBucket>,
    {
        let own = self.bucket.at(&self.folder);
        if self.denies {
            let statement = placed!(self, Statement::deny(actions).on(own), |bucket|
                Place::Key(key) => bucket.at(key),
                Place::Folder(folder) => bucket.at(folder),
                Place::Whole => bucket.whole());
            statement.build()
        } else {
            let statement = placed!(self, Statement::allow(actions).on(own), |bucket|
                Place::Key(key) => bucket.at(key),
                Place::Folder(folder) => bucket.at(folder),
                Place::Whole => deliberately(bucket.whole(), "a test"));
            statement.build()
        }
    }

    fn on_folders<L>(&self, actions: L) -> Statement
    where
        L: Actions<Known: Ordinary, List: OnFolder + OnWholeBucket>,
    {
        let own = self.bucket.at(&self.folder);
        if self.denies {
            let statement = placed!(self, Statement::deny(actions).on(own), |bucket|
                Place::Folder(folder) => bucket.at(folder),
                Place::Key(_) | Place::Whole => bucket.whole());
            statement.build()
        } else {
            let statement = placed!(self, Statement::allow(actions).on(own), |bucket|
                Place::Folder(folder) => bucket.at(folder),
                Place::Key(_) | Place::Whole => deliberately(bucket.whole(), "a test"));
            statement.build()
        }
    }

    fn on_buckets<L>(&self, actions: L) -> Statement
    where
        L: Actions<Known: Ordinary, List: OnBucket>,
    {
        if self.denies {
            let statement = placed!(self, Statement::deny(actions).on(&self.bucket), |bucket| _ => bucket);
            statement.build()
        } else {
            let statement = placed!(self, Statement::allow(actions).on(&self.bucket), |bucket| _ => bucket);
            statement.build()
        }
    }

    fn on_account<L>(&self, actions: L) -> Statement
    where
        L: Actions<Known: Ordinary, List: OnAccount>,
    {
        if self.denies {
            Statement::deny(actions).on(Account).build()
        } else {
            Statement::allow(actions).on(Account).build()
        }
    }

    fn deny_all(&self) -> Statement {
        let statement = placed!(self, Statement::deny(action::ALL).on(self.bucket.at(&self.folder)), |bucket|
            Place::Key(key) => bucket.at(key),
            Place::Folder(folder) => bucket.at(folder),
            Place::Whole => (Account, bucket));
        statement.build()
    }

    fn allow_upload(&self) -> Statement {
        let mut statement = placed!(self, Statement::allow(action::PutObject).on(self.bucket.at(&self.folder)), |bucket|
            Place::Key(key) => bucket.at(key),
            Place::Folder(folder) => bucket.at(folder),
            Place::Whole => deliberately(bucket.whole(), "a test"));
        for limit in self.limits() {
            statement = match limit.clone() {
                Limit::Length(Bound::AtMost, bytes) => statement.when(content_length().at_most(bytes)),
                Limit::Length(Bound::AtLeast, bytes) => statement.when(content_length().at_least(bytes)),
                Limit::Length(Bound::LessThan, bytes) => statement.when(content_length().less_than(bytes)),
                Limit::Length(Bound::GreaterThan, bytes) => statement.when(content_length().greater_than(bytes)),
                Limit::Length(Bound::Exactly, bytes) => statement.when(content_length().is(bytes)),
                Limit::Types(types) => statement.when(content_type().one_of(types)),
                Limit::TypeLike(range) => statement.when(content_type().like(range)),
                Limit::Acls(acls) => statement.when(acl().one_of(acls)),
                // A request without the header asks for the default class.
                Limit::Classes(classes) => statement.when(storage_class().one_of(classes).or_absent()),
                Limit::Tags(tags) => statement.when(resource_tag().one_of(tags)),
                Limit::Networks(blocks) => statement.when(source_ip().one_of(blocks)),
                Limit::Vpcs(ids) => statement.when(requester_vpc().one_of(ids)),
                Limit::Tls(version) => statement.when(tls_version().at_least(version)),
                Limit::Secure(secure) => statement.when(secure_transport().is(secure)),
            };
        }
        statement.build()
    }

    fn deny_upload(&self) -> Statement {
        let statement = placed!(self, Statement::deny(action::PutObject).on(self.bucket.at(&self.folder)), |bucket|
            Place::Key(key) => bucket.at(key),
            Place::Folder(folder) => bucket.at(folder),
            Place::Whole => bucket.whole());
        let Some(limit) = self.limits().first().copied().cloned() else { return statement.build() };
        let statement = match limit {
            Limit::Length(Bound::AtMost, bytes) => statement.when(content_length().at_most(bytes).or_absent()),
            Limit::Length(Bound::AtLeast, bytes) => statement.when(content_length().at_least(bytes).or_absent()),
            Limit::Length(Bound::LessThan, bytes) => statement.when(content_length().less_than(bytes).or_absent()),
            Limit::Length(Bound::GreaterThan, bytes) => {
                statement.when(content_length().greater_than(bytes).or_absent())
            }
            Limit::Length(Bound::Exactly, bytes) => statement.when(content_length().is(bytes).or_absent()),
            Limit::Types(types) => statement.when(content_type().is_not(types[0].clone()).or_absent()),
            Limit::TypeLike(range) => statement.when(content_type().like(range).or_absent()),
            Limit::Acls(acls) => statement.when(acl().is_not(acls[0]).or_absent()),
            Limit::Classes(classes) => statement.when(storage_class().one_of(classes).or_absent()),
            Limit::Tags(tags) => statement.when(resource_tag().one_of(tags)),
            Limit::Networks(blocks) => statement.when(source_ip().is_not(blocks[0])),
            Limit::Vpcs(ids) => statement.when(requester_vpc().one_of(ids).or_absent()),
            Limit::Tls(version) => statement.when(tls_version().less_than(version).or_absent()),
            Limit::Secure(secure) => statement.when(secure_transport().is(secure)),
        };
        statement.build()
    }

    /// The first limit on each key and operator, in the order given.
    fn limits(&self) -> Vec<&Limit> {
        let mut places = BTreeSet::new();
        let distinct = self.limits.iter().filter(|limit| places.insert(limit.written(self.denies).0));
        distinct.collect()
    }

    /// The statement by the model.
    pub(crate) fn expected(&self) -> Value {
        let actions: Vec<String> = self.names().iter().map(|name| format!("name/cos:{name}")).collect();
        let mut statement = Map::new();
        statement.insert("effect".to_owned(), json!(if self.denies() { "deny" } else { "allow" }));
        statement.insert("action".to_owned(), json!(actions));
        statement.insert("resource".to_owned(), json!(self.resources()));
        let limits = match self.kind {
            Kind::Upload if self.denies => self.limits().into_iter().take(1).cloned().collect(),
            Kind::Upload => self.limits().into_iter().cloned().collect(),
            _ => Vec::new(),
        };
        if !limits.is_empty() {
            statement.insert("condition".to_owned(), condition(&limits, self.denies()));
        }
        Value::Object(statement)
    }

    pub(crate) fn denies(&self) -> bool {
        self.denies || self.kind == Kind::DenyAll
    }

    pub(crate) fn names(&self) -> &[&'static str] {
        match self.lists() {
            Some((_, names)) => names,
            None if self.kind == Kind::DenyAll => &["*"],
            None => &["PutObject"],
        }
    }

    pub(crate) fn resources(&self) -> Vec<String> {
        let root = |bucket: &Bucket| {
            let (region, name) = (bucket.region(), bucket.name());
            format!("qcs::cos:{region}:uid/{}:{name}/", name.rsplit('-').next().unwrap())
        };
        let both = |bucket: &Bucket| vec![root(bucket), root(bucket) + "*"];
        let place = |bucket: &Bucket, place: &Place| match (self.kind, place) {
            (Kind::Buckets, _) => both(bucket),
            (Kind::DenyAll, Place::Whole) => [vec!["*".to_owned()], both(bucket)].concat(),
            (Kind::Listings, Place::Key(_)) | (_, Place::Whole) if self.denies => both(bucket),
            (Kind::Listings, Place::Key(_)) | (_, Place::Whole) => vec![root(bucket) + "*"],
            (_, Place::Key(key)) => vec![root(bucket) + key.as_str()],
            (_, Place::Folder(folder)) => vec![root(bucket) + &folder.to_string()],
        };
        if self.kind == Kind::Services {
            return vec!["*".to_owned()];
        }
        let own = place(&self.bucket, &Place::Folder(self.folder.clone()));
        let more = self.more.iter().flat_map(|(bucket, more)| place(bucket, more));
        own.into_iter().chain(more).collect()
    }
}

impl Limit {
    /// The operator without and with its suffix, and the key; the value.
    fn written(&self, denies: bool) -> ((&'static str, bool, &'static str), Value) {
        fn list<T: ToString>(values: &[T]) -> Value {
            let mut texts: Vec<String> = Vec::new();
            for value in values {
                if !texts.contains(&value.to_string()) {
                    texts.push(value.to_string());
                }
            }
            if texts.len() == 1 { json!(texts[0]) } else { json!(texts) }
        }
        match self {
            Self::Length(bound, bytes) => {
                let operator = match bound {
                    Bound::AtMost => "numeric_less_than_equal",
                    Bound::AtLeast => "numeric_greater_than_equal",
                    Bound::LessThan => "numeric_less_than",
                    Bound::GreaterThan => "numeric_greater_than",
                    Bound::Exactly => "numeric_equal",
                };
                ((operator, denies, "cos:content-length"), json!(bytes))
            }
            Self::Types(types) if denies => (("string_not_equal", true, "cos:content-type"), list(&types[..1])),
            Self::Types(types) => (("string_equal", false, "cos:content-type"), list(types)),
            Self::TypeLike(range) => (("string_like", denies, "cos:content-type"), json!(range.as_str())),
            Self::Acls(acls) if denies => (("string_not_equal", true, "cos:x-cos-acl"), list(&acls[..1])),
            Self::Acls(acls) => (("string_equal", false, "cos:x-cos-acl"), list(acls)),
            Self::Classes(classes) => (("string_equal", true, "cos:x-cos-storage-class"), list(classes)),
            Self::Tags(tags) => (("for_any_value:string_equal", false, "qcs:resource_tag"), list(tags)),
            Self::Networks(blocks) if denies => (("ip_not_equal", false, "qcs:ip"), list(&blocks[..1])),
            Self::Networks(blocks) => (("ip_equal", false, "qcs:ip"), list(blocks)),
            Self::Vpcs(ids) => (("string_equal", denies, "vpc:requester_vpc"), list(ids)),
            Self::Tls(version) => {
                let operator = if denies { "numeric_less_than" } else { "numeric_greater_than_equal" };
                ((operator, denies, "cos:tls-version"), json!(version.as_str().parse::<f64>().unwrap()))
            }
            Self::Secure(secure) => (("bool_equal", false, "cos:secure-transport"), json!(secure.to_string())),
        }
    }
}

/// By operator, then by key; an operator with its suffix follows the one without.
fn condition(limits: &[Limit], denies: bool) -> Value {
    let mut written: Vec<_> = limits.iter().map(|limit| limit.written(denies)).collect();
    written.sort_by_key(|(place, _)| *place);
    let mut condition = Map::new();
    for ((operator, if_exist, key), value) in written {
        let operator = format!("{operator}{}", if if_exist { "_if_exist" } else { "" });
        condition.entry(operator).or_insert_with(|| json!({}))[key] = value;
    }
    Value::Object(condition)
}

pub(crate) fn document(statements: &[Value]) -> Value {
    json!({"version": "2.0", "statement": statements})
}

pub(crate) fn limits() -> impl Strategy<Value = Limit> {
    let bounds = [Bound::AtMost, Bound::AtLeast, Bound::LessThan, Bound::GreaterThan, Bound::Exactly];
    let acls = [Acl::Default, Acl::Private, Acl::PublicRead, Acl::BucketOwnerFullControl];
    let classes = [StorageClass::Standard, StorageClass::StandardIa, StorageClass::DeepArchive];
    let vpcs = "vpc-[a-z0-9]{1,8}".prop_map(|text| VpcId::parse(&text).unwrap());
    prop_oneof![
        3 => (select(bounds.to_vec()), prop_oneof![0..100_u64, any::<u64>()])
            .prop_map(|(bound, bytes)| Limit::Length(bound, bytes)),
        1 => vec(media_types(), 1..4).prop_map(Limit::Types),
        1 => media_ranges().prop_map(Limit::TypeLike),
        1 => vec(select(acls.to_vec()), 1..4).prop_map(Limit::Acls),
        1 => vec(select(classes.to_vec()), 1..4).prop_map(Limit::Classes),
        1 => vec(tags(), 1..4).prop_map(Limit::Tags),
        1 => vec(networks(), 1..4).prop_map(Limit::Networks),
        1 => vec(vpcs, 1..3).prop_map(Limit::Vpcs),
        1 => select(vec![TlsVersion::V1_0, TlsVersion::V1_1, TlsVersion::V1_2]).prop_map(Limit::Tls),
        1 => any::<bool>().prop_map(Limit::Secure),
    ]
}

pub(crate) fn specs() -> impl Strategy<Value = Spec> {
    let kind = prop_oneof![
        3 => Just(Kind::Objects),
        4 => Just(Kind::Upload),
        1 => select(vec![Kind::Listings, Kind::Buckets, Kind::Services, Kind::DenyAll]),
    ];
    // Now and then from a few, so that places meet.
    let buckets = || {
        let few = ["examplebucket-1250000000", "other-1250000000"];
        let few = select(few.to_vec()).prop_map(|name| Bucket::new(Region::AP_GUANGZHOU, name).unwrap());
        prop_oneof![buckets(), few]
    };
    let folders = || prop_oneof![folders(), select(vec![key!("a/*"), key!("a/b/*")])];
    let keys = || prop_oneof![keys(), select(vec![key!("a/b"), key!("c.jpg")])];
    let place = prop_oneof![keys().prop_map(Place::Key), folders().prop_map(Place::Folder), Just(Place::Whole)];
    let more = vec((buckets(), place), 0..4);
    (kind, prop::bool::weighted(0.3), any::<Index>(), buckets(), folders(), more, vec(limits(), 0..5)).prop_map(
        |(kind, denies, list, bucket, folder, more, limits)| Spec { kind, denies, list, bucket, folder, more, limits },
    )
}

pub(crate) fn policy(specs: &[Spec]) -> Policy {
    Policy::from_statements(specs.iter().map(Spec::statement)).unwrap()
}
