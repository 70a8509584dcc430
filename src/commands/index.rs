//! `index`: brings the index up to date and reports what it holds.

use std::time::{Duration, Instant};

use mundap_index::indexer::{Care, Reading, Report, Trust};

use crate::args::{IndexArgs, formats};
use crate::failure::Ending;
use crate::render::{self, Holdings};

use super::desk::Desk;
use super::opened;
use super::status::holdings;

pub(super) fn run(args: &IndexArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let began = Instant::now();
    let look = desk.look_in(&args.shape, &formats::REPORT)?;
    let places = desk.places()?;
    let analyzer = opened::analyzer(desk)?;
    let care = Care {
        trust: Trust::Bytes,
        reading: match args.verify {
            true => Reading::Every,
            false => Reading::Changed,
        },
        ..Care::default()
    };
    let report = opened::refresh(desk, &places, &analyzer, care, None)?;
    opened::tell(desk, &places, &report);
    let holdings = Holdings {
        refresh: Some(refresh(&report, began.elapsed())),
        ..holdings(&report, &places)
    };
    desk.write(&args.shape, |out| {
        Ok(render::refreshed(out, &holdings, &look)?)
    })?;
    Ok(if report.notes == 0 {
        Ending::Nothing
    } else {
        Ending::Found
    })
}

fn refresh(report: &Report, took: Duration) -> render::Refresh {
    render::Refresh {
        added: report.added,
        changed: report.changed,
        removed: report.removed,
        took,
    }
}
