//! Runs a request and, where words of it are slips or it matches nothing, another in its place. Knows no engine.

use super::engine::Searcher;
use super::missing;
use super::{Mode, Outcome, Relaxed, Request, Step, Widening, speller, widening};
use crate::error::Error;
use crate::query::Query;

impl Searcher {
    /// Runs a request.
    ///
    /// # Errors
    /// When a path pattern is no glob, or the engine fails.
    pub fn search(&self, request: &Request<'_>) -> Result<Outcome, Error> {
        let query = self.as_meant(request.query)?;
        let request = &Request {
            query: &query,
            ..request.clone()
        };
        let missing = missing::missing(self, &query)?;
        let outcome = self.widened(request)?;
        Ok(Outcome { missing, ..outcome })
    }

    fn widened(&self, request: &Request<'_>) -> Result<Outcome, Error> {
        let outcome = self.search_as_asked(request)?;
        let allowed = request.widening == Widening::Allowed;
        match (outcome.total, request.mode) {
            (0, _) if !allowed => Ok(outcome),
            (1.., Mode::Every) => Ok(outcome),
            _ => self.spelled(request, outcome),
        }
    }

    /// Asks for what was meant where that is nearly sure, and offers it where it may be.
    ///
    /// Fragments of words that no note has are no match.
    fn spelled(&self, request: &Request<'_>, outcome: Outcome) -> Result<Outcome, Error> {
        let reading = speller::read(self, request.query)?;
        let is_fragments = reading.is_all_missing && !request.query.has_exact();
        if request.widening == Widening::Forbidden {
            let nothing = is_fragments.then(Outcome::default);
            return Ok(nothing.unwrap_or(outcome));
        }
        let meant = reading.likely.as_ref().map(relaxed);
        if let Some((how, query)) = &reading.sure
            && let Some(found) = widening::attempt(self, request, *how, query)?
        {
            return Ok(Outcome { meant, ..found });
        }
        let meant = meant.or_else(|| reading.sure.as_ref().map(relaxed));
        if is_fragments {
            let nothing = Outcome::default();
            return Ok(Outcome { meant, ..nothing });
        }
        if outcome.total > 0 {
            return Ok(Outcome { meant, ..outcome });
        }
        let fewer = widening::search(self, request)?.unwrap_or(outcome);
        Ok(Outcome { meant, ..fewer })
    }
}

fn relaxed((how, query): &(Step, Query)) -> Relaxed {
    Relaxed {
        how: *how,
        query: query.clone(),
    }
}
