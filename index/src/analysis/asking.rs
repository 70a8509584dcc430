//! The words that make a sentence a question and say nothing about its topic.

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

/// The same in English, with articles and prepositions; sorted.
const ENGLISH: [&str; 72] = [
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could",
    "describe", "did", "do", "does", "explain", "for", "from", "had", "has", "have", "he", "how",
    "i", "in", "is", "it", "its", "me", "my", "of", "on", "or", "our", "said", "say", "says",
    "she", "should", "so", "some", "tell", "than", "that", "the", "their", "them", "there",
    "these", "they", "this", "those", "to", "us", "was", "we", "were", "what", "when", "where",
    "which", "who", "whose", "why", "will", "with", "would", "you", "your",
];

/// The most bytes that a word of either list has; most words of a text are told by that alone.
const KOREAN_BYTES: usize = "알려주다".len();
const ENGLISH_BYTES: usize = "describe".len();

/// Whether a Korean lemma asks.
pub(super) fn korean(lemma: &str) -> bool {
    lemma.len() <= KOREAN_BYTES && KOREAN.binary_search(&lemma).is_ok()
}

/// Whether a lower-case English word asks.
pub(super) fn english(word: &str) -> bool {
    word.len() <= ENGLISH_BYTES && word.is_ascii() && ENGLISH.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(KOREAN.is_sorted());
        assert!(ENGLISH.is_sorted());
        assert!(KOREAN.iter().all(|word| word.len() <= KOREAN_BYTES));
        assert!(ENGLISH.iter().all(|word| word.len() <= ENGLISH_BYTES));
    }

    #[test]
    fn topics_do_not_ask() {
        assert!(korean("무엇") && english("what"));
        assert!(!korean("캐시") && !english("redis"));
    }
}
