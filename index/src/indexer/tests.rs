//! What a refresh finds that no file system tells, and what only reading every note does.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::write::{self, WRITER_BYTES};
use super::{Care, Reading, Report, Source, Trust, refresh_with};
use crate::analysis::Analyzer;
use crate::folder;
use crate::forms::FormRules;
use crate::manifest::Manifest;
use crate::notes::{self, NoteFile};

const OLD: &str = "## 캐시란?\n\n메모리에 둔다.\n";
const NEW: &str = "## 캐시란?\n\n디스크에 둔다.\n";

struct Vault {
    home: TempDir,
    roots: Vec<PathBuf>,
}

impl Vault {
    fn new(text: &str) -> Vault {
        let home = TempDir::new().expect("the system's temporary folder is writable");
        let notes = home.path().join("notes");
        fs::create_dir(&notes).expect("the folder is our own");
        fs::write(notes.join("a.md"), text).expect("the folder is our own");
        let roots = vec![notes.canonicalize().expect("it was just made")];
        Vault { home, roots }
    }

    fn index(&self) -> PathBuf {
        self.home.path().join("index")
    }

    fn refresh(&self, reading: Reading) -> Report {
        let forms = &FormRules::default();
        let roots = &self.roots;
        let care = Care {
            reading,
            ..Care::default()
        };
        let analyzer = Analyzer::new().expect("the dictionary is whole");
        let source = Source { roots, forms };
        refresh_with(&self.index(), source, &analyzer, care, &mut |_| {})
            .expect("the index is our own")
    }

    /// Makes the index believe that it knows the files as they are now.
    fn believe(&self) {
        let trust = Trust::Stamps.of_files();
        let (index, state) =
            folder::open_or_make(&self.index(), trust, None).expect("the index is our own");
        let state = state.expect("there is an index");
        let mut manifest = Manifest::of(state.roll);
        for file in notes::walk(&self.roots).files {
            let known = manifest.notes.get(&file.path);
            let mut known = known.expect("it was indexed");
            let NoteFile {
                path,
                modified_ns,
                changed_ns,
                size_bytes,
                inode,
                device,
            } = file;
            (known.modified_ns, known.changed_ns) = (modified_ns, changed_ns);
            (known.inode, known.device) = (inode, device);
            known.size_bytes = size_bytes;
            manifest.notes.insert(path, known);
        }
        // As if the refresh had been long after the edit.
        manifest.written_ns = i64::MAX;
        let mut writer = index
            .writer_with_num_threads::<tantivy::TantivyDocument>(1, WRITER_BYTES)
            .expect("nobody else writes");
        write::commit(&self.index(), &mut writer, &manifest, state.generation + 1)
            .expect("the index is our own");
    }

    fn note(&self) -> &Path {
        &self.roots[0]
    }
}

#[test]
fn an_edit_that_leaves_no_trace_is_found_where_every_note_is_read() {
    let vault = Vault::new(OLD);
    assert_eq!(vault.refresh(Reading::Changed).added, 1);
    assert_eq!(OLD.len(), NEW.len());
    fs::write(vault.note().join("a.md"), NEW).expect("the folder is our own");
    vault.believe();
    assert_eq!(vault.refresh(Reading::Changed).changed, 0, "nothing tells");
    assert_eq!(vault.refresh(Reading::Every).changed, 1);
    assert_eq!(
        vault.refresh(Reading::Every).changed,
        0,
        "it is known by now"
    );
}

#[test]
fn a_damaged_list_of_notes_is_made_anew() {
    let vault = Vault::new(OLD);
    vault.refresh(Reading::Changed);
    let units = vault.index().join("units");
    let entries = fs::read_dir(&units).expect("it was just made").flatten();
    let is_list = |path: &PathBuf| path.extension().is_some_and(|end| end == "bin");
    let list = entries.map(|entry| entry.path()).find(is_list);
    let list = list.expect("an index has a list of notes");
    let mut bytes = fs::read(&list).expect("it is our own");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&list, bytes).expect("it is our own");
    let report = vault.refresh(Reading::Changed);
    assert!(report.rebuilt && report.notes == 1, "{report:?}");
}
