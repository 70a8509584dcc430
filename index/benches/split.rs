//! Measures how many bytes of notes the splitter divides in a second on one core.

#[path = "texts/notes.rs"]
mod notes;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mundap_index::splitter::split;

fn divide(criterion: &mut Criterion) {
    let texts = notes::texts();
    let bytes = texts.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group("split");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("notes", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(split(black_box(text)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, divide);
criterion_main!(benches);
