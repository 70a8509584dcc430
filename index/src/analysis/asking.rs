//! The Korean words that make a sentence a question and say nothing about its topic.

/// What a question is asked with, in the form that terms have; sorted.
const KOREAN: [&str; 38] = [
    "것",
    "경우",
    "관하다",
    "궁금",
    "누구",
    "답",
    "대답",
    "대하다",
    "되다",
    "때",
    "말",
    "말하다",
    "몇",
    "무슨",
    "무엇",
    "묻다",
    "뭐",
    "뭔",
    "뭣",
    "설명",
    "수",
    "알다",
    "알려주다",
    "알리다",
    "얘기",
    "어느",
    "어디",
    "어떠하다",
    "어떡하다",
    "어떤",
    "어떻다",
    "어찌",
    "언제",
    "얼마",
    "왜",
    "이야기",
    "있다",
    "하다",
];

/// The most bytes that a word of the list has; most words of a text are told by that alone.
const KOREAN_BYTES: usize = "알려주다".len();

/// Whether a Korean lemma asks.
pub(super) fn korean(lemma: &str) -> bool {
    lemma.len() <= KOREAN_BYTES && KOREAN.binary_search(&lemma).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(KOREAN.is_sorted());
        assert!(KOREAN.iter().all(|word| word.len() <= KOREAN_BYTES));
    }

    #[test]
    fn topics_do_not_ask() {
        assert!(korean("무엇"));
        assert!(!korean("캐시"));
    }
}
