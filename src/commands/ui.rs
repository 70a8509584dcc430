//! `ui`: the live screen; keys in, drawings out, and what keys ask for outside of it. Asks no index itself.

mod deeds;
mod half_typed;
mod latency;
mod picked;
mod seeker;
mod signals;
mod watcher;

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;
use mundap_index::Snapshot;
use mundap_index::searcher::Searcher;
use ratatui::crossterm::event::{
    self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};

use crate::args::UiArgs;
use crate::failure::{Ending, Failure, reason};
use crate::messages::say;
use crate::places::Places;
use crate::screen::deed::{Deed, End, Keep};
use crate::screen::draw::{Drawing, Painter};
use crate::screen::history::History;
use crate::screen::keys::{Action, Edit, Step, action};
use crate::screen::stage::{Stage, Stdout};
use crate::screen::state::{Purpose, Screen};
use crate::screen::styles::Styles;

use super::desk::Desk;
use super::{opened, own_words, search};
use latency::Latency;
use seeker::{Arrival, Ask, Mailbox};
use signals::{Signal, Signals};
use watcher::{Nudge, Watcher};

/// How long a key is waited for while nothing else is expected.
const IDLE: Duration = Duration::from_millis(100);
/// For what is there already; nothing is looked for in no time at all. Less than a millisecond is
/// spent in asking again and again.
const NEXT: Duration = Duration::from_micros(50);
/// What is under way is looked for so often.
const BUSY: Duration = Duration::from_millis(1);
/// A search is not waited for any longer.
const SETTLING: Duration = Duration::from_secs(2);
/// Rows that one turn of the wheel moves.
const WHEEL_ROWS: usize = 3;

pub(super) fn run(args: &UiArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let (searcher, places, keeping) = ready(args, desk)?;
    let places = Arc::new(places);
    let commit = searcher.commit();
    let seeking = seeker::start(searcher, Arc::clone(&places))?;
    let nudge = match keeping {
        Keeping::Still => None,
        Keeping::Watched => Some(
            Watcher {
                places: Arc::clone(&places),
                forms: desk.config.form_rules()?,
                mailbox: seeking.mailbox.clone(),
                arrivals: seeking.sender,
                commit,
            }
            .start(),
        ),
    };
    let folders = etcetera::choose_base_strategy().ok();
    let history = History::below(folders.and_then(|folders| folders.state_dir()));
    let (purpose, stdout) = match args.print {
        Some(_) => (Purpose::Picking, Stdout::Results),
        None => (Purpose::Reading, Stdout::Screen),
    };
    let query = search::joined(&args.query);
    let signals = Signals::listen();
    let stage = Stage::enter(stdout).map_err(|error| no_terminal(&error))?;
    let mut show = Show {
        screen: Screen::new(purpose, &query, history.read()),
        stage: Some(stage),
        painter: Painter::default(),
        styles: Styles::of(desk.screen_paint()),
        mailbox: seeking.mailbox,
        arrivals: seeking.arrivals,
        nudge,
        history,
        places,
        config: &desk.config,
        signals,
        asked: 0,
        answered: 0,
        is_looking: false,
        remark: String::new(),
        latency: Latency::default(),
    };
    let end = show.play()?;
    drop(show.stage.take());
    show.latency.tell(desk);
    picked::tell(args.print, end, &show.screen, desk)
}

/// The index, opened as it is; where there is none yet, it is built before the screen comes.
fn ready(args: &UiArgs, desk: &Desk<'_>) -> anyhow::Result<(Searcher, Places, Keeping)> {
    let places = desk.places_to_ask()?;
    let open = |places: &Places| {
        let snapshot = Snapshot::read(places.index())?;
        snapshot.check_is_of(&places.roots())?;
        Ok((snapshot, own_words::analyzer()))
    };
    let (snapshot, analyzer) = match open(&places) {
        Ok(opened) => opened,
        Err(_) => {
            if let Some((searcher, places)) = opened::open(desk, &args.refresh)?.held() {
                return Ok((searcher, places, Keeping::Still));
            }
            open(&places).map_err(|error| opened::explained(error, &places))?
        }
    };
    let searcher = Searcher::of(&snapshot, analyzer?);
    let searcher = searcher.map_err(|error| opened::explained(error, &places))?;
    let keeping = match args.refresh.no_refresh {
        true => Keeping::Still,
        false => Keeping::Watched,
    };
    Ok((searcher, places, keeping))
}

/// Whether the notes are looked at while the screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    Watched,
    /// The user does not want it, or the index is in memory.
    Still,
}

fn no_terminal(error: &std::io::Error) -> Failure {
    let message = say!("no-screen", reason = reason(error));
    Failure::new("no-terminal", message).hint(say!("no-screen-hint"))
}

/// The screen at work.
struct Show<'a> {
    screen: Screen,
    /// There until the end.
    stage: Option<Stage>,
    painter: Painter,
    styles: Styles,
    mailbox: Mailbox,
    arrivals: Receiver<Arrival>,
    nudge: Option<Nudge>,
    history: History,
    places: Arc<Places>,
    config: &'a crate::config::Config,
    signals: Signals,
    /// Numbers of the last search asked and of the last one answered.
    asked: u64,
    answered: u64,
    /// Whether units around the chosen one are being looked for.
    is_looking: bool,
    /// What the watcher has to say.
    remark: String,
    latency: Latency,
}

