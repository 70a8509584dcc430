//! Golden tables: the terms of Korean sentences, in the order in which they stand.
//!
//! A term is `position:text/TAG`, with `?` for words that ask, `'` for words that hold a sentence together, `^` for
//! affixes, `~` for what may be meant, `!` for words that the dictionary does not know. `words:` holds stems, typed forms in brackets.

// Zero-width characters and joiners are what some of the sentences are about.
#![allow(clippy::invisible_characters)]

mod korean;
mod names;

use std::fmt::Write as _;

use expect_test::Expect;
use mundap_index::analysis::{Analyzer, Role, Term, Via};

fn check(sentences: &[&str], expected: &Expect) {
    let analyzer = Analyzer::new().expect("the embedded dictionary is sound");
    let mut table = String::new();
    for sentence in sentences {
        let analysis = analyzer.analyze(sentence);
        writeln!(table, "{sentence}").expect("a string takes all");
        writeln!(table, "  terms: {}", list(&analysis.terms, term)).expect("a string takes all");
        writeln!(table, "  words: {}", list(&analysis.words, word)).expect("a string takes all");
    }
    expected.assert_eq(&table);
}

fn list(terms: &[Term], show: fn(&Term) -> String) -> String {
    terms.iter().map(show).collect::<Vec<_>>().join(" ")
}

fn term(term: &Term) -> String {
    let role = match term.role {
        Role::Content => "",
        Role::Asking => "?",
        Role::Function => "'",
        Role::Affix => "^",
        Role::Weak => "~",
    };
    let known = if term.known { "" } else { "!" };
    format!("{}:{}/{}{role}{known}", term.position, term.text, term.tag)
}

fn word(word: &Term) -> String {
    let known = if word.known { "" } else { "!" };
    match word.via {
        Via::Typed => format!("[{}{known}]", word.text),
        _ => format!("{}{known}", word.text),
    }
}
