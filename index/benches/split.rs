//! Measures how many bytes of notes the splitter divides in a second on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mundap_index::splitter::split;
use std::fs;
use std::hint::black_box;
use std::path::Path;

fn notes() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notes");
    let mut texts = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)
            .expect("the sample notes are there")
            .flatten()
        {
            match fs::read_to_string(entry.path()) {
                Ok(text) => texts.push(text),
                Err(_) => folders.push(entry.path()),
            }
        }
    }
    texts
}

fn divide(criterion: &mut Criterion) {
    let texts = notes();
    let bytes = texts.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group("split");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("sample notes", |bencher| {
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
