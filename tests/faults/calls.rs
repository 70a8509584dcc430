//! System calls that fail, once or from then on. Knows no fault but that.

use crate::chance::times;
use crate::ground::{Ground, STATES, Told, difference};
use crate::stage::stage;
use crate::strace;
use crate::tally::Tally;

/// Calls, how they fail, and from which to which of a thread: the first of some belong to the loader.
const FAILURES: [(&str, &[&str], [usize; 2]); 8] = [
    ("write,pwrite64", &["ENOSPC", "EIO", "EINTR"], [1, 50]),
    ("fdatasync,fsync", &["EIO", "ENOSPC", "EINTR"], [1, 14]),
    (
        "renameat,rename,renameat2",
        &["EIO", "EACCES", "ENOSPC"],
        [1, 8],
    ),
    ("unlinkat,unlink", &["EIO", "EACCES"], [1, 24]),
    ("openat", &["EMFILE", "EACCES", "EIO", "EINTR"], [12, 80]),
    ("getdents64", &["EIO", "EACCES"], [1, 6]),
    ("clone3,clone", &["EAGAIN"], [1, 6]),
    ("flock", &["EINTR", "EIO"], [1, 2]),
];

/// What a run under a fault may leave: a whole answer, of now or, told so, of before, or an error.
fn check_under_fault(
    ground: &Ground,
    told: &Told,
    states: [usize; 2],
    how: &str,
    tally: &mut Tally,
) {
    let [before, now] = states;
    let is_outdated = told.err.contains("from before the last changes");
    let is_told = told.err.contains("error: ") || told.err.contains("\"error\"");
    match told.code {
        _ if told.is_broken() => tally.complain("panic", format!("{how}: {}", told.brief())),
        Some(0) if told.out == ground.fresh_hits(now) => tally.count("answered"),
        Some(0) if is_outdated && told.out == ground.fresh_hits(before) => tally.count("outdated"),
        // The write that failed may have been the warning's.
        Some(0) if how.starts_with("write") && told.out == ground.fresh_hits(before) => {
            tally.count("outdated, untold");
        }
        Some(2) if is_told => tally.count("told"),
        // Where no write succeeds any more, nothing can be told but the exit code.
        Some(2) if how.starts_with("write") => tally.count("exit code"),
        _ => tally.complain("wrong answer", format!("{how}: {}", told.brief())),
    }
}

#[test]
fn a_failing_system_call_is_told_and_leaves_no_harm() {
    if !strace::is_there("failing calls") {
        return;
    }
    let (ground, chance, mut tally) = stage("failing calls");
    ground.answers("i");
    for round in 1..=times(24, 400) {
        let (before, state) = ((round - 1) % STATES, round % STATES);
        ground.change(state);
        let (calls, errors, [first, last]) = *chance.pick(&FAILURES);
        let nth = first + chance.below(last + 1 - first);
        let lasting = *chance.pick(&["", "+"]);
        let error = chance.pick(errors);
        // A call that is interrupted for ever is tried for ever.
        let lasting = if *error == "EINTR" { "" } else { lasting };
        let how = format!("{calls} {error} {nth}{lasting}");
        let by = strace::injecting(calls, &format!("error={error}"), &format!("{nth}{lasting}"));
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        let told = ground.answers_by(&by, "i");
        check_under_fault(&ground, &told, [before, state], &how, &mut tally);
        let index = ground.run(&["index", "--format", "json", "--index", "../i"]);
        match (index.code, Ground::added(&index)) {
            (Some(0), Some(0 | 1)) => {}
            // A file that the disk does not give, for once, is a broken one.
            (Some(0), _) if how.starts_with("openat EIO") => tally.count("built anew after EIO"),
            (Some(0), _) => tally.complain("repair", how.clone()),
            _ => tally.complain("lasting error", format!("{how}: {}", index.brief())),
        }
        let answers = ground.answers("i");
        if answers.out != ground.fresh(state) {
            let differs = difference(&answers.out, ground.fresh(state));
            tally.complain(
                "wrong answer afterwards",
                format!("{how}: {differs} {}", answers.err),
            );
        }
    }
    tally.close("failing calls");
}
