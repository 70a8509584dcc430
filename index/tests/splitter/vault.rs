//! The sample notes, one for each dialect, and what a careful reader finds in them.

use mundap_index::splitter::{Hints, Kind, explain, split};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn notes() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notes");
    let mut notes = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the sample notes are there") {
            let path = entry.expect("the sample notes can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                notes.push(path);
            }
        }
    }
    notes.sort();
    notes
}

fn read(name: &str) -> String {
    let path = notes()
        .into_iter()
        .find(|path| path.ends_with(name))
        .expect("the note is there");
    fs::read_to_string(path).expect("the note is UTF-8")
}

#[test]
fn sample_notes_show_nearly_every_form() {
    let mut forms = BTreeSet::new();
    for path in notes() {
        let text = fs::read_to_string(&path).expect("the notes are UTF-8");
        let units = split(&text).units.into_iter();
        forms.extend(units.filter_map(|unit| unit.form.map(|form| form.to_string())));
    }
    assert!(forms.len() >= 9, "{forms:#?}");
}

#[test]
fn tags_come_from_front_matter_and_text() {
    let cards = split(&read("플래시카드.md"));
    assert_eq!(cards.front.tags, ["flashcards", "redis"]);
    assert_eq!(cards.front.aliases, ["레디스 카드"]);
    assert_eq!(cards.units[1].tags, ["flashcards", "redis", "lock"]);
}

#[test]
fn breadcrumbs_lead_from_the_title_to_the_question() {
    let text = read("백엔드-기술면접.md");
    let split = split(&text);
    let unit = split
        .units
        .iter()
        .find(|unit| unit.question.starts_with("캐시 키는"))
        .expect("it asks");
    assert_eq!(
        unit.headings,
        ["백엔드 기술 면접 대비", "캐시", "Redis를 왜 도입했나요?"]
    );
    assert_eq!(split.title(), Some("백엔드 기술 면접 대비"));
    assert_eq!(split.front.date.as_deref(), Some("2025-03-14"));
}

#[test]
fn answer_is_markdown_as_it_stands_in_the_note() {
    let text = read("백엔드-기술면접.md");
    let split = split(&text);
    let unit = split
        .units
        .iter()
        .find(|unit| unit.question.starts_with("메시지가 두 번"))
        .expect("it asks");
    assert_eq!(
        &text[unit.question_bytes.clone()],
        "메시지가 두 번 처리되면 어떻게 되나요?"
    );
    assert_eq!(
        &text[unit.answer_bytes.clone()],
        "이벤트 ID를 유니크 키로 저장해서 두 번째부터는 무시합니다. 멱등성이 있으면 재시도를 마음 편히 할 수 있습니다."
    );
}

#[test]
fn table_row_gives_its_cells() {
    let text = read("질문표.md");
    let split = split(&text);
    let row = split
        .units
        .iter()
        .find(|unit| unit.question.starts_with("ArrayList"))
        .expect("the table asks");
    assert_eq!(
        &text[row.question_bytes.clone()],
        "ArrayList와 LinkedList의 차이는?"
    );
    assert!(text[row.answer_bytes.clone()].contains("노드의 연결이다."));
}

#[test]
fn plain_text_keeps_words_and_drops_markup() {
    let text = read("플래시카드.md");
    let split = split(&text);
    let last = text.lines().count();
    assert_eq!(
        split.plain.lines(last, last),
        "자세한 내용은 면접 노트에 캐시 절로 적어 두었다."
    );
    assert_eq!(split.plain.lines(1, 6).trim(), "");
    assert_eq!(split.plain.lines(15, 15), "레디스는 왜 싱글 스레드인가요?");
    assert_eq!(split.plain.line_count(), text.split('\n').count());
}

#[test]
fn explanation_gives_the_facts_of_each_line_that_might_ask() {
    let found = explain(&read("디자인패턴.md"), Hints::default());
    let judged = |text: &str| {
        let mut lines = found.judged.iter();
        let line = lines.find(|line| line.text == text);
        line.expect("a line that might ask")
    };
    let title = judged("전략 패턴");
    assert_eq!((title.line, title.form.to_string().as_str()), (1, "h1"));
    assert!(!title.is_question && title.sum < 0.0 && !title.parts.is_empty());
    let asked = found.judged.iter().filter(|line| line.is_question);
    assert!(asked.clone().all(|line| line.sum > 0.0));
    let weighed = |parts: &[(&str, f32)]| parts.is_sorted_by(|a, b| a.1.abs() >= b.1.abs());
    assert!(found.judged.iter().all(|line| weighed(&line.parts)));
    let units = found.split.units.iter();
    let questions = units.filter(|unit| unit.kind == Kind::Question);
    assert_eq!(questions.count(), asked.count());
}

#[test]
fn bad_front_matter_is_a_warning_and_stays_out_of_the_text() {
    let split = split("---\ntitle: [열린 채로\n---\n# 글\n내용\n");
    assert_eq!(split.warnings.len(), 1);
    assert_eq!(split.units[0].line, 4);
}

#[test]
fn toml_front_matter_is_read_and_can_exclude_the_note() {
    let split = split(
        "+++\ntitle = \"초안\"\ntags = [\"메모\"]\ndate = 2024-05-06\nmundap = false\n+++\n글\n",
    );
    assert!(split.front.excluded);
    assert_eq!(split.title(), Some("초안"));
    assert_eq!(split.front.date.as_deref(), Some("2024-05-06"));
}

#[test]
fn rule_at_the_top_is_no_front_matter() {
    let split = split("---\n\n## 힙이란?\n나무.\n\n---\n\n끝.\n");
    assert_eq!(split.units[0].line, 3);
    assert!(split.warnings.is_empty());
}

#[test]
fn unclosed_fence_is_a_warning_with_its_line() {
    let split = split("## 코드는?\n```js\nlet a;\n\n## 다음 질문은?\n");
    assert_eq!(
        split.warnings[0].to_string(),
        "the code fence of line 2 is not closed"
    );
}

#[test]
fn breadcrumb_of_a_toggle_says_nothing_of_unfolding() {
    let split = split(
        "# 면접 대비\n<details>\n<summary>압박 질문 펼치기</summary>\n\n- 왜 지원했나요?\n- 단점은 무엇인가요?\n</details>\n",
    );
    let asked = split.units.iter().find(|unit| unit.line == 5);
    assert_eq!(
        asked.map(|unit| unit.headings.as_slice()),
        Some(&["면접 대비".to_owned(), "압박 질문".to_owned()][..])
    );
}
