//! Work on many things at once.
//!
//! One thread hands the things out, those of a pool work on them, and the results come back to the
//! caller in the order of the things. Only so many are under way at a time that memory stays flat
//! however many there are, and a result is never kept waiting for a thing that comes after it.

use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

use rayon::ThreadPoolBuilder;

/// How many things are under way for each thread: enough that none waits for the results of
/// another to be taken.
const AHEAD: usize = 4;

/// Threads that work together.
#[derive(Debug)]
pub(super) struct Workers {
    /// How many; 0 for as many as there are processors.
    threads: usize,
}

impl Workers {
    /// So many threads; as many as there are processors where no number is given.
    pub(super) fn new(threads: Option<NonZeroUsize>) -> Self {
        Self {
            threads: threads.map_or(0, NonZeroUsize::get),
        }
    }

    /// Does one thing whose parts are spread over the threads. The thread that asks is one of them:
    /// it would only wait, and the memory it works with grows in fewer steps than that of others.
    ///
    /// # Errors
    ///
    /// What the system says when it does not let us have the threads.
    pub(super) fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> io::Result<R> {
        let with_this_one = self.builder().use_current_thread().build();
        // A thread cannot be part of two pools, one after the other.
        let pool = with_this_one.or_else(|_| self.builder().build());
        Ok(pool.map_err(io::Error::other)?.install(work))
    }

    fn builder(&self) -> ThreadPoolBuilder {
        ThreadPoolBuilder::new().num_threads(self.threads)
    }

    /// Works on every thing, and hands over the results in the order of the things, until there
    /// are no more or `take` wants none.
    ///
    /// # Errors
    ///
    /// What the system says when it does not let us have the threads.
    pub(super) fn in_order<T: Send, R: Send>(
        &self,
        mut things: impl Iterator<Item = T> + Send,
        work: impl Fn(T) -> R + Sync,
        mut take: impl FnMut(R) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let work = &work;
        if things.size_hint().1 == Some(1) {
            let done = self.run(|| things.next().map(work))?;
            let _ = done.map(take);
            return Ok(());
        }
        let pool = self.builder().build().map_err(io::Error::other)?;
        let (queue, results) = mpsc::sync_channel(AHEAD * pool.current_num_threads());
        pool.in_place_scope(|workers| {
            thread::scope(|threads| {
                thread::Builder::new().spawn_scoped(threads, move || {
                    for thing in things {
                        let (done, result) = mpsc::sync_channel(1);
                        if queue.send(result).is_err() {
                            return;
                        }
                        // Nobody waits for the result once `take` wants no more.
                        workers.spawn(move |_| drop(done.send(work(thing))));
                    }
                })?;
                let finished = results.into_iter().map_while(|result| result.recv().ok());
                let _ = finished.map(&mut take).find(ControlFlow::is_break);
                Ok(())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::{AHEAD, Workers};

    const THREADS: usize = 3;

    fn workers() -> Workers {
        Workers::new(NonZeroUsize::new(THREADS))
    }

    #[test]
    fn results_come_in_the_order_of_the_things_whichever_is_done_first() {
        let mut taken = Vec::new();
        let slow_at_first = |number: u64| {
            thread::sleep(Duration::from_millis(8_u64.saturating_sub(number)));
            number * 2
        };
        let take = |result| {
            taken.push(result);
            ControlFlow::Continue(())
        };
        workers()
            .in_order(0..100, slow_at_first, take)
            .expect("a thread");
        assert_eq!(taken, (0..100).map(|number| number * 2).collect::<Vec<_>>());
    }

    #[test]
    fn one_thing_is_worked_on_here() {
        let here = thread::current().id();
        let mut taken = Vec::new();
        for _ in 0..2 {
            let take = |result| {
                taken.push(result);
                ControlFlow::Continue(())
            };
            let work = |number| (number, thread::current().id() == here);
            workers()
                .in_order([7].into_iter(), work, take)
                .expect("threads");
        }
        assert_eq!(taken[0], (7, true));
        assert_eq!(taken[1].0, 7);
    }

    #[test]
    fn only_so_many_things_are_under_way() {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let things = (0..200).inspect(|_| _ = begun.fetch_add(1, Ordering::SeqCst));
        let take = |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            let under_way = begun.load(Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(under_way <= AHEAD * THREADS + 2, "{under_way}");
            ControlFlow::Continue(())
        };
        workers().in_order(things, |_| (), take).expect("a thread");
        assert_eq!(taken.into_inner(), 200);
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_thing() {
        let (sender, things) = mpsc::channel();
        sender.send(1).expect("a reader");
        let mut sender = Some(sender);
        let mut taken = Vec::new();
        let take = |result| {
            taken.push(result);
            // The second thing comes only now, and there is no third.
            if let Some(sender) = sender.take() {
                sender.send(2).expect("a reader");
            }
            ControlFlow::Continue(())
        };
        workers()
            .in_order(things.into_iter(), |number| number, take)
            .expect("a thread");
        assert_eq!(taken, [1, 2]);
    }

    #[test]
    fn nothing_more_is_done_when_no_result_is_wanted() {
        let begun = AtomicUsize::new(0);
        let things = (0..1_000_000).inspect(|_| _ = begun.fetch_add(1, Ordering::SeqCst));
        workers()
            .in_order(things, |_| (), |()| ControlFlow::Break(()))
            .expect("a thread");
        assert!(begun.into_inner() < 1_000);
    }
}
