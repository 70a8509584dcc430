//! Writes a manifest as a [`Roll`](super::Roll) reads it. Knows no file.

use std::collections::HashMap;
use std::path::Path;

use super::notes::Entry;
use super::roll::{Fate, Head, Known, Place};
use super::{Manifest, NoteState, Outcome};
use crate::error::Error;

/// The bytes that a [`Roll`] reads.
pub(super) fn encode(manifest: &Manifest) -> Result<Vec<u8>, Error> {
    let mut texts = Texts::default();
    let entries = manifest.notes.entries();
    for entry in &entries {
        match *entry {
            Entry::Kept(known) => texts.keep(known)?,
            Entry::Changed(path, state) => texts.add(path, state)?,
        }
    }
    let head = Head {
        written_ns: manifest.written_ns,
        roots: manifest.roots.clone(),
        words: manifest.words.clone(),
        forms: manifest.forms.clone(),
        summary: manifest.notes.summary(),
        folders: texts.numbers.len(),
        notes: entries.len(),
    };
    let head = postcard::to_allocvec(&head).map_err(unwritten)?;
    let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
    for part in [head, texts.folders, texts.notes, texts.texts] {
        bytes.extend(part);
    }
    Ok(bytes)
}

/// The parts of a roll as they grow.
#[derive(Default)]
struct Texts<'m> {
    numbers: HashMap<&'m [u8], u32>,
    /// The folder that was met last, and its number: most notes stand in that of the note before.
    last: Option<(&'m [u8], u32)>,
    folders: Vec<u8>,
    notes: Vec<u8>,
    texts: Vec<u8>,
}

impl<'m> Texts<'m> {
    /// Adds a note as it stands in another roll.
    fn keep(&mut self, known: Known<'m>) -> Result<(), Error> {
        let place = Place {
            folder: self.folder(known.folder())?,
            text: number(self.texts.len())?,
        };
        self.notes.extend(known.record_at(place));
        self.texts.extend(known.texts());
        Ok(())
    }

    fn add(&mut self, path: &'m Path, state: &NoteState) -> Result<(), Error> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder = self.folder(folder.as_os_str().as_encoded_bytes())?;
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let at = number(self.texts.len())?;
        self.texts.extend(name);
        let outcome = postcard::to_allocvec(&state.outcome).map_err(unwritten)?;
        self.texts.extend(&outcome);
        let fate = match state.outcome {
            Outcome::Unreadable(_) => Fate::Unreadable,
            _ => Fate::Settled,
        };
        for long in [
            state.modified_ns.cast_unsigned(),
            state.changed_ns.cast_unsigned(),
            state.size_bytes,
            state.inode,
            state.device,
            state.digest,
        ] {
            self.notes.extend(long.to_le_bytes());
        }
        self.notes.extend(folder.to_le_bytes());
        self.notes.extend(at.to_le_bytes());
        let name_bytes = u16::try_from(name.len()).map_err(unwritten)?;
        self.notes.extend(name_bytes.to_le_bytes());
        self.notes.extend([fate as u8, 0]);
        self.notes.extend(number(outcome.len())?.to_le_bytes());
        Ok(())
    }

    fn folder(&mut self, path: &'m [u8]) -> Result<u32, Error> {
        if let Some((_, last)) = self.last.filter(|(last, _)| *last == path) {
            return Ok(last);
        }
        let number = match self.numbers.get(path) {
            Some(known) => *known,
            None => self.new_folder(path)?,
        };
        self.last = Some((path, number));
        Ok(number)
    }

    fn new_folder(&mut self, path: &'m [u8]) -> Result<u32, Error> {
        let (at, made) = (number(self.texts.len())?, number(self.numbers.len())?);
        self.texts.extend(path);
        self.folders.extend(at.to_le_bytes());
        self.folders.extend(number(path.len())?.to_le_bytes());
        self.numbers.insert(path, made);
        Ok(made)
    }
}

fn number(length: usize) -> Result<u32, Error> {
    u32::try_from(length).map_err(unwritten)
}

fn unwritten(failed: impl std::fmt::Display) -> Error {
    Error::Engine(failed.to_string())
}
