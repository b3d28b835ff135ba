//! Work dealt out to threads: jobs are taken one after another by whoever is
//! free, results come back in the order of the jobs.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The results of `jobs` jobs, in their order, worked off by `threads` threads.
pub(crate) fn in_parallel<R: Send>(threads: usize, jobs: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let workers = with_state(threads, jobs, Vec::new, |done: &mut Vec<(usize, R)>, job| done.push((job, work(job))));
    let mut done: Vec<(usize, R)> = workers.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(job, _)| *job);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Works off jobs with a state per thread; gives the states. Which jobs met in
/// which state is not determined: the caller puts them in order.
pub(crate) fn with_state<S: Send>(
    threads: usize,
    jobs: usize,
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) + Sync,
) -> Vec<S> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut state = begin();
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs {
                return state;
            }
            work(&mut state, job);
        }
    };
    let threads = threads.clamp(1, jobs.max(1));
    if threads == 1 {
        return vec![worker()];
    }
    std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let join = |handle: std::thread::ScopedJoinHandle<'_, S>| match handle.join() {
            Ok(state) => state,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        handles.into_iter().map(join).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [0, 1, 3, 64] {
            assert_eq!(in_parallel(threads, 100, |job| job * 2), (0..100).map(|job| job * 2).collect::<Vec<_>>());
            assert!(in_parallel(threads, 0, |job| job).is_empty());
        }
    }
}
