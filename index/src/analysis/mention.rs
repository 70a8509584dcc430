//! Says which traces in an index prove that a text mentions what a query's words name. Knows no index.

use compact_str::CompactString;

use super::{Analysis, Role, Term, Via};

/// Something that a query names: a word, or several words that are one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First byte in the query.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Asking where none of its words has content, else content.
    pub role: Role,
    /// Any one of these in a text is a mention; the surest first.
    pub traces: Vec<Trace>,
}

/// A sequence of terms in one view of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The view to look in.
    pub view: View,
    /// The terms, each with its distance in positions from the first; ascending, never empty.
    pub terms: Vec<(u32, CompactString)>,
}

/// One of the three views of [`Analysis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// [`Analysis::terms`].
    Terms,
    /// [`Analysis::words`].
    Words,
    /// [`Analysis::grams`].
    Grams,
}

impl Analysis {
    /// What the analysed query names, in its order.
    ///
    /// A text mentions all of it when it holds a trace of each. Syllable pairs are among the traces
    /// only of words that the dictionary does not know or has cut from a prefix, since a known word may be part of another.
    pub fn mentions(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut rest = &self.words[..];
        while let Some(first) = rest.first() {
            let (group, tail) = self.group(rest);
            let end = group.iter().map(|word| word.end).max().unwrap_or(first.end);
            mentions.extend(self.mention(first.start, end, group));
            rest = tail;
        }
        mentions.extend(self.addresses());
        mentions.sort_by_key(|mention| mention.start);
        mentions
    }

    /// The words from the first on that one concept covers, and those behind them.
    fn group<'a>(&self, words: &'a [Term]) -> (&'a [Term], &'a [Term]) {
        let mut end = word_end(words);
        let mut length = positions(words, 1);
        let begins = |term: &&Term| {
            term.via == Via::Concept && term.start == words[0].start && term.end > end
        };
        if let Some(concept) = self.terms.iter().filter(begins).max_by_key(|term| term.end) {
            end = concept.end;
            let inside = |nth: &usize| words[*nth].start < end;
            length = (0..words.len()).take_while(inside).count();
        }
        words.split_at(length)
    }

    fn mention(&self, start: usize, end: usize, words: &[Term]) -> Option<Mention> {
        let inside =
            |term: &&Term| term.start >= start && term.end <= end && term.via != Via::Address;
        let terms: Vec<&Term> = self.terms.iter().filter(inside).collect();
        let mut traces = Vec::new();
        traces.extend(wholes(&terms));
        traces.extend(hosts(&self.terms, start, end));
        traces.extend(sequence(&terms));
        let single = words.iter().all(|word| word.position == words[0].position);
        if single {
            let words = words.iter().filter(|word| !is_shred(word, end));
            traces.extend(words.map(|word| trace(View::Words, [(0, word)])));
        }
        if words.iter().any(|word| !word.known) || terms.iter().any(|term| is_prefix(term)) {
            traces.extend(self.syllables(words));
        }
        let idle = words.iter().all(|word| word.role != Role::Content);
        let role = if idle { Role::Asking } else { Role::Content };
        (!traces.is_empty()).then_some(Mention {
            start,
            end,
            role,
            traces,
        })
    }

    /// The syllable pairs of the longest stem.
    fn syllables(&self, words: &[Term]) -> Option<Trace> {
        let start = words.first()?.start;
        let stems = words.iter().filter(|word| word.via == Via::Stem);
        let end = stems
            .map(|stem| stem.end)
            .max()
            .unwrap_or(words.last()?.end);
        let grams = self
            .grams
            .iter()
            .filter(|gram| gram.start >= start && gram.end <= end);
        let pairs: Vec<&Term> = grams
            .filter(|gram| gram.text.chars().nth(1).is_some())
            .collect();
        let first = pairs.first()?.position;
        Some(trace(
            View::Grams,
            pairs.iter().map(|pair| (pair.position - first, *pair)),
        ))
    }

    /// Addresses, by the longest of their pieces.
    fn addresses(&self) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let written = |term: &&Term| {
            term.via == Via::Address
                && !self
                    .words
                    .iter()
                    .any(|w| w.start <= term.start && term.end <= w.end)
        };
        for term in self.terms.iter().filter(written) {
            let mention = Mention {
                start: term.start,
                end: term.end,
                role: Role::Content,
                traces: vec![trace(View::Terms, [(0, term)])],
            };
            match mentions.last_mut().filter(|last| term.start < last.end) {
                Some(last) if term.start == last.start => *last = mention,
                Some(_) => {}
                None => mentions.push(mention),
            }
        }
        mentions
    }
}

/// A prefix and its noun are cut otherwise before other endings (`재|정의`, `재정|의|하는`).
fn is_prefix(term: &Term) -> bool {
    term.role == Role::Affix && term.text.ends_with('-')
}

/// Whether the dictionary, not knowing the word, took its first syllable for the stem.
fn is_shred(stem: &Term, word_end: usize) -> bool {
    let is_single = stem.text.chars().nth(1).is_none();
    !stem.known && is_single && stem.via == Via::Stem && stem.end < word_end
}

/// How many entries of `words` have the first `count` positions.
fn positions(words: &[Term], count: u32) -> usize {
    let last = words[0].position + count;
    words.iter().take_while(|word| word.position < last).count()
}

fn word_end(words: &[Term]) -> usize {
    words[..positions(words, 1)]
        .iter()
        .map(|word| word.end)
        .max()
        .unwrap_or(0)
}

fn trace<'a>(view: View, terms: impl IntoIterator<Item = (u32, &'a Term)>) -> Trace {
    let terms = terms
        .into_iter()
        .map(|(distance, term)| (distance, term.text.clone()))
        .collect();
    Trace { view, terms }
}

/// A concept or an identifier that covers all terms is a trace by itself.
fn wholes<'a>(terms: &'a [&Term]) -> impl Iterator<Item = Trace> + 'a {
    let start = terms.first().map_or(0, |term| term.start);
    let end = terms.iter().map(|term| term.end).max().unwrap_or(0);
    let covers = move |term: &&&Term| {
        matches!(term.via, Via::Whole | Via::Concept) && term.start == start && term.end == end
    };
    terms
        .iter()
        .filter(covers)
        .map(|term| trace(View::Terms, [(0, *term)]))
}

/// A name of a site is a trace also where it stands in an address.
fn hosts(terms: &[Term], start: usize, end: usize) -> impl Iterator<Item = Trace> {
    let covers =
        move |term: &&Term| term.via == Via::Address && term.start == start && term.end == end;
    terms
        .iter()
        .filter(covers)
        .map(|term| trace(View::Terms, [(0, term)]))
}

/// The last term of each position, in sequence; the parts of a name with signs are too few.
fn sequence(terms: &[&Term]) -> Option<Trace> {
    let first = terms.first()?.position;
    let mut parts: Vec<(u32, &Term)> = Vec::new();
    for &term in terms
        .iter()
        .filter(|term| term.role != Role::Weak && term.via != Via::Whole)
    {
        let distance = term.position - first;
        match parts.last_mut().filter(|last| last.0 == distance) {
            Some(last) => last.1 = term,
            None => parts.push((distance, term)),
        }
    }
    let signs_lost = parts.len() == 1 && terms.iter().any(|term| term.via == Via::Whole);
    (!parts.is_empty() && !signs_lost).then(|| trace(View::Terms, parts))
}
