//! Multipart uploads.

use serde_json::json;

use crate::client::{Answer, call};
use crate::objects::text;
use crate::{World, allow, everything};

async fn world() -> World {
    World::new(json!([everything()])).await
}

async fn begin(world: &World) -> String {
    let call = call("POST", "/a?uploads").header("content-type", "image/png").header("x-cos-meta-by", "alice");
    call.send(&world.cos).await.served().one("UploadId").to_owned()
}

async fn part(world: &World, id: &str, number: u32, body: &[u8]) -> Answer {
    call("PUT", format!("/a?partNumber={number}&uploadId={id}")).body(body).send(&world.cos).await
}

async fn complete(world: &World, id: &str, parts: &[(u32, &str)]) -> Answer {
    let parts = parts.iter().map(|(number, etag)| {
        format!("<Part><PartNumber>{number}</PartNumber><ETag>{}</ETag></Part>", etag.replace('"', "&quot;"))
    });
    let body = format!("<CompleteMultipartUpload>{}</CompleteMultipartUpload>", parts.collect::<String>());
    call("POST", format!("/a?uploadId={id}")).body(body).send(&world.cos).await
}

#[tokio::test]
async fn parts_become_one_object() {
    let world = world().await;
    let id = begin(&world).await;
    let (first, second) = (text(1 << 20), text(70_000));
    part(&world, &id, 2, b"to be replaced").await.served();
    let etags = [part(&world, &id, 1, &first).await, part(&world, &id, 2, &second).await];
    let etags = etags.map(|answer| answer.served().header("etag").unwrap().to_owned());
    assert_eq!(call("GET", "/a").send(&world.cos).await.status, 404);
    let done = complete(&world, &id, &[(1, &etags[0]), (2, &etags[1])]).await.served();
    assert!(done.one("ETag").ends_with("-2&quot;"), "{}", done.text());
    let got = call("GET", "/a").send(&world.cos).await.served();
    let whole = [first, second].concat();
    assert!(got.body == whole);
    assert_eq!((got.header("content-type"), got.header("x-cos-meta-by")), (Some("image/png"), Some("alice")));
    let put = call("PUT", "/b").body(whole).send(&world.cos).await;
    assert_eq!(got.header("x-cos-hash-crc64ecma"), put.header("x-cos-hash-crc64ecma"));
    assert_eq!(complete(&world, &id, &[(1, &etags[0])]).await.error(), (404, "NoSuchUpload"));
}

#[tokio::test]
async fn what_is_wrong_with_a_list_of_parts() {
    let world = world().await;
    let id = begin(&world).await;
    let small = part(&world, &id, 1, b"small").await.served();
    let last = part(&world, &id, 2, b"last").await.served();
    let (small, last) = (small.header("etag").unwrap(), last.header("etag").unwrap());
    for (parts, code) in [
        (vec![(2, last), (1, small)], "InvalidPartOrder"),
        (vec![(1, small), (1, small)], "InvalidPartOrder"),
        (vec![(1, last)], "InvalidPart"),
        (vec![(3, small)], "InvalidPart"),
        (vec![(1, small), (2, last)], "EntityTooSmall"),
        (vec![], "MalformedXML"),
    ] {
        assert_eq!(complete(&world, &id, &parts).await.error(), (400, code), "{parts:?}");
    }
    complete(&world, &id, &[(2, last)]).await.served();
    assert_eq!(call("GET", "/a").send(&world.cos).await.text(), "last");
}

