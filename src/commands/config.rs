//! `config`: writes a config file to fill in, shows every setting, names the file.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use crate::args::{Cli, ConfigAction, ConfigArgs, Format, ShowConfigArgs, formats};
use crate::config::{self, keys};
use crate::failure::{Ending, Failure, Reporter, reason};
use crate::messages::say;
use crate::render::{self, safe};

use super::desk::{self, Desk};
use super::origins;

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
        let message = say!(
            "cannot-write",
            path = shown.as_str(),
            reason = reason(&error)
        );
        Failure::new("config", message).hint(say!("config-place-hint"))
    };
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let mut new = match File::create_new(&path) {
        Ok(new) => new,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let message = say!("config-there", path = shown);
            return Err(Failure::new("config", message)
                .hint(say!("config-there-hint"))
                .into());
        }
        Err(error) => return Err(unwritable(error).into()),
    };
    new.write_all(keys::commented().as_bytes())
        .map_err(unwritable)?;
    desk::print(format!("{shown}\n").as_bytes())
}

fn show(args: &ShowConfigArgs, cli: &Cli, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::REPORT)?;
    let settings = origins::settings(cli, &desk.config)?;
    let commands = Cli::command();
    for name in desk.config.aliases.keys() {
        if commands.find_subcommand(name).is_some() {
            let message = say!("alias-unused", name = name.as_str());
            desk.reporter
                .warning(&Failure::new("alias", message).hint(say!("alias-unused-hint")));
        }
    }
    desk.write(&args.shape, |out| {
        Ok(render::settings(out, &settings, &look)?)
    })?;
    Ok(Ending::Found)
}

fn file() -> Result<PathBuf, Failure> {
    config::file().ok_or_else(|| {
        Failure::new("config", say!("no-config-folder")).hint(say!("no-config-folder-hint"))
    })
}
