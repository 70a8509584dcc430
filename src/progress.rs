//! How far the index is, on a terminal's stderr only, and only when it takes a while.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mundap_index::indexer::Progress;

use crate::messages::say;

/// Refreshes that are done within this time show no bar.
const PATIENCE: Duration = Duration::from_millis(250);

/// Whether anybody wants to hear how far a refresh is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notices {
    /// A person at a terminal.
    Shown,
    /// A program, or somebody who asked for quiet.
    Hidden,
}

/// Shows a refresh's progress; forgets the bar when dropped.
pub(crate) struct Meter {
    notices: Notices,
    began: Instant,
    bar: Option<ProgressBar>,
    has_waited: bool,
}

impl Meter {
    pub(crate) fn new(notices: Notices) -> Meter {
        Meter {
            notices,
            began: Instant::now(),
            bar: None,
            has_waited: false,
        }
    }

    /// Takes one word of progress.
    pub(crate) fn show(&mut self, progress: Progress) {
        match progress {
            Progress::Waiting => self.wait(),
            Progress::Reading { done, total } if self.is_visible() => self.draw(done, total),
            Progress::Committing => {
                if let Some(bar) = &self.bar {
                    bar.set_message(say!("progress-writing"));
                }
            }
            _ => {}
        }
    }

    /// Waiting must be told to people, or the command seems to hang.
    fn wait(&mut self) {
        if self.notices == Notices::Shown && !self.has_waited {
            self.has_waited = true;
            let notice = say!("progress-waiting");
            // Nobody is left to be told where stderr itself is closed.
            let _ = writeln!(io::stderr(), "{notice}");
        }
    }

    fn is_visible(&self) -> bool {
        self.notices == Notices::Shown && self.began.elapsed() > PATIENCE
    }

    fn draw(&mut self, done: usize, total: usize) {
        let bar = self.bar.get_or_insert_with(|| bar(total));
        bar.set_position(done as u64);
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
    let notes = say!("progress-notes");
    let template = format!("{{msg}} {{wide_bar:.cyan/dim}} {{pos}}/{{len}} {notes} {{eta}}");
    let style = ProgressStyle::with_template(&template);
    bar.set_style(style.expect("the template is valid").progress_chars("━━ "));
    bar.with_message(say!("progress-reading"))
}
