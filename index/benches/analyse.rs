//! How fast an analyser is made, and how fast it reads notes of prose, of code, and without spaces.

#[path = "texts/notes.rs"]
mod notes;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mundap_index::analysis::Analyzer;
use mundap_index::splitter::split;

const PROSE: &str = "레디스는 메모리에 자료를 두는 저장소라서 디스크를 읽는 데이터베이스보다 응답이 빠르다. \
    우리 팀은 세션과 상품 목록을 캐시에 두어 조회 지연을 줄였고, 만료 시간을 정해 오래된 값이 남지 않게 했다. \
    다만 서버가 내려가면 값이 사라지므로 스냅샷을 남기고 복제본을 두었다.\n";
const CODE: &str = "@Transactional(readOnly = true) public Order findOrder(OrderId orderId) {\n  \
    return orderRepository.findById(orderId).orElseThrow(() -> new OrderNotFoundException(orderId)); // 주문 조회\n}\n";

fn analyse(c: &mut Criterion) {
    c.bench_function("make an analyser", |b| {
        b.iter(|| Analyzer::new().map(black_box))
    });
    let analyzer = Analyzer::new().expect("the embedded dictionary is sound");
    let unspaced = "역색인과형태소분석".repeat(1000);
    let texts = [
        ("prose", PROSE.repeat(50)),
        ("code", CODE.repeat(50)),
        ("no spaces", unspaced),
    ];
    let mut group = c.benchmark_group("analyse");
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |b| {
            b.iter(|| black_box(analyzer.analyze(black_box(text))))
        });
    }
    group.finish();
}

/// What a reader sees of all notes, as an index holds it.
fn analyse_notes(c: &mut Criterion) {
    let analyzer = Analyzer::new().expect("the embedded dictionary is sound");
    let texts: Vec<String> = notes::texts().iter().map(|text| visible(text)).collect();
    let bytes = texts.iter().map(String::len).sum::<usize>();
    let mut group = c.benchmark_group("analyse");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("notes", |b| {
        b.iter(|| {
            for text in &texts {
                black_box(analyzer.analyze(black_box(text)));
            }
        });
    });
    group.finish();
}

fn visible(text: &str) -> String {
    let plain = split(text).plain;
    plain.lines(1, plain.line_count()).to_owned()
}

criterion_group!(benches, analyse, analyse_notes);
criterion_main!(benches);
