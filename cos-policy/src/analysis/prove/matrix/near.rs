use std::collections::BTreeMap;

use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::side::Side;
use crate::analysis::prove::texts::Texts;

use super::key_class::KeyClass;
use super::place::Place;

/// The cubes that meet a class: those that may match its requests, and those that do so for certain.
pub(super) struct Near<'c, 'd> {
    pub(super) allows: Vec<&'c Cube<'d>>,
    pub(super) denies: Vec<&'c Cube<'d>>,
    pub(super) sure_allows: Vec<&'c Cube<'d>>,
    pub(super) sure_denies: Vec<&'c Cube<'d>>,
}

impl<'c, 'd> Near<'c, 'd> {
    pub(super) fn all(&self) -> impl Iterator<Item = &'c Cube<'d>> + '_ {
        [&self.allows, &self.denies, &self.sure_allows, &self.sure_denies].into_iter().flatten().copied()
    }
}

/// The cubes that reach a place.
pub(super) struct Local<'c, 'd> {
    allows: Vec<Located<'c, 'd>>,
    denies: Vec<Located<'c, 'd>>,
    sure_allows: Vec<Located<'c, 'd>>,
    sure_denies: Vec<Located<'c, 'd>>,
}

/// A cube, and what it asks of a key: of each of some patterns, by its place, whether it matches.
type Located<'c, 'd> = (&'c Cube<'d>, Vec<(usize, bool)>);

impl<'c, 'd> Local<'c, 'd> {
    pub(super) fn new(
        (certain, possible): (&'c Side<'d>, &'c Side<'d>),
        place: &Place,
        patterns: &[&Texts<'d>],
    ) -> Self {
        let places = patterns.iter().enumerate().map(|(at, keys)| (keys.identity(), at));
        let places: BTreeMap<(&str, bool, bool), usize> = places.collect();
        let literals = |cube: &Cube<'d>| {
            let literals = cube.keys.iter();
            literals.filter_map(|it| Some((*places.get(&it.texts.identity())?, it.holds))).collect::<Vec<_>>()
        };
        let here = |cubes: &'c [Cube<'d>]| -> Vec<Located<'c, 'd>> {
            let reaching = cubes.iter().filter(|cube| place.reaches(cube));
            reaching.map(|cube| (cube, literals(cube))).collect()
        };
        Self {
            allows: here(&possible.allows),
            denies: here(&certain.denies),
            sure_allows: here(&certain.allows),
            sure_denies: here(&possible.denies),
        }
    }

    pub(super) fn near(&self, class: &KeyClass<'_, 'd>) -> Near<'c, 'd> {
        let meeting = |cubes: &[Located<'c, 'd>]| {
            let meets = |literals: &[(usize, bool)]| literals.iter().all(|(at, holds)| class.has(*at) == *holds);
            cubes.iter().filter(|(_, literals)| meets(literals)).map(|(cube, _)| *cube).collect()
        };
        Near {
            allows: meeting(&self.allows),
            denies: meeting(&self.denies),
            sure_allows: meeting(&self.sure_allows),
            sure_denies: meeting(&self.sure_denies),
        }
    }
}
