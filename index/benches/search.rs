//! Times building an index and searching it, over notes made for the purpose.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mundap_index::analysis::Analyzer;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Searcher, Sort, Widening};
use tempfile::TempDir;

const NOTES: usize = 200;
const TOPICS: [&str; 6] = [
    "레디스",
    "Kafka",
    "인덱스",
    "트랜잭션",
    "스레드",
    "가비지 컬렉션",
];

fn write_notes(folder: &Path) {
    for at in 0..NOTES {
        let (topic, other) = (TOPICS[at % TOPICS.len()], TOPICS[(at / 7) % TOPICS.len()]);
        let mut note = format!("# {topic} 정리 {at}\n\n");
        for question in 0..8 {
            note.push_str(&format!(
                "## {topic}에서 {other}의 {question}번째 차이는 무엇인가요?\n\n{topic}는 {other}보다 먼저 쓰이고, \
                 부하가 몰릴 때 {question}초 안에 응답을 돌려주도록 설계했습니다.\n- 장점과 단점을 비교했습니다.\n\n"
            ));
        }
        fs::write(folder.join(format!("{at}.md")), note).expect("the folder is writable");
    }
}

fn vault() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let notes = folder
        .path()
        .canonicalize()
        .expect("it exists")
        .join("notes");
    fs::create_dir(&notes).expect("the folder is writable");
    write_notes(&notes);
    (folder, notes)
}

fn index(bench: &mut Criterion) {
    let (_folder, notes) = vault();
    let analyzer = Analyzer::new().expect("the dictionary is embedded");
    let roots = [notes];
    bench.bench_function("index/200 notes", |b| {
        b.iter_batched(
            || tempfile::tempdir().expect("a temporary folder can be made"),
            |fresh| indexer::refresh(fresh.path(), &roots, &analyzer, &mut |_| {}),
            BatchSize::PerIteration,
        );
    });
    let kept = tempfile::tempdir().expect("a temporary folder can be made");
    bench.bench_function("index/nothing changed", |b| {
        b.iter(|| indexer::refresh(kept.path(), &roots, &analyzer, &mut |_| {}));
    });
}

fn search(bench: &mut Criterion) {
    let (folder, notes) = vault();
    let analyzer = Analyzer::new().expect("the dictionary is embedded");
    let index = folder.path().join("index");
    indexer::refresh(&index, &[notes], &analyzer, &mut |_| {}).expect("the notes are readable");
    let searcher = Searcher::open(&index, analyzer).expect("it was just written");
    for (name, query, mode) in [
        ("search/word", "레디스", Mode::Ranked),
        (
            "search/question",
            "레디스와 카프카의 차이가 뭐라고 했지",
            Mode::Ranked,
        ),
        ("search/every mention", "Kafka", Mode::Every),
        ("search/widened", "fpeltm", Mode::Ranked),
    ] {
        let request = Request {
            query: &Query::parse(query),
            mode,
            limit: Some(10),
            sort: Sort::Score,
            scope: Scope::default(),
            folding: Folding::On,
            widening: Widening::Allowed,
            excerpt_columns: 160,
        };
        bench.bench_function(name, |b| b.iter(|| searcher.search(black_box(&request))));
    }
}

criterion_group!(benches, index, search);
criterion_main!(benches);
