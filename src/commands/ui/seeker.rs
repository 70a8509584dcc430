//! Asks the index beside the screen: always what was asked last, never what was asked before it. Draws nothing.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use mundap_index::query::Query;
use mundap_index::searcher::{
    Folding, Mode, Outcome, Request, Scope, Searcher, Sort, UnitRecord, Widening,
};
use mundap_index::{Error, Snapshot};

use crate::commands::{opened, own_words, units};
use crate::failure::{Failure, reason};
use crate::messages::{self, say};
use crate::places::Places;
use crate::render::{self, Item, safe};
use crate::screen::deed::{Around, Keep};
use crate::screen::list::{List, Row};
use crate::screen::state::Aside;

use super::half_typed;

/// The screen shows whole units; their excerpts are not read.
const EXCERPT_COLUMNS: usize = 8;
/// A longer title of a list is cut.
const TITLE_COLUMNS: usize = 60;

/// A search as the screen stands.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Later ones have higher numbers.
    pub(super) number: u64,
    pub(super) text: String,
    pub(super) scope: Scope,
    pub(super) limit: usize,
    pub(super) keep: Keep,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Arrival {
    Found(Ask, List),
    Around(Aside),
    /// There is nothing around the unit.
    Nothing(String),
    /// The index was opened anew: what is shown is to be asked again.
    Reopened,
    /// How far the index is, or nothing to say about it.
    Remark(String),
    Failed(String),
}

/// What is to be done next; of each kind only the last.
#[derive(Debug, Default)]
struct Inbox {
    search: Option<Ask>,
    around: Option<(Around, Row)>,
    is_changed: bool,
}

/// A mailbox that keeps only the last of each kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Mailbox(Arc<(Mutex<Inbox>, Condvar)>);

impl Mailbox {
    pub(super) fn search(&self, ask: Ask) {
        self.put(|inbox| inbox.search = Some(ask));
    }

    pub(super) fn look_around(&self, around: Around, row: Row) {
        self.put(|inbox| inbox.around = Some((around, row)));
    }

    /// The index was committed anew.
    pub(super) fn changed(&self) {
        self.put(|inbox| inbox.is_changed = true);
    }

    fn put(&self, put: impl FnOnce(&mut Inbox)) {
        let (inbox, bell) = &*self.0;
        put(&mut inbox.lock().unwrap_or_else(PoisonError::into_inner));
        bell.notify_one();
    }

    fn take(&self) -> Inbox {
        let (inbox, bell) = &*self.0;
        let is_empty = |inbox: &mut Inbox| {
            inbox.search.is_none() && inbox.around.is_none() && !inbox.is_changed
        };
        let inbox = inbox.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inbox = bell
            .wait_while(inbox, is_empty)
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *inbox)
    }
}

/// The thread that asks.
struct Seeker {
    searcher: Searcher,
    places: Arc<Places>,
    roots: Vec<PathBuf>,
    arrivals: Sender<Arrival>,
    /// Those of the index, once a tag was typed.
    tags: OnceCell<Vec<String>>,
}

/// Both ends of the way to the thread that asks.
pub(super) struct Seeking {
    pub(super) mailbox: Mailbox,
    pub(super) sender: Sender<Arrival>,
    pub(super) arrivals: Receiver<Arrival>,
}

/// Starts asking; ends with the process.
pub(super) fn start(searcher: Searcher, places: Arc<Places>) -> Result<Seeking, Failure> {
    let (sender, arrivals) = channel();
    let mailbox = Mailbox::default();
    let own = mailbox.clone();
    let mut seeker = Seeker {
        searcher,
        roots: places.roots(),
        places,
        arrivals: sender.clone(),
        tags: OnceCell::new(),
    };
    let thread = thread::Builder::new().name("seeker".to_owned());
    let started = thread.spawn(move || while seeker.serve(own.take()).is_some() {});
    started.map_err(|error| {
        let message = say!("no-seeker", reason = reason(&error));
        Failure::new("no-threads", message).hint(say!("no-seeker-hint"))
    })?;
    Ok(Seeking {
        mailbox,
        sender,
        arrivals,
    })
}

impl Seeker {
    /// Does what was asked; `None` once nobody listens any more.
    fn serve(&mut self, inbox: Inbox) -> Option<()> {
        if inbox.is_changed {
            let reopened = self.reopen();
            self.tell(reopened.map(|()| Arrival::Reopened))?;
        }
        if let Some((around, row)) = inbox.around {
            let found = Error::caught(|| self.around(around, &row));
            self.tell(found.map_err(|error| opened::explained(error, &self.places)))?;
        }
        if let Some(ask) = inbox.search {
            let found = Error::caught(|| self.search(&ask));
            let found = found.map_err(|error| opened::explained(error, &self.places));
            self.tell(found.map(|list| Arrival::Found(ask, list)))?;
        }
        Some(())
    }

    fn tell(&self, told: Result<Arrival, Failure>) -> Option<()> {
        let arrival = told.unwrap_or_else(|failure| Arrival::Failed(failure.to_string()));
        self.arrivals.send(arrival).ok()
    }

