//! Prints how many bytes of an index each field takes, by kind of file. Knows no note.
//!
//! `cargo run --release -p mundap-index --example bytes -- INDEX`, where INDEX is what `mundap
//! --index INDEX` was given. Terms, lists of units, positions and lengths come by field, the rest
//! by kind of file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::{Directory, RamDirectory};
use tantivy::{Index, IndexReader, ReloadPolicy};

/// Bytes of terms, lists of units, positions and lengths.
type Kinds = [u64; 4];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let units = folder.ok_or("name the folder of an index")?.join("units");
    println!("{:>12} {:>12}", "file", "bytes");
    for (kind, bytes) in files(&units)? {
        println!("{kind:>12} {bytes:>12}");
    }
    println!(
        "\n{:>12} {:>12} {:>12} {:>12} {:>12}",
        "field", "term", "idx", "pos", "fieldnorm"
    );
    for (field, [terms, lists, positions, lengths]) in fields(&units)? {
        println!("{field:>12} {terms:>12} {lists:>12} {positions:>12} {lengths:>12}");
    }
    Ok(())
}

fn files(units: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut kinds = BTreeMap::new();
    for entry in fs::read_dir(units)? {
        let entry = entry?;
        let path = entry.path();
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        *kinds.entry(kind.into_owned()).or_default() += entry.metadata()?.len();
    }
    Ok(kinds)
}

fn fields(units: &Path) -> Result<BTreeMap<String, Kinds>, Box<dyn Error>> {
    let index = Index::open(in_memory(units)?)?;
    let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
    let reader: IndexReader = builder.try_into()?;
    let mut fields: BTreeMap<String, Kinds> = BTreeMap::new();
    for segment in reader.searcher().segment_readers() {
        let usage = segment.space_usage()?;
        let kinds = [
            usage.termdict(),
            usage.postings(),
            usage.positions(),
            usage.fieldnorms(),
        ];
        for (kind, usage) in kinds.into_iter().enumerate() {
            for field in usage.fields() {
                let bytes = fields.entry(field.field_name().to_owned()).or_default();
                bytes[kind] += field.total().get_bytes();
            }
        }
    }
    Ok(fields)
}

/// The index's files, the commit without its seal.
fn in_memory(units: &Path) -> Result<RamDirectory, Box<dyn Error>> {
    let memory = RamDirectory::create();
    for entry in fs::read_dir(units)? {
        let path = entry?.path();
        let mut bytes = fs::read(&path)?;
        let name = Path::new(path.file_name().unwrap_or_default());
        if name == Path::new("meta.json") {
            let mut values = serde_json::Deserializer::from_slice(&bytes).into_iter();
            let commit: serde_json::Value = values.next().ok_or("the commit is empty")??;
            bytes = serde_json::to_vec(&commit)?;
        }
        memory.atomic_write(name, &bytes)?;
    }
    Ok(memory)
}
