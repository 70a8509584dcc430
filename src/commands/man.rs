//! `man`: the manual page of the program or of one command, as roff.

use crate::args::{ManArgs, formats};
use crate::failure::{Ending, Failure};
use crate::messages::{say, translated};

use super::desk;

pub(super) fn run(args: &ManArgs) -> anyhow::Result<Ending> {
    let program = translated(formats::described());
    let command = match &args.command {
        None => program,
        Some(name) => of_command(&program, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    desk::print(&page)
}

fn of_command(program: &clap::Command, name: &str) -> Result<clap::Command, Failure> {
    let Some(command) = program.find_subcommand(name) else {
        let failure = Failure::new("usage", say!("no-command", name));
        return Err(failure.hint(say!("no-command-hint")));
    };
    Ok(command.clone())
}
