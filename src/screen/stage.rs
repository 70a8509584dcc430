//! The terminal while the screen is on it: taken, drawn on, given back whatever happens. Knows no state.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

/// What stdout is for, so that the screen does not write there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stdout {
    Screen,
    /// What was chosen goes there.
    Results,
}

/// Clicks and turns of the wheel, told by numbers of any size; crossterm would ask for every motion.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Where the screen is drawn.
#[derive(Debug)]
enum Target {
    Stdout(io::Stdout),
    Terminal(File),
    Stderr(io::Stderr),
}

type Backend = CrosstermBackend<BufWriter<Target>>;

/// The terminal, as long as the screen is on it.
pub(crate) struct Stage {
    terminal: Terminal<Backend>,
}

/// What gives the terminal back; there while the screen is on it.
static TAKEN: Mutex<Option<Target>> = Mutex::new(None);

/// Whether another program has the terminal for now.
static LENT: AtomicBool = AtomicBool::new(false);

/// When another program gave the terminal back.
static RETURNED: Mutex<Option<Instant>> = Mutex::new(None);

/// An interrupt within this time may have been sent before: threads hear of it late.
const LATE: Duration = Duration::from_secs(1);

/// Whether the terminal is lent, or was just now, so that Ctrl-C is meant for the program that had it.
///
/// While the screen itself has it, Ctrl-C is a key.
pub(crate) fn is_lent() -> bool {
    let returned = RETURNED.lock().unwrap_or_else(PoisonError::into_inner);
    LENT.load(Ordering::SeqCst) || returned.is_some_and(|at| at.elapsed() < LATE)
}

impl Stage {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn enter(stdout: Stdout) -> io::Result<Stage> {
        let target = Target::of(stdout)?;
        take(target.again()?)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, target));
        let terminal = Terminal::new(backend).inspect_err(|_| give_back())?;
        Ok(Stage { terminal })
    }

    /// Draws a frame, all of it at once where the terminal can do that.
    pub(crate) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        // Nothing is drawn any more once a signal gave the terminal back.
        let taken = taken();
        if taken.is_none() {
            return Ok(());
        }
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Writes a sequence that moves nothing, such as one for the clipboard.
    pub(crate) fn write(&mut self, sequence: &str) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(sequence.as_bytes())?;
        Write::flush(backend)
    }

    /// Gives the terminal to something else and takes it back.
    pub(crate) fn lend<T>(&mut self, something: impl FnOnce() -> T) -> io::Result<T> {
        let target = taken().as_ref().map(Target::again).transpose()?;
        LENT.store(true, Ordering::SeqCst);
        give_back();
        let result = something();
        *RETURNED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        LENT.store(false, Ordering::SeqCst);
        if let Some(target) = target {
            take(target)?;
        }
        self.redraw()?;
        Ok(result)
    }

    /// Forgets what stands on the terminal; the next frame is drawn whole.
    pub(crate) fn redraw(&mut self) -> io::Result<()> {
        // `clear` would ask the terminal for its cursor, and wait for the answer among the keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        give_back();
    }
}

fn taken() -> MutexGuard<'static, Option<Target>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take(mut target: Target) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(
        target,
        EnterAlternateScreen,
        Print(MOUSE_ON),
        EnableBracketedPaste
    )
    .inspect_err(|_| drop(disable_raw_mode()))?;
    *taken() = Some(target);
    Ok(())
}

/// Gives the terminal back as it was, from any thread; nothing where it was not taken.
pub(crate) fn give_back() {
    let Some(mut target) = taken().take() else {
        return;
    };
    // Where the terminal is gone there is nothing to give back.
    let _ = execute!(
        target,
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        Print(MOUSE_OFF),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

impl Target {
    fn of(stdout: Stdout) -> io::Result<Target> {
        if stdout == Stdout::Screen {
            return Ok(Target::Stdout(io::stdout()));
        }
        let opened = OpenOptions::new().write(true).open("/dev/tty");
        match opened {
            Ok(terminal) => Ok(Target::Terminal(terminal)),
            Err(_) if io::IsTerminal::is_terminal(&io::stderr()) => {
                Ok(Target::Stderr(io::stderr()))
            }
            Err(error) => Err(error),
        }
    }

    /// The same terminal once more.
    fn again(&self) -> io::Result<Target> {
        Ok(match self {
            Target::Stdout(_) => Target::Stdout(io::stdout()),
            Target::Terminal(terminal) => Target::Terminal(terminal.try_clone()?),
            Target::Stderr(_) => Target::Stderr(io::stderr()),
        })
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(stdout) => stdout.write(bytes),
            Target::Terminal(terminal) => terminal.write(bytes),
            Target::Stderr(stderr) => stderr.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(stdout) => stdout.flush(),
            Target::Terminal(terminal) => terminal.flush(),
            Target::Stderr(stderr) => stderr.flush(),
        }
    }
}
