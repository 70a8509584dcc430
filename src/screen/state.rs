//! The state of the screen and what keys change in it; what is left to be done comes back as a deed. Draws nothing.

use crate::messages::say;
use crate::render::safe;

use super::deed::{Around, Deed, End, Keep};
use super::history::Recall;
use super::keys::{Action, Edit, Focus, Step};
use super::line::{Line, Reach};
use super::list::List;
use super::narrowing::Narrowing;

/// Hits that are listed at first.
const FIRST_LIMIT: usize = 30;
/// At the end of the list, so many times more.
const MORE: usize = 4;

/// What the screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Enter opens the editor and comes back.
    Reading,
    /// Enter ends, and tells what was chosen.
    Picking,
}

/// What lies over the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Overlay {
    #[default]
    None,
    /// The keys, from that line on.
    Help(usize),
}

/// Where the preview stands, if at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Placing {
    /// Beside the list, or below it where the screen is narrow.
    #[default]
    Fitting,
    Below,
    Hidden,
}

/// A list that stands in the place of the search's until one goes back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aside {
    pub(crate) title: String,
    pub(crate) list: List,
}

/// All that is seen.
#[derive(Debug)]
pub(crate) struct Screen {
    pub(crate) purpose: Purpose,
    pub(crate) line: Line,
    pub(crate) focus: Focus,
    pub(crate) overlay: Overlay,
    pub(crate) placing: Placing,
    pub(crate) narrowing: Narrowing,
    /// What the search found.
    pub(crate) found: List,
    pub(crate) aside: Option<Aside>,
    /// The preview's first line; `None` for the one that shows the first mark.
    pub(crate) scroll: Option<usize>,
    pub(crate) notice: Option<String>,
    pub(crate) recall: Recall,
    pub(crate) limit: usize,
    /// Another number for every list that is shown.
    pub(crate) edition: u64,
    /// What of the screen the last drawing left room for.
    pub(crate) room: Room,
}

/// Rows on the screen, and where the preview began when it was drawn last.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Room {
    pub(crate) list_rows: usize,
    pub(crate) preview_rows: usize,
    pub(crate) preview_top: usize,
    /// The last line with which the preview may begin.
    pub(crate) preview_last_top: usize,
}

impl Screen {
    pub(crate) fn new(purpose: Purpose, query: &str, recall: Recall) -> Screen {
        Screen {
            purpose,
            line: Line::of(query),
            focus: Focus::default(),
            overlay: Overlay::default(),
            placing: Placing::default(),
            narrowing: Narrowing::default(),
            found: List::default(),
            aside: None,
            scroll: None,
            notice: None,
            recall,
            limit: FIRST_LIMIT,
            edition: 0,
            room: Room::default(),
        }
    }

    /// The list that is shown.
    pub(crate) fn list(&self) -> &List {
        self.aside.as_ref().map_or(&self.found, |aside| &aside.list)
    }

    pub(crate) fn list_mut(&mut self) -> &mut List {
        match &mut self.aside {
            Some(aside) => &mut aside.list,
            None => &mut self.found,
        }
    }

