use super::cube::Cube;

/// Cubes by what their keys start with, so that those which may meet another are found without trying all.
#[derive(Debug)]
pub(super) struct Index<'c, 'd> {
    /// In order, each once.
    stems: Vec<Stem<'c, 'd>>,
}

#[derive(Debug)]
struct Stem<'c, 'd> {
    text: &'c str,
    /// The place of the longest stem that this one starts with.
    above: Option<usize>,
    cubes: Vec<&'c Cube<'d>>,
}

impl<'c, 'd> Index<'c, 'd> {
    pub(super) fn new(cubes: &'c [Cube<'d>]) -> Self {
        let mut sorted: Vec<(&str, &Cube<'d>)> = cubes.iter().map(|cube| (cube.stem(), cube)).collect();
        sorted.sort_by_key(|(stem, _)| *stem);
        let mut index = Self { stems: Vec::with_capacity(sorted.len()) };
        for (text, cube) in sorted {
            match index.stems.last_mut() {
                Some(last) if last.text == text => last.cubes.push(cube),
                _ => {
                    let above = index.above(text, index.stems.len());
                    index.stems.push(Stem { text, above, cubes: vec![cube] });
                }
            }
        }
        index
    }

    /// The cubes whose keys may meet those of a cube, in no order.
    pub(super) fn meeting(&self, cube: &Cube<'_>) -> Vec<&'c Cube<'d>> {
        let text = cube.stem();
        let from = self.stems.partition_point(|stem| stem.text < text);
        let below = self.stems.get(from..).unwrap_or_default().iter().take_while(|stem| stem.text.starts_with(text));
        let above = std::iter::successors(self.above(text, from), |at| self.stems.get(*at)?.above);
        let above = above.filter_map(|at| self.stems.get(at));
        above.chain(below).flat_map(|stem| stem.cubes.iter().copied()).collect()
    }

    /// The longest of the first stems, all less than the text, that it starts with.
    fn above(&self, text: &str, from: usize) -> Option<usize> {
        let mut at = from.checked_sub(1);
        while let Some(stem) = at.and_then(|at| self.stems.get(at)) {
            if text.starts_with(stem.text) {
                break;
            }
            at = stem.above;
        }
        at
    }
}

impl Cube<'_> {
    /// What its keys start with, as far as one of its sets tells.
    fn stem(&self) -> &str {
        let held = self.keys.iter().filter(|literal| literal.holds);
        held.map(|literal| literal.texts.stem()).max_by_key(|stem| stem.len()).unwrap_or_default()
    }
}
