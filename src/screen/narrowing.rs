//! What the list is narrowed to: answered or not, kind, tag, folder, heading. Knows no key and no index.

use std::path::{Path, PathBuf};

use mundap_index::searcher::Scope;
use mundap_index::splitter::Kind;

use crate::messages::say;

/// Conditions that keys set beside the query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Narrowing {
    answers: Answers,
    kinds: Kinds,
    tag: Option<String>,
    folder: Option<PathBuf>,
    heading: Option<String>,
}

/// Which questions count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Answers {
    #[default]
    All,
    Unanswered,
    Answered,
}

/// Which units count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kinds {
    #[default]
    All,
    Questions,
}

impl Narrowing {
    /// All, then unanswered, then answered ones.
    pub(crate) fn turn_answers(&mut self) {
        self.answers = match self.answers {
            Answers::All => Answers::Unanswered,
            Answers::Unanswered => Answers::Answered,
            Answers::Answered => Answers::All,
        };
    }

    pub(crate) fn turn_kinds(&mut self) {
        self.kinds = match self.kinds {
            Kinds::All => Kinds::Questions,
            Kinds::Questions => Kinds::All,
        };
    }

    /// The first of these tags, then the next, then none.
    pub(crate) fn turn_tag(&mut self, tags: &[String]) {
        self.tag = after(self.tag.as_ref(), tags);
    }

    /// The folder of a note below its root, then the one around it, then none.
    pub(crate) fn turn_folder(&mut self, note: &Path) {
        let folders = note.ancestors().skip(1);
        let folders = folders.filter(|folder| !folder.as_os_str().is_empty());
        let folders: Vec<PathBuf> = folders.map(Path::to_owned).collect();
        self.folder = after(self.folder.as_ref(), &folders);
    }

    /// The innermost of these headings, then the one around it, then none.
    pub(crate) fn turn_heading(&mut self, headings: &[String]) {
        let inwards: Vec<String> = headings.iter().rev().cloned().collect();
        self.heading = after(self.heading.as_ref(), &inwards);
    }

    pub(crate) fn clear(&mut self) {
        *self = Narrowing::default();
    }

    /// The conditions in words, each for itself.
    pub(crate) fn named(&self) -> Vec<String> {
        let mut named = Vec::new();
        match self.answers {
            Answers::All => {}
            Answers::Unanswered => named.push(say!("narrowed-unanswered")),
            Answers::Answered => named.push(say!("narrowed-answered")),
        }
        if self.kinds == Kinds::Questions {
            named.push(say!("narrowed-questions"));
        }
        named.extend(self.tag.iter().map(|tag| format!("#{tag}")));
        let folder = self.folder.iter();
        named.extend(folder.map(|folder| format!("{}/", folder.display())));
        named.extend(self.heading.iter().map(|heading| format!("› {heading}")));
        named
    }

    /// The conditions as the library takes them.
    pub(crate) fn scope(&self) -> Scope {
        Scope {
            tags: self.tag.iter().cloned().collect(),
            paths: self.folder.iter().map(|folder| pattern(folder)).collect(),
            headings: self.heading.iter().cloned().collect(),
            kind: (self.kinds == Kinds::Questions).then_some(Kind::Question),
            answered: match self.answers {
                Answers::All => None,
                Answers::Unanswered => Some(false),
                Answers::Answered => Some(true),
            },
        }
    }
}

/// The one behind the present one; the first where it is none of them, none behind the last.
fn after<T: Clone + PartialEq>(present: Option<&T>, choices: &[T]) -> Option<T> {
    let at = present.and_then(|present| choices.iter().position(|choice| choice == present));
    choices.get(at.map_or(0, |at| at + 1)).cloned()
}

/// A glob for all below a folder, whatever signs are in its name.
fn pattern(folder: &Path) -> String {
    let mut pattern = String::new();
    for c in folder.to_string_lossy().chars() {
        match c {
            '*' | '?' | '[' | ']' | '{' | '}' | '!' => pattern.extend(['[', c, ']']),
            _ => pattern.push(c),
        }
    }
    pattern + "/**"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_through_all_choices_and_back() {
        let mut narrowing = Narrowing::default();
        let named = |narrowing: &Narrowing| narrowing.named().join(" ");
        let mut seen = Vec::new();
        for _ in 0..3 {
            narrowing.turn_answers();
            seen.push(named(&narrowing));
        }
        for _ in 0..3 {
            narrowing.turn_folder(Path::new("cs/db/락.md"));
            seen.push(named(&narrowing));
        }
        for _ in 0..3 {
            narrowing.turn_heading(&["DB".into(), "락".into()]);
            seen.push(named(&narrowing));
        }
        let expected = [
            "unanswered",
            "answered",
            "",
            "cs/db/",
            "cs/",
            "",
            "› 락",
            "› DB",
            "",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn another_hits_tag_takes_the_place_of_the_first() {
        let mut narrowing = Narrowing::default();
        narrowing.turn_tag(&["redis".into(), "db".into()]);
        assert_eq!(narrowing.named(), ["#redis"]);
        narrowing.turn_tag(&["redis".into(), "db".into()]);
        assert_eq!(narrowing.scope().tags, ["db"]);
        narrowing.turn_tag(&["kafka".into()]);
        assert_eq!(narrowing.scope().tags, ["kafka"]);
        narrowing.turn_tag(&[]);
        assert_eq!(narrowing, Narrowing::default());
    }

    #[test]
    fn a_folders_signs_are_no_pattern() {
        let mut narrowing = Narrowing::default();
        narrowing.turn_folder(Path::new("a[1]*/b.md"));
        assert_eq!(narrowing.scope().paths, ["a[[]1[]][*]/**"]);
        narrowing.turn_folder(Path::new("b.md"));
        assert_eq!(narrowing, Narrowing::default());
    }
}
