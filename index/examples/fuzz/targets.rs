//! What is fed, and what must hold of what comes back. Knows no mutation.

use std::sync::LazyLock;

use mundap_index::analysis::{Analyzer, Term};
use mundap_index::excerpt::{Occurrence, excerpt};
use mundap_index::query::{Atom, Clause, Filter, Group, Query, Sign};
use mundap_index::seams;
use mundap_index::splitter::split;
use mundap_index::words::WordList;

/// Something that reads what a disk or a person gives.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&[u8]),
    pub(crate) seeds: &'static [&'static [u8]],
}

pub(crate) const TARGETS: &[Target] = &[
    Target {
        name: "split",
        run: on_split,
        seeds: &[],
    },
    Target {
        name: "analyse",
        run: on_analysis,
        seeds: &[],
    },
    Target {
        name: "query",
        run: on_query,
        seeds: QUERIES,
    },
    Target {
        name: "roundtrip",
        run: on_tree,
        seeds: QUERIES,
    },
    Target {
        name: "decode",
        run: on_note,
        seeds: &[b"\xb0\xa1\xb3\xaa", b"\xff\xfe\x00\xac", b"\xef\xbb\xbf# a"],
    },
    Target {
        name: "front",
        run: on_front_matter,
        seeds: FRONTS,
    },
    Target {
        name: "words",
        run: on_words,
        seeds: WORDS,
    },
    Target {
        name: "manifest",
        run: on_manifest,
        seeds: &[b"\0\0\0\0\0", b"\x02\x01\x02/a\0\0\0"],
    },
    Target {
        name: "record",
        run: on_record,
        seeds: &[b"\x01a\x01b\x01\x01\x01\x01c\x01d\x01\0\0\0\0\0\0\0\0"],
    },
    Target {
        name: "commit",
        run: on_commit,
        seeds: &[b"{}\n[]\n0000000000000000\n"],
    },
    Target {
        name: "excerpt",
        run: on_excerpt,
        seeds: &[],
    },
];

const QUERIES: &[&[u8]] = &[
    "+레디스 -카프카 \"격리 수준\"".as_bytes(),
    "(a OR b) AND NOT c path:\"CS Deep Dive\" after:7d".as_bytes(),
    "question:(트랜* OR is:answered) tag:#db".as_bytes(),
];

const FRONTS: &[&[u8]] = &[
    b"tags: [a, b]\ndate: 2024-01-01\ntitle: x",
    b"a: &a [x]\nb: *a",
    b"questions: h3\nmundap: false",
];

const WORDS: &[&[u8]] = &[
    "[words]\n\"결제봇\" = [\"PayBot\", \"pay bot\"] # 2024\n".as_bytes(),
    b"words = { a = \"b\" }",
    b"[words]\na.b = 1",
];

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new().expect("the embedded dictionary is sound"));

fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

/// Units lie in the note and within each other.
fn on_split(input: &[u8]) {
    let text = text(input);
    let split = split(&text);
    let lines = split.plain.line_count();
    let mut open: Vec<usize> = Vec::new();
    for unit in &split.units {
        assert!(1 <= unit.line && unit.line <= unit.end_line && unit.end_line <= lines);
        assert!(text.get(unit.question_bytes.clone()).is_some());
        assert!(text.get(unit.answer_bytes.clone()).is_some());
        while open.last().is_some_and(|&end| end < unit.line) {
            open.pop();
        }
        assert!(open.last().is_none_or(|&end| unit.end_line <= end));
        open.push(unit.end_line);
    }
}

/// Terms lie inside the text, on characters; neither offsets nor positions descend.
fn check_terms(text: &str, view: &[Term]) {
    for term in view {
        assert!(!term.text.is_empty());
        assert!(term.start < term.end && text.get(term.start..term.end).is_some());
    }
    for pair in view.windows(2) {
        assert!(pair[0].start <= pair[1].start && pair[0].position <= pair[1].position);
    }
}

fn on_analysis(input: &[u8]) {
    let text = text(input);
    let analysis = ANALYZER.analyze(&text);
    for view in [&analysis.terms, &analysis.words, &analysis.grams] {
        check_terms(&text, view);
    }
    // What the analyser remembers of a text must not show in the next.
    assert_eq!(ANALYZER.analyze(&text), analysis);
    let mentions = analysis.mentions();
    assert!(mentions.is_sorted_by_key(|mention| mention.start));
    for mention in &mentions {
        assert!(text.get(mention.start..mention.end).is_some());
        assert!(mention.traces.iter().all(|trace| !trace.terms.is_empty()));
    }
}

