//! `quiz`: questions asked one by one, graded and scheduled; or counted, or written as a deck.

use std::collections::VecDeque;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use mundap_index::query::Query;

use crate::args::{DeckChoice, KindChoice, QuizArgs, formats};
use crate::failure::{Ending, Failure, reason};
use crate::messages::say;
use crate::practice::{self, Asked, Card, Grade, Practice, StateError};
use crate::render::{self, Item, Look, Progress, Tally, safe};

use super::answering::{Answering, Reply};
use super::desk::Desk;
use super::opened::{self, Opened};
use super::search::joined;
use super::units::{self, Answers};

/// A question that is forgotten again and again is asked so often at once.
const TURNS: usize = 3;

/// A question, what is known about it, and how often it was asked just now.
struct Turn {
    item: Item,
    card: Option<Card>,
    turns: usize,
}

/// The questions chosen, by when they are to be asked.
#[derive(Default)]
struct Queue {
    due: Vec<Turn>,
    new: Vec<Turn>,
    later: Vec<Turn>,
}

pub(super) fn run(args: &QuizArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::COUNTS)?;
    let file = practice::state_file().ok_or_else(no_home)?;
    let opened = opened::open(desk, &args.refresh)?;
    let items = chosen(args, &opened)?;
    if args.export == Some(DeckChoice::Anki) {
        let count = items.len();
        desk.write(&args.shape, |out| Ok(render::anki(out, &items)?))?;
        return Ok(Ending::of_count(count));
    }
    let practice = practice::read(&file).map_err(unusable)?;
    let queue = queued(items, &practice, &opened);
    if args.due {
        return count(args, &queue, &look, desk);
    }
    let mut turns: Vec<Turn> = queue.due.into_iter().chain(queue.new).collect();
    if let Some(limit) = units::limit(args.limit) {
        turns.truncate(limit);
    }
    let session = Session {
        args,
        desk,
        look,
        file: &file,
    };
    session.ask(turns.into())
}

fn chosen(args: &QuizArgs, opened: &Opened<'_>) -> anyhow::Result<Vec<Item>> {
    let query = Query::parse(&joined(&args.query));
    let request = units::every(&query, units::scope(&args.filter, KindChoice::Question));
    let found = opened.ask(|searcher| searcher.search(&request))?;
    let items = found.hits.into_iter();
    Ok(items
        .map(|hit| units::item(hit.unit, Answers::Whole, &opened.places))
        .collect())
}

fn queued(items: Vec<Item>, practice: &Practice, opened: &Opened<'_>) -> Queue {
    let now = now();
    let is_gone = |id: &str| {
        opened
            .ask(|searcher| searcher.unit(id))
            .is_ok_and(|it| it.is_none())
    };
    let mut queue = Queue::default();
    for item in items {
        let card = practice.card(asked(&item), is_gone).cloned();
        let queued = match &card {
            None => &mut queue.new,
            Some(card) if card.due <= now => &mut queue.due,
            Some(_) => &mut queue.later,
        };
        queued.push(Turn {
            item,
            card,
            turns: 0,
        });
    }
    let faded = |turn: &Turn| turn.card.as_ref().map_or(0.0, |card| card.faded(now));
    queue.due.sort_by(|a, b| faded(b).total_cmp(&faded(a)));
    // Of what was never written down there is nothing to reveal yet.
    queue.new.sort_by_key(|turn| !turn.item.answered);
    queue
}

fn asked(item: &Item) -> Asked<'_> {
    Asked {
        id: &item.id,
        question: &item.question,
    }
}

fn count(args: &QuizArgs, queue: &Queue, look: &Look, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let next = queue
        .later
        .iter()
        .filter_map(|turn| Some(turn.card.as_ref()?.due))
        .min();
    let tally = Tally {
        due: queue.due.len(),
        new: queue.new.len(),
        later: queue.later.len(),
        next,
        now: now(),
    };
    desk.write(&args.shape, |out| Ok(render::tally(out, &tally, look)?))?;
    Ok(Ending::of_count(tally.due + tally.new))
}

