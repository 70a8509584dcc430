//! Reads a single word with an automaton that is made for a whole dictionary. Knows no dictionary.

use tantivy_fst::Automaton;

/// Whether the automaton lets the word pass.
pub(super) fn accepts(automaton: &impl Automaton, word: &str) -> bool {
    let mut state = automaton.start();
    for byte in word.bytes() {
        state = automaton.accept(&state, byte);
        if !automaton.can_match(&state) {
            return false;
        }
    }
    automaton.is_match(&state)
}
