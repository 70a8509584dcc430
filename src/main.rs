//! The command line: words in, text out, an exit code. Knows no tantivy and no lindera.

mod aliases;
mod args;
mod commands;
mod config;
mod crash;
mod failure;
mod links;
mod messages;
mod pager;
mod places;
mod practice;
mod progress;
mod render;
mod screen;
mod terminal;
mod timings;
mod usage;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use aliases::Refused;
use args::Cli;
use failure::{Ending, Manner, Reporter, is_closed_pipe};

/// Something was found, or done.
const FOUND: u8 = 0;
/// Nothing was found.
const NOTHING: u8 = 1;
/// An error, also where only some notes could not be read.
const FAILED: u8 = 2;
/// Ctrl-C, as shells count it.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    // Without a handler Ctrl-C ends the process all the same, only with another code.
    let _ = ctrlc::set_handler(|| {
        // An editor that the screen has opened is asked, and so is a pager: neither of them is we.
        if !screen::stage::is_lent() && !pager::is_open() {
            screen::stage::give_back();
            std::process::exit(INTERRUPTED.into())
        }
    });
    panic::set_hook(Box::new(crash::remember));
    messages::Language::preferred_by(config::language);
    match aliases::understood(words()) {
        Ok(cli) => run(cli),
        Err(Refused::Usage(refusal)) => ExitCode::from(usage::tell(&refusal)),
        Err(Refused::Alias(failure)) => ExitCode::from(usage::fail(&failure)),
    }
}

/// The words of the command line; without any on a terminal, the live screen is meant.
fn words() -> Vec<OsString> {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    if words.len() == 1 && terminal::is_interactive() {
        words.push("ui".into());
    }
    words
}

fn run(cli: Cli) -> ExitCode {
    let wanted = cli.timings;
    let color = cli.color.unwrap_or_default();
    let stderr = terminal::paint(color, terminal::Stream::stderr());
    let reporter = Reporter::new(Manner::of(cli.command.format(), stderr));
    let ran = panic::catch_unwind(AssertUnwindSafe(|| commands::run(cli, &reporter)));
    if wanted {
        reporter.phases();
    }
    match ran.unwrap_or_else(|_| Err(crash::told().into())) {
        // The reader of our output has what it wanted, so nothing failed.
        Err(error) if is_closed_pipe(&error) => return ExitCode::from(FOUND),
        Err(error) => reporter.error(&error),
        Ok(Ending::Interrupted) => return ExitCode::from(INTERRUPTED),
        Ok(Ending::Nothing) if !reporter.has_failed() => return ExitCode::from(NOTHING),
        Ok(_) => {}
    }
    ExitCode::from(if reporter.has_failed() { FAILED } else { FOUND })
}
