//! Runs a request and, where it matches nothing or only fragments, a wider one. Knows no engine.

use super::engine::Searcher;
use super::missing;
use super::widening::{self, Checked};
use super::{Mode, Outcome, Request, Widening};
use crate::error::Error;

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
        match (outcome.total, request.mode) {
            (0, _) if request.widening == Widening::Allowed => {
                Ok(widening::search(self, request)?.unwrap_or(outcome))
            }
            (0, _) | (_, Mode::Every) => Ok(outcome),
            (_, Mode::Ranked) => self.checked(request, outcome),
        }
    }

    /// Fragments of misspelt words are no match; what matches stays as it is.
    fn checked(&self, request: &Request<'_>, outcome: Outcome) -> Result<Outcome, Error> {
        let allowed = request.widening == Widening::Allowed;
        match widening::check(self, request.query)? {
            Checked::Matches(meant) => Ok(Outcome {
                meant: meant.filter(|_| allowed),
                ..outcome
            }),
            Checked::Fragments(_) if !allowed => Ok(Outcome::default()),
            Checked::Fragments(respelled) => {
                let wider = match respelled {
                    Some((how, query)) => widening::attempt(self, request, how, &query)?,
                    None => None,
                };
                Ok(wider.unwrap_or_else(|| widening::fragments(request.query, outcome)))
            }
        }
    }
}
