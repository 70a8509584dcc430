//! Signals that concern the screen: the end, a stop, and that it goes on. Knows no screen.

/// What came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// The process is to stop until it goes on.
    Stop,
    /// It goes on after a stop that nobody could see coming.
    Went,
}

pub(super) use system::{Signals, stop};

#[cfg(unix)]
mod system {
    use std::io::{self, IsTerminal};
    use std::process;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM, SIGTSTP};
    use signal_hook::{flag, low_level};

    use super::Signal;
    use crate::screen::stage;

    /// So often it is asked whether the process is to end.
    const WATCH: Duration = Duration::from_millis(100);
    /// What a shell tells of a program that its terminal's end has ended.
    const HUNG_UP: i32 = 128 + SIGHUP;

    /// Which signals came since they were asked for.
    pub(in super::super) struct Signals {
        flags: Vec<Flag>,
    }

    impl Signals {
        pub(in super::super) fn listen() -> Signals {
            let ends = [SIGTERM, SIGHUP].map(flagged);
            let was_terminal = io::stdin().is_terminal();
            // Apart from the screen, which waits for a key that a lost terminal never sends.
            let watch = thread::Builder::new().name("signals".to_owned());
            let _ = watch.spawn(move || {
                loop {
                    thread::sleep(WATCH);
                    if let Some((signal, _)) = ends.iter().find(|end| has_come(end)) {
                        end_by(*signal);
                    }
                    if was_terminal && !io::stdin().is_terminal() {
                        stage::give_back();
                        process::exit(HUNG_UP);
                    }
                }
            });
            Signals {
                flags: [SIGTSTP, SIGCONT].map(flagged).into(),
            }
        }

        pub(in super::super) fn next(&self) -> Option<Signal> {
            let (signal, _) = self.flags.iter().find(|flag| has_come(flag))?;
            Some(match *signal {
                SIGTSTP => Signal::Stop,
                _ => Signal::Went,
            })
        }

        /// A stop of one's own is no surprise.
        pub(in super::super) fn forget_going_on(&self) {
            let own = self.flags.iter().filter(|(signal, _)| *signal == SIGCONT);
            own.for_each(|(_, came)| came.store(false, Ordering::SeqCst));
        }
    }

    /// A signal and whether it came.
    type Flag = (i32, Arc<AtomicBool>);

    fn flagged(signal: i32) -> Flag {
        let came = Arc::new(AtomicBool::new(false));
        // Where it cannot be listened for, it does what it does everywhere.
        let _ = flag::register(signal, Arc::clone(&came));
        (signal, came)
    }

    fn has_come((_, came): &Flag) -> bool {
        came.swap(false, Ordering::SeqCst)
    }

    /// Stops this process until it is told to go on.
    pub(in super::super) fn stop() {
        // Where the system refuses, the screen only comes back at once.
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }

    /// Ends as the signal ends a program that does not listen for it, with the terminal given back.
    fn end_by(signal: i32) {
        stage::give_back();
        // Where the system refuses, it ends all the same.
        let _ = low_level::emulate_default_handler(signal);
        process::exit(128 + signal);
    }
}

#[cfg(not(unix))]
mod system {
    use super::Signal;

    /// There are none.
    pub(in super::super) struct Signals;

    impl Signals {
        pub(in super::super) fn listen() -> Signals {
            Signals
        }

        pub(in super::super) fn next(&self) -> Option<Signal> {
            None
        }

        pub(in super::super) fn forget_going_on(&self) {}
    }

    pub(in super::super) fn stop() {}
}
