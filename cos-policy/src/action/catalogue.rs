use crate::condition::key;
use crate::sealed::Sealed;

use super::items::Items;
use super::list::{Action, Actions, OnAccount, OnBucket, OnFolder, OnObject, OnWholeBucket, Ordinary};
use super::{Access, ActionInfo, ActionSet, Evidence, Level, level};
use crate::deliberate::Reason;

/// Every action, in the order in which policies list them; unverified ones included, whatever the features.
#[must_use]
pub fn catalogue() -> &'static [ActionInfo] {
    CATALOGUE
}

macro_rules! catalogue {
    ($($name:ident: $level:ident $access:ident $danger:ident $evidence:ident [$($key:ident)*] $source:literal $summary:literal;)*) => {
        pub(super) const CATALOGUE: &[ActionInfo] = &[$(ActionInfo {
            name: stringify!($name),
            item: concat!("\"name/cos:", stringify!($name), "\""),
            level: Level::$level,
            access: Access::$access,
            takeover: catalogue!(@takeover $danger),
            evidence: Evidence::$evidence,
            condition_keys: &[$(<key::$key as key::Key>::NAME),*],
            source: $source,
            summary: $summary,
        }),*];

        #[expect(clippy::enum_variant_names, reason = "the names are those of the actions")]
        #[cfg_attr(not(feature = "unverified-actions"), expect(dead_code, reason = "unverified actions are not offered"))]
        enum Index { $($name),* }

        $(catalogue! { @offer $evidence $name
            #[doc = $summary]
            #[doc = ""]
            #[doc = concat!(
                "Level *", stringify!($level), "*, access *", stringify!($access), "*. Source: ", $source,
                " (", stringify!($evidence), ")."
            )]
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub struct $name;

            impl Sealed for $name {}

            impl AsRef<str> for $name {
                fn as_ref(&self) -> &str {
                    stringify!($name)
                }
            }

            impl Action for $name {
                #[expect(clippy::indexing_slicing, reason = "the index enumerates the catalogue")]
                const INFO: &'static ActionInfo = &CATALOGUE[Index::$name as usize];
            }

            catalogue!(@level $level $name);
            catalogue!(@danger $danger $level $name);
            $(impl key::CarriedBy<$name> for key::$key { type Then = Self; })*
        })*
    };

    (@takeover ordinary) => { false };
    (@takeover takeover) => { true };

    // What is unverified is known to the catalogue and offered to the builder behind a feature only.
    (@offer Documented $name:ident $($item:item)*) => { $($item)* };
    (@offer Sdk $name:ident $($item:item)*) => { $($item)* };
    (@offer $unverified:ident $name:ident $($item:item)*) => { $(
        #[cfg(feature = "unverified-actions")]
        #[cfg_attr(docsrs, doc(cfg(feature = "unverified-actions")))]
        $item
    )* };

    (@level Object $name:ident) => { catalogue!(@on Object $name OnObject OnFolder OnWholeBucket); };
    // Its prefix may be a whole key, as the resumable uploads of the official SDKs send it.
    (@level Listing ListMultipartUploads) => { catalogue!(@on KeyListing ListMultipartUploads OnObject OnFolder OnWholeBucket); };
    (@level Listing $name:ident) => { catalogue!(@on Listing $name OnFolder OnWholeBucket); };
    (@level Bucket $name:ident) => { catalogue!(@on Bucket $name OnBucket); };
    (@level Service $name:ident) => { catalogue!(@on Service $name OnAccount); };
    (@level Vector $name:ident) => {};

    (@on $level:ident $name:ident $($predicate:ident)*) => {
        impl Actions for $name {
            type List = Self;
            type Known = Self;
            type Then<Next> = Next;

            fn reasons(self, _: &mut dyn FnMut(Reason)) {}
        }

        impl Items for $name {
            const SET: ActionSet = ActionSet::single(Index::$name as usize);
        }

        $(impl $predicate for $name { type Then<Next> = Next; })*

        impl<K> level::ActsOn<K> for $name where level::$level: level::LevelOn<K, Self> {
            type Then<Next> = <level::$level as level::LevelOn<K, Self>>::Then<Next>;
        }

        impl<K> level::StaysOff<K> for $name where level::$level: level::LevelOff<K, Self> {
            type Then<Next> = <level::$level as level::LevelOff<K, Self>>::Then<Next>;
        }
    };

    (@danger ordinary Vector $name:ident) => {};
    (@danger ordinary $level:ident $name:ident) => { impl Ordinary for $name { type Then<Next> = Next; } };
    (@danger takeover $level:ident $name:ident) => {};
}