/// Any text is a query; what it is printed as is one again, and stays so.
fn on_query(input: &[u8]) {
    let text = text(input);
    let query = Query::parse(&text);
    assert_eq!(query.text(), text);
    assert_eq!(
        query.is_empty(),
        text.trim().is_empty() || !query.root().alternatives.iter().any(|a| !a.is_empty())
    );
    for doubt in query.doubts() {
        assert!(!format!("{doubt:?}").is_empty());
    }
    Query::parse(&query.root().to_string());
}

/// A tree by the input's bytes, of words that are no signs.
fn tree(bytes: &mut std::slice::Iter<'_, u8>, depth: usize) -> Group {
    let mut alternatives = Vec::new();
    for _ in 0..=bytes.next().map_or(0, |byte| byte % 2) {
        let clauses = (0..=bytes.next().map_or(0, |byte| byte % 3)).map(|_| clause(bytes, depth));
        alternatives.push(clauses.collect());
    }
    Group { alternatives }
}

fn clause(bytes: &mut std::slice::Iter<'_, u8>, depth: usize) -> Clause {
    const TEXTS: [&str; 6] = ["락", "격리 수준", "C++", "a-b", "트랜", "N+1 문제"];
    let mut next = || usize::from(bytes.next().copied().unwrap_or_default());
    let sign = [Sign::Wanted, Sign::Must, Sign::Not][next() % 3];
    let text = TEXTS[next() % TEXTS.len()].to_owned();
    let atom = match next() % 6 {
        0 => Atom::Phrase(text),
        1 => Atom::Prefix("트랜".to_owned()),
        2 => Atom::Filter(Filter::Path(text)),
        3 => Atom::Filter(Filter::Tag(text)),
        4 if depth < 4 => Atom::Group(tree(bytes, depth + 1)),
        _ => Atom::Words(text),
    };
    Clause { sign, atom }
}

/// A tree is printed as what reads back as a tree that is printed so.
fn on_tree(input: &[u8]) {
    let printed = tree(&mut input.iter(), 0).to_string();
    assert_eq!(Query::parse(&printed).root().to_string(), printed);
}

fn on_note(input: &[u8]) {
    if let Some(note) = seams::note(input.to_vec()) {
        assert!(!note.text.starts_with('\u{feff}') || input.len() > 3);
        assert!(note.text.len() <= 3 * input.len().max(1));
    }
    let path = text(input).replace('\0', "");
    assert_eq!(seams::path(&path), path);
}

fn on_front_matter(input: &[u8]) {
    let note = format!("---\n{}\n---\n\n## 락은?\n\n답\n", text(input));
    let split = split(&note);
    let title = split.front.title.unwrap_or_default();
    assert!(title.len() <= 4 * note.len());
    let tags = &split.front.tags;
    assert!(tags.iter().all(|tag| tag.len() <= 4 * note.len()));
}

/// What is written of a list reads back as the same list, also after a change.
fn on_words(input: &[u8]) {
    let Ok(mut words) = WordList::parse(&text(input)) else {
        return;
    };
    let again = WordList::parse(&words.to_string()).expect("what was written can be read");
    assert_eq!(again.words(), words.words());
    if words.add("펭귄큐", &["PQ".to_owned()]).is_ok() {
        let again = WordList::parse(&words.to_string()).expect("what was added can be read");
        assert_eq!(again.words(), words.words());
        assert!(words.remove("펭귄큐").is_some());
    }
    Analyzer::with_words(words.words())
        .expect("what the file may hold, the dictionary may")
        .analyze("펭귄큐 PQ");
}

fn on_manifest(input: &[u8]) {
    seams::manifest(input);
}

fn on_record(input: &[u8]) {
    let [is_whole, has_head] = seams::record(input);
    assert!(has_head || !is_whole, "a record has a beginning");
}

fn on_commit(input: &[u8]) {
    seams::commit(input);
}

/// Highlights lie in the passage, in order, and the passage in its columns.
fn on_excerpt(input: &[u8]) {
    let (numbers, text) = input.split_at(input.len().min(12));
    let text = self::text(text);
    let place = |byte: u8| usize::from(byte) * (text.len() + 8) / 255;
    let occurrences = numbers.chunks_exact(3).map(|three| Occurrence {
        bytes: place(three[0])..place(three[1]),
        term: usize::from(three[2] % 4),
        weight: f32::from(three[2]) / 255.0,
    });
    let columns = usize::from(numbers.first().copied().unwrap_or(80));
    let occurrences: Vec<Occurrence> = occurrences.collect();
    let cut = excerpt(&text, &occurrences, columns);
    assert!(cut.offset_bytes <= text.len());
    assert!(!cut.text.contains(['\n', '\r', '\t']));
    for range in &cut.highlights {
        assert!(
            cut.text
                .get(range.clone())
                .is_some_and(|marked| !marked.is_empty())
        );
    }
    assert!(
        cut.highlights
            .windows(2)
            .all(|pair| pair[0].end <= pair[1].start)
    );
}
