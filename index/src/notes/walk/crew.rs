//! Shares the folders that are still to be walked among threads. Knows no folder's content.

use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// With so many folders waiting a thread more is worth what it costs.
const FOLDERS_PER_THREAD: usize = 24;
/// More threads than these only wait for the file system.
const MOST_THREADS: usize = 8;

/// Work that gives more work, done by as many threads as it is worth.
pub(super) struct Crew<J> {
    yard: Mutex<Yard<J>>,
    changed: Condvar,
}

struct Yard<J> {
    open: Vec<J>,
    /// Jobs that are being done, and may open others.
    busy: usize,
    waiting: usize,
}

/// A job in somebody's hands; dropped, it is done.
struct Taken<'c, J> {
    crew: &'c Crew<J>,
}

impl<J: Send> Crew<J> {
    /// Does all jobs and those that come of them, and gives what each of the threads gathered.
    pub(super) fn work<W: Default + Send>(
        jobs: Vec<J>,
        work: impl Fn(J, &mut W) -> Vec<J> + Sync,
    ) -> Vec<W> {
        let crew = Crew {
            yard: Mutex::new(Yard {
                open: jobs,
                busy: 0,
                waiting: 0,
            }),
            changed: Condvar::new(),
        };
        thread::scope(|scope| {
            let (mut own, mut others) = (W::default(), Vec::new());
            while crew.do_next(&work, &mut own) {
                if !others.is_empty() || !crew.is_crowded() {
                    continue;
                }
                for _ in 0..crew.wanted() {
                    let help = || {
                        let mut gathered = W::default();
                        while crew.do_next(&work, &mut gathered) {}
                        gathered
                    };
                    // Where the system gives no thread, this one does the work.
                    others.extend(thread::Builder::new().spawn_scoped(scope, help));
                }
                if others.is_empty() {
                    while crew.do_next(&work, &mut own) {}
                }
            }
            let others = others.into_iter();
            let gathered = others.map(|other| other.join().expect("listing does not panic"));
            std::iter::once(own).chain(gathered).collect()
        })
    }

    /// Does one job; false where none is left and none can come.
    fn do_next<W>(&self, work: &impl Fn(J, &mut W) -> Vec<J>, gathered: &mut W) -> bool {
        let Some((job, _taken)) = self.take() else {
            return false;
        };
        let more = work(job, gathered);
        self.yard().open.extend(more);
        true
    }

    fn take(&self) -> Option<(J, Taken<'_, J>)> {
        let mut yard = self.yard();
        loop {
            if let Some(job) = yard.open.pop() {
                yard.busy += 1;
                return Some((job, Taken { crew: self }));
            }
            if yard.busy == 0 {
                return None;
            }
            yard.waiting += 1;
            let woken = self.changed.wait(yard);
            yard = woken.unwrap_or_else(PoisonError::into_inner);
            yard.waiting -= 1;
        }
    }

    fn is_crowded(&self) -> bool {
        self.yard().open.len() >= FOLDERS_PER_THREAD
    }

    /// How many threads are wanted beside this one.
    fn wanted(&self) -> usize {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let worth = self.yard().open.len().div_ceil(FOLDERS_PER_THREAD);
        worth.min(cores.min(MOST_THREADS).saturating_sub(1))
    }

    fn yard(&self) -> MutexGuard<'_, Yard<J>> {
        self.yard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J> Drop for Taken<'_, J> {
    fn drop(&mut self) {
        let mut yard = self
            .crew
            .yard
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        yard.busy -= 1;
        // Waking nobody is a call of the system, too.
        if yard.waiting > 0 && (yard.busy == 0 || !yard.open.is_empty()) {
            self.crew.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_work_that_comes_of_work_is_done_once() {
        // Each job of a number opens so many of the number below.
        let work = |job: u32, done: &mut Vec<u32>| {
            done.push(job);
            vec![job.saturating_sub(1); job as usize]
        };
        let done: Vec<Vec<u32>> = Crew::work(vec![5, 2], work);
        let mut counts = [0; 6];
        for job in done.into_iter().flatten() {
            counts[job as usize] += 1;
        }
        // 5 opens five of 4, each of them four of 3, and so on; 2 opens two of 1.
        assert_eq!(counts, [122, 122, 61, 20, 5, 1]);
        assert!(
            Crew::work(Vec::new(), work)
                .into_iter()
                .flatten()
                .next()
                .is_none()
        );
    }
}