    fn reopen(&mut self) -> Result<(), Failure> {
        let explained = |error| opened::explained(error, &self.places);
        let snapshot = Snapshot::read(self.places.index()).map_err(explained)?;
        snapshot.check_is_of(&self.roots).map_err(explained)?;
        let searcher = Searcher::of(&snapshot, own_words::analyzer()?);
        self.searcher = searcher.map_err(explained)?;
        self.tags = OnceCell::new();
        Ok(())
    }

    fn tags(&self) -> Vec<String> {
        let read = || {
            let snapshot = Snapshot::read(self.places.index()).ok();
            snapshot.and_then(|snapshot| snapshot.tags().ok())
        };
        self.tags.get_or_init(|| read().unwrap_or_default()).clone()
    }

    fn search(&self, ask: &Ask) -> Result<List, Error> {
        let began = Instant::now();
        let query = Query::parse(&half_typed::settled(&ask.text, || self.tags()));
        let outcome = self.searcher.search_while_typing(&Request {
            query: &query,
            mode: Mode::Ranked,
            limit: Some(ask.limit),
            sort: Sort::Score,
            scope: ask.scope.clone(),
            folding: Folding::On,
            widening: Widening::Allowed,
            excerpt_columns: EXCERPT_COLUMNS,
        })?;
        let mut list = self.list(outcome);
        (list.took, list.limit) = (began.elapsed(), ask.limit);
        Ok(list)
    }

    fn list(&self, outcome: Outcome) -> List {
        let hits = outcome.hits.into_iter().map(|hit| {
            let note = hit.unit.path.clone();
            let item = units::hit(hit, units::Answers::Whole, &self.places);
            self.row(note, item)
        });
        let instead = outcome.relaxed.map(|relaxed| {
            let how = messages::known(&relaxed.how.to_string());
            say!("instead", query = relaxed.query.text(), how)
        });
        List {
            rows: hits.collect(),
            total: outcome.total,
            instead,
            meant: outcome.meant.map(|meant| meant.query.text().to_owned()),
            missing: outcome.missing,
            ..List::default()
        }
    }

    fn row(&self, note: PathBuf, item: Item) -> Row {
        let roots = self.roots.iter();
        let below = roots.filter_map(|root| note.strip_prefix(root).ok());
        let shortest = below.min_by_key(|below| below.as_os_str().len());
        Row {
            below_root: shortest.map(Path::to_owned).unwrap_or_default(),
            item,
            note,
        }
    }

    fn around(&self, around: Around, row: &Row) -> Result<Arrival, Error> {
        if around == Around::Versions {
            return self.versions(row);
        }
        let units = self.searcher.units_of(&row.note)?;
        if around == Around::FollowUps {
            return Ok(self.follow_ups(units, row));
        }
        let at = units.iter().position(|unit| unit.id == row.item.id);
        let (chosen, nothing) = match around {
            Around::Next => (
                at.map(|at| at + 1).filter(|at| *at < units.len()),
                say!("no-next-unit"),
            ),
            Around::Previous => (
                at.and_then(|at| at.checked_sub(1)),
                say!("no-previous-unit"),
            ),
            _ => {
                let parent = row.item.parent.as_ref();
                let is_parent = |unit: &UnitRecord| Some(&unit.id) == parent;
                let nothing = say!("no-parent-unit");
                (units.iter().position(is_parent), nothing)
            }
        };
        let title = say!("units-of", note = safe::path(&row.item.path));
        Ok(match chosen {
            Some(chosen) => self.aside(&title, units, chosen),
            None => Arrival::Nothing(nothing),
        })
    }

    fn follow_ups(&self, units: Vec<UnitRecord>, row: &Row) -> Arrival {
        let follows = |unit: &UnitRecord| unit.parent.as_ref() == Some(&row.item.id);
        let units: Vec<UnitRecord> = units.into_iter().filter(follows).collect();
        if units.is_empty() {
            return Arrival::Nothing(say!("no-follow-ups"));
        }
        self.aside(
            &say!("follow-ups-of", question = row.item.question.as_str()),
            units,
            0,
        )
    }

    fn versions(&self, row: &Row) -> Result<Arrival, Error> {
        let mut units: Vec<UnitRecord> = Vec::new();
        let also = row.item.found.iter().flat_map(|found| &found.also);
        for id in also.map(|also| &also.id) {
            units.extend(self.searcher.unit(id)?);
        }
        if units.is_empty() {
            return Ok(Arrival::Nothing(say!("no-versions")));
        }
        let title = say!("versions-of", question = row.item.question.as_str());
        Ok(self.aside(&title, units, 0))
    }

    fn aside(&self, title: &str, units: Vec<UnitRecord>, chosen: usize) -> Arrival {
        let rows = units.into_iter().map(|unit| {
            let note = unit.path.clone();
            let item = units::item(unit, units::Answers::Whole, &self.places);
            self.row(note, item)
        });
        let rows: Vec<Row> = rows.collect();
        let title = render::cut(&safe::line(title), TITLE_COLUMNS);
        let list = List {
            total: rows.len(),
            limit: rows.len(),
            chosen,
            rows,
            ..List::default()
        };
        Arrival::Around(Aside { title, list })
    }
}
