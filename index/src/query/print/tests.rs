//! Printed queries read back as the trees that they were printed from.

use proptest::prelude::*;

use crate::query::{Answered, Atom, Clause, Day, Filter, Group, Part, Query, Sign};

/// The printed query, which has to read back as the same tree.
fn check_printed(text: &str, want: &str) {
    let root = Query::parse(text).root().clone();
    assert_eq!(root.to_string(), want);
    assert_eq!(plain(Query::parse(want).root()), plain(&root), "{text}");
}

/// The tree without brackets around one clause, which mean nothing, and with neighbouring words as
/// one run.
fn plain(group: &Group) -> Group {
    let plain_clauses = |sequence: &Vec<Clause>| {
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in sequence.iter().map(plain_clause) {
            match (
                clauses.last_mut().map(|last| (last.sign, &mut last.atom)),
                clause,
            ) {
                (
                    Some((Sign::Wanted, Atom::Words(run))),
                    Clause {
                        sign: Sign::Wanted,
                        atom: Atom::Words(words),
                    },
                ) => *run = format!("{run} {words}"),
                (_, clause) => clauses.push(clause),
            }
        }
        clauses
    };
    Group {
        alternatives: group.alternatives.iter().map(plain_clauses).collect(),
    }
}

fn plain_clause(clause: &Clause) -> Clause {
    let (sign, atom) = (clause.sign, plain_atom(&clause.atom));
    Clause { sign, atom }
}

fn plain_atom(atom: &Atom) -> Atom {
    match atom {
        Atom::Group(group) => {
            let group = plain(group);
            match &group.alternatives[..] {
                [only] if only.len() == 1 && only[0].sign == Sign::Wanted => only[0].atom.clone(),
                _ => Atom::Group(group),
            }
        }
        Atom::In(part, inner) => Atom::In(*part, Box::new(plain_atom(inner))),
        other => other.clone(),
    }
}

#[test]
fn a_printed_query_keeps_its_conditions() {
    check_printed("path:\"CS Deep Dive\" 캐시", "path:\"CS Deep Dive\" 캐시");
    check_printed("tag:\"a b\" -path:“x y”", "tag:\"a b\" -path:\"x y\"");
    check_printed("락 캐시 AND 힙", "+(락 캐시) +힙");
    check_printed("!a AND b", "+(!a) +b");
    check_printed("NOT !a", "NOT !a");
    check_printed("“그 \"락\"이”", "“그 \"락\"이”");
    check_printed("path:-a q:+b", "path:-a question:+b");
}

/// Words as people type them, some of which look like signs.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "락", "캐시", "C++", "!a", "f(x)", "_x", "a-b", "N+1", "->", "*", "a:",
    ]);
    prop::collection::vec(word, 1..3).prop_map(|words| words.join(" "))
}

fn filter() -> impl Strategy<Value = Filter> {
    let name = prop::sample::select(vec!["db", "CS Deep Dive", "*.md", "가/나", "a(b)"]);
    let day = (1970..2100, 1..=12_u8, 1..=31_u8);
    prop_oneof![
        name.clone().prop_map(|name| Filter::Path(name.to_owned())),
        name.prop_map(|name| Filter::Tag(name.to_owned())),
        Just(Filter::Answered(Answered::No)),
        day.prop_map(|(year, month, day)| Filter::After(Day { year, month, day })),
    ]
}

fn sought() -> impl Strategy<Value = Atom> {
    prop_oneof![
        words().prop_map(Atom::Words),
        prop::sample::select(vec!["격리 수준", "“락”"])
            .prop_map(|text| Atom::Phrase(text.to_owned())),
        prop::sample::select(vec!["트랜", "_a"]).prop_map(|stem| Atom::Prefix(stem.to_owned())),
    ]
}

fn group() -> impl Strategy<Value = Group> {
    let part = prop::sample::select(vec![Part::Question, Part::Answer, Part::Heading]);
    let asks = |atom: &Atom| {
        let printed = atom.to_string();
        let first = printed.split(' ').next().unwrap_or_default();
        first.contains(char::is_alphanumeric)
    };
    let within = (part, sought().prop_filter("a field asks for letters", asks))
        .prop_map(|(part, atom)| Atom::In(part, Box::new(atom)));
    let leaf = prop_oneof![
        3 => sought(),
        1 => filter().prop_map(Atom::Filter),
        1 => within,
    ];
    let of = |atom: BoxedStrategy<Atom>| {
        let sign = prop::sample::select(vec![Sign::Wanted, Sign::Must, Sign::Not]);
        let clause = (sign, atom).prop_map(|(sign, atom)| Clause { sign, atom });
        let sequence = prop::collection::vec(clause, 1..4);
        prop::collection::vec(sequence, 1..3).prop_map(|alternatives| Group { alternatives })
    };
    let atom = leaf.prop_recursive(3, 24, 6, move |inner| {
        of(inner.boxed()).prop_map(Atom::Group)
    });
    of(atom.boxed())
}

proptest! {
    #[test]
    fn any_tree_reads_back(group in group()) {
        let printed = group.to_string();
        prop_assert_eq!(plain(Query::parse(&printed).root()), plain(&group), "{}", printed);
    }
}
