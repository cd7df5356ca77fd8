use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::command;

#[test]
fn each_request_is_answered_before_the_next_one_is_read() {
    let mut command = command(&["decide", "tests/sessions/decide.in/policy.json", "--requests", "-"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        writeln!(questions, r#"{{"action":"GetService"}}"#).unwrap();
        assert_eq!(answers.next().unwrap().unwrap(), r#"{"decision":"implicit_deny","statements":[]}"#);
    }
    drop(questions);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_line_without_end_is_refused_before_it_is_read() {
    let line = vec![b' '; (1 << 20) + 1];
    let ended = crate::run_with(&line, &["decide", "tests/sessions/decide.in/policy.json", "--requests", "-"]);
    let why = "error: <stdin>:1: more than 1 MiB in one line: this is no request\n";
    assert_eq!((ended.status, &*ended.stderr), (2, why));
}
