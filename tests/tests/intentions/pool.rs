//! Tables of many kinds, each read twice from one text: by the library and by the oracle.

use cos_policy::{Bucket, Region, Scenarios, scenarios};

use crate::oracle::Table;
use crate::requests::BUCKETS;

/// A table, and what the oracle reads.
pub(crate) struct Pair {
    pub(crate) name: &'static str,
    pub(crate) scenarios: Scenarios,
    pub(crate) table: Table,
}

fn at(number: usize) -> Bucket {
    let (region, name) = BUCKETS[number];
    Bucket::new(Region::parse(region).unwrap(), name).unwrap()
}

fn first() -> Bucket {
    at(0)
}

fn shanghai() -> Bucket {
    at(1)
}

fn second() -> Bucket {
    at(2)
}

macro_rules! tables {
    ($($name:ident { $($table:tt)* })*) => {
        pub(crate) fn tables() -> Vec<Pair> {
            vec![$(Pair {
                name: stringify!($name),
                scenarios: scenarios! { $($table)* },
                table: Table::read(stringify!($($table)*)),
            }),*]
        }
    };
}

tables! {
    own_folder {
        in first();
                    GetBucket  GetObject  PutObject  DeleteObject;
        "a/b/*" =>  yes        yes        yes        yes;
        "a/*"   =>  yes        yes        no         no;
    }
    keys {
        in first();
                      GetObject  PutObject;
        "a/b.jpg" =>  yes        yes;
        "c.jpg"   =>  yes        no;
    }
    a_key_of_a_folder {
        in first();
                      GetObject  PutObject;
        "a/b.jpg" =>  no         yes;
        "a/*"     =>  yes        no;
    }
    several_places {
        in first();
                                     GetObject  PutObject;
        "a/b/*", "b/*", "c.jpg"  =>  yes        no;
        "a/*"                    =>  no         yes;
    }
    a_hole {
        in first();
                    GetObject;
        "a/b/*" =>  no;
        "a/*"   =>  yes;
    }
    a_hole_in_a_hole {
        in first();
                      GetObject  PutObject;
        "a/b/c/*" =>  yes        yes;
        "a/b/*"   =>  no         no;
        "a/*"     =>  yes        no;
    }
    either {
        in first();
                    GetObject  PutObject  DeleteObject;
        "a/b/*" =>  yes        any        no;
        "a/*"   =>  any        no         no;
    }
    either_before_yes {
        in first();
                      GetObject  PutObject;
        "a/b/c/*" =>  any        any;
        "a/*"     =>  yes        yes;
    }
    a_wide_no {
        in first();
                  GetObject  PutObject;
        "b/*" =>  yes        no;
        "a/*" =>  no         no;
    }
    limits {
        in first();
                    PutObject  PostObject;
        "a/b/*" =>  yes        no          when content_length <= 5, content_type like "image/*";
        "a/*"   =>  no         yes;
    }
    one_limit_within_another {
        in first();
                  PutObject;
        "a/*" =>  yes  when content_length <= 9, content_length <= 5;
    }
    between_limits {
        in first();
                  PutObject  GetObject;
        "a/*" =>  yes        any        when content_length >= 5, content_length < 9;
    }
    values {
        in first();
                  PutObject;
        "a/*" =>  yes  when content_type in ["image/png", "image/gif"], acl == "private" or absent;
        "b/*" =>  yes  when storage_class == "STANDARD" or absent, content_length > 5;
    }
    no_fall_through {
        in first();
                    PutObject  GetObject;
        "a/b/*" =>  yes        no         when content_length <= 5;
        "a/*"   =>  yes        yes;
    }
    networks {
        in first();
                    GetObject  GetBucket;
        "a/b/*" =>  yes        no         when source_ip == "10.0.0.0/8";
        "a/*"   =>  yes        yes        when source_ip != "10.0.0.0/8";
    }
    secure {
        assuming https_only;
        in first();
                    GetObject  PutObject  GetBucket;
        "a/b/*" =>  yes        yes        any;
        "a/*"   =>  yes        no         yes;
    }
    secure_with_limits {
        assuming https_only;
        in first();
                  PutObject  GetObject;
        "a/*" =>  yes        any        when source_ip == "10.0.0.0/8", content_length <= 5;
    }
    versions {
        in first();
                  GetObject;
        "a/*" =>  yes  when tls_version >= 1.2, secure_transport == true;
    }
    a_bucket {
        in first();
                   HeadBucket  GetBucketACL  GetObject;
        bucket =>  yes         no            -;
        "a/*"  =>  -           -             yes;
    }
    an_account {
                    GetService  ListJobs;
        account =>  yes         no;
        in first();
                    GetObject;
        "a/*"   =>  yes;
    }
    a_limited_bucket {
        in first();
                   HeadBucket;
        bucket =>  yes  when source_ip == "10.0.0.0/8";
    }
    two_buckets {
        in first();
                  GetObject  PutObject;
        "a/*" =>  yes        no;
        in second();
        "a/*" =>  yes        yes;
        "b/*" =>  no         yes;
    }
    two_regions {
        in first();
                  GetObject  HeadBucket;
        "a/*" =>  yes        -;
        in shanghai();
        "a/*" =>  no         -;
        bucket => -          yes;
    }
    places_of_other_blocks {
        in first();
                                               GetObject  HeadBucket;
        "a/*", second().whole(), "c.jpg"   =>  yes        -;
        bucket, second()                   =>  -          yes;
    }
    everything {
        in first();
                           GetObject  GetBucket  PutObject;
        "a/b/*"        =>  no         no         yes;
        bucket.whole() =>  yes        yes        no;
    }
    several_headers {
        in first();
                    GetObject;
        "a/*"   =>  yes;
                    PutObject  DeleteObject;
        "a/b/*" =>  yes        no;
        "a/*"   =>  no         yes;
                    HeadBucket;
        bucket  =>  yes;
    }
    listings {
        in first();
                    GetBucket  GetBucketObjectVersions  ListMultipartUploads;
        "a/b/*" =>  yes        no                       yes;
        "a/*"   =>  yes        yes                      no;
    }
    a_listing_of_a_key {
        in first();
                      ListMultipartUploads  GetObject  GetBucket;
        "a/b.jpg" =>  yes                   yes        -;
        "a/*"     =>  no                    yes        yes;
    }
    a_listing_of_one_prefix {
        in first();
                           GetBucket  GetObject;
        bucket.whole() =>  yes        no         when prefix == "a/b/";
    }
}