#[tokio::test]
async fn parts_and_uploads_are_listed() {
    let world = world().await;
    let (id, other) = (begin(&world).await, begin(&world).await);
    for number in [1, 2, 10_000] {
        part(&world, &id, number, b"x").await.served();
    }
    let list = async |query: &str| call("GET", format!("/a?uploadId={id}{query}")).send(&world.cos).await.served();
    assert_eq!(list("").await.all("PartNumber"), ["1", "2", "10000"]);
    let page = list("&max-parts=2").await;
    assert_eq!(
        (page.all("PartNumber"), page.one("IsTruncated"), page.one("NextPartNumberMarker")),
        (vec!["1", "2"], "true", "2")
    );
    assert_eq!(list("&part-number-marker=2").await.all("PartNumber"), ["10000"]);
    let uploads = call("GET", "/?uploads").send(&world.cos).await.served();
    let mut ids = vec![id.as_str(), other.as_str()];
    ids.sort_unstable();
    assert_eq!((uploads.all("Key"), uploads.all("UploadId")), (vec!["a", "a"], ids.clone()));
    let first = call("GET", "/?uploads&max-uploads=1").send(&world.cos).await.served();
    assert_eq!((first.all("UploadId"), first.one("NextUploadIdMarker")), (vec![ids[0]], ids[0]));
    let rest = call("GET", format!("/?uploads&key-marker=a&upload-id-marker={}", ids[0])).send(&world.cos).await;
    assert_eq!(rest.all("UploadId"), [ids[1]]);
    assert!(call("GET", "/?uploads&prefix=b").send(&world.cos).await.all("Key").is_empty());
}

#[tokio::test]
async fn what_is_aborted_is_gone() {
    let world = world().await;
    let id = begin(&world).await;
    part(&world, &id, 1, b"x").await.served();
    assert_eq!(call("DELETE", format!("/b?uploadId={id}")).send(&world.cos).await.error(), (404, "NoSuchUpload"));
    assert_eq!(call("DELETE", format!("/a?uploadId={id}")).send(&world.cos).await.status, 204);
    assert_eq!(part(&world, &id, 1, b"x").await.error(), (404, "NoSuchUpload"));
    assert_eq!(part(&world, "../../objects", 1, b"x").await.error(), (404, "NoSuchUpload"));
    for number in [0, 10_001] {
        assert_eq!(part(&world, &id, number, b"x").await.error(), (400, "InvalidArgument"));
    }
}

#[tokio::test]
async fn uploads_outlive_the_process() {
    let world = world().await;
    let id = begin(&world).await;
    part(&world, &id, 1, b"x").await.served();
    let again = crate::builder(world.directory.path(), json!([everything()])).start().await.unwrap();
    let list = call("GET", format!("/a?uploadId={id}")).send(&again).await.served();
    assert_eq!(list.all("PartNumber"), ["1"]);
}

#[tokio::test]
async fn a_part_is_copied() {
    let world = world().await;
    call("PUT", "/from").body(text(200_000)).send(&world.cos).await.served();
    let id = begin(&world).await;
    let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/from";
    let copy = call("PUT", format!("/a?partNumber=1&uploadId={id}")).header("x-cos-copy-source", source);
    let copy = copy.header("x-cos-copy-source-range", "bytes=65530-65540").send(&world.cos).await.served();
    let etag = copy.one("ETag").replace("&quot;", "\"");
    complete(&world, &id, &[(1, &etag)]).await.served();
    assert!(call("GET", "/a").send(&world.cos).await.body == text(200_000)[65_530..=65_540]);
}

/// Each step has an action of its own.
#[tokio::test]
async fn each_step_is_judged() {
    let steps =
        ["InitiateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "AbortMultipartUpload", "ListParts"];
    let calls = || {
        [
            call("POST", "/a?uploads"),
            call("PUT", "/a?partNumber=1&uploadId=0").body("x"),
            call("POST", "/a?uploadId=0").body("<CompleteMultipartUpload/>"),
            call("DELETE", "/a?uploadId=0"),
            call("GET", "/a?uploadId=0"),
        ]
    };
    for (allowed, step) in steps.into_iter().enumerate() {
        let world = World::new(json!([allow(&[&format!("name/cos:{step}")], "a")])).await;
        for (at, call) in calls().into_iter().enumerate() {
            let status = call.send(&world.cos).await.status;
            assert_eq!(status == 403, at != allowed, "{step} {at} {status}");
        }
    }
}
