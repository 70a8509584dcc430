//! Times its own first call: load the dictionary, make a segmenter, segment one sentence.
//!
//! `cargo run --release -p mundap-ko-dic --example cold_start`

use std::borrow::Cow;
use std::error::Error;
use std::time::Instant;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;

const SENTENCE: &str = "레디스를 캐시로 쓰면 DB가 받는 트래픽이 줄어드는 이유는 무엇인가요?";

fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let dictionary = mundap_ko_dic::load()?;
    let loaded = start.elapsed();
    let segmenter = Segmenter::new(Mode::Normal, dictionary, None);
    let made = start.elapsed();
    let tokens = segmenter.segment(Cow::Borrowed(SENTENCE))?.len();
    let segmented = start.elapsed();
    println!(
        "load {:.2?}, segmenter {:.2?}, first sentence of {tokens} tokens {:.2?}, in all {segmented:.2?}",
        loaded,
        made - loaded,
        segmented - made,
    );
    Ok(())
}