struct Session<'a> {
    args: &'a QuizArgs,
    desk: &'a Desk<'a>,
    look: Look,
    file: &'a Path,
}

impl Session<'_> {
    fn ask(&self, mut turns: VecDeque<Turn>) -> anyhow::Result<Ending> {
        let mut answering = Answering::of(self.look.stdout);
        let mut grades: Vec<Grade> = Vec::new();
        let mut shown = 0;
        self.desk.write(&self.args.shape, |out| {
            while let Some(mut turn) = turns.pop_front() {
                shown += 1;
                let progress = Progress {
                    at: shown,
                    of: shown + turns.len(),
                };
                match self.one(out, &turn, progress, &mut answering)? {
                    Reply::Quit => break,
                    Reply::Skip | Reply::Show => {}
                    Reply::Grade(grade) => {
                        turn.card = self.keep(&turn, grade)?;
                        turn.turns += 1;
                        grades.push(grade);
                        if grade == Grade::Again && turn.turns < TURNS {
                            turns.push_back(turn);
                        }
                    }
                }
            }
            Ok(())
        })?;
        self.desk.remark(&self.args.shape, &summary(shown, &grades));
        Ok(Ending::of_count(shown))
    }

    /// Asks one question; gives what became of it.
    fn one(
        &self,
        out: &mut dyn Write,
        turn: &Turn,
        progress: Progress,
        answering: &mut Answering,
    ) -> anyhow::Result<Reply> {
        render::question(out, &turn.item, progress, &self.look)?;
        let reply = answering.reveal(out, &self.look)?;
        if matches!(reply, Reply::Quit | Reply::Skip) {
            return Ok(reply);
        }
        render::answer(out, &turn.item, &self.look)?;
        let outlook = practice::outlook(turn.card.as_ref(), now());
        let reply = answering.grade(out, outlook, &self.look)?;
        Ok(reply)
    }

    /// Writes the grade down at once: nothing is lost where the session breaks off.
    fn keep(&self, turn: &Turn, grade: Grade) -> Result<Option<Card>, Failure> {
        let change = |practice: &mut Practice| {
            practice.grade(asked(&turn.item), turn.card.as_ref(), grade, now());
        };
        let kept = practice::change(self.file, change).map_err(unusable)?;
        if let Some((aside, why)) = &kept.set_aside {
            let message = say!("practice-lost", reason = why.to_string());
            let hint = say!("practice-lost-hint", path = safe::path_text(aside));
            let warning = Failure::new("practice", message).hint(hint);
            self.desk.reporter.warning(&warning);
        }
        Ok(kept.practice.card(asked(&turn.item), |_| false).cloned())
    }
}

fn summary(shown: usize, grades: &[Grade]) -> String {
    if shown == 0 {
        return say!("quiz-nothing-due");
    }
    let counted = Grade::ALL.map(|grade| {
        let count = grades.iter().filter(|given| **given == grade).count();
        (count > 0).then(|| format!("{count} {}", grade.told()))
    });
    let counted: Vec<String> = counted.into_iter().flatten().collect();
    match counted.is_empty() {
        true => say!("quiz-nothing-graded"),
        false => {
            let (count, grades) = (grades.len(), counted.join(", "));
            say!("quiz-graded", count, grades)
        }
    }
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn no_home() -> Failure {
    Failure::new("practice", say!("no-data-folder")).hint(say!("no-data-folder-hint"))
}

fn unusable(error: StateError) -> Failure {
    match error {
        StateError::Io {
            operation,
            path,
            source,
        } => {
            let (path, reason) = (safe::path_text(&path), reason(&source));
            let message = say!("cannot-do", operation, path, reason);
            Failure::new("practice", message).hint(say!("practice-file-hint"))
        }
        StateError::Newer(path) => {
            let message = say!("practice-newer", path = safe::path_text(&path));
            Failure::new("practice", message).hint(say!("practice-newer-hint"))
        }
    }
}
