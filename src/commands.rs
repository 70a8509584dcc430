//! One file a command, and what they share: settings, output, the opened index.

mod absence;
mod answering;
mod beside;
mod cache;
mod candidates;
mod columns;
mod complete;
mod config;
mod desk;
mod editors;
mod index;
mod list;
mod man;
mod mcp;
mod open;
mod opened;
mod origins;
mod own_words;
mod pointed;
mod quiz;
mod recall;
mod search;
mod shell_init;
mod show;
mod split;
mod stats;
mod status;
mod tokens;
mod ui;
mod units;
mod why;
mod words;

use clap_complete::Shell;

use crate::args::{Cli, Command, CompletionsArgs, Format, formats};
use crate::failure::{Ending, Reporter};
use crate::messages::translated;

use desk::Desk;

/// Runs the command that was asked for.
pub(crate) fn run(cli: Cli, reporter: &Reporter) -> anyhow::Result<Ending> {
    match &cli.command {
        Command::Completions(args) => completions(args),
        Command::Complete(args) => complete::run(args),
        Command::Man(args) => man::run(args),
        Command::Search(args) => search::run(args, &Desk::open(&cli, reporter)?),
        Command::Index(args) => index::run(args, &Desk::open(&cli, reporter)?),
        Command::List(args) => list::run(args, &Desk::open(&cli, reporter)?),
        Command::Show(args) => show::run(args, &Desk::open(&cli, reporter)?),
        Command::Open(args) => open::run(args, &Desk::open(&cli, reporter)?),
        Command::Why(args) => why::run(args, &Desk::open(&cli, reporter)?),
        Command::Split(args) => split::run(args, &Desk::open(&cli, reporter)?),
        Command::Tokens(args) => tokens::run(args, &Desk::open(&cli, reporter)?),
        Command::Status(args) => status::run(args, &Desk::open(&cli, reporter)?),
        Command::Mcp(_) => mcp::run(&Desk::open(&cli, reporter)?),
        Command::Stats(args) => stats::run(args, &Desk::open(&cli, reporter)?),
        Command::Quiz(args) => quiz::run(args, &Desk::open(&cli, reporter)?),
        Command::Words(args) => words::run(args, &Desk::open(&cli, reporter)?),
        Command::Config(args) => config::run(args, &cli, reporter),
        Command::Cache(args) => cache::run(args, &Desk::open(&cli, reporter)?),
        Command::Ui(args) => ui::run(args, &Desk::open(&cli, reporter)?),
        Command::ShellInit(args) => shell_init::run(args),
    }
}

impl Command {
    /// Whether only the exit code is wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        match self {
            Command::Search(args) => args.shape.quiet,
            Command::Index(args) => args.shape.quiet,
            Command::List(args) => args.shape.quiet,
            Command::Show(args) => args.shape.quiet,
            Command::Why(args) => args.shape.quiet,
            Command::Stats(args) => args.shape.quiet,
            Command::Quiz(args) => args.shape.quiet,
            _ => false,
        }
    }

    /// The format that was named, where the command has formats.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Command::Search(args) => args.shape.format,
            Command::Index(args) => args.shape.format,
            Command::List(args) => args.shape.format,
            Command::Show(args) => args.shape.format,
            Command::Why(args) => args.shape.format,
            Command::Split(args) => args.shape.format,
            Command::Tokens(args) => args.shape.format,
            Command::Status(args) => args.shape.format,
            Command::Stats(args) => args.shape.format,
            Command::Quiz(args) => args.shape.format,
            Command::Words(args) => args.action.format(),
            Command::Config(args) => args.action.format(),
            Command::Cache(args) => args.action.format(),
            // A server says by its own protocol what is wrong with a call.
            Command::Open(_)
            | Command::Mcp(_)
            | Command::Ui(_)
            | Command::ShellInit(_)
            | Command::Completions(_)
            | Command::Complete(_)
            | Command::Man(_) => None,
        }
    }
}

/// The shells that most people have ask mundap itself; the others get what clap can say beforehand.
fn completions(args: &CompletionsArgs) -> anyhow::Result<Ending> {
    match args.shell {
        Shell::Bash => desk::print(include_bytes!("shells/mundap.bash")),
        Shell::Zsh => desk::print(include_bytes!("shells/mundap.zsh")),
        Shell::Fish => desk::print(include_bytes!("shells/mundap.fish")),
        other => {
            let mut script = Vec::new();
            clap_complete::generate(
                other,
                &mut translated(formats::described()),
                "mundap",
                &mut script,
            );
            desk::print(&script)
        }
    }
}
