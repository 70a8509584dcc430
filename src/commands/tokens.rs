//! `tokens`: the terms of a text, one a line, with byte offsets and part of speech.

use mundap_index::analysis::Analyzer;

use crate::args::TokensArgs;
use crate::failure::{Ending, Failure};

use super::desk::Desk;
use super::search::{joined, read_bytes};

pub(super) fn run(args: &TokensArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let _look = desk.look(&args.shape)?;
    let text = text(args)?;
    let analyzer = Analyzer::new()?;
    let terms = analyzer.analyze(&text).terms;
    Ok(Ending::of_count(terms.len()))
}

/// The words given, or standard input where they are `-`.
fn text(args: &TokensArgs) -> Result<String, Failure> {
    match args.text.as_slice() {
        [only] if only == "-" => Ok(String::from_utf8_lossy(&read_bytes("-".as_ref())?).into_owned()),
        words => Ok(joined(words)),
    }
}
