//! What every command works with: settings, the look of results, stdout and the reporter.

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;

use crate::args::{Cli, ColorChoice, Command, Format, PlaceArgs, RefreshArgs, ShapeArgs, ViewArgs};
use crate::config::{self, Config, variable};
use crate::failure::{Ending, Failure, Reporter, is_closed_pipe};
use crate::links::Links;
use crate::messages::say;
use crate::pager::{self, Paged, Paging};
use crate::places::Places;
use crate::progress::Notices;
use crate::render::{Cells, Listing, Look, Numbers};
use crate::terminal::{self, Paint, Stream};
use crate::timings::Phase;

use super::recall;

/// Settings of one run, read once.
pub(super) struct Desk<'a> {
    pub(super) reporter: &'a Reporter,
    pub(super) config: Config,
    pub(super) notices: Notices,
    stderr: Stream,
    pub(super) stdout: Stream,
    color: ColorChoice,
    places: &'a PlaceArgs,
    is_timed: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn open(cli: &'a Cli, reporter: &'a Reporter) -> Result<Desk<'a>, Failure> {
        let config = config::read()?;
        Ok(Desk {
            reporter,
            color: cli.color.or(config.color).unwrap_or_default(),
            config,
            notices: notices(&cli.command, Stream::stderr()),
            stderr: Stream::stderr(),
            stdout: Stream::stdout(),
            places: &cli.places,
            is_timed: cli.timings,
        })
    }

    pub(super) fn places(&self) -> Result<Places, Failure> {
        Places::settle(self.places, &self.config)
    }

    /// As `places`, for a command that can ask from memory where no index can be kept.
    pub(super) fn places_to_ask(&self) -> Result<Places, Failure> {
        Places::settle_to_ask(self.places, &self.config)
    }

    /// Whether the user wants to hear how long things took.
    pub(super) fn is_timed(&self) -> bool {
        self.is_timed
    }

    /// Whether the live screen has colours; it is on a terminal, wherever stdout goes.
    pub(super) fn screen_paint(&self) -> Paint {
        terminal::paint(self.color, Stream::Terminal)
    }

    /// Those of an earlier list, unless the command line names others.
    pub(super) fn places_as_recalled(&self, recalled: &PlaceArgs) -> Result<Places, Failure> {
        let named = self.places;
        let names_none =
            named.notes.is_empty() && named.collections.is_empty() && named.index.is_none();
        Places::settle_to_ask(if names_none { recalled } else { named }, &self.config)
    }

    /// How results are to look, from the flags and the kind of stdout.
    pub(super) fn look(&self, shape: &ShapeArgs) -> Result<Look, Failure> {
        let usual = match self.stdout {
            Stream::Terminal if !shape.null => self.config.format.unwrap_or(Format::Pretty),
            _ => Format::Plain,
        };
        let format = shape.format.unwrap_or(usual);
        if shape.null && !format.is_by_line() {
            return Err(Failure::new("usage", say!("null-format")).hint(say!("null-format-hint")));
        }
        Ok(Look {
            format,
            paint: terminal::paint(self.color, self.stdout),
            stdout: self.stdout,
            columns: terminal::columns(self.stdout),
            numbers: Numbers::Hidden,
            links: Links::default(),
            end: if shape.null { b'\0' } else { b'\n' },
            cells: match shape.raw_cells {
                true => Cells::Raw,
                false => Cells::Guarded,
            },
        })
    }

    /// As `look`, for commands that have only some of the formats.
    ///
    /// One that the config file wants and the command does not have is passed over.
    pub(super) fn look_in(&self, shape: &ShapeArgs, formats: &[Format]) -> Result<Look, Failure> {
        let look = self.look(shape)?;
        if formats.contains(&look.format) {
            return Ok(look);
        }
        if shape.format.is_none() {
            let format = Format::Pretty;
            return Ok(Look { format, ..look });
        }
        let names = formats
            .iter()
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()));
        let names = names.collect::<Vec<_>>().join(", ");
        Err(Failure::new("usage", say!("no-format")).hint(say!("no-format-hint", names)))
    }

    /// Whether the index is brought up to date first.
    pub(super) fn refreshes(&self, args: &RefreshArgs) -> bool {
        !args.no_refresh && (args.refresh || self.config.refresh.unwrap_or(true))
    }

    /// With links, where stdout is a terminal that takes them.
    pub(super) fn linked(&self, look: Look, view: &ViewArgs) -> Look {
        match self.stdout {
            Stream::Terminal => Look {
                links: Links::of(
                    view.hyperlink_format
                        .as_ref()
                        .or(self.config.hyperlink_format.as_ref()),
                ),
                ..look
            },
            Stream::Other => look,
        }
    }

    /// As `write`, for output that people read: what does not fit the window goes through a pager.
    pub(super) fn read(
        &self,
        (shape, view): (&ShapeArgs, &ViewArgs),
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let rows = match view.paging.or(self.config.paging).unwrap_or_default() {
            Paging::Never => None,
            Paging::Always => Some(0),
            Paging::Auto => terminal::rows(self.stdout).filter(|_| !terminal::is_dumb()),
        };
        let rows = rows.filter(|_| self.stdout == Stream::Terminal && !shape.quiet);
        let command = rows.and_then(|_| pager::command());
        let (Some(rows), Some(command)) = (rows, command) else {
            return self.write(shape, write);
        };
        self.begin(Phase::Write);
        let mut out = Paged::new(&command, rows);
        match write(&mut out) {
            Ok(()) => Ok(out.finish()?),
            // Whoever closed the pager has read enough.
            Err(error) if is_closed_pipe(&error) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// With numbers before the results, where later commands of this terminal can know them.
    pub(super) fn numbered(&self, look: Look, shape: &ShapeArgs) -> Look {
        let is_named = variable("MUNDAP_TERMINAL").is_some();
        let is_read = self.stdout == Stream::Terminal || is_named;
        let is_shown = look.format == Format::Pretty && is_read && !shape.quiet;
        let numbers = match is_shown && recall::is_known() {
            true => Numbers::Shown,
            false => Numbers::Hidden,
        };
        Look { numbers, ..look }
    }

    /// Keeps a list whose results bear numbers.
    pub(super) fn keep(&self, listing: &Listing, look: &Look, places: &Places) {
        if look.numbers == Numbers::Shown {
            recall::keep(listing, places);
        }
    }

    /// Ends the phase under way and begins another.
    pub(super) fn begin(&self, phase: Phase) {
        self.reporter.timings.begin(phase);
    }

    /// Hands out stdout, buffered, or nothing at all where the user wants quiet.
    pub(super) fn write(
        &self,
        shape: &ShapeArgs,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.begin(Phase::Write);
        if shape.quiet {
            return write(&mut io::sink());
        }
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        Ok(out.flush()?)
    }

    /// Tells a remark that only people at a terminal care for.
    pub(super) fn remark(&self, shape: &ShapeArgs, remark: &str) {
        if self.stderr == Stream::Terminal && !shape.quiet {
            // Nobody is left to be told where stderr itself is closed.
            let _ = writeln!(io::stderr(), "{remark}");
        }
    }
}

/// A program that reads JSON takes no other lines, and quiet is quiet.
fn notices(command: &Command, stderr: Stream) -> Notices {
    let is_json = command.format().is_some_and(Format::is_json);
    match stderr {
        Stream::Terminal if !is_json && !command.is_quiet() => Notices::Shown,
        _ => Notices::Hidden,
    }
}

/// Writes ready-made bytes to stdout.
pub(super) fn print(bytes: &[u8]) -> anyhow::Result<Ending> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Ending::Found)
}
