//! Ctrl-G in a real shell: what was picked comes into the command line, quoted.

use std::path::Path;
use std::process::Command;

use crate::stage::vault;

#[test]
fn ctrl_g_puts_a_note_into_the_command_line() {
    let bash = Path::new("/bin/bash");
    if !bash.exists() {
        eprintln!("not run: there is no {}", bash.display());
        return;
    }
    let home = vault();
    home.write(
        "ops/on call's.md",
        "# 당직\n\n## pagerduty는 누가 받나요?\n\n당번이 받습니다.\n",
    );
    let mut shell = home.start_program(100, 30, bash, &["--norc", "--noprofile", "-i"]);
    shell.send("PS1='ready: '; eval \"$(mundap shell-init bash)\"\r");
    shell.until("\nready:");
    shell.send("printf '<%s>' \x07");
    shell.until("Enter choose");
    shell.send("pagerdu");
    shell.until("pagerduty는 누가 받나요?");
    shell.send("\r");
    shell.until("ready: printf '<%s>' ops/on\\ call\\'s.md");
    shell.send("\r");
    shell.until("<ops/on call's.md>");
    shell.send("echo left \x07");
    shell.until("Enter choose");
    shell.send("\x1b");
    shell.until("ready: echo left");
}

#[test]
fn every_shell_has_a_script_that_names_the_picker() {
    for shell in ["bash", "zsh", "fish"] {
        let program = Command::new(env!("CARGO_BIN_EXE_mundap"));
        let output = { program }.args(["shell-init", shell]).output();
        let output = output.expect("the program starts");
        let script = String::from_utf8_lossy(&output.stdout);
        assert!(script.contains("mundap ui --print=file"), "{script}");
        assert!(output.status.success() && output.stderr.is_empty());
        let checked = Command::new(shell).args(["-n", "-c", &script]).output();
        // A shell that is not there cannot judge its script.
        let Ok(checked) = checked else { continue };
        assert!(checked.status.success(), "{checked:?}");
    }
}