    /// Does what a key asks for.
    pub(crate) fn act(&mut self, action: Action) -> Deed {
        if let Overlay::Help(top) = self.overlay
            && let Some(overlay) = help_after(&action, top)
        {
            self.overlay = overlay;
            return Deed::Nothing;
        }
        self.notice = None;
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Move(step) => self.go(step),
            Action::Scroll(step) => self.scroll(step),
            Action::Open if self.list().row().is_none() => Deed::Nothing,
            Action::Open if self.purpose == Purpose::Picking => Deed::End(End::Chosen),
            Action::Open => Deed::Open,
            Action::CopyPlace | Action::CopyAnswer | Action::Obsidian => self.hand_out(&action),
            Action::Answers | Action::Kinds | Action::Widen => self.narrow(&action),
            Action::Tag | Action::Folder | Action::Heading => self.narrow(&action),
            Action::Parent => self.look(Around::Parent),
            Action::FollowUps => self.look(Around::FollowUps),
            Action::Versions => self.look(Around::Versions),
            Action::NextUnit => self.look(Around::Next),
            Action::PreviousUnit => self.look(Around::Previous),
            Action::Older | Action::Newer => self.recall(&action),
            Action::SwitchFocus => self.set_focus(match self.focus {
                Focus::Line => Focus::List,
                Focus::List => Focus::Line,
            }),
            Action::ToLine => self.set_focus(Focus::Line),
            Action::Preview => self.turn_preview(),
            Action::Help => {
                self.overlay = Overlay::Help(0);
                Deed::Nothing
            }
            Action::Back => self.back(),
            Action::Leave => Deed::End(End::Left),
            Action::Interrupt => Deed::End(End::Interrupted),
            Action::Suspend if self.purpose == Purpose::Picking => Deed::Nothing,
            Action::Suspend => Deed::Suspend,
            Action::Redraw => Deed::Redraw,
        }
    }

    /// Chooses the row that was clicked on; the chosen one is opened.
    pub(crate) fn click(&mut self, row: usize) -> Deed {
        self.notice = None;
        let at = self.list().top + row;
        if at >= self.list().rows.len() {
            return Deed::Nothing;
        }
        if at == self.list().chosen {
            return self.act(Action::Open);
        }
        self.list_mut().chosen = at;
        self.scroll = None;
        Deed::Nothing
    }

    /// Takes in what a search found.
    pub(crate) fn arrive(&mut self, found: List, keep: Keep) {
        let before = std::mem::replace(&mut self.found, found);
        self.edition += 1;
        match (keep, before.row()) {
            (Keep::Chosen, Some(row)) => {
                self.found.choose(&row.item.id);
                self.found.top = before.top;
            }
            _ if self.aside.is_none() => self.scroll = None,
            _ => {}
        }
    }

    /// Shows another list until one goes back.
    pub(crate) fn step_aside(&mut self, aside: Aside) {
        self.aside = Some(aside);
        self.scroll = None;
        self.edition += 1;
    }

    fn edit(&mut self, edit: Edit) -> Deed {
        let before = self.line.text().to_owned();
        match edit {
            Edit::Insert(text) if text == "?" && before.is_empty() => {
                return self.act(Action::Help);
            }
            Edit::Delete(Reach::Behind) if before.is_empty() => {
                return Deed::End(End::Left);
            }
            Edit::Insert(text) => self.line.insert(&text),
            Edit::Go(reach) => self.line.go(reach),
            Edit::Delete(reach) => self.line.delete(reach),
            Edit::Cut(reach) => self.line.cut(reach),
            Edit::PutBack => self.line.put_back(),
        }
        self.focus = Focus::Line;
        if self.line.text() == before {
            return Deed::Nothing;
        }
        self.recall.forget_place();
        self.search_anew()
    }

    fn search_anew(&mut self) -> Deed {
        self.edition += u64::from(self.aside.take().is_some());
        self.limit = FIRST_LIMIT;
        Deed::Search
    }

    fn go(&mut self, step: Step) -> Deed {
        let rows = self.room.list_rows;
        let before = self.list().chosen;
        self.list_mut().go(step, rows);
        if self.list().chosen != before {
            self.scroll = None;
        }
        if self.aside.is_none() && self.found.wants_more() {
            self.limit = self.limit.saturating_mul(MORE);
            return Deed::More;
        }
        Deed::Nothing
    }

    fn scroll(&mut self, step: Step) -> Deed {
        let Room {
            preview_rows,
            preview_top,
            preview_last_top,
            ..
        } = self.room;
        let page = preview_rows.saturating_sub(2).max(1);
        let top = match step {
            Step::Up => preview_top.saturating_sub(1),
            Step::Down => preview_top + 1,
            Step::PageUp => preview_top.saturating_sub(page),
            Step::PageDown => preview_top + page,
            Step::First => 0,
            Step::Last => preview_last_top,
        };
        self.scroll = Some(top.min(preview_last_top));
        Deed::Nothing
    }

    fn hand_out(&mut self, action: &Action) -> Deed {
        let Some(row) = self.list().row() else {
            return Deed::Nothing;
        };
        match action {
            Action::CopyPlace => {
                let place = row.item.place();
                self.tell(say!("copied", place = place.as_str()));
                Deed::Copy(place)
            }
            Action::CopyAnswer => match row.item.answer.clone().filter(|a| !a.trim().is_empty()) {
                Some(answer) => {
                    self.tell(say!("copied-answer"));
                    Deed::Copy(answer)
                }
                None => self.tell(say!("no-answer-to-copy")),
            },
            _ => Deed::Obsidian,
        }
    }

    fn narrow(&mut self, action: &Action) -> Deed {
        let before = self.narrowing.clone();
        let row = self.list().row().cloned();
        match (action, row) {
            (Action::Answers, _) => self.narrowing.turn_answers(),
            (Action::Kinds, _) => self.narrowing.turn_kinds(),
            (Action::Tag, Some(row)) => self.narrowing.turn_tag(&row.item.tags),
            (Action::Folder, Some(row)) => self.narrowing.turn_folder(&row.below_root),
            (Action::Heading, Some(row)) => self.narrowing.turn_heading(&row.item.headings),
            _ => self.narrowing.clear(),
        }
        if self.narrowing == before {
            return self.tell(match action {
                Action::Tag => say!("no-tag-here"),
                Action::Folder => say!("no-folder-here"),
                Action::Heading => say!("no-heading-here"),
                _ => say!("not-narrowed"),
            });
        }
        self.search_anew()
    }

    fn look(&mut self, around: Around) -> Deed {
        let Some(row) = self.list().row() else {
            return Deed::Nothing;
        };
        let versions = row.item.found.as_ref().map_or(0, |found| found.also.len());
        match around {
            Around::Parent if row.item.parent.is_none() => self.tell(say!("no-parent")),
            Around::Versions if versions == 0 => self.tell(say!("no-versions")),
            _ => Deed::Look(around),
        }
    }

    fn recall(&mut self, action: &Action) -> Deed {
        let present = self.line.text().to_owned();
        let recalled = match action {
            Action::Older => self.recall.older(&present),
            _ => self.recall.newer(),
        };
        match recalled {
            Some(text) => {
                self.line = Line::of(&text);
                self.search_anew()
            }
            None => self.tell(say!("no-history")),
        }
    }

    fn set_focus(&mut self, focus: Focus) -> Deed {
        self.focus = focus;
        Deed::Nothing
    }

    fn turn_preview(&mut self) -> Deed {
        self.placing = match self.placing {
            Placing::Fitting => Placing::Below,
            Placing::Below => Placing::Hidden,
            Placing::Hidden => Placing::Fitting,
        };
        Deed::Nothing
    }

    /// One step back: from another list, from the list to the line, out.
    fn back(&mut self) -> Deed {
        if self.aside.take().is_some() {
            self.scroll = None;
            self.edition += 1;
            return Deed::Nothing;
        }
        match self.focus {
            Focus::List => self.set_focus(Focus::Line),
            Focus::Line => Deed::End(End::Left),
        }
    }

    /// Says something in the place of the keys, until the next one is pressed.
    pub(crate) fn tell(&mut self, notice: impl AsRef<str>) -> Deed {
        self.notice = Some(safe::line(notice.as_ref()).into_owned());
        Deed::Nothing
    }
}

/// What becomes of the help; `None` for a key that ends the screen all the same.
fn help_after(action: &Action, top: usize) -> Option<Overlay> {
    Some(match action {
        Action::Interrupt | Action::Suspend | Action::Redraw => return None,
        Action::Move(Step::Up) | Action::Scroll(Step::Up) => Overlay::Help(top.saturating_sub(1)),
        Action::Move(Step::Down) | Action::Scroll(Step::Down) => Overlay::Help(top + 1),
        Action::Move(_) | Action::Scroll(_) => Overlay::Help(match action {
            Action::Move(Step::PageDown) | Action::Scroll(Step::PageDown) => top + 10,
            _ => top.saturating_sub(10),
        }),
        _ => Overlay::None,
    })
}

#[cfg(test)]
mod tests;
