//! Reads the developer's vocabulary, a table of concepts and their spellings; judges none of them.

/// A concept with all its spellings: one line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept<'a> {
    /// The canonical name, lower-case Latin; a spelling as well, and not repeated in `spellings`.
    pub name: &'a str,
    /// The other spellings, in the order of the table.
    pub spellings: Vec<Spelling<'a>>,
}

/// One way to write a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling<'a> {
    /// The parts of a word written together (`로드+밸런싱`), or the whole spelling as one part.
    ///
    /// A part may hold spaces: `로드 밸런싱` is one part of two words.
    pub parts: Vec<&'a str>,
    /// Also an ordinary word of another meaning (`~락`).
    pub homonym: bool,
}

impl Spelling<'_> {
    /// The spelling as it is written, without marks.
    pub fn text(&self) -> String {
        self.parts.concat()
    }
}

/// Reads a table: one concept a line, `#` for comments, in the order of the lines.
///
/// A line is `concept`, a tab, and spellings separated by ` | `. Blank spellings are passed over.
pub fn concepts(table: &str) -> impl Iterator<Item = Concept<'_>> {
    let lines = table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (name, spellings) = line.split_once('\t').unwrap_or((line, ""));
        let spellings = spellings
            .split('|')
            .map(str::trim)
            .filter(|text| !text.is_empty());
        Concept {
            name: name.trim(),
            spellings: spellings.map(spelling).collect(),
        }
    })
}

fn spelling(text: &str) -> Spelling<'_> {
    let (homonym, text) = match text.strip_prefix('~') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    Spelling {
        parts: parts(text),
        homonym,
    }
}

/// Only Hangul is written with `+` between parts; `C++` and `N+1` are names.
fn parts(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split('+').collect();
    if parts.iter().all(|part| part.chars().any(is_syllable)) {
        parts
    } else {
        vec![text]
    }
}

/// Whether `c` is a composed Hangul syllable.
pub fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Whether the last letter of `text` is a syllable with a final consonant.
///
/// Syllables are composed in blocks of 28, the first of which has none.
pub(crate) fn ends_in_consonant(text: &str) -> bool {
    let last = text.trim_end().chars().next_back();
    last.is_some_and(|c| is_syllable(c) && !(c as u32 - '가' as u32).is_multiple_of(28))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, name: &str, spellings: &[(&[&str], bool)]) {
        let found: Vec<Concept<'_>> = concepts(line).collect();
        let spellings = spellings
            .iter()
            .map(|(parts, homonym)| Spelling {
                parts: parts.to_vec(),
                homonym: *homonym,
            })
            .collect();
        assert_eq!(found, [Concept { name, spellings }]);
    }

    #[test]
    fn spellings_stand_between_bars() {
        check(
            "kafka\t카프카 | 카푸카",
            "kafka",
            &[(&["카프카"], false), (&["카푸카"], false)],
        );
    }

    #[test]
    fn parts_stand_between_pluses() {
        check(
            "load balancing\t로드+밸런싱 | 로드 밸런싱",
            "load balancing",
            &[(&["로드", "밸런싱"], false), (&["로드 밸런싱"], false)],
        );
    }

    #[test]
    fn a_tilde_marks_a_homonym() {
        check(
            "lock\t~락 | 잠금",
            "lock",
            &[(&["락"], true), (&["잠금"], false)],
        );
    }

    #[test]
    fn a_plus_in_a_latin_name_is_no_mark() {
        check(
            "c++\tC++ | 씨플플 | N+1 문제",
            "c++",
            &[
                (&["C++"], false),
                (&["씨플플"], false),
                (&["N+1 문제"], false),
            ],
        );
    }

    #[test]
    fn comments_blank_lines_and_lone_names_are_read() {
        let found: Vec<Concept<'_>> = concepts("# area\n\nredis\nnginx\t |엔진엑스| \n").collect();
        assert_eq!(
            found[0],
            Concept {
                name: "redis",
                spellings: vec![]
            }
        );
        assert_eq!(found[1].spellings[0].text(), "엔진엑스");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn only_a_syllable_ends_in_a_consonant() {
        let found = ["데드락", "서버", "Kafka", "", "모듈 "].map(ends_in_consonant);
        assert_eq!(found, [true, false, false, false, true]);
    }
}
