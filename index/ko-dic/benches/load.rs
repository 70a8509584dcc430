//! How long it takes to load the dictionary and to segment with it.

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;

const PARAGRAPH: &str = "레디스는 메모리에 자료를 두는 저장소라서 디스크를 읽는 데이터베이스보다 빠르다. \
    다만 메모리는 비싸므로 자주 읽고 드물게 바뀌는 값만 캐시에 둔다. 만료 시각을 정하지 않으면 \
    오래된 값이 남아 DB와 어긋나고, 한꺼번에 만료되면 트래픽이 DB로 몰린다.";

fn load(c: &mut Criterion) {
    c.bench_function("load", |b| b.iter(|| mundap_ko_dic::load().map(black_box)));
}

fn segmenter(c: &mut Criterion) {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    c.bench_function("segmenter", |b| {
        b.iter(|| black_box(Segmenter::new(Mode::Normal, dictionary.clone(), None)));
    });
}

fn segment(c: &mut Criterion) {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    let segmenter = Segmenter::new(Mode::Normal, dictionary, None);
    let mut group = c.benchmark_group("segment");
    group.throughput(Throughput::Bytes(PARAGRAPH.len() as u64));
    group.bench_function("paragraph", |b| {
        b.iter(|| {
            segmenter
                .segment(Cow::Borrowed(black_box(PARAGRAPH)))
                .map(|tokens| tokens.len())
        });
    });
    group.finish();
}

criterion_group!(benches, load, segmenter, segment);
criterion_main!(benches);
