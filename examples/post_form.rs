//! A browser uploads one picture by an HTML form, which the server signs.
//!
//! The server chooses the key, and of the name of the file takes the extension alone. The form pins the rest: bucket, key,
//! length, type and ACL. The browser gets the signature and never the secret, with which it could sign a looser form.
//!
//! Run it with `cargo run --example post_form`. It prints the form as a page has it. Left out: how the server came by its
//! temporary key; its policy allows `PostObject` on the folder and refuses every ACL but `private`.

use std::time::{Duration, SystemTime};

use cos_policy::form::{PostDocument, PostForm, PostPolicy, Submission};
use cos_policy::sts::TemporaryKey;
use cos_policy::upload::{Extensions, UploadKey};
use cos_policy::{Bucket, MIB, Region, Segment, key};

type Error = Box<dyn std::error::Error>;

/// The form for one picture of a user, whatever the browser calls it.
fn picture(
    bucket: &Bucket,
    user: &Segment,
    file_name: &str,
    key: &TemporaryKey,
    now: SystemTime,
) -> Result<PostForm, Error> {
    let extension = Extensions::of(["jpg", "jpeg", "png"])?.of_name(file_name)?;
    let content_type = extension.media_type().ok_or("no media type has this extension")?;
    let upload = UploadKey::choose(key!("pictures/{user}/*"), now, &extension)?;
    let form = PostPolicy::to(bucket.at(upload))
        .length(1..=5 * MIB)
        .content_type(content_type)
        .success_status(204)
        .sign(key, now)?;
    Ok(form)
}

/// The form as a page has it; `file` goes last.
fn html(form: &PostForm) -> String {
    let fields: String = form
        .fields()
        .map(|(name, value)| format!("  <input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escaped(value)))
        .collect();
    let file = "  <input type=\"file\" name=\"file\">\n  <button>Upload</button>\n";
    format!("<form method=\"post\" enctype=\"multipart/form-data\" action=\"{}\">\n{fields}{file}</form>", form.url())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

fn main() -> Result<(), Error> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let user = Segment::parse("alice")?;
    let now = SystemTime::now();
    let key = TemporaryKey::new("AKIDTMPEXAMPLE", "TmpSecretKeyExample", "TOKEN", now + Duration::from_secs(900))?;

    let form = picture(&bucket, &user, "My holiday.JPG", &key, now)?;
    println!("{}", html(&form));
    assert!(form.fields().all(|(_, value)| !value.contains("TmpSecretKeyExample")));

    // What COS checks, a server can check as well: a form that is sent as it is, and one that a user changed.
    let policy = PostDocument::parse(form.policy())?;
    let sent = Submission::new(&bucket, 1_000_000, now).fields(form.fields());
    assert!(policy.check(&sent).is_ok());
    let changed = form.fields().map(|(name, value)| (name, if name == "key" { "pictures/bob/1.jpg" } else { value }));
    if let Err(refused) = policy.check(&Submission::new(&bucket, 1_000_000, now).fields(changed)) {
        println!("refused: {refused}");
    }

    for name in ["a.*", "../bob.jpg", ".htaccess", "picture.svg", "picture"] {
        match picture(&bucket, &user, name, &key, now) {
            Ok(_) => return Err(format!("{name} was accepted").into()),
            Err(error) => println!("refused: {error}"),
        }
    }
    Ok(())
}
