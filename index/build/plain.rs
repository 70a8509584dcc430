//! Compiles the table of plain words, so that no run has to read it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[path = "../src/plain/table.rs"]
mod table;

/// Writes the compiled table into the build's folder.
///
/// `concept` gives the vocabulary's name of a spelling, which is what a query has for it.
pub(crate) fn write(
    source: &Path,
    out: &Path,
    concept: &dyn Fn(&str) -> Option<String>,
    is_idle: &dyn Fn(&str) -> bool,
) {
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(source).expect("the table lies beside the manifest");
    let rows = table::rows(&text);
    for row in &rows {
        assert!(!row.nouns.is_empty(), "a row without nouns: {row:?}");
        let mute = row.ways.iter().find(|way| !table::is_telling(way));
        assert!(
            mute.is_none(),
            "a way that says nothing: {mute:?} of {row:?}"
        );
    }
    let forms = |word: &str| concept(word).into_iter().collect();
    let code = code(&table::prepare(&rows, &forms, is_idle));
    fs::write(out.join("plain.rs"), code).expect("the build's own folder can be written");
}

fn code(prepared: &table::Prepared) -> String {
    let table::Prepared { words, ways, nouns } = prepared;
    let mut code = format!("static WORDS: [Word; {}] = [\n", words.len());
    let all = "a string takes all";
    for (text, (telling, places)) in words {
        writeln!(
            code,
            "Word {{ text: Cow::Borrowed({text:?}), telling: {telling:?}, places: Cow::Borrowed(&{places:?}) }},"
        )
        .expect(all);
    }
    writeln!(code, "];\nstatic WAYS: [Way; {}] = [", ways.len()).expect(all);
    for (row, least) in ways {
        writeln!(
            code,
            "Way {{ row: {row}, least: Cow::Borrowed(&{least:?}) }},"
        )
        .expect(all);
    }
    writeln!(code, "];\nstatic NOUNS: [Nouns; {}] = [", nouns.len()).expect(all);
    for row in nouns {
        let quoted = row.iter().map(|noun| format!("Cow::Borrowed({noun:?})"));
        let quoted: Vec<String> = quoted.collect();
        writeln!(code, "Cow::Borrowed(&[{}]),", quoted.join(", ")).expect(all);
    }
    code.push_str("];\n");
    code
}
