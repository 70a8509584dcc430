//! Feeds arbitrary text to the analyser and checks what must hold of the terms of any text.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mundap_index::analysis::{Analyzer, Term};

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new().expect("the embedded dictionary is sound"));

fuzz_target!(|text: &str| {
    let analysis = ANALYZER.analyze(text);
    for view in [&analysis.terms, &analysis.words, &analysis.grams] {
        check(text, view);
    }
    // What the analyser remembers of a text must not show in the next.
    assert_eq!(ANALYZER.analyze(text), analysis);
    let mentions = analysis.mentions();
    assert!(mentions.is_sorted_by_key(|mention| mention.start));
    for mention in &mentions {
        assert!(text.get(mention.start..mention.end).is_some());
        assert!(mention.traces.iter().all(|trace| !trace.terms.is_empty()));
    }
});

/// Terms lie inside the text, on characters; neither offsets nor positions descend.
fn check(text: &str, view: &[Term]) {
    for term in view {
        assert!(!term.text.is_empty());
        assert!(term.start < term.end && text.get(term.start..term.end).is_some());
    }
    for pair in view.windows(2) {
        assert!(pair[0].start <= pair[1].start && pair[0].position <= pair[1].position);
    }
}
