//! Parallel work on many items.
//!
//! One thread distributes the items to the threads of a pool, and the caller receives the results
//! in the order of the items. The number of items in flight is bounded, so memory use does not grow
//! with the number of items. A result never waits for a later item.

use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

use rayon::ThreadPoolBuilder;

/// The number of items in flight per thread: enough that no thread waits until the caller takes the
/// result of another one.
const IN_FLIGHT_PER_THREAD: usize = 4;

/// A configuration of threads.
#[derive(Debug)]
pub(super) struct Workers {
    /// The number of threads; 0 for the number of processors.
    threads: usize,
}

impl Workers {
    /// The number of threads given, or that of processors.
    pub(super) fn new(threads: Option<NonZeroUsize>) -> Self {
        Self {
            threads: threads.map_or(0, NonZeroUsize::get),
        }
    }

    /// Runs one task whose parts are distributed over the threads. The current thread is one of
    /// them: it would otherwise only wait, and its memory grows in fewer steps than that of new
    /// threads.
    ///
    /// # Errors
    ///
    /// Threads that cannot be started.
    pub(super) fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> io::Result<R> {
        let with_this_one = self.builder().use_current_thread().build();
        // A thread can be part of one pool only, even after that pool has ended.
        let pool = with_this_one.or_else(|_| self.builder().build());
        Ok(pool.map_err(io::Error::other)?.install(work))
    }

    fn builder(&self) -> ThreadPoolBuilder {
        ThreadPoolBuilder::new().num_threads(self.threads)
    }

    /// Processes all items and passes the results to `take` in the order of the items, until `take`
    /// breaks.
    ///
    /// # Errors
    ///
    /// Threads that cannot be started.
    pub(super) fn in_order<T: Send, R: Send>(
        &self,
        mut items: impl Iterator<Item = T> + Send,
        work: impl Fn(T) -> R + Sync,
        mut take: impl FnMut(R) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let work = &work;
        if items.size_hint().1 == Some(1) {
            let done = self.run(|| items.next().map(work))?;
            let _ = done.map(take);
            return Ok(());
        }
        let pool = self.builder().build().map_err(io::Error::other)?;
        let (queue, results) =
            mpsc::sync_channel(IN_FLIGHT_PER_THREAD * pool.current_num_threads());
        pool.in_place_scope(|workers| {
            thread::scope(|threads| {
                thread::Builder::new().spawn_scoped(threads, move || {
                    for item in items {
                        let (done, result) = mpsc::sync_channel(1);
                        if queue.send(result).is_err() {
                            return;
                        }
                        // Sending fails once `take` has stopped.
                        workers.spawn(move |_| drop(done.send(work(item))));
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

    use super::{IN_FLIGHT_PER_THREAD, Workers};

    const THREADS: usize = 3;

    fn workers() -> Workers {
        Workers::new(NonZeroUsize::new(THREADS))
    }

    #[test]
    fn results_come_in_the_order_of_the_items_whichever_is_done_first() {
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
    fn a_single_item_is_processed_on_the_current_thread() {
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
    fn the_number_of_items_in_flight_is_bounded() {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..200).inspect(|_| _ = begun.fetch_add(1, Ordering::SeqCst));
        let take = |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            let under_way = begun.load(Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(
                under_way <= IN_FLIGHT_PER_THREAD * THREADS + 2,
                "{under_way}"
            );
            ControlFlow::Continue(())
        };
        workers().in_order(items, |_| (), take).expect("a thread");
        assert_eq!(taken.into_inner(), 200);
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_item() {
        let (sender, items) = mpsc::channel();
        sender.send(1).expect("a reader");
        let mut sender = Some(sender);
        let mut taken = Vec::new();
        let take = |result| {
            taken.push(result);
            // The second item arrives only now, and there is no third.
            if let Some(sender) = sender.take() {
                sender.send(2).expect("a reader");
            }
            ControlFlow::Continue(())
        };
        workers()
            .in_order(items.into_iter(), |number| number, take)
            .expect("a thread");
        assert_eq!(taken, [1, 2]);
    }

    #[test]
    fn nothing_is_processed_after_take_breaks() {
        let begun = AtomicUsize::new(0);
        let items = (0..1_000_000).inspect(|_| _ = begun.fetch_add(1, Ordering::SeqCst));
        workers()
            .in_order(items, |_| (), |()| ControlFlow::Break(()))
            .expect("a thread");
        assert!(begun.into_inner() < 1_000);
    }
}
