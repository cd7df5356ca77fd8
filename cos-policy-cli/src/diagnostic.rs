use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer};
use cos_policy::analysis::ScenariosError;
use cos_policy::document::{ParseError, Span};

use crate::input::Source;

mod excerpt;
pub(crate) mod position;
mod visible;

pub(crate) use excerpt::Excerpt;
use position::Position;
pub(crate) use visible::visible;

/// An error that has no place in a text.
pub(crate) fn line(message: &str, is_colored: bool) -> String {
    renderer(is_colored).render(&[Group::with_title(Level::ERROR.primary_title(visible(message)))])
}

/// Why a text is no policy, with the place underlined.
pub(crate) fn no_policy(source: &Source, error: &ParseError, is_colored: bool) -> String {
    let position = Position { at: error.span().start(), line: error.line(), column: error.column() };
    let title = match error.path() {
        "" => error.fault().to_string(),
        path => format!("`{path}`: {}", error.fault()),
    };
    refused(source, &title, error.span(), position, is_colored)
}

/// Why a text is no table, with the place underlined.
pub(crate) fn no_table(source: &Source, error: &ScenariosError, is_colored: bool) -> String {
    let position = Position { at: error.span().start(), line: error.line(), column: error.column() };
    refused(source, error.message(), error.span(), position, is_colored)
}

fn refused(source: &Source, title: &str, span: Span, position: Position, is_colored: bool) -> String {
    let excerpt = Excerpt::new(source, span, position);
    let group = excerpt.under(Level::ERROR.primary_title(title), "");
    renderer(is_colored).render(&[group])
}

pub(crate) fn renderer(is_colored: bool) -> Renderer {
    let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}
