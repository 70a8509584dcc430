//! Folds versions of one answer into one. Knows no score beyond the order given.

use std::collections::HashMap;
use std::path::Path;

use super::Also;
use super::stored::Candidate;
use crate::sketch::{Sketch, letters};

/// Two answers are versions of one from this likeness on.
const SAME_ANSWER: f32 = 0.6;
/// Two questions ask the same from this likeness on.
const SAME_QUESTION: f32 = 0.75;
/// A version shorter than this share of the fullest does not lead, however new.
const FULL_SHARE: f32 = 0.8;
/// Hits before one that are held against it when their questions are not equal.
const NEIGHBOURS: usize = 64;

/// A unit that stands for its versions.
#[derive(Debug)]
pub(super) struct Lead {
    pub(super) candidate: Candidate,
    pub(super) also: Vec<Also>,
}

impl Lead {
    /// A unit that stands for itself alone.
    pub(super) fn alone(candidate: Candidate) -> Lead {
        let also = Vec::new();
        Lead { candidate, also }
    }
}

/// Versions of one answer, in the order found.
struct Fold {
    versions: Vec<Candidate>,
    asked: Sketch,
}

/// Folds units, best first; each fold stands where its best version stood.
///
/// `modified_ns` tells when a note was changed.
pub(super) fn fold(found: Vec<Candidate>, modified_ns: impl Fn(&Path) -> i64) -> Vec<Lead> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut by_question: HashMap<String, Vec<usize>> = HashMap::new();
    for version in found {
        let question: String = letters(&version.question).collect();
        let asked = Sketch::of(&question);
        let equal = by_question.entry(question).or_default();
        let near = folds.len().saturating_sub(NEIGHBOURS)..folds.len();
        let mut candidates = equal.iter().copied().chain(near);
        match candidates.find(|&at| is_version(&folds[at], &version, &asked)) {
            Some(at) => folds[at].versions.push(version),
            None => {
                equal.push(folds.len());
                let versions = vec![version];
                folds.push(Fold { versions, asked });
            }
        }
    }
    let folds = folds.into_iter();
    folds
        .map(|fold| lead(fold.versions, &modified_ns))
        .collect()
}

fn is_version(fold: &Fold, version: &Candidate, asked: &Sketch) -> bool {
    let first = &fold.versions[0];
    let blank = !first.answered || !version.answered;
    let same_answer = || first.sketch().likeness(version.sketch()) >= SAME_ANSWER;
    first.is_question == version.is_question
        && fold.asked.likeness(asked) >= SAME_QUESTION
        && ((first.is_question && blank) || same_answer())
}

/// The newest of the full versions leads; it takes the best score and names the others.
fn lead(mut versions: Vec<Candidate>, modified_ns: impl Fn(&Path) -> i64) -> Lead {
    let score = versions[0].score;
    let best = match versions.len() {
        1 => 0,
        _ => standing_best(&versions, modified_ns),
    };
    let mut candidate = versions.remove(best);
    candidate.score = score;
    let also = versions.into_iter().map(also).collect();
    Lead { candidate, also }
}

fn standing_best(versions: &[Candidate], modified_ns: impl Fn(&Path) -> i64) -> usize {
    let fullest = versions.iter().map(|version| version.answer_bytes).max();
    let full = (fullest.unwrap_or_default() as f32 * FULL_SHARE) as usize;
    let standing = |version: &Candidate| {
        let is_full = version.answer_bytes >= full;
        let modified_ns = modified_ns(&version.path);
        (version.answered, is_full, modified_ns, version.answer_bytes)
    };
    let mut best = 0;
    for at in 1..versions.len() {
        if standing(&versions[at]) > standing(&versions[best]) {
            best = at;
        }
    }
    best
}

fn also(version: Candidate) -> Also {
    Also {
        id: version.id,
        path: version.path,
        line: version.line,
    }
}
