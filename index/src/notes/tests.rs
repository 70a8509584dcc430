//! What is found on disk and how it is read, each rule on a folder of its own.

mod reading;
mod walking;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A folder with these files, gone when dropped.
fn vault(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("the system's temporary folder is writable");
    for (path, text) in files {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    let parent = path.parent().expect("a joined path has a parent");
    fs::create_dir_all(parent).expect("the folder is writable");
    fs::write(path, bytes).expect("the folder is writable");
}
