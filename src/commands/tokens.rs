//! `tokens`: the terms of a text, one a line, with byte offsets and part of speech.

use mundap_index::analysis::Term;

use crate::args::{TokensArgs, formats};
use crate::failure::{Ending, Failure};
use crate::render::{self, TermRow};

use super::desk::Desk;
use super::own_words;
use super::search::{joined, read_bytes};
use super::units::via_name;

pub(super) fn run(args: &TokensArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::ROWS)?;
    let text = text(args)?;
    let analysis = own_words::analyzer()?.analyze(&text);
    let rows: Vec<TermRow> = analysis.terms.iter().map(|term| row(term, &text)).collect();
    desk.write(&args.shape, |out| Ok(render::terms(out, &rows, &look)?))?;
    Ok(Ending::of_count(rows.len()))
}

/// The words given, or standard input where they are `-`.
fn text(args: &TokensArgs) -> Result<String, Failure> {
    match args.text.as_slice() {
        [only] if only == "-" => {
            Ok(String::from_utf8_lossy(&read_bytes("-".as_ref())?).into_owned())
        }
        words => Ok(joined(words)),
    }
}

fn row(term: &Term, text: &str) -> TermRow {
    TermRow {
        term: term.text.to_string(),
        start: term.start,
        end: term.end,
        tag: term.tag.to_string(),
        via: via_name(term.via),
        text: text[term.start..term.end].to_owned(),
    }
}
