//! What mundap is built of: licences and sources as `deny.toml` allows them, and no unsafe code of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The registry that every crate from outside comes from, as the lock file spells it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(name)).expect("the repository has that file")
}

/// The licences that `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let table: toml::Table = read("deny.toml").parse().expect("the file is TOML");
    let listed = table["licenses"]["allow"]
        .as_array()
        .expect("it lists the licences");
    let names = listed
        .iter()
        .map(|name| name.as_str().expect("a name is a text").to_owned());
    names.collect()
}

/// Whether a licence expression can be met; `AND` binds closer than `OR`, a slash is an old `OR`.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = any(&mut words, allowed);
    met && words.next().is_none()
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn any(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = any(words, allowed);
        return words.next_if_eq(&")").is_some() && met;
    }
    let mut name = words.next().unwrap_or_default().to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        name = format!("{name} WITH {}", words.next().unwrap_or_default());
    }
    allowed.contains(&name)
}

#[test]
fn licence_expressions_are_understood() {
    let allowed: BTreeSet<String> = ["MIT", "A WITH b"].map(str::to_owned).into();
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND A WITH b", true),
        ("A", false),
        ("(MIT", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}

/// Every crate that the lock file names, as cargo finds them on this machine.
fn packages() -> Vec<serde_json::Value> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--offline", "--locked", "--format-version", "1"]);
    let output = command
        .current_dir(ROOT)
        .output()
        .expect("cargo runs this test");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    packages.clone()
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let (allowed, packages) = (allowed(), packages());
    assert!(packages.len() > 100, "the lock file names many crates");
    let refused = packages.iter().filter(|package| {
        let licence = package["license"].as_str().unwrap_or_default();
        !is_met(licence, &allowed)
    });
    let refused: Vec<String> = refused
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_crate_comes_from_the_registry_under_a_checksum() {
    let lock: toml::Table = read("Cargo.lock").parse().expect("the file is TOML");
    let packages = lock["package"].as_array().expect("it lists packages");
    let own = ["mundap", "mundap-index", "mundap-ko-dic"];
    for package in packages {
        let name = package["name"].as_str().expect("a package has a name");
        let source = package.get("source").and_then(toml::Value::as_str);
        match own.contains(&name) {
            true => assert_eq!(source, None, "{name}"),
            false => {
                assert_eq!(source, Some(REGISTRY), "{name}");
                assert!(package.get("checksum").is_some(), "{name}");
            }
        }
    }
}

#[test]
fn no_crate_of_this_workspace_may_hold_unsafe_code() {
    let workspace: toml::Table = read("Cargo.toml").parse().expect("the file is TOML");
    let lints = &workspace["workspace"]["lints"]["rust"];
    assert_eq!(lints["unsafe_code"].as_str(), Some("forbid"));
    let members = workspace["workspace"]["members"]
        .as_array()
        .expect("it has members");
    for member in members {
        let member = member.as_str().expect("a member is a folder");
        let manifest: toml::Table = read(&format!("{member}/Cargo.toml"))
            .parse()
            .expect("the file is TOML");
        assert_eq!(
            manifest["lints"]["workspace"].as_bool(),
            Some(true),
            "{member}"
        );
    }
}
