//! Reads underscores in a query as emphasis where no note has them in a name. Knows no score.

use crate::error::Error;
use crate::query::{Atom, Group};

/// The mark of strong emphasis, which `__init__` bears as part of its name.
pub(super) const MARK: &str = "__";

/// The group without the marks around words that are copied from a note: `__Redis__`.
///
/// `is_name` tells whether a note has the name with its underscores, in lower case.
pub(super) fn unmarked(
    group: &Group,
    is_name: &dyn Fn(&str) -> Result<bool, Error>,
) -> Result<Group, Error> {
    let mut group = group.clone();
    let clauses = group.alternatives.iter_mut().flatten();
    for clause in clauses {
        unmark(&mut clause.atom, is_name)?;
    }
    Ok(group)
}

fn unmark(atom: &mut Atom, is_name: &dyn Fn(&str) -> Result<bool, Error>) -> Result<(), Error> {
    match atom {
        Atom::Words(text) | Atom::Phrase(text) if text.contains(MARK) => {
            *text = without_marks(text, is_name)?;
        }
        Atom::Group(group) => *group = unmarked(group, is_name)?,
        Atom::In(_, inner) => unmark(inner, is_name)?,
        Atom::Words(_) | Atom::Phrase(_) | Atom::Prefix(_) | Atom::Filter(_) => {}
    }
    Ok(())
}

fn without_marks(
    text: &str,
    is_name: &dyn Fn(&str) -> Result<bool, Error>,
) -> Result<String, Error> {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(in_name) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c| !in_name(c)).unwrap_or(from.len());
        let (name, behind) = from.split_at(end);
        shown.push_str(before);
        let bare = name.trim_matches('_');
        let is_marked = name.starts_with(MARK) || name.ends_with(MARK);
        let drops = is_marked && !is_name(&name.to_lowercase())?;
        shown.push_str(if drops { bare } else { name });
        rest = behind;
    }
    shown.push_str(rest);
    Ok(shown)
}

/// Whether the character may stand in a program's name.
fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
