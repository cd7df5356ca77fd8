use crate::document::Glob;

/// A glob as a deterministic automaton over bytes: the anchored start, then for each piece behind a star the automaton
/// of Knuth, Morris and Pratt. The leftmost place of a piece between two stars is as good as any later one.
#[derive(Debug)]
pub(crate) struct Automaton {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    text: Box<[u8]>,
    /// For each length, that of the longest proper prefix which is a suffix as well.
    borders: Box<[u32]>,
}

/// A piece, and how many of its bytes are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    piece: u32,
    matched: u32,
}

impl State {
    /// No text leads out of it.
    pub(crate) const DEAD: Self = Self { piece: u32::MAX, matched: 0 };
}

impl Automaton {
    pub(crate) fn new(glob: &Glob) -> Self {
        Self { pieces: std::iter::once(glob.first()).chain(glob.rest()).map(Piece::new).collect() }
    }

    /// Of one text.
    pub(crate) fn of_text(text: &str) -> Self {
        Self { pieces: vec![Piece::new(text)] }
    }

    pub(crate) fn start(&self) -> State {
        self.settle(State { piece: 0, matched: 0 })
    }

    /// Every state that a text may lead to.
    pub(crate) fn states(&self) -> impl Iterator<Item = State> {
        let lengths = (0_u32..).zip(&self.pieces).map(|(piece, text)| (piece, text.borders.len()));
        lengths.flat_map(|(piece, count)| (0_u32..).take(count).map(move |matched| State { piece, matched }))
    }

    pub(crate) fn step(&self, state: State, byte: u8) -> State {
        let Some(piece) = self.pieces.get(state.piece as usize) else { return State::DEAD };
        let matched = match state.piece {
            0 if piece.at(state.matched) == Some(byte) => state.matched + 1,
            0 => return State::DEAD,
            _ => piece.step(state.matched, byte),
        };
        self.settle(State { matched, ..state })
    }

    pub(crate) fn run(&self, state: State, text: &str) -> State {
        text.bytes().fold(state, |state, byte| self.step(state, byte))
    }

    pub(crate) fn accepts(&self, state: State) -> bool {
        state.piece as usize + 1 == self.pieces.len()
            && self.pieces.last().is_some_and(|last| last.text.len() == state.matched as usize)
    }

    /// Whether it accepts whatever follows.
    pub(crate) fn is_absorbing(&self, state: State) -> bool {
        state.piece > 0 && self.accepts(state) && self.pieces.last().is_some_and(|last| last.text.is_empty())
    }

    /// A piece that is found gives way to the next one, but for the last, which may still turn out not to be the end.
    fn settle(&self, state: State) -> State {
        let is_last = state.piece as usize + 1 >= self.pieces.len();
        let found =
            self.pieces.get(state.piece as usize).is_some_and(|piece| piece.text.len() == state.matched as usize);
        if found && !is_last { State { piece: state.piece + 1, matched: 0 } } else { state }
    }
}

impl Piece {
    fn new(text: &str) -> Self {
        let mut piece = Self { text: text.as_bytes().into(), borders: vec![0; text.len() + 1].into() };
        for end in 1..text.len() {
            let border = piece.borders.get(end).copied().unwrap_or_default();
            let next = text.as_bytes().get(end).map_or(0, |byte| piece.step(border, *byte));
            if let Some(entry) = piece.borders.get_mut(end + 1) {
                *entry = next;
            }
        }
        piece
    }

    fn at(&self, matched: u32) -> Option<u8> {
        self.text.get(matched as usize).copied()
    }

    fn step(&self, mut matched: u32, byte: u8) -> u32 {
        loop {
            if self.at(matched) == Some(byte) {
                return matched + 1;
            }
            if matched == 0 {
                return 0;
            }
            matched = self.borders.get(matched as usize).copied().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Automaton;
    use crate::document::Glob;

    /// Every text of up to so many letters.
    fn words(letters: &str, length: usize) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut from = 0;
        for _ in 0..length {
            let until = words.len();
            for at in from..until {
                words.extend(letters.chars().map(|letter| words[at].clone() + &letter.to_string()).collect::<Vec<_>>());
            }
            from = until;
        }
        words
    }

    #[test]
    fn an_automaton_accepts_what_its_glob_matches() {
        let words_of_two = words("ab", 7);
        for pattern in words("ab*", 5) {
            let glob = Glob::new(&pattern);
            let automaton = Automaton::new(&glob);
            for word in &words_of_two {
                let state = automaton.run(automaton.start(), word);
                assert_eq!(automaton.accepts(state), glob.matches(word), "{pattern} {word}");
                let always = ["", "a", "b", "bab"].iter().all(|end| glob.matches(&format!("{word}{end}")));
                assert!(always || !automaton.is_absorbing(state), "{pattern} {word}");
            }
        }
    }
}
