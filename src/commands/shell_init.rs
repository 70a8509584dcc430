//! `shell-init`: what a shell reads to have Ctrl-G pick a note. Runs no shell.

use crate::args::{ShellChoice, ShellInitArgs};
use crate::failure::Ending;

use super::desk;

pub(super) fn run(args: &ShellInitArgs) -> anyhow::Result<Ending> {
    desk::print(script(args.shell).as_bytes())
}

fn script(shell: ShellChoice) -> &'static str {
    match shell {
        ShellChoice::Bash => include_str!("shell_init/mundap.bash"),
        ShellChoice::Zsh => include_str!("shell_init/mundap.zsh"),
        ShellChoice::Fish => include_str!("shell_init/mundap.fish"),
    }
}
