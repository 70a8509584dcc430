//! `split`: how notes divide into units, without an index.

use std::fs;
use std::path::{Path, PathBuf};

use mundap_index::FormRules;
use mundap_index::id;
use mundap_index::notes;
use mundap_index::splitter::{self, Hints, Judged, Split, Unit};

use crate::args::{SplitArgs, formats};
use crate::failure::{Ending, Failure};
use crate::messages::{self, say};
use crate::render::{self, Item, Listing, Verdict, safe};

use super::desk::Desk;
use super::search::read_bytes;
use super::units::kind_name;

/// Formats of `--explain`.
pub(super) fn run(args: &SplitArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    if args.explain {
        return explain(args, desk);
    }
    let look = desk.look(&args.shape)?;
    let forms = Forms::of(desk)?;
    let items: Vec<Item> = texts(args, desk)
        .flat_map(|(file, text)| units(file, &text, &forms))
        .collect();
    let split = Listing {
        complete: !desk.reporter.has_failed(),
        ..Listing::of_items(items)
    };
    desk.read((&args.shape, &args.view), |out| {
        Ok(render::listing(out, &split, &look)?)
    })?;
    Ok(Ending::of_count(split.total))
}

fn explain(args: &SplitArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::REPORT)?;
    let forms = Forms::of(desk)?;
    let found: Vec<Verdict> = texts(args, desk)
        .flat_map(|(file, text)| verdicts(file, &text, &forms))
        .collect();
    desk.read((&args.shape, &args.view), |out| {
        Ok(render::verdicts(out, &found, &look)?)
    })?;
    Ok(Ending::of_count(found.len()))
}

/// The files' texts; one that cannot be read is told and left out.
fn texts<'a>(
    args: &'a SplitArgs,
    desk: &'a Desk<'_>,
) -> impl Iterator<Item = (&'a Path, String)> + 'a {
    args.files.iter().filter_map(|file| match text_of(file) {
        Ok(text) => Some((file.as_path(), text)),
        Err(failure) => {
            desk.reporter.failure(&failure);
            None
        }
    })
}

fn text_of(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        return Ok(String::from_utf8_lossy(&read_bytes(file)?).into_owned());
    }
    let note = notes::read(file).map_err(|reason| {
        let reason = messages::known(&reason.to_string());
        let message = say!("cannot-read", path = safe::path_text(file), reason);
        Failure::new("unreadable-note", message).hint(say!("readable-note-hint"))
    })?;
    Ok(note.text)
}

fn units(file: &Path, text: &str, forms: &Forms) -> Vec<Item> {
    let split = with_hints(file, forms, |hints| splitter::split_with(text, hints));
    let ids = id::unit_ids(&forms.roots, &absolute(file), &split.units);
    let item = |(unit, id): (&Unit, &String)| item(file, text, &split, unit, id, &ids);
    split.units.iter().zip(&ids).map(item).collect()
}

fn item(file: &Path, text: &str, split: &Split, unit: &Unit, id: &str, ids: &[String]) -> Item {
    Item {
        id: id.to_owned(),
        path: file.to_owned(),
        line: unit.line,
        end_line: unit.end_line,
        kind: kind_name(unit.kind),
        question: unit.question.clone(),
        answer: Some(text[unit.answer_bytes.clone()].to_owned()),
        answered: unit.answered,
        parent: unit.parent.map(|parent| ids[parent].clone()),
        headings: unit.headings.clone(),
        tags: unit.tags.clone(),
        title: split.title().map_or_else(|| stem(file), str::to_owned),
        found: None,
    }
}

/// A note without a title goes by its file's name.
fn stem(file: &Path) -> String {
    notes::readable(Path::new(file.file_stem().unwrap_or_default())).into_owned()
}

/// The path that an index would know the note by; standard input has none.
fn absolute(file: &Path) -> std::path::PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| file.to_owned())
}

fn verdicts(file: &Path, text: &str, forms: &Forms) -> Vec<Verdict> {
    let path = safe::path_text(file);
    let explanation = with_hints(file, forms, |hints| splitter::explain(text, hints));
    let judged = explanation.judged.into_iter();
    judged.map(|judged| verdict(&path, judged)).collect()
}

fn verdict(path: &str, judged: Judged) -> Verdict {
    Verdict {
        path: path.to_owned(),
        line: judged.line,
        is_question: judged.is_question,
        form: judged.form.to_string(),
        sum: judged.sum,
        facts: judged.parts,
        text: judged.text,
    }
}

/// What the config file says about the forms of notes.
struct Forms {
    rules: FormRules,
    /// None where the notes' folders cannot be told: without them a file still divides.
    roots: Vec<PathBuf>,
}

impl Forms {
    fn of(desk: &Desk<'_>) -> Result<Forms, Failure> {
        let places = desk.places();
        Ok(Forms {
            rules: desk.config.form_rules()?,
            roots: places.map_or_else(|_| Vec::new(), |places| places.roots()),
        })
    }
}

/// Tells the splitter the path as the user typed it, and the forms; standard input has neither.
fn with_hints<T>(file: &Path, forms: &Forms, split: impl FnOnce(Hints<'_>) -> T) -> T {
    if file == Path::new("-") {
        return split(Hints::default());
    }
    let (path, forms) = (
        notes::readable(file),
        forms.rules.of(&forms.roots, &absolute(file)),
    );
    let hints = Hints {
        path: Some(&path),
        forms: Some(&forms),
        ..Hints::default()
    };
    split(hints)
}
