//! `search`: one query or a file of them, asked of the index.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::time::Instant;

use mundap_index::query::Query;
use mundap_index::searcher::{self, Excerpt, Folding, Mode, Request, Sort, Widening};

use crate::args::{Format, SearchArgs, SortChoice};
use crate::failure::{Ending, Failure, reason};
use crate::messages::{self, say};
use crate::places::Places;
use crate::render::{self, Listing, Look, Relaxed, safe};

use super::absence::{self, brief};
use super::columns::Lines;
use super::desk::Desk;
use super::opened::{self, Opened};
use super::units::{self, Answers};

/// Hits of a search that says nothing else.
const USUAL_LIMIT: usize = 10;

/// Room for an excerpt where no terminal sets the measure, in display columns.
const EXCERPT_COLUMNS: usize = 240;

/// Lines that an excerpt may take on a terminal.
const EXCERPT_LINES: usize = 3;

pub(super) fn run(args: &SearchArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let began = Instant::now();
    let look = desk.look(&args.shape)?;
    let queries = args.queries.as_deref().map(lines_of).transpose()?;
    let opened = opened::open(desk, &args.refresh)?;
    let search = Search {
        args,
        desk,
        opened: &opened,
        excerpt_columns: excerpt_columns(&look),
    };
    match queries {
        Some(queries) => search.many(&queries, &look),
        None => search.one(&joined(&args.query), &look, began),
    }
}

struct Search<'a> {
    args: &'a SearchArgs,
    desk: &'a Desk<'a>,
    opened: &'a Opened<'a>,
    excerpt_columns: usize,
}

