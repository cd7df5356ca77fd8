/// A set of the atoms of one axis, by their places. Sets of one axis have one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atoms {
    low: u128,
    /// The atoms from 128 on, which hardly any axis has.
    high: Vec<u64>,
}

const LOW: usize = u128::BITS as usize;
const WORD: usize = u64::BITS as usize;

impl Atoms {
    /// None of so many atoms.
    pub(crate) fn none(size: usize) -> Self {
        Self { low: 0, high: vec![0; size.saturating_sub(LOW).div_ceil(WORD)] }
    }

    /// Those of so many atoms that a test selects.
    pub(crate) fn select(size: usize, mut test: impl FnMut(usize) -> bool) -> Self {
        let mut atoms = Self::none(size);
        (0..size).filter(|atom| test(*atom)).for_each(|atom| atoms.insert(atom));
        atoms
    }

    pub(crate) fn all(size: usize) -> Self {
        let mut atoms = Self::none(size);
        atoms.low =
            u128::MAX.checked_shr(u32::try_from(LOW.saturating_sub(size)).unwrap_or(u32::MAX)).unwrap_or_default();
        (LOW..size).for_each(|atom| atoms.insert(atom));
        atoms
    }

    /// Those of so many atoms that are not in this set.
    pub(crate) fn complement(&self, size: usize) -> Self {
        let mut others = Self::all(size);
        others.subtract(self);
        others
    }

    pub(crate) fn only(size: usize, atom: usize) -> Self {
        let mut atoms = Self::none(size);
        atoms.insert(atom);
        atoms
    }

    pub(crate) fn insert(&mut self, atom: usize) {
        match atom.checked_sub(LOW) {
            None => self.low |= 1 << atom,
            Some(atom) => {
                if let Some(word) = self.high.get_mut(atom / WORD) {
                    *word |= 1 << (atom % WORD);
                }
            }
        }
    }

    /// Adds the first 128 atoms at once.
    pub(crate) fn insert_low(&mut self, atoms: u128) {
        self.low |= atoms;
    }

    pub(crate) fn contains(&self, atom: usize) -> bool {
        match atom.checked_sub(LOW) {
            None => self.low >> atom & 1 == 1,
            Some(atom) => self.high.get(atom / WORD).is_some_and(|word| word >> (atom % WORD) & 1 == 1),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.low == 0 && self.high.iter().all(|word| *word == 0)
    }

    pub(crate) fn len(&self) -> usize {
        let high: u32 = self.high.iter().map(|word| word.count_ones()).sum();
        (self.low.count_ones() + high) as usize
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.low & other.low != 0 || self.high.iter().zip(&other.high).any(|(a, b)| a & b != 0)
    }

    /// Whether every atom of this set is in the other.
    pub(crate) fn lies_in(&self, other: &Self) -> bool {
        self.low & !other.low == 0 && self.high.iter().zip(&other.high).all(|(a, b)| a & !b == 0)
    }

    pub(crate) fn intersect(&mut self, other: &Self) {
        self.low &= other.low;
        self.high.iter_mut().zip(&other.high).for_each(|(a, b)| *a &= b);
    }

    pub(crate) fn subtract(&mut self, other: &Self) {
        self.low &= !other.low;
        self.high.iter_mut().zip(&other.high).for_each(|(a, b)| *a &= !b);
    }
}

#[cfg(test)]
mod tests {
    use super::Atoms;

    #[test]
    fn sets_of_any_size_do_what_sets_do() {
        for size in [1, 127, 128, 129, 200, 1_000] {
            let even = Atoms::select(size, |atom| atom % 2 == 0);
            let third = Atoms::select(size, |atom| atom % 3 == 0);
            let mut both = even.clone();
            both.intersect(&third);
            assert_eq!(both, Atoms::select(size, |atom| atom % 6 == 0));
            let mut rest = even.clone();
            rest.subtract(&third);
            assert_eq!(rest.is_empty(), size < 3, "{size}");
            assert_eq!(even.len(), size.div_ceil(2));
            assert!(!rest.meets(&third) && rest.lies_in(&even) && both.lies_in(&third));
            assert_eq!(even.lies_in(&third), size < 3);
            assert_eq!(Atoms::all(size), Atoms::select(size, |_| true));
            assert!((0..size + 70).all(|atom| Atoms::all(size).contains(atom) == (atom < size)), "{size}");
            assert!(Atoms::only(size, size - 1).contains(size - 1) && !Atoms::none(size).meets(&even));
        }
    }
}
