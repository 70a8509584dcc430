//! Compiles the families of concepts, at build time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes each concept of a family with its sisters; all are names of the vocabulary.
pub(crate) fn write(source: &Path, out: &Path, names: &[&str]) {
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(source).expect("the families lie beside the manifest");
    let mut sisters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let lines = text.lines();
    for line in lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let family: Vec<&str> = line.split('|').map(str::trim).collect();
        for name in &family {
            assert!(names.contains(name), "no concept of the vocabulary: {name}");
            let others = family.iter().filter(|other| *other != name);
            sisters.entry(name).or_default().extend(others);
        }
    }
    let mut code = format!(
        "static FAMILIES: [(&str, &[&str]); {}] = [\n",
        sisters.len()
    );
    for (name, others) in sisters {
        writeln!(code, "({name:?}, &{others:?}),").expect("a string takes all");
    }
    code.push_str("];\n");
    fs::write(out.join("families.rs"), code).expect("the build's own folder can be written");
}