impl Search<'_> {
    fn one(&self, query: &str, look: &Look, began: Instant) -> anyhow::Result<Ending> {
        let mut found = self.ask(query)?;
        found.took = began.elapsed();
        let look = self.desk.numbered(look.clone(), &self.args.shape);
        let look = &self.desk.linked(look, &self.args.view);
        self.desk.read((&self.args.shape, &self.args.view), |out| {
            Ok(render::listing(out, &found, look)?)
        })?;
        self.desk.keep(&found, look, &self.opened.places);
        if look.format == Format::Pretty || found.items.is_empty() {
            let gap = if found.items.is_empty() { "" } else { "\n" };
            let summary = format!("{gap}{}", self.summary(&found));
            self.desk.remark(&self.args.shape, &summary);
        }
        if let Some(missing) = absence::missing(&found.missing).filter(|_| !found.is_respelled) {
            self.desk.remark(&self.args.shape, &missing);
        }
        Ok(Ending::of_count(found.total))
    }

    fn many(&self, queries: &[String], look: &Look) -> anyhow::Result<Ending> {
        let mut found = 0;
        // Before the first of them is written: notes that cannot be read are told first.
        self.opened.is_complete()?;
        self.desk.write(&self.args.shape, |out| {
            let answers = queries.iter().map(|query| {
                let answer = self.ask(query)?;
                found += answer.total;
                Ok(answer)
            });
            render::answers(out, answers, look)
        })?;
        Ok(Ending::of_count(found))
    }

    fn ask(&self, text: &str) -> anyhow::Result<Listing> {
        let began = Instant::now();
        let query = Query::parse(text);
        if query.is_empty() {
            let complete = self.opened.is_complete()?;
            return Ok(Listing {
                query: Some(text.to_owned()),
                complete,
                ..Listing::default()
            });
        }
        let request = self.request(&query);
        let outcome = self.opened.ask(|searcher| searcher.search(&request))?;
        self.doubt(&query);
        if let Some(widened) = &outcome.relaxed {
            self.announce(text, widened);
        }
        let relaxed = outcome.relaxed.map(|widened| Relaxed {
            how: widened.how.to_string(),
            to: widened.query.to_string(),
        });
        let is_respelled = relaxed.is_some() || outcome.meant.is_some();
        if let Some(meant) = outcome.meant {
            self.suggest(meant.query.text());
        }
        let answers = if self.args.with_answer {
            Answers::Whole
        } else {
            Answers::LeftOut
        };
        let places: &Places = &self.opened.places;
        let mut items = Vec::with_capacity(outcome.hits.len());
        let mut lines = Lines::default();
        for mut hit in outcome.hits {
            if self.args.shape.format == Some(Format::Vimgrep) {
                let Excerpt {
                    line,
                    column,
                    line_text,
                    ..
                } = &hit.excerpt;
                let (note, before) = (&hit.unit.path, column - 1);
                hit.excerpt.column = lines.column(note, *line, line_text, before);
            }
            items.push(units::hit(hit, answers, places));
        }
        Ok(Listing {
            query: Some(text.to_owned()),
            items,
            total: outcome.total,
            relaxed,
            missing: outcome.missing,
            is_respelled,
            complete: self.opened.is_complete()?,
            took: began.elapsed(),
        })
    }

    fn request<'q>(&self, query: &'q Query) -> Request<'q> {
        let args = self.args;
        let config = &self.desk.config;
        let usual_limit = match args.all {
            true => 0,
            false => config.limit.unwrap_or(USUAL_LIMIT),
        };
        Request {
            query,
            mode: if args.all { Mode::Every } else { Mode::Ranked },
            limit: units::limit(args.limit.unwrap_or(usual_limit)),
            sort: sort(args.sort.unwrap_or(if args.all {
                SortChoice::Path
            } else {
                config.sort.unwrap_or(SortChoice::Score)
            })),
            scope: units::scope(&args.filter, args.kind),
            folding: match config.fold.unwrap_or(true) || args.fold {
                true if !args.no_fold && !args.all => Folding::On,
                _ => Folding::Off,
            },
            widening: match config.widen.unwrap_or(true) || args.widen {
                true if !args.exact => Widening::Allowed,
                _ => Widening::Forbidden,
            },
            excerpt_columns: self.excerpt_columns,
        }
    }

    fn summary(&self, found: &Listing) -> String {
        let took = found.took.as_millis();
        match found.total {
            0 => absence::nothing_found(self.args, &self.opened.places.named(), took),
            total if total == found.items.len() => {
                say!("found-all", total, took = took.to_string())
            }
            total => {
                let shown = found.items.len();
                say!("found-some", total, shown, took = took.to_string())
            }
        }
    }

    fn announce(&self, query: &str, widened: &searcher::Relaxed) {
        if self.args.shape.quiet {
            return;
        }
        let (instead, how) = (brief(widened.query.text()), widened.how);
        let (query, how) = (brief(query), messages::known(&how.to_string()));
        let message = say!("relaxed", query, instead, how);
        self.desk
            .reporter
            .warning(&Failure::new("relaxed", message));
    }

    /// A condition that is none would be missed silently; in a file of queries it is text.
    fn doubt(&self, query: &Query) {
        if self.args.shape.quiet || self.args.queries.is_some() {
            return;
        }
        for doubt in query.doubts() {
            self.desk.reporter.warning(&absence::doubted(&doubt));
        }
    }

    /// One query's doubts are told; those of a file of queries would bury the rest.
    fn suggest(&self, meant: &str) {
        if self.args.shape.quiet || self.args.queries.is_some() {
            return;
        }
        let message = say!("meant", meant = brief(meant));
        self.desk.reporter.warning(&Failure::new("meant", message));
    }
}

pub(super) fn sort(choice: SortChoice) -> Sort {
    match choice {
        SortChoice::Score => Sort::Score,
        SortChoice::Path => Sort::Path,
        SortChoice::Mtime => Sort::Modified,
    }
}

/// Words of the command line as one text; what is not UTF-8 becomes U+FFFD.
pub(super) fn joined(words: &[OsString]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// All of a file, or of standard input where it is called `-`.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes),
        _ => fs::read(path),
    };
    read.map_err(|error| {
        let (path, reason) = (safe::path_text(path), reason(&error));
        let message = say!("cannot-read", path, reason);
        Failure::new("io", message).hint(say!("readable-hint"))
    })
}

/// One query a line; blank lines are queries too, so that answers and lines stay side by side.
fn lines_of(path: &Path) -> Result<Vec<String>, Failure> {
    let bytes = read_bytes(path)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned)
        .collect())
}

fn excerpt_columns(look: &Look) -> usize {
    match look.format {
        Format::Pretty => render::readable_columns(look) * EXCERPT_LINES,
        _ => EXCERPT_COLUMNS,
    }
}
