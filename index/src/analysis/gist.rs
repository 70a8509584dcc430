//! Brings a text to the topics it names, so that two ways to ask one thing are one string. Knows no index.

use super::{Analysis, Role, Term, Via};

impl Analysis {
    /// The topics in their order, each by its usual name; empty where there is none.
    ///
    /// Particles, endings, asking words and spaces make no difference, nor does a concept's spelling:
    /// `로드밸런싱이란?` and `load balancing` have one gist.
    pub fn gist(&self) -> String {
        gist(&self.terms)
    }
}

/// As [`Analysis::gist`], of a text's terms alone.
pub(crate) fn gist(terms: &[Term]) -> String {
    let mut topics: Vec<&str> = Vec::new();
    let mut end = 0;
    for here in terms.chunk_by(|a, b| a.position == b.position) {
        let content = here.iter().filter(|term| term.role == Role::Content);
        let Some(topic) = content.min_by_key(|term| rank(term)) else {
            continue;
        };
        if topic.start >= end {
            topics.push(&topic.text);
            end = topic.end;
        }
    }
    topics.join(" ")
}

/// The name of the most words first, and among those a concept's.
fn rank(term: &Term) -> (std::cmp::Reverse<usize>, bool) {
    (std::cmp::Reverse(term.end), term.via != Via::Concept)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analyzer;

    fn check(one: &str, other: &str, expected: &str) {
        let analyzer = Analyzer::new().unwrap();
        for text in [one, other] {
            assert_eq!(analyzer.analyze(text).gist(), expected, "{text}");
        }
    }

    #[test]
    fn a_topic_is_one_in_any_wording_and_spelling() {
        check("레디스가 뭐예요?", "Redis란", "redis");
        check("로드밸런싱이란?", "load balancing", "load balancing");
        check("장단점", "장단점은 무엇인가요?", "장 단점");
        check(
            "스프링 빈 생명주기",
            "스프링 빈의 생명주기",
            "spring bean lifecycle",
        );
    }

    #[test]
    fn another_topic_is_another_gist() {
        check("제네릭의 장단점", "제네릭 장단점", "generic 장 단점");
        check("어떻게 되나요?", "", "");
    }
}