catalogue! {
    AbortMultipartUpload: Object Write ordinary Documented [] "436/7740" "Discards the parts of an unfinished multipart upload.";
    AppendObject: Object Write ordinary Documented [StorageClass Acl PartLength ContentType] "436/7741" "Appends to an appendable object; the length seen is that of one append.";
    CompleteMultipartUpload: Object Write ordinary Documented [ForbidOverwrite] "436/7742" "Joins uploaded parts into the object.";
    CreateAutoBackup: Service Write ordinary Documented [] "598/57092" "Creates a backup plan of Lighthouse.";
    CreateInstantBackup: Service Write ordinary Documented [] "598/57092" "Starts an instant backup of Lighthouse.";
    CreateJob: Service Write takeover Documented [] "436/33781" "Creates a batch job, which reaches whatever its role reaches.";
    CreateMigrateUser: Service Write ordinary Documented [] "598/69901" "Registers a migration user in the console.";
    CreateMigrateVoucherTask: Service Write ordinary Documented [] "598/69901" "Starts a migration-voucher task in the console.";
    CreateMounting: Service Write ordinary Documented [] "598/69901" "Creates a mount point of Lighthouse.";
    CreateOrModifyLhGiftPkg: Service Write ordinary Documented [] "598/57092" "Creates or changes a gift package of Lighthouse.";
    DeleteBucket: Bucket Delete takeover Documented [] "436/7732" "Deletes an empty bucket.";
    DeleteBucketCORS: Bucket Configuration takeover Documented [] "436/8283" "Removes the cross-origin rules of a bucket.";
    DeleteBucketDomain: Bucket Configuration takeover Documented [] "436/35870" "Removes the custom domains of a bucket.";
    DeleteBucketDomainCertificate: Bucket Configuration takeover Documented [] "598/69901" "Removes the certificate of a custom domain.";
    DeleteBucketEncryption: Bucket Configuration takeover Documented [] "436/33461" "Removes the default encryption of a bucket.";
    DeleteBucketIntelligentTiering: Bucket Configuration takeover Documented [] "436/106784" "Removes an archive rule of intelligent tiering.";
    DeleteBucketInventory: Bucket Configuration takeover Documented [] "436/30626" "Removes an inventory configuration.";
    DeleteBucketLifecycle: Bucket Configuration takeover Documented [] "436/8284" "Removes the lifecycle rules of a bucket.";
    DeleteBucketOrigin: Bucket Configuration takeover Documented [] "1021 (CloudAudit list)" "Removes the origin-pull rules of a bucket.";
    DeleteBucketPolicy: Bucket Permission takeover Documented [] "436/8285" "Removes every policy of a bucket.";
    DeleteBucketReferer: Bucket Configuration takeover Inferred [] "598/117067" "Removes the hotlink protection of a bucket; COS documents no such call.";
    DeleteBucketReplication: Bucket Configuration takeover Documented [] "436/19221" "Removes the replication rules of a bucket.";
    DeleteBucketTagging: Bucket Configuration takeover Documented [] "436/8286" "Removes the tags of a bucket, which may decide who is authorised.";
    DeleteBucketWebsite: Bucket Configuration takeover Documented [] "436/30629" "Removes the static website settings of a bucket.";
    DeleteMultipleObjects: Object Delete ordinary Documented [] "436/8289" "Needed beside `DeleteObject` by anonymous callers of a multi-delete only.";
    DeleteObject: Object Delete ordinary Documented [VersionId] "436/7743" "Deletes an object or one of its versions; a multi-delete needs it for each key.";
    DeleteObjectTagging: Object Write ordinary Documented [VersionId] "436/35711" "Removes the tags of an object.";
    DeleteObjectVersion: Object Delete ordinary ThirdParty [] "third party" "Deletes a version according to a third-party manual; Tencent asks for `DeleteObject`.";
    DeleteVectorBucket: Vector Delete takeover Documented [] "436/127728" "Deletes a vector bucket.";
    DeleteVectorBucketPolicy: Vector Permission takeover Sdk [] "cos-python-sdk-v5" "Removes the policy of a vector bucket.";
    DeleteVectorIndex: Vector Delete ordinary Documented [] "436/127711" "Deletes an index of a vector bucket.";
    DeleteVectors: Vector Delete ordinary Sdk [] "cos-python-sdk-v5" "Deletes vectors from an index.";
    DescribeAutoBackup: Service Read ordinary Documented [] "598/57092" "Reads the backup plans of Lighthouse.";
    DescribeBackupTask: Service Read ordinary Documented [] "598/57092" "Reads a backup task of Lighthouse.";
    DescribeGsPkgConfig: Service Read ordinary Documented [] "598/57092" "Reads the catalogue of resource packages.";
    DescribeJob: Service Read ordinary Documented [] "436/33782" "Reads a batch job.";
    DescribeStatCosPackage: Service Read ordinary Documented [] "598/57092" "Reads the resource packages of the account.";
    GetBucket: Listing List ordinary Documented [Prefix] "436/7734" "Lists objects; the resource is the bucket and the `prefix` parameter.";
    GetBucketACL: Bucket Read ordinary Documented [] "436/7733" "Reads the access control list of a bucket.";
    GetBucketAccelerate: Bucket Read ordinary Documented [] "436/33412" "Reads whether global acceleration is on.";
    GetBucketAccessMonitor: Bucket Read ordinary Documented [] "598/57092" "Reads whether access tracking is on.";
    GetBucketBandwidthQuota: Service Read ordinary Documented [] "598/57092" "Reads the bandwidth quota of the account.";
    GetBucketCORS: Bucket Read ordinary Documented [] "436/8274" "Reads the cross-origin rules of a bucket.";
    GetBucketDomain: Bucket Read ordinary Documented [] "436/35869" "Reads the custom domains of a bucket.";
    GetBucketDomainCertificate: Bucket Read ordinary Documented [] "598/57092" "Reads the certificate of a custom domain.";
    GetBucketEncryption: Bucket Read ordinary Documented [] "436/33460" "Reads the default encryption of a bucket.";
    GetBucketIntelligentTiering: Bucket Read ordinary Documented [] "436/38315" "Reads the rules of intelligent tiering.";
    GetBucketInventory: Bucket Read ordinary Documented [] "436/30623" "Reads or lists inventory configurations.";
    GetBucketLifecycle: Bucket Read ordinary Documented [] "436/8278" "Reads the lifecycle rules of a bucket.";
    GetBucketLocation: Bucket Read ordinary Documented [] "436/31923" "Reads the region of a bucket; only the first edition of the guide has it.";
    GetBucketLogging: Bucket Read ordinary Documented [] "436/17053" "Reads the logging settings of a bucket.";
    GetBucketNotification: Bucket Read ordinary Documented [] "1021 (CloudAudit list)" "Reads the callback settings of a bucket; known from the audit list.";
    GetBucketObjectLock: Bucket Read ordinary ThirdParty [] "436/40134" "Reads the object-lock settings of a bucket.";
    GetBucketObjectVersions: Listing List ordinary Documented [Prefix] "436/31551" "Lists object versions; the resource is the bucket and the `prefix` parameter.";
    GetBucketOrigin: Bucket Read ordinary Documented [] "1021 (CloudAudit list)" "Reads the origin-pull rules of a bucket.";
    GetBucketPolicy: Bucket Read ordinary Documented [] "436/8276" "Reads the policy of a bucket.";
    GetBucketReferer: Bucket Read ordinary Documented [] "436/30615" "Reads the hotlink protection of a bucket.";
    GetBucketReplication: Bucket Read ordinary Documented [] "436/19222" "Reads the replication rules of a bucket.";
    GetBucketTagging: Bucket Read ordinary Documented [] "436/8277" "Reads the tags of a bucket.";
    GetBucketVersioning: Bucket Read ordinary Documented [] "436/19888" "Reads whether versioning is on.";
    GetBucketWebsite: Bucket Read ordinary Documented [] "436/30616" "Reads the static website settings of a bucket.";
    GetObject: Object Read ordinary Documented [VersionId ResponseContentType] "436/7753" "Reads an object or one of its versions; also the source side of a copy.";
    GetObjectACL: Object Read ordinary Documented [] "436/7744" "Reads the access control list of an object.";
    GetObjectRetention: Object Read ordinary ThirdParty [] "436/40135" "Reads the retention of an object; no document names the action.";
    GetObjectTagging: Object Read ordinary Documented [VersionId] "436/35710" "Reads the tags of an object.";
    GetService: Service List ordinary Documented [] "436/8291" "Lists the buckets of the account.";
    GetSymlink: Object Read ordinary Documented [] "436/111863" "Reads where a symbolic link points.";
    GetVectorBucket: Vector Read ordinary Documented [] "436/127711" "Reads the settings of a vector bucket.";
    GetVectorBucketPolicy: Vector Read ordinary Documented [] "436/127712" "Reads the policy of a vector bucket.";
    GetVectorIndex: Vector Read ordinary Sdk [] "cos-python-sdk-v5" "Reads the settings of an index.";
    GetVectors: Vector Read ordinary Documented [] "436/127699" "Reads vectors of an index.";
    HeadBucket: Bucket Read ordinary Documented [] "436/7735" "Checks that a bucket exists and may be reached.";
    HeadObject: Object Read ordinary Documented [VersionId] "436/7745" "Reads the metadata of an object; `GetObject` does not cover it.";
    InitiateMultipartUpload: Object Write ordinary Documented [StorageClass Acl ForbidOverwrite] "436/7746" "Starts a multipart upload; ACL and storage class are decided here.";
    ListBucketInventory: Bucket List ordinary Disputed [] "436/30627" "Lists inventory configurations by its SDK name; documents say `GetBucketInventory`.";
    ListJobs: Service List ordinary Documented [] "436/38611" "Lists batch jobs.";
    ListLiveChannels: Listing List ordinary Documented [Prefix] "436/39046" "Lists live channels; known only as a request that carries `cos:prefix`.";
    ListMultipartUploads: Listing List ordinary Documented [Prefix] "436/7736" "Lists unfinished uploads; the resource is the bucket and the `prefix` parameter.";
    ListParts: Object List ordinary Documented [] "436/7747" "Lists the uploaded parts of one upload.";
    ListVectorBuckets: Vector List ordinary Documented [] "436/127727" "Lists the vector buckets of the account.";
    ListVectorIndexes: Vector List ordinary Sdk [] "cos-python-sdk-v5" "Lists the indexes of a vector bucket.";
    ListVectors: Vector List ordinary Documented [] "436/127721" "Lists vectors of an index.";
    OptionsObject: Object Read ordinary Documented [] "436/8288" "Sends a signed preflight; a browser sends its own unsigned.";
    PostBucketInventory: Bucket Configuration takeover Documented [] "436/46869" "Starts a one-off inventory, an indirect listing.";
    PostObject: Object Write ordinary Documented [StorageClass Acl FormLength FormType ForbidOverwrite] "436/14690" "Uploads through an HTML form; `PutObject` does not cover it.";
    PostObjectRestore: Object Write ordinary Documented [VersionId] "436/12633" "Restores an archived object for a time.";
    PutBucket: Bucket Write ordinary Documented [Acl RequestTag] "436/7738" "Creates a bucket.";
    PutBucketACL: Bucket Permission takeover Documented [Acl] "436/7737" "Sets the access control list of a bucket.";
    PutBucketAccelerate: Bucket Configuration takeover Documented [] "436/33411" "Switches global acceleration.";
    PutBucketAccessMonitor: Bucket Configuration takeover Documented [] "436/107739" "Switches access tracking.";
    PutBucketCORS: Bucket Configuration takeover Documented [] "436/8279" "Sets the cross-origin rules of a bucket.";
    PutBucketDomain: Bucket Configuration takeover Documented [] "436/35868" "Sets the custom domains of a bucket.";
    PutBucketDomainCertificate: Bucket Configuration takeover Inferred [] "598/117067" "Sets the certificate of a custom domain.";
    PutBucketEncryption: Bucket Configuration takeover Documented [] "436/33459" "Sets the default encryption of a bucket.";
    PutBucketIntelligentTiering: Bucket Configuration takeover Documented [] "436/48348" "Sets a rule of intelligent tiering, which cannot be switched off again.";
    PutBucketInventory: Bucket Configuration takeover Documented [] "436/30625" "Sets an inventory configuration, an indirect listing into another bucket.";
    PutBucketLifecycle: Bucket Configuration takeover Documented [] "436/8280" "Sets lifecycle rules, an indirect deletion that no condition sees.";
    PutBucketLogging: Bucket Configuration takeover Documented [] "436/17054" "Sets where access logs are written.";
    PutBucketNotification: Bucket Configuration takeover Documented [] "1021 (CloudAudit list)" "Sets the callbacks of a bucket; known from the audit list.";
    PutBucketObjectLock: Bucket Configuration takeover Inferred [] "436/40133" "Sets the object lock of a bucket; the name is formed by analogy.";
    PutBucketOrigin: Bucket Configuration takeover Documented [] "1021 (CloudAudit list)" "Sets the origin-pull rules of a bucket.";
    PutBucketPolicy: Bucket Permission takeover Documented [] "436/8282" "Sets the policy of a bucket.";
    PutBucketReferer: Bucket Configuration takeover Documented [] "436/31423" "Sets the hotlink protection of a bucket.";
    PutBucketReplication: Bucket Configuration takeover Documented [] "436/19223" "Sets replication rules, an indirect read into another bucket.";
    PutBucketTagging: Bucket Configuration takeover Documented [RequestTag] "436/8281" "Sets the tags of a bucket, which may decide who is authorised.";
    PutBucketVersioning: Bucket Configuration takeover Documented [] "436/19889" "Switches versioning.";
    PutBucketWebsite: Bucket Configuration takeover Documented [] "436/30617" "Sets the static website settings of a bucket.";
    PutObject: Object Write ordinary Documented [StorageClass Acl ContentLength ContentType ForbidOverwrite] "436/7749" "Uploads or overwrites an object; also named for the target side of a copy.";
    PutObjectACL: Object Permission takeover Documented [Acl] "436/7748" "Sets the access control list of an object.";
    PutObjectCopy: Object Write ordinary Disputed [] "436/10881" "Writes the target of a copy by one document; others ask for `PutObject`.";
    PutObjectRetention: Object Write ordinary ThirdParty [] "436/40133" "Sets the retention of an object; no document names the action.";
    PutObjectTagging: Object Write ordinary Documented [VersionId] "436/35709" "Sets the tags of an object.";
    PutSymlink: Object Write ordinary Documented [] "436/111863" "Creates a symbolic link, an indirect read of its target.";
    PutVectorBucket: Vector Write ordinary Documented [] "436/127725" "Creates a vector bucket.";
    PutVectorBucketPolicy: Vector Permission takeover Documented [] "436/127711" "Sets the policy of a vector bucket.";
    PutVectorIndex: Vector Write ordinary Documented [] "436/127715" "Creates an index of a vector bucket.";
    PutVectors: Vector Write ordinary Documented [] "436/127719" "Writes vectors to an index.";
    QueryVectors: Vector Read ordinary Sdk [] "cos-python-sdk-v5" "Searches an index for similar vectors.";
    RestoreObject: Object Write ordinary Disputed [] "cos-nodejs-sdk-v5" "Restores an object by its SDK name; documents say `PostObjectRestore`.";
    UpdateJobPriority: Service Write takeover Documented [] "436/38612" "Changes the priority of a batch job.";
    UpdateJobStatus: Service Write takeover Documented [] "436/38613" "Starts or cancels a batch job.";
    UploadPart: Object Write ordinary Documented [PartLength PartType] "436/7750" "Uploads one part; the length seen is that of the part.";
    UploadPartCopy: Object Write ordinary Disputed [] "436/8287" "Copies a part by one document; others ask for `PutObject`.";
}

#[cfg(test)]
mod tests {
    use super::CATALOGUE;

    #[test]
    fn the_catalogue_is_sorted_so_that_it_can_be_searched() {
        assert!(CATALOGUE.is_sorted_by(|a, b| a.name() < b.name()));
    }
}
