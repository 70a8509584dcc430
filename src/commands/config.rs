//! `config`: writes a config file to fill in, shows every setting, names the file.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use crate::args::{Cli, ConfigAction, ConfigArgs, Format, ShowConfigArgs};
use crate::config::{self, keys};
use crate::failure::{Ending, Failure, Reporter, reason};
use crate::render::{self, safe};

use super::desk::{self, Desk};
use super::origins;

const FORMATS: [Format; 4] = [Format::Pretty, Format::Plain, Format::Json, Format::Jsonl];

/// Only `show` needs a file that can be read.
pub(super) fn run(args: &ConfigArgs, cli: &Cli, reporter: &Reporter) -> anyhow::Result<Ending> {
    match &args.action {
        ConfigAction::Init => init(),
        ConfigAction::Show(args) => show(args, cli, &Desk::open(cli, reporter)?),
        ConfigAction::Path => desk::print(format!("{}\n", safe::path_text(&file()?)).as_bytes()),
    }
}

impl ConfigAction {
    /// The format that was named, where the action has formats.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            ConfigAction::Show(args) => args.shape.format,
            ConfigAction::Init | ConfigAction::Path => None,
        }
    }
}

fn init() -> anyhow::Result<Ending> {
    let path = file()?;
    let shown = safe::path_text(&path).into_owned();
    let unwritable = |error: std::io::Error| {
        let message = format!("cannot write `{shown}`: {}", reason(&error));
        Failure::new("config", message)
            .hint("MUNDAP_CONFIG names another place for the config file")
    };
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let mut new = match File::create_new(&path) {
        Ok(new) => new,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let message = format!("`{shown}` is there already; nothing was changed");
            let hint = "`mundap config show` tells what it sets; move it away to begin anew";
            return Err(Failure::new("config", message).hint(hint).into());
        }
        Err(error) => return Err(unwritable(error).into()),
    };
    new.write_all(keys::commented().as_bytes())
        .map_err(unwritable)?;
    desk::print(format!("{shown}\n").as_bytes())
}

fn show(args: &ShowConfigArgs, cli: &Cli, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &FORMATS)?;
    let settings = origins::settings(cli, &desk.config)?;
    let commands = Cli::command();
    for name in desk.config.aliases.keys() {
        if commands.find_subcommand(name).is_some() {
            let message =
                format!("the alias `{name}` is never used: mundap has a command of that name");
            let hint = "call it something else";
            desk.reporter
                .warning(&Failure::new("alias", message).hint(hint));
        }
    }
    desk.write(&args.shape, |out| {
        Ok(render::settings(out, &settings, &look)?)
    })?;
    Ok(Ending::Found)
}

fn file() -> Result<PathBuf, Failure> {
    config::file().ok_or_else(|| {
        let message = "cannot tell your config folder: no home folder is known";
        Failure::new("config", message).hint("name a config file with MUNDAP_CONFIG")
    })
}
