//! The page and its parts.

use reqwest::Method;

use crate::{Answer, COS, World};

#[tokio::test]
async fn everything_that_the_page_needs_is_there() {
    let world = World::start().await;
    let browser = world.browser();
    let index = browser.get("/").await.text;
    let mut files: Vec<String> = quoted(&index, "src=\"").chain(quoted(&index, "href=\"")).collect();
    assert_eq!(files, ["cos-js-sdk-v5.min.js", "main.js", "style.css"]);
    while let Some(file) = files.pop() {
        let answer = browser.get(&format!("/{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        let kind = if file.ends_with("css") { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" };
        assert_eq!(answer.headers["content-type"], kind);
        files.extend(quoted(&answer.text, "from \"./"));
    }
    browser.get("/secret.txt").await.assert_refused(404, "there is nothing here");
}

#[tokio::test]
async fn nothing_else_runs_in_it() {
    let world = World::start().await;
    let answer = world.browser().get("/").await;
    let security = answer.headers["content-security-policy"].to_str().unwrap();
    assert_eq!(
        security,
        format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: {COS}; connect-src 'self' {COS}; \
             frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    );
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    for inline in ["style=", "onclick", "<style", "<script>"] {
        assert!(!answer.text.contains(inline), "{inline}");
    }
}

#[tokio::test]
async fn pages_of_other_sites_get_nothing() {
    let world = World::start().await;
    let alice = world.browser_of("alice").await;
    let of_other_site = |method, path| Answer::to(alice.request(method, path).header("sec-fetch-site", "cross-site"));
    for path in ["/keys/picture", "/keys/parts", "/keys/gallery", "/forms", "/place", "/explain", "/matrix"] {
        let sentence = "the request comes from a page of another site";
        of_other_site(Method::POST, path).await.assert_refused(403, sentence);
    }
    assert_eq!(of_other_site(Method::GET, "/").await.status, 200, "but a link leads here");
}

fn quoted(text: &str, before: &str) -> impl Iterator<Item = String> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
