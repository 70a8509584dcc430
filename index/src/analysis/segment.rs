//! Cuts a chunk into morphemes with the dictionary; foreign spans stand in for one foreign word each.

use std::sync::{Mutex, PoisonError};

use lindera_dictionary::dictionary::{DetailFields, Dictionary, UserDictionary};
use lindera_dictionary::mode::Mode;
use lindera_dictionary::viterbi::{Lattice, LatticeOptions, LexType, WordId};

use super::paths::{Node, Paths, spaced_words};
use super::span::{self, Span, SpanKind};
use super::tag::Tag;

/// A piece of a chunk, as long as the dictionary's word or the span that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Morpheme<'d> {
    /// First byte in the chunk.
    pub(super) start: usize,
    /// Byte behind the last.
    pub(super) end: usize,
    pub(super) tag: Tag,
    pub(super) form: Form<'d>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'d> {
    /// A word of the dictionary that is one morpheme.
    Simple,
    /// A word of several morphemes: a compound noun or a name, with its parts.
    Compound(&'d str),
    /// An inflected word, with the morphemes that were contracted.
    Inflected(&'d str),
    /// Not in the dictionary.
    Unknown,
    /// A Latin word, a number or an address.
    Span(SpanKind),
}

/// The dictionary with room to work in; one serves many threads.
pub(super) struct Segmenter {
    dictionary: Dictionary,
    user: Option<UserDictionary>,
    idle: Mutex<Vec<Workspace>>,
}

/// Buffers that are worth keeping from one text to the next.
#[derive(Default)]
pub(super) struct Workspace {
    lattice: Lattice,
    offsets: Vec<(usize, WordId)>,
    paths: Paths,
    path: Vec<Node>,
    spans: Vec<Span>,
    masked: String,
}

impl Segmenter {
    pub(super) fn new(dictionary: Dictionary, user: Option<UserDictionary>) -> Segmenter {
        let idle = Mutex::new(Vec::new());
        Segmenter {
            dictionary,
            user,
            idle,
        }
    }

    pub(super) fn workspace(&self) -> Workspace {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.pop().unwrap_or_default()
    }

    pub(super) fn put_back(&self, workspace: Workspace) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(workspace);
    }

    /// Replaces `morphemes` by those of `text`, in their order; spaces are left out.
    pub(super) fn segment<'d>(
        &'d self,
        text: &str,
        room: &mut Workspace,
        morphemes: &mut Vec<Morpheme<'d>>,
    ) {
        morphemes.clear();
        room.spans.clear();
        span::find(text, &mut room.spans);
        if text.is_ascii() {
            read_ascii(text, &room.spans, morphemes);
            return;
        }
        mask(text, &room.spans, &mut room.masked);
        self.walk(room);
        self.unmask(text, room, morphemes);
    }

    /// Finds the best path through the masked text; spaces are left out.
    fn walk(&self, room: &mut Workspace) {
        room.path.clear();
        for (start, word) in spaced_words(&room.masked) {
            let (lattice, offsets) = (&mut room.lattice, &mut room.offsets);
            let nodes = room.paths.of(word, |found| {
                self.search(word, lattice, offsets);
                read_offsets(word, offsets, found);
            });
            room.path.extend(nodes.iter().map(|node| Node {
                start: start + node.start,
                end: start + node.end,
                word: node.word,
            }));
        }
    }

    fn search(&self, text: &str, lattice: &mut Lattice, offsets: &mut Vec<(usize, WordId)>) {
        let user = self.user.as_ref().map(|user| &user.dict);
        let dictionary = &self.dictionary;
        lattice.set_text_with_options(
            &dictionary.prefix_dictionary,
            &user,
            &dictionary.character_definition,
            &dictionary.unknown_dictionary,
            &dictionary.connection_cost_matrix,
            text,
            &LatticeOptions::new(&Mode::Normal),
        );
        lattice.tokens_offset_into(offsets);
    }

    /// Reads the path's words back into the chunk's bytes.
    fn unmask<'d>(&'d self, text: &str, room: &Workspace, morphemes: &mut Vec<Morpheme<'d>>) {
        let mut spans = room.spans.iter().peekable();
        // By how much the spans so far are longer than the letters in their place.
        let mut shift = 0;
        for node in &room.path {
            let shift_before = shift;
            while let Some(span) = spans.next_if(|span| span.start < node.end + shift) {
                shift += span.end - span.start - 1;
                morphemes.push(of_span(span));
            }
            if shift == shift_before && !is_stand_in(morphemes, node.start + shift) {
                let surface = &text[node.start + shift..node.end + shift];
                morphemes.push(self.of_word(node.start + shift, surface, node.word));
            }
        }
    }

    fn of_word(&self, start: usize, surface: &str, word: WordId) -> Morpheme<'_> {
        let end = start + surface.len();
        let mut detail = self.detail(word);
        let tag = Tag::read(detail.next().unwrap_or_default());
        let expression = detail.next().unwrap_or_default();
        let form = match expression.as_bytes().first() {
            _ if word.is_unknown() => Form::Unknown,
            Some(b'C' | b'P') => Form::Compound(&expression[1..]),
            Some(b'I') => Form::Inflected(&expression[1..]),
            _ => Form::Simple,
        };
        Morpheme {
            start,
            end,
            tag,
            form,
        }
    }

    fn detail(&self, word: WordId) -> DetailFields<'_> {
        let id = word.id();
        match (word.lex_type(), &self.user) {
            (LexType::User, Some(user)) => user.word_details_iter(id as usize),
            (LexType::Unknown, _) => self.dictionary.unknown_word_details_iter(id as usize),
            _ => self.dictionary.word_details_iter(id as usize),
        }
    }
}

