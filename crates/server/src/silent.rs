//! The connections over which nothing has been asked yet. Whoever means to ask does so
//! at once; when every place is taken, the one silent longest makes room, so that
//! thousands from many addresses that send nothing keep nobody else out (threat O04).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// All that are silent, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct SilentOnes(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    came: u64,
    cuts: BTreeMap<u64, Arc<Notify>>,
}

/// One of them, until it speaks or ends.
#[derive(Debug)]
pub(crate) struct Silent {
    all: SilentOnes,
    number: u64,
    cut: Arc<Notify>,
}

impl SilentOnes {
    /// Another one has come.
    pub(crate) fn with_one_more(&self) -> Silent {
        let cut = Arc::new(Notify::new());
        let mut waiting = self.waiting();
        let number = waiting.came;
        waiting.came += 1;
        waiting.cuts.insert(number, cut.clone());
        Silent { all: self.clone(), number, cut }
    }

    /// Has whoever has been silent longest make room. Where nobody is silent, nobody has to.
    pub(crate) fn cut_the_oldest(&self) {
        if let Some((_, cut)) = self.waiting().cuts.pop_first() {
            cut.notify_one();
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Silent {
    /// It has asked something, and keeps its place.
    pub(crate) fn speaks(&self) {
        self.all.waiting().cuts.remove(&self.number);
    }

    /// Done when it has to make room.
    pub(crate) async fn cut(&self) {
        self.cut.notified().await;
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        self.speaks();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[test]
    fn o04_the_one_silent_longest_makes_room_and_never_one_that_spoke() {
        let ones = SilentOnes::default();
        let [first, second, third] = [ones.with_one_more(), ones.with_one_more(), ones.with_one_more()];
        first.speaks();
        drop(second);
        ones.cut_the_oldest();
        assert_eq!((first.cut().now_or_never(), third.cut().now_or_never()), (None, Some(())));
        // Nobody is left who is silent.
        ones.cut_the_oldest();
        assert_eq!(first.cut().now_or_never(), None);
    }
}
