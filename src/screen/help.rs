//! The keys in words: for the help, and for the line at the bottom. Knows no state beyond where letters go.

use crate::messages;

use super::keys::Focus;
use super::state::Purpose;

/// Keys and the messages that say what they do; a row without keys is a heading.
pub(crate) const KEYS: [(&str, &str); 40] = [
    ("", "keys-everywhere"),
    ("Enter", "keys-enter"),
    ("Up, Down", "keys-hits"),
    ("Shift-Up, Shift-Down", "keys-preview"),
    ("Tab", "keys-tab"),
    ("Ctrl-P, Ctrl-N", "keys-history"),
    ("F1, ?", "keys-help"),
    ("F2", "keys-layout"),
    ("Esc", "keys-back"),
    ("Ctrl-C", "keys-leave"),
    ("Ctrl-Z", "keys-suspend"),
    ("Ctrl-L", "keys-redraw"),
    ("", "keys-in-list-or-alt"),
    ("y", "keys-copy-place"),
    ("Y", "keys-copy-answer"),
    ("u", "keys-answers"),
    ("s", "keys-kinds"),
    ("t", "keys-narrow-tag"),
    ("i", "keys-narrow-folder"),
    ("h", "keys-narrow-heading"),
    ("w", "keys-widen"),
    ("p", "keys-parent"),
    ("c", "keys-follow-ups"),
    ("v", "keys-versions"),
    ("n, N", "keys-units"),
    ("o", "keys-obsidian"),
    ("z", "keys-as-f2"),
    ("", "keys-in-list"),
    ("j, k, g, G", "keys-moves"),
    ("Space, b", "keys-pages"),
    ("e, q, /, ?", "keys-list-others"),
    ("", "keys-in-line"),
    ("Ctrl-A, Ctrl-E", "keys-ends"),
    ("Alt-B, Alt-F", "keys-words"),
    ("Ctrl-W, Alt-Backspace", "keys-cut-word"),
    ("Ctrl-U, Ctrl-K", "keys-cut"),
    ("Ctrl-Y", "keys-put-back"),
    ("", "keys-signs"),
    ("?", "keys-sign-open"),
    ("#", "keys-sign-section"),
];

/// The most useful keys, first things first, for the line at the bottom.
pub(crate) fn hints(focus: Focus, purpose: Purpose) -> Vec<(&'static str, String)> {
    let open = match purpose {
        Purpose::Reading => ("Enter", "hint-open"),
        Purpose::Picking => ("Enter", "hint-choose"),
    };
    let mut hints = vec![open];
    hints.extend(match focus {
        Focus::Line => [
            ("F1", "hint-help"),
            ("Tab", "hint-commands"),
            ("Esc", "hint-leave"),
            ("^P", "hint-earlier"),
            ("Alt-y", "hint-copy-place"),
            ("Alt-u", "hint-unanswered"),
            ("Alt-n", "hint-next-unit"),
            ("F2", "hint-preview"),
        ],
        Focus::List => [
            ("?", "hint-help"),
            ("y/Y", "hint-copy"),
            ("u", "hint-unanswered"),
            ("t/i/h", "hint-narrow"),
            ("n/N", "hint-units"),
            ("p/c", "hint-follow"),
            ("v", "hint-versions"),
            ("/", "hint-line"),
        ],
    });
    let told = hints.into_iter();
    told.map(|(key, what)| (key, messages::text(what, None)))
        .collect()
}
