use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::sts::response::Answer;

use super::question::{Asked, Question};

/// From now until a grant or a key ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) from: SystemTime,
    pub(super) until: SystemTime,
}

impl Span {
    /// What has less left is not handed out a second time.
    const LEAST: Duration = Duration::from_secs(120);
    /// Grants this far apart are of one moment, the way to STS included.
    const MOMENT: Duration = Duration::from_secs(5);

    pub(super) fn is_long(self) -> bool {
        self.until.duration_since(self.from).is_ok_and(|left| left >= Self::LEAST)
    }

    /// When a key is to end that grants of the moment before can use as well.
    pub(super) fn shared_end(self) -> SystemTime {
        if self.is_long() { self.until.checked_sub(Self::MOMENT).unwrap_or(self.from) } else { self.until }
    }

    /// Whether a key that ends then can be used under a grant of this span.
    fn takes(self, end: SystemTime) -> bool {
        end <= self.until && Self { until: end, ..self }.is_long()
    }
}

/// The keys that are kept, and who waits for one.
pub(super) struct Keys<R> {
    most: usize,
    hasher: DefaultHashBuilder,
    slots: Mutex<Slots<R>>,
}

struct Slots<R> {
    table: HashTable<Slot<R>>,
    /// Counts what was used.
    tick: u64,
    now: SystemTime,
    swept: SystemTime,
}

/// A question, its answer if there is one, and those who wait for it.
struct Slot<R> {
    asked: Asked<R>,
    hash: u64,
    answer: Option<Arc<Answer>>,
    used: u64,
    // INVARIANT: as many as there are `Waiting` with this turn; a slot with any stays where it is.
    waiting: usize,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// Somebody who waits for the answer to a question, or gets it.
pub(super) struct Waiting<'k, R> {
    keys: &'k Keys<R>,
    hash: u64,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<R> Keys<R> {
    pub(super) fn new(most: usize) -> Self {
        let (now, swept) = (SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH);
        let slots = Slots { table: HashTable::new(), tick: 0, now, swept };
        Self { most, hasher: DefaultHashBuilder::default(), slots: Mutex::new(slots) }
    }

    pub(super) fn len(&self) -> usize {
        self.slots().table.len()
    }

    /// A panic in the middle, which only a requester's own `Eq`, `Hash` or `Clone` can bring, leaves the table whole.
    fn slots(&self) -> MutexGuard<'_, Slots<R>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R: Clone + Eq + Hash> Keys<R> {
    pub(super) fn find(&self, question: &Question<'_, R>, span: Span) -> Option<Arc<Answer>> {
        let hash = self.hash(question);
        let mut slots = self.slots();
        let Slots { table, tick, .. } = &mut *slots;
        let slot = table.find_mut(hash, |slot| slot.asked.is(question))?;
        let answer = slot.answer.as_ref().filter(|answer| span.takes(answer.key.expires()))?;
        *tick += 1;
        slot.used = *tick;
        Some(Arc::clone(answer))
    }

    /// Behind those who ask the same.
    pub(super) fn queue(&self, question: &Question<'_, R>) -> Waiting<'_, R> {
        let hash = self.hash(question);
        let mut slots = self.slots();
        let slot = slots.table.entry(hash, |slot| slot.asked.is(question), |slot| slot.hash);
        let slot = slot.or_insert_with(|| Slot::new(question, hash)).into_mut();
        slot.waiting += 1;
        Waiting { keys: self, hash, turn: Arc::clone(&slot.turn) }
    }

    /// By what differs most.
    fn hash(&self, question: &Question<'_, R>) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        question.requester.hash(&mut hasher);
        hasher.write(question.policy.as_bytes());
        hasher.finish()
    }
}

impl<R: Clone> Slot<R> {
    fn new(question: &Question<'_, R>, hash: u64) -> Self {
        Self { asked: Asked::new(question), hash, answer: None, used: 0, waiting: 0, turn: Arc::default() }
    }
}

impl<R> Slot<R> {
    fn is_used_at(&self, now: SystemTime) -> bool {
        let is_alive = |answer: &Arc<Answer>| Span { from: now, until: answer.key.expires() }.is_long();
        self.waiting > 0 || self.answer.as_ref().is_some_and(is_alive)
    }
}

impl<R> Slots<R> {
    fn of(&mut self, hash: u64, turn: &Arc<tokio::sync::Mutex<()>>) -> Option<&mut Slot<R>> {
        self.table.find_mut(hash, |slot| Arc::ptr_eq(&slot.turn, turn))
    }

    fn leave(&mut self, hash: u64, turn: &Arc<tokio::sync::Mutex<()>>) {
        let Ok(mut slot) = self.table.find_entry(hash, |slot| Arc::ptr_eq(&slot.turn, turn)) else { return };
        slot.get_mut().waiting -= 1;
        if slot.get().waiting == 0 && slot.get().answer.is_none() {
            slot.remove();
        }
    }

    /// Forgets what has expired, and then what was not used for the longest time.
    fn shrink(&mut self, most: usize) {
        let now = self.now;
        let since = now.duration_since(self.swept);
        if self.table.len() <= most && since.is_ok_and(|since| since < Span::LEAST) {
            return;
        }
        self.swept = now;
        self.table.retain(|slot| slot.is_used_at(now));
        if self.table.len() > most {
            self.forget_oldest(most);
        }
    }

    /// An eighth at a time, so that the search for them is rare.
    fn forget_oldest(&mut self, most: usize) {
        let mut used: Vec<u64> = self.table.iter().filter(|slot| slot.waiting == 0).map(|slot| slot.used).collect();
        let too_many = (self.table.len() - most).max(most / 8).min(used.len());
        let Some(last) = too_many.checked_sub(1) else { return };
        let (_, last, _) = used.select_nth_unstable(last);
        let last = *last;
        self.table.retain(|slot| slot.waiting > 0 || slot.used > last);
    }
}

impl<R> Waiting<'_, R> {
    /// Until those before are gone.
    pub(super) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// For those behind, and for later.
    pub(super) fn keep(&self, answer: &Arc<Answer>, now: SystemTime) {
        let mut slots = self.keys.slots();
        slots.now = now;
        slots.tick += 1;
        let used = slots.tick;
        if let Some(slot) = slots.of(self.hash, &self.turn) {
            slot.answer = Some(Arc::clone(answer));
            slot.used = used;
        }
    }
}

/// When the answer is there, and when whoever waits does so no longer.
impl<R> Drop for Waiting<'_, R> {
    fn drop(&mut self) {
        let mut slots = self.keys.slots();
        slots.leave(self.hash, &self.turn);
        slots.shrink(self.keys.most);
    }
}
