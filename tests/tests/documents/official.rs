//! What Tencent's own builders and samples emit: `data/documents/sdk-outputs.txt`.

use cos_policy::Document;

struct Output {
    title: &'static str,
    text: &'static str,
    verdict: Result<&'static str, &'static str>,
}

fn outputs() -> Vec<Output> {
    let file = include_str!("../../data/documents/sdk-outputs.txt");
    let lines: Vec<&str> = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let (blocks, rest) = lines.as_chunks::<3>();
    assert!(rest.is_empty());
    let output = |[title, text, verdict]: &[&'static str; 3]| {
        let verdict = match verdict.split_at(2) {
            ("= ", canonical) => Ok(canonical),
            ("! ", message) => Err(message),
            _ => panic!("{title}: {verdict}"),
        };
        Output { title, text, verdict }
    };
    blocks.iter().map(output).collect()
}

#[test]
fn what_official_builders_emit() {
    for Output { title, text, verdict } in outputs() {
        let read = Document::parse(text).map(|document| document.to_json()).map_err(|error| error.to_string());
        assert_eq!(read, verdict.map(str::to_owned).map_err(str::to_owned), "{title}");
    }
}

#[test]
fn there_is_something_of_every_builder() {
    let outputs = outputs();
    for builder in ["npm", "Python config", "Python Scope", "Java", "PHP", "Node sample", "Go sample"] {
        assert!(outputs.iter().any(|output| output.title.starts_with(builder)), "{builder}");
    }
    assert!(outputs.iter().filter(|output| output.verdict.is_err()).count() > 5);
    assert!(outputs.iter().filter(|output| output.verdict.is_ok()).count() > 20);
}