impl Show<'_> {
    fn play(&mut self) -> anyhow::Result<End> {
        self.ask(Keep::First);
        let mut is_stale = true;
        loop {
            if is_stale {
                self.draw()?;
            }
            is_stale = self.arrive();
            let is_busy = self.is_looking || self.answered < self.asked;
            if is_busy && !is_stale {
                std::thread::sleep(BUSY);
            }
            let pause = if is_busy || is_stale { NEXT } else { IDLE };
            if event::poll(pause)? {
                is_stale = true;
                if let Some(end) = self.take_events()? {
                    return Ok(end);
                }
            }
            match self.signals.next() {
                Some(Signal::Stop) => self.suspend()?,
                Some(Signal::Went) => self.stage()?.lend(|| ())?,
                None => continue,
            }
            is_stale = true;
        }
    }

    /// All events that are there already, before anything is drawn.
    fn take_events(&mut self) -> anyhow::Result<Option<End>> {
        loop {
            let event = event::read()?;
            let deed = self.react(event);
            if let Some(end) = self.perform(deed)? {
                return Ok(Some(end));
            }
            if !event::poll(NEXT)? {
                return Ok(None);
            }
        }
    }

    fn react(&mut self, event: Event) -> Deed {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.latency.key();
                let Some(action) = action(key, self.screen.focus) else {
                    return Deed::Nothing;
                };
                if action.is_about_a_unit() {
                    self.settle();
                }
                self.screen.act(action)
            }
            Event::Paste(text) => self.screen.act(Action::Edit(Edit::Insert(text))),
            Event::Mouse(mouse) => self.mouse(mouse),
            _ => Deed::Nothing,
        }
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Deed {
        let place = self.painter.at(mouse.column, mouse.row);
        let step = match mouse.kind {
            MouseEventKind::ScrollUp => Step::Up,
            MouseEventKind::ScrollDown => Step::Down,
            MouseEventKind::Down(MouseButton::Left) => {
                return place
                    .list_row
                    .map_or(Deed::Nothing, |row| self.screen.click(row));
            }
            _ => return Deed::Nothing,
        };
        let turn = if place.is_preview {
            Action::Scroll
        } else {
            Action::Move
        };
        let mut last = Deed::Nothing;
        for _ in 0..WHEEL_ROWS {
            last = self.screen.act(turn(step));
        }
        last
    }

    /// Does what is left to be done outside of the screen.
    fn perform(&mut self, deed: Deed) -> anyhow::Result<Option<End>> {
        match deed {
            Deed::Nothing => {}
            Deed::Search => self.ask(Keep::First),
            Deed::More => self.ask(Keep::Chosen),
            Deed::Look(around) => {
                if let Some(row) = self.screen.list().row().cloned() {
                    self.is_looking = true;
                    self.mailbox.look_around(around, row);
                }
            }
            Deed::Open => self.open()?,
            Deed::Copy(text) => self.copy(&text)?,
            Deed::Obsidian => self.obsidian(),
            Deed::Suspend => self.suspend()?,
            Deed::Redraw => self.stage()?.redraw()?,
            Deed::End(end) => {
                if end != End::Interrupted {
                    self.keep_query();
                }
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn ask(&mut self, keep: Keep) {
        self.asked += 1;
        self.mailbox.search(Ask {
            number: self.asked,
            text: self.screen.line.text().to_owned(),
            scope: self.screen.narrowing.scope(),
            limit: self.screen.limit,
            keep,
        });
    }

    /// Waits for the list that belongs to what is typed, so that Enter right behind it takes no other.
    fn settle(&mut self) {
        let began = Instant::now();
        while self.answered < self.asked && began.elapsed() < SETTLING {
            self.arrive();
            std::thread::sleep(BUSY);
        }
    }

    /// Takes in what was found since; tells whether there was anything.
    fn arrive(&mut self) -> bool {
        let mut is_stale = false;
        while let Ok(arrival) = self.arrivals.try_recv() {
            is_stale |= !matches!(&arrival, Arrival::Remark(remark) if *remark == self.remark);
            match arrival {
                Arrival::Found(ask, list) => {
                    self.answered = ask.number;
                    self.screen.arrive(list, ask.keep);
                }
                Arrival::Around(aside) => {
                    self.is_looking = false;
                    self.screen.step_aside(aside);
                }
                Arrival::Nothing(why) => {
                    self.is_looking = false;
                    self.screen.tell(why);
                }
                Arrival::Reopened => self.ask(Keep::Chosen),
                Arrival::Remark(remark) => self.remark = remark,
                Arrival::Failed(message) => {
                    (self.answered, self.is_looking) = (self.asked, false);
                    self.screen.tell(message);
                }
            }
        }
        is_stale
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let mut drawing = Drawing {
            screen: &mut self.screen,
            styles: &self.styles,
            remark: &self.remark,
        };
        let painter = &mut self.painter;
        if let Some(stage) = &mut self.stage {
            stage.draw(|frame| painter.draw(frame, &mut drawing))?;
        }
        if self.answered == self.asked {
            self.latency.drawn(Instant::now());
        }
        Ok(())
    }

    fn stage(&mut self) -> anyhow::Result<&mut Stage> {
        self.stage
            .as_mut()
            .ok_or_else(|| anyhow::anyhow!(say!("screen-ended")))
    }
}
