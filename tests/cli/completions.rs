//! Completion: what the hidden command offers, and that bash, zsh and fish show it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::vault::Vault;

const CONFIG: &str = ".config/mundap/config.toml";

fn vault() -> Vault {
    let vault = Vault::sample();
    let config = "[collections.work]\nnotes = [\"~/other\"]\n[collections.\"잡담\"]\nnotes = [\"~/other\"]\n[aliases]\noops = \"list --unanswered\"\n";
    vault.write_home(CONFIG, config.as_bytes());
    vault.write_home(
        "other/a.md",
        "---\ntags: [일]\n---\n\n## 일인가요?\n\n네.\n".as_bytes(),
    );
    vault.run("index");
    vault.run("index -c work");
    vault
}

/// The values offered behind these words, without the first line.
fn offered(vault: &Vault, words: &str) -> Vec<String> {
    let (before, current) = words.rsplit_once(' ').unwrap_or(("", words));
    let mut command = vault.command("__complete --");
    command.arg(current).args(before.split_whitespace());
    let output = command.output().expect("the program was built");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let values = text.lines().skip(1);
    values
        .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn what_only_this_user_has_is_offered() {
    let vault = vault();
    assert_eq!(offered(&vault, "oo"), ["oops"]);
    assert_eq!(offered(&vault, "search -c "), ["work", "잡담"]);
    assert_eq!(offered(&vault, "search --tag "), ["db"]);
    assert_eq!(offered(&vault, "-c work search --tag "), ["일"]);
    assert_eq!(offered(&vault, "oops --tag d"), ["db"]);
    vault.run("words add 결제봇 =PayBot");
    assert_eq!(offered(&vault, "words remove "), ["결제봇"]);
}

#[test]
fn ids_are_offered_with_their_beginning_and_without() {
    let vault = vault();
    let all = offered(&vault, "show ");
    assert_eq!(all.len(), 3, "{all:?}");
    let begun = offered(&vault, &format!("show {}", &all[0][..4]));
    assert_eq!(begun, [all[0].as_str()]);
    assert_eq!(offered(&vault, "show zz"), [""; 0]);
}

#[test]
fn a_broken_config_file_or_no_index_offers_nothing_and_tells_nothing() {
    let vault = Vault::sample();
    assert_eq!(offered(&vault, "search --tag "), [""; 0]);
    assert_eq!(offered(&vault, "show "), [""; 0]);
    vault.write_home(CONFIG, b"oops = ");
    assert_eq!(offered(&vault, "search -c "), [""; 0]);
    assert_eq!(offered(&vault, "sea"), ["search"]);
}

/// What a shell prints for a script, in the vault, with the program in front of `PATH`.
///
/// Nothing where the shell is not installed, which is told.
fn run_in(vault: &Vault, shell: &str, words: &[&str], script: &str) -> Option<String> {
    let is_there = Command::new(shell)
        .arg("-c")
        .arg("true")
        .stdout(Stdio::null())
        .status();
    if is_there.is_err() {
        eprintln!("not run: {shell} is not installed");
        return None;
    }
    let path = vault.home().join("script");
    fs::write(&path, script).expect("the folder is the vault's own");
    let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
    let folder = program.parent().expect("the program lies in a folder");
    let output = Command::new(shell)
        .args(words)
        .arg(&path)
        .current_dir(vault.notes())
        .env_clear()
        .env("HOME", vault.home())
        .env("LC_ALL", "C.UTF-8")
        .env(
            "PATH",
            format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display()),
        )
        .output()
        .expect("the shell is there");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(errors, "", "{shell}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn completion_script(vault: &Vault, shell: &str) -> String {
    let output = vault.run(&format!("completions {shell}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Bash's own state of a line, then the function that the script registers.
fn in_bash(vault: &Vault, words: &[&str]) -> Option<String> {
    let script = completion_script(vault, "bash");
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "{script}\ncompopt() {{ :; }}\nCOMP_WORDS=({}); COMP_CWORD={}\n_mundap\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1
    );
    run_in(vault, "bash", &["--norc", "--noprofile"], &script)
}

#[test]
fn bash_shows_what_is_offered() {
    let vault = vault();
    let check = |words: &[&str], want: &str| {
        if let Some(shown) = in_bash(&vault, words) {
            assert_eq!(shown, want, "{words:?}");
        }
    };
    check(&["mundap", "statu"], "status\n");
    check(&["mundap", "search", "-c", ""], "work\n잡담\n");
    check(
        &["mundap", "search", "--format", "=", "js"],
        "json\njsonl\n",
    );
    check(&["mundap", "search", "--tag", "d"], "db\n");
    check(&["mundap", "search", "--notes", "d"], "db\n");
    check(&["mundap", "search", ""], "\n");
}

#[test]
fn fish_shows_what_is_offered_and_no_folders_elsewhere() {
    let vault = vault();
    let check = |line: &str, want: &str| {
        let script = completion_script(&vault, "fish");
        let script = format!("{script}\ncomplete -C '{line}' | string split -f1 \\t\n");
        if let Some(shown) = run_in(&vault, "fish", &["--no-config"], &script) {
            assert_eq!(shown, want, "{line}");
        }
    };
    check("mundap search --tag ", "db\n");
    check("mundap show zz", "");
    check("mundap search ", "");
    check("mundap search --notes d", "db/\n");
    check(
        "mundap search --format=js",
        "--format=json\n--format=jsonl\n",
    );
}

/// Zsh completes only in its line editor: a terminal of its own runs it, typed into from outside.
#[test]
fn zsh_shows_what_is_offered() {
    let vault = vault();
    fs::write(
        vault.home().join("_mundap"),
        completion_script(&vault, "zsh"),
    )
    .expect("the folder is the vault's own");
    let script = "zmodload zsh/zpty\n\
        zpty z zsh -f -i\n\
        zpty -w z 'PS1= ; fpath=($HOME $fpath); autoload -U compinit; compinit -u -D'\n\
        zpty -w -n z $'mundap search --tag d\\t; echo end\\n'\n\
        zpty -w z 'exit'\n\
        while zpty -r z line; do all+=$line; done\n\
        [[ $all == *'--tag db'* ]] && print found || print -r -- $all\n";
    if let Some(shown) = run_in(&vault, "zsh", &["-f"], script) {
        assert_eq!(shown, "found\n");
    }
}
