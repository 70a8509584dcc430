//! `--timings`: the phases of a command on stderr.

use crate::vault::Vault;

fn phases(told: &[u8]) -> Vec<String> {
    let told = String::from_utf8(told.to_vec()).expect("phases are text");
    let lines = told.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, millis, "ms"] = words[..] else {
            panic!("no phase: {line}");
        };
        assert!(millis.parse::<f64>().is_ok_and(|millis| millis >= 0.0));
        name.to_owned()
    });
    lines.collect()
}

fn output(vault: &Vault, words: &str) -> std::process::Output {
    let mut command = vault.command(words);
    command.output().expect("the program was built")
}

#[test]
fn a_command_tells_its_phases_when_asked() {
    let vault = Vault::new(&[("a.md", "## 캐시란?\n\n빠르다.\n")]);
    let built = output(&vault, "index --timings");
    let names = [
        "settings", "analyser", "look", "read", "commit", "write", "total",
    ];
    assert_eq!(phases(&built.stderr), names);
    let found = output(&vault, "search 캐시 --timings");
    let names = [
        "settings", "analyser", "look", "open", "search", "write", "total",
    ];
    let told = phases(&found.stderr);
    // A note as fresh as this may be read once more.
    let told: Vec<_> = told
        .iter()
        .filter(|name| *name != "read" && *name != "commit")
        .collect();
    assert_eq!(told, names);
    assert!(output(&vault, "search 캐시").stderr.is_empty());
}

#[test]
fn phases_are_json_where_results_are() {
    let vault = Vault::new(&[("a.md", "## 캐시란?\n\n빠르다.\n")]);
    let found = output(&vault, "search 캐시 --timings --format json");
    let told: serde_json::Value =
        serde_json::from_slice(&found.stderr).expect("one JSON object and nothing else");
    let phases = told["timings"].as_object().expect("an object of phases");
    assert!(phases["total"].as_f64() >= phases["search"].as_f64());
    assert!(phases["search"].as_f64() > Some(0.0));
}