/// The words between the offsets, without spaces.
fn read_offsets(text: &str, offsets: &[(usize, WordId)], path: &mut Vec<Node>) {
    for (nth, &(start, word)) in offsets.iter().enumerate() {
        let end = offsets.get(nth + 1).map_or(text.len(), |next| next.0);
        if !text[start..end].trim_start().is_empty() {
            path.push(Node { start, end, word });
        }
    }
}

/// Whether the byte at `at` belongs to a span of one letter, which shifts nothing.
fn is_stand_in(morphemes: &[Morpheme<'_>], at: usize) -> bool {
    morphemes.last().is_some_and(|last| last.end > at)
}

fn of_span(span: &Span) -> Morpheme<'static> {
    let tag = match span.kind {
        SpanKind::Number => Tag::Sn,
        SpanKind::Word | SpanKind::Address => Tag::Sl,
    };
    Morpheme {
        start: span.start,
        end: span.end,
        tag,
        form: Form::Span(span.kind),
    }
}

/// Text without a letter outside ASCII needs no dictionary: spans, and signs between them.
fn read_ascii(text: &str, spans: &[Span], morphemes: &mut Vec<Morpheme<'_>>) {
    let mut at = 0;
    for span in spans {
        push_signs(text, at, span.start, morphemes);
        morphemes.push(of_span(span));
        at = span.end;
    }
    push_signs(text, at, text.len(), morphemes);
}

fn push_signs(text: &str, from: usize, to: usize, morphemes: &mut Vec<Morpheme<'_>>) {
    for (at, sign) in text[from..to]
        .bytes()
        .enumerate()
        .filter(|(_, b)| !b.is_ascii_whitespace())
    {
        let tag = match sign {
            b'.' | b'?' | b'!' => Tag::Sf,
            b'(' | b'[' => Tag::Sso,
            b')' | b']' => Tag::Ssc,
            b',' | b':' | b'/' => Tag::Sc,
            _ => Tag::Sy,
        };
        morphemes.push(Morpheme {
            start: from + at,
            end: from + at + 1,
            tag,
            form: Form::Simple,
        });
    }
}

/// Writes `text` with every span as one letter or digit, so that a long name costs no more than `A`.
fn mask(text: &str, spans: &[Span], masked: &mut String) {
    masked.clear();
    let mut at = 0;
    for span in spans {
        masked.push_str(&text[at..span.start]);
        masked.push(if span.kind == SpanKind::Number {
            '1'
        } else {
            'A'
        });
        at = span.end;
    }
    masked.push_str(&text[at..]);
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::notes;

    /// The path through a whole text at once.
    fn path_at_once(segmenter: &Segmenter, text: &str) -> Vec<Node> {
        let (mut offsets, mut path) = (Vec::new(), Vec::new());
        segmenter.search(text, &mut Lattice::default(), &mut offsets);
        read_offsets(text, &offsets, &mut path);
        path
    }

    fn check(segmenter: &Segmenter, text: &str, room: &mut Workspace) {
        room.masked = text.to_owned();
        segmenter.walk(room);
        assert_eq!(room.path, path_at_once(segmenter, text), "{text}");
    }

    #[test]
    fn the_path_word_by_word_is_that_through_the_whole() {
        let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is sound");
        let segmenter = Segmenter::new(dictionary, None);
        let mut room = Workspace::default();
        for text in [
            "",
            " ",
            "영치기 영차 영치기",
            "가\t 나 \t",
            " 이 책은  은 이다 는",
        ] {
            check(&segmenter, text, &mut room);
        }
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notes");
        for file in notes::walk(&[samples]).files {
            let note = notes::read(&file.path).expect("the samples are text");
            for line in note.text.lines() {
                check(&segmenter, line, &mut room);
            }
        }
    }
}
