//! Folds versions of one answer into one hit. Knows no score beyond the order given.

use std::collections::HashMap;

use super::{Also, Hit};
use crate::sketch::{Sketch, letters};

/// Two answers are versions of one from this likeness on.
const SAME_ANSWER: f32 = 0.6;
/// Two questions ask the same from this likeness on.
const SAME_QUESTION: f32 = 0.75;
/// A version shorter than this share of the fullest does not lead, however new.
const FULL_SHARE: f32 = 0.8;
/// Hits before one that are held against it when their questions are not equal.
const NEIGHBOURS: usize = 64;

/// A hit with what tells its versions.
pub(super) struct Version {
    pub(super) hit: Hit,
    pub(super) sketch: Sketch,
    pub(super) modified_ns: i64,
}

/// Versions of one answer, in the order found.
struct Fold {
    versions: Vec<Version>,
    asked: Sketch,
}

/// Folds hits, best first; each fold stands where its best version stood.
pub(super) fn fold(versions: Vec<Version>) -> Vec<Hit> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut by_question: HashMap<String, Vec<usize>> = HashMap::new();
    for version in versions {
        let question: String = letters(&version.hit.unit.question).collect();
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
    folds.into_iter().map(lead).collect()
}

fn is_version(fold: &Fold, version: &Version, asked: &Sketch) -> bool {
    let first = &fold.versions[0];
    let same_question = fold.asked.likeness(asked) >= SAME_QUESTION;
    let blank = !first.hit.unit.answered || !version.hit.unit.answered;
    let same_kind = first.hit.unit.kind == version.hit.unit.kind;
    let is_question = first.hit.unit.kind == crate::splitter::Kind::Question;
    let same_answer = first.sketch.likeness(&version.sketch) >= SAME_ANSWER;
    same_kind && same_question && (same_answer || (is_question && blank))
}

/// The newest of the full versions leads; it takes the best score and names the others.
fn lead(fold: Fold) -> Hit {
    let mut versions = fold.versions;
    let score = versions[0].hit.score;
    let fullest = versions.iter().map(length).max();
    let full = (fullest.unwrap_or_default() as f32 * FULL_SHARE) as usize;
    let standing = |version: &Version| {
        let is_full = length(version) >= full;
        let answered = version.hit.unit.answered;
        (answered, is_full, version.modified_ns, length(version))
    };
    let mut best = 0;
    for at in 1..versions.len() {
        if standing(&versions[at]) > standing(&versions[best]) {
            best = at;
        }
    }
    let mut hit = versions.remove(best).hit;
    hit.score = score;
    hit.also = versions.into_iter().map(also).collect();
    hit
}

fn length(version: &Version) -> usize {
    version.hit.unit.answer.len()
}

fn also(version: Version) -> Also {
    let unit = version.hit.unit;
    Also {
        id: unit.id,
        path: unit.path,
        line: unit.line,
    }
}
