//! The keys in words: for the help, and for the line at the bottom. Knows no state beyond where letters go.

use super::keys::Focus;
use super::state::Purpose;

/// Keys and what they do; a row without keys is a heading.
pub(crate) const KEYS: [(&str, &str); 40] = [
    ("", "Everywhere"),
    (
        "Enter",
        "open the note in your editor, at the line (as a picker: choose)",
    ),
    (
        "Up, Down",
        "another hit; PageUp and PageDown: a page of them",
    ),
    (
        "Shift-Up, Shift-Down",
        "move the preview; Shift-PageUp, Shift-PageDown: a page of it",
    ),
    (
        "Tab",
        "to the list, where letters are commands, and back to the line",
    ),
    ("Ctrl-P, Ctrl-N", "an earlier query, a later one"),
    ("F1, or ? in an empty line", "this help"),
    ("F2", "preview beside the list, below it, hidden"),
    ("Esc", "a step back, and at last out"),
    ("Ctrl-C", "leave at once, with exit code 130"),
    ("Ctrl-Z", "to the shell; `fg` comes back"),
    ("Ctrl-L", "draw the screen anew"),
    ("", "In the list, or with Alt in the line"),
    ("y", "copy path:line"),
    ("Y", "copy the answer"),
    ("u", "only unanswered questions, only answered ones, all"),
    ("s", "only questions, or sections too"),
    ("t", "narrow to the hit's tag; again: its next tag, none"),
    (
        "i",
        "narrow to the hit's folder; again: the one around it, none",
    ),
    (
        "h",
        "narrow to the heading above the hit; again: the one around it, none",
    ),
    ("w", "widen: take off all that narrows"),
    ("p", "the question that this one follows up"),
    ("c", "the questions that follow this one up"),
    ("v", "other versions of the answer"),
    ("n, N", "the next unit of the same note, the previous one"),
    ("o", "open in Obsidian (also Ctrl-O)"),
    ("z", "as F2"),
    ("", "In the list only"),
    ("j, k, g, G", "down, up, first, last"),
    ("Space, b", "the preview's next page, its previous one"),
    ("e, q, /, ?", "editor, leave, back to the line, this help"),
    ("", "In the line"),
    ("Ctrl-A, Ctrl-E", "to its start, to its end"),
    ("Alt-B, Alt-F", "a word back, a word on"),
    ("Ctrl-W, Alt-Backspace", "cut the word before the cursor"),
    ("Ctrl-U, Ctrl-K", "cut all before the cursor, all behind it"),
    ("Ctrl-Y", "put back what was cut"),
    ("", "In the list's first column"),
    ("?", "a question without an answer"),
    ("#", "a section: text that answers no question"),
];

/// The most useful keys, first things first, for the line at the bottom.
pub(crate) fn hints(focus: Focus, purpose: Purpose) -> Vec<(&'static str, &'static str)> {
    let open = match purpose {
        Purpose::Reading => ("Enter", "open"),
        Purpose::Picking => ("Enter", "choose"),
    };
    let mut hints = vec![open];
    hints.extend(match focus {
        Focus::Line => [
            ("F1", "help"),
            ("Tab", "commands"),
            ("Esc", "leave"),
            ("^P", "earlier"),
            ("Alt-y", "copy place"),
            ("Alt-u", "unanswered"),
            ("Alt-n", "next unit"),
            ("F2", "preview"),
        ],
        Focus::List => [
            ("?", "help"),
            ("y/Y", "copy"),
            ("u", "unanswered"),
            ("t/i/h", "tag/folder/heading"),
            ("n/N", "next/previous unit"),
            ("p/c", "parent/follow-ups"),
            ("v", "versions"),
            ("/", "line"),
        ],
    });
    hints
}
