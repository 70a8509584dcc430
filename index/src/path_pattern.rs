//! Patterns that notes' paths are compared with. Knows no file.

use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::notes;

/// A glob, or text that a path must contain; case and composition of letters do not count.
#[derive(Clone, Debug)]
pub(crate) struct PathPattern {
    glob: Option<GlobSet>,
    text: String,
}

impl PathPattern {
    /// A pattern with `*`, `?`, `[` or `{` is a glob, that may begin at any folder.
    pub(crate) fn new(pattern: &str) -> Result<PathPattern, Error> {
        let Some(glob) = pattern
            .contains(['*', '?', '[', '{'])
            .then(|| glob(pattern))
        else {
            return Ok(PathPattern::containing(pattern));
        };
        let glob = glob.map_err(|broken| Error::Glob {
            pattern: pattern.to_string(),
            reason: broken.kind().to_string(),
        })?;
        let text = String::new();
        Ok(PathPattern {
            glob: Some(glob),
            text,
        })
    }

    /// A path must contain the text as it is.
    pub(crate) fn containing(text: &str) -> PathPattern {
        let text = fold(text);
        PathPattern { glob: None, text }
    }

    pub(crate) fn matches(&self, path: &Path) -> bool {
        let path = fold(&notes::readable(path));
        match &self.glob {
            Some(glob) => glob.is_match(path),
            None => path.contains(&self.text),
        }
    }
}

/// As a set of one: a set tells what a single glob panics over, such as braces in braces a hundred
/// deep.
fn glob(pattern: &str) -> Result<GlobSet, globset::Error> {
    let pattern = pattern.trim_start_matches("./").trim_start_matches('/');
    let anywhere = format!("**/{}", fold(pattern));
    let glob = GlobBuilder::new(&anywhere)
        .literal_separator(true)
        .build()?;
    GlobSetBuilder::new().add(glob).build()
}

fn fold(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}
