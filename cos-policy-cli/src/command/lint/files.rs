use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use crate::failure::Failure;
use crate::input::{is_stdin, name};

/// So many files are checked before their findings are printed.
const AT_ONCE: usize = 512;

/// What to check, each once, in the order of the arguments and below them of the names.
#[derive(Debug)]
pub(super) struct Files {
    paths: Vec<PathBuf>,
    /// Whether a single file was asked for, and neither a folder nor a glob.
    is_one_file: bool,
}

impl Files {
    pub(super) fn find(arguments: &[PathBuf]) -> Result<Self, Failure> {
        let mut seen = BTreeSet::new();
        let mut paths = Vec::new();
        let mut is_one_file = arguments.len() == 1;
        for argument in arguments {
            let found = below(argument)?;
            is_one_file &= found.is_none();
            let found = found.unwrap_or_else(|| vec![argument.clone()]);
            paths.extend(found.into_iter().filter(|path| seen.insert(without_dot(path).to_owned())));
        }
        Ok(Self { paths, is_one_file })
    }

    pub(super) const fn is_one_file(&self) -> bool {
        self.is_one_file
    }

    pub(super) fn is_stdin(&self) -> bool {
        matches!(&*self.paths, [path] if is_stdin(path))
    }

    pub(super) fn len(&self) -> usize {
        self.paths.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path)
    }

    pub(super) fn at_once(&self) -> impl Iterator<Item = &[PathBuf]> {
        self.paths.chunks(AT_ONCE)
    }
}

/// What a folder or a glob stands for; `None` for a file.
fn below(argument: &Path) -> Result<Option<Vec<PathBuf>>, Failure> {
    let found = if is_stdin(argument) {
        return Ok(None);
    } else if argument.is_dir() {
        walk(argument, |path| path.extension().is_some_and(|extension| extension == "json"))?
    } else if let Some((folder, glob)) = glob(argument)? {
        walk(&folder, |path| glob.is_match(path))?
    } else {
        return Ok(None);
    };
    if found.is_empty() { Err(Failure::new(name(argument), "no file matches")) } else { Ok(Some(found)) }
}

/// A glob and the folder to look into; `None` for what is there, or has no wildcard.
fn glob(argument: &Path) -> Result<Option<(PathBuf, GlobMatcher)>, Failure> {
    let is_wild = |text: &str| text.contains(['*', '?', '[', '{']);
    let Some(text) = argument.to_str().filter(|text| is_wild(text) && !argument.exists()) else {
        return Ok(None);
    };
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    let glob = glob.map_err(|error| Failure::new(name(argument), error.kind()))?;
    let is_plain = |part: &std::path::Component<'_>| part.as_os_str().to_str().is_some_and(|text| !is_wild(text));
    let folder: PathBuf = argument.components().take_while(is_plain).collect();
    Ok(Some((folder, glob.compile_matcher())))
}

/// The files below a folder that are wanted and that Git does not ignore, by name.
fn walk(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut paths = Vec::new();
    for entry in WalkBuilder::new(folder).build() {
        let entry = entry.map_err(|error| Failure::Unusable(error.to_string()))?;
        let path = without_dot(entry.path());
        if entry.file_type().is_some_and(|kind| !kind.is_dir()) && is_wanted(path) {
            paths.push(path.to_owned());
        }
    }
    paths.sort();
    Ok(paths)
}

/// `./a` is `a`.
fn without_dot(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}
