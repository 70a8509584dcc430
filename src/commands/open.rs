//! `open`: the note in the user's editor, at the question's line.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Sort, UnitRecord, Widening};

use crate::args::OpenArgs;
use crate::config::Config;
use crate::failure::{Ending, Failure, reason};
use crate::messages::say;

use super::absence::brief;
use super::desk::Desk;
use super::editors;
use super::opened::{self, Opened};
use super::pointed::{self, Pointer};
use super::recall;
use super::search::joined;

pub(super) fn run(args: &OpenArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    // Before anything is searched: who has no editor is told at once.
    editor(&desk.config)?;
    let recall = recall::last();
    let query = joined(&args.query);
    let pointer = Some(Pointer::of(&query)).filter(Pointer::is_sure);
    let places = || pointed::places(pointer.as_slice(), recall.as_ref(), desk);
    let opened = opened::open_at(desk, &args.refresh, places)?;
    let unit = match &pointer {
        Some(pointer) => pointed::find(&opened, pointer, recall.as_ref(), desk)?,
        None => best(&query, &opened, desk)?,
    };
    let Some(unit) = unit else {
        return Ok(Ending::Nothing);
    };
    edit_at(&desk.config, &opened.places.shown(&unit.path), unit.line)?;
    Ok(Ending::Found)
}

/// The best hit of a query; says which one it is, or that there is none.
fn best(query: &str, opened: &Opened<'_>, desk: &Desk<'_>) -> Result<Option<UnitRecord>, Failure> {
    let parsed = Query::parse(query);
    let request = Request {
        query: &parsed,
        mode: Mode::Ranked,
        limit: Some(1),
        sort: Sort::Score,
        scope: Scope::default(),
        folding: Folding::On,
        widening: Widening::Allowed,
        excerpt_columns: 0,
    };
    let outcome = opened.ask(|searcher| searcher.search(&request))?;
    let hit = outcome
        .hits
        .into_iter()
        .next()
        .filter(|_| !parsed.is_empty());
    if hit.is_none() {
        let message = say!("nothing-to-open", query = brief(query));
        desk.reporter
            .absence(&Failure::new("nothing-found", message).hint(say!("nothing-to-open-hint")));
    }
    Ok(hit.map(|hit| hit.unit))
}

/// What POSIX systems have where nobody has chosen.
const USUAL_EDITOR: &str = "vi";

/// The editor's program and its own arguments.
fn editor(config: &Config) -> Result<Vec<String>, Failure> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let named = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .or_else(|| config.editor.clone());
    let named = named.unwrap_or_else(|| USUAL_EDITOR.to_owned());
    match shlex::split(&named) {
        Some(words) if !words.is_empty() => Ok(words),
        _ => {
            let message = say!("bad-editor", editor = named);
            Err(Failure::new("editor", message).hint(say!("bad-editor-hint")))
        }
    }
}

/// The note, as it is shown, in the user's editor at that line.
pub(super) fn edit_at(config: &Config, note: &Path, line: usize) -> Result<(), Failure> {
    let editor = editor(config)?;
    if editors::name(&editor[0]) == "obsidian" {
        // A note that is gone by now is Obsidian's to tell.
        let whole = note.canonicalize().unwrap_or_else(|_| note.to_owned());
        let address = editors::obsidian(&whole);
        return run_editor(&[editors::OPENER.to_owned()], vec![address.into()]);
    }
    let place = editors::place(&editor[0], &as_argument(note), line);
    run_editor(&editor, place)
}

fn run_editor(editor: &[String], place: Vec<OsString>) -> Result<(), Failure> {
    let (program, own) = editor
        .split_first()
        .expect("an editor has at least one word");
    let status = Command::new(program).args(own).args(place).status();
    let program = program.as_str();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            let message = say!("editor-failed", program, status = status.to_string());
            Err(Failure::new("editor", message).hint(say!("no-editor-hint")))
        }
        Err(error) => {
            let message = say!("no-editor", program, reason = reason(&error));
            Err(Failure::new("editor", message).hint(say!("no-editor-hint")))
        }
    }
}

/// A path that no program takes for anything else: it is absolute or begins with `./`.
///
/// Bare, `-c.md` is an option, `+!touch x.md` a command of Vim's and `!touch x.md` one of ed's.
fn as_argument(note: &Path) -> PathBuf {
    Path::new(".").join(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_for_a_program_begins_with_a_point_or_at_the_root() {
        let check = |shown, want| assert_eq!(as_argument(Path::new(shown)), Path::new(want));
        check("+!touch PWNED.md", "./+!touch PWNED.md");
        check("-c/가.md", "./-c/가.md");
        check("../-c.md", "./../-c.md");
        check("/노트/-c.md", "/노트/-c.md");
    }
}
