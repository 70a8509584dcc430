//! How long an excerpt takes, from a short answer to a megabyte full of terms.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mundap_index::excerpt::{Occurrence, excerpt};

const PARAGRAPH: &str = "레디스는 메모리에 값을 두는 키-값 저장소다. 디스크보다 빨라서 캐시로 많이 \
    쓰지만, 메모리가 차면 오래된 키부터 지운다.\n- 만료 시간을 정할 수 있다.\n\n";

/// All places where a reader would see these words, by where they begin.
fn occurrences(text: &str) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (term, word) in ["레디스", "캐시", "메모리", "키"].iter().enumerate() {
        found.extend(text.match_indices(word).map(|(start, word)| Occurrence {
            bytes: start..start + word.len(),
            term,
            weight: 1.0,
        }));
    }
    found.sort_by_key(|occurrence| occurrence.bytes.start);
    found
}

fn excerpts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("excerpt");
    for paragraphs in [1, 20, 6000] {
        let text = PARAGRAPH.repeat(paragraphs);
        let found = occurrences(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("terms", text.len()), |bencher| {
            bencher.iter(|| excerpt(black_box(&text), black_box(&found), 160));
        });
        group.bench_function(BenchmarkId::new("no_terms", text.len()), |bencher| {
            bencher.iter(|| excerpt(black_box(&text), &[], 160));
        });
    }
    group.finish();
}

criterion_group!(benches, excerpts);
criterion_main!(benches);
