use clap::builder::styling::{AnsiColor, Style};
use similar::TextDiff;

/// The unified difference of two texts, without the prefixes of Git.
pub(super) fn unified(name: &str, before: &str, after: &str, is_colored: bool) -> String {
    let diff = TextDiff::from_lines(before, after);
    let text = diff.unified_diff().header(name, name).to_string();
    if is_colored { text.split_inclusive('\n').map(colored).collect() } else { text }
}

fn colored(line: &str) -> String {
    let style = match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => Style::new().bold(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => return line.to_owned(),
    };
    let text = line.trim_end_matches('\n');
    let end = line.strip_prefix(text).unwrap_or_default();
    format!("{style}{text}{style:#}{end}")
}
