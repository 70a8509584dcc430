//! Picks the content out of a chunk's morphemes: lemmas, parts of compounds, words with their prefix.

use std::ops::Range;

use compact_str::CompactString;

use super::asking;
use super::concept::Vocabulary;
use super::english::IdleWord;
use super::segment::{Form, Morpheme};
use super::slot::{Slot, address_slot, idle_slot, number_slots, slot, word_slots};
use super::span::SpanKind;
use super::tag::Tag;
use super::{Role, Via};

/// Prefixes that turn a noun round; they stay attached, so that `비동기` does not mention `동기`.
const NEGATIONS: [&str; 9] = ["비", "무", "미", "불", "부", "역", "반", "탈", "몰"];

/// Suffixes of persons and plurals, which say nothing and would part phrases.
const IDLE_SUFFIXES: [&str; 6] = ["들", "님", "씨", "네", "째", "쯤"];

/// Suffixes with which the vocabulary's nouns make other nouns.
const DERIVATIONS: [&str; 12] = [
    "기", "도", "력", "률", "법", "성", "식", "용", "율", "자", "적", "형",
];

/// Names that hold another name but nothing of its meaning: `자바스크립트` does not mention `자바`.
const OPAQUE: [&str; 3] = ["coffeescript", "javascript", "livescript"];

/// The content of a chunk in its order.
pub(super) fn read(
    text: &str,
    morphemes: &[Morpheme<'_>],
    idle: &[IdleWord],
    vocabulary: &Vocabulary,
) -> Vec<Slot> {
    let slots = Vec::with_capacity(morphemes.len());
    let mut reader = Reader {
        text,
        idle,
        vocabulary,
        slots,
        begins_sentence: false,
    };
    let mut at = 0;
    while at < morphemes.len() {
        at += reader.read(
            &morphemes[at..],
            at.checked_sub(1).map(|before| &morphemes[before]),
        );
    }
    reader.slots
}

struct Reader<'t> {
    text: &'t str,
    /// The idle words that are still to come.
    idle: &'t [IdleWord],
    vocabulary: &'t Vocabulary,
    slots: Vec<Slot>,
    begins_sentence: bool,
}

impl Reader<'_> {
    /// Reads the first of `rest`; returns how many morphemes it took.
    fn read(&mut self, rest: &[Morpheme<'_>], before: Option<&Morpheme<'_>>) -> usize {
        let morpheme = &rest[0];
        if let Form::Span(kind) = morpheme.form {
            self.read_span(morpheme, kind);
            return 1;
        }
        if let Some(noun) = rest
            .get(1)
            .filter(|noun| self.is_negated(morpheme, noun, before))
        {
            self.read_negated(morpheme, noun);
            return 2;
        }
        match morpheme.form {
            Form::Inflected(expression) => self.read_inflected(morpheme, expression),
            Form::Compound(expression) if morpheme.tag.is_nominal() => {
                self.read_compound(morpheme, expression)
            }
            Form::Simple if morpheme.tag.is_nominal() => self.read_noun(morpheme),
            _ => self.read_simple(morpheme),
        }
        1
    }

    fn surface(&self, morpheme: &Morpheme<'_>) -> &str {
        &self.text[morpheme.start..morpheme.end]
    }

    /// Whether `prefix` belongs to `noun` and turns it round.
    fn is_negated(
        &self,
        prefix: &Morpheme<'_>,
        noun: &Morpheme<'_>,
        before: Option<&Morpheme<'_>>,
    ) -> bool {
        let attached = prefix.end == noun.start
            && noun.tag.is_nominal()
            && !matches!(noun.form, Form::Span(_));
        if !attached || !NEGATIONS.contains(&self.surface(prefix)) {
            return false;
        }
        let begins_word =
            before.is_none_or(|before| before.end < prefix.start || before.tag.is_symbol());
        let long = syllables(self.surface(noun)) > 1;
        prefix.tag == Tag::Xpn || (prefix.tag == Tag::Nng && begins_word && long)
    }

    /// `비`+`동기` is one word; of `비`+`동기식` the suffix stays apart.
    fn read_negated(&mut self, prefix: &Morpheme<'_>, noun: &Morpheme<'_>) {
        let mut ranges = match noun.form {
            Form::Compound(expression) => self.part_ranges(noun, expression),
            _ => Vec::new(),
        };
        if ranges.is_empty() {
            ranges.push(noun.start..noun.end);
        }
        ranges[0].start = prefix.start;
        self.push_parts(noun.tag, &ranges);
    }

    fn read_compound(&mut self, morpheme: &Morpheme<'_>, expression: &str) {
        let mut ranges = self.part_ranges(morpheme, expression);
        if ranges.len() > 1 && NEGATIONS.contains(&&self.text[ranges[0].clone()]) {
            let prefix = ranges.remove(0);
            ranges[0].start = prefix.start;
        }
        if ranges.len() < 2 || syllables(self.surface(morpheme)) < 3 {
            return self.read_simple(morpheme);
        }
        self.push_parts(morpheme.tag, &ranges);
    }

    /// A noun of the vocabulary mentions the shorter names that it is written of.
    fn read_noun(&mut self, morpheme: &Morpheme<'_>) {
        match self.name_end(self.surface(morpheme)) {
            Some(end) => {
                let middle = morpheme.start + end;
                self.push_parts(
                    morpheme.tag,
                    &[morpheme.start..middle, middle..morpheme.end],
                );
            }
            None => self.read_simple(morpheme),
        }
    }

    /// Where the first name ends in `해시|코드` or `선점|형`: names of two syllables or more, both in
    /// the vocabulary, or one and a suffix.
    fn name_end(&self, surface: &str) -> Option<usize> {
        if syllables(surface) < 3 {
            return None;
        }
        let name = self.vocabulary.find(surface)?.name;
        if OPAQUE.contains(&name) {
            return None;
        }
        let is_name = |text: &str| syllables(text) > 1 && self.vocabulary.find(text).is_some();
        let splits = surface
            .char_indices()
            .skip(2)
            .map(|(at, _)| surface.split_at(at));
        let found = splits
            .filter(|(head, tail)| is_name(head) && (is_name(tail) || DERIVATIONS.contains(tail)));
        found.last().map(|(head, _)| head.len())
    }

    /// The bytes of a compound's parts, or nothing where they do not add up to its surface.
    fn part_ranges(&self, morpheme: &Morpheme<'_>, expression: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut rest = self.surface(morpheme);
        let mut at = morpheme.start;
        for (form, _) in parts(expression) {
            match rest.strip_prefix(form) {
                Some(tail) if !form.is_empty() => rest = tail,
                _ => return Vec::new(),
            }
            ranges.push(at..at + form.len());
            at += form.len();
        }
        if rest.is_empty() { ranges } else { Vec::new() }
    }

    /// A part of one syllable behind another part is a suffix, whatever the dictionary calls it.
    fn push_parts(&mut self, tag: Tag, ranges: &[Range<usize>]) {
        for (nth, range) in ranges.iter().enumerate() {
            let part = &self.text[range.clone()];
            let via = if ranges.len() > 1 {
                Via::Part
            } else {
                Via::Surface
            };
            if nth > 0 && syllables(part) == 1 {
                let text = suffix(part);
                self.push(Slot {
                    role: Role::Affix,
                    via,
                    ..slot(text, range.start, range.end, tag)
                });
            } else {
                let text = CompactString::new(part);
                self.push(Slot {
                    via,
                    ..slot(text, range.start, range.end, tag)
                });
            }
        }
    }

    /// Every content morpheme of a contracted form; verbs in their dictionary form.
    fn read_inflected(&mut self, morpheme: &Morpheme<'_>, expression: &str) {
        for (form, tag) in parts(expression) {
            let tag = Tag::read(tag);
            let starts = self.surface(morpheme).starts_with(form);
            let end = if starts && !tag.is_verbal() {
                morpheme.start + form.len()
            } else {
                morpheme.end
            };
            if let Some(text) = lemma(form, tag) {
                if let Some(other) = self.stem_without_l(morpheme, expression) {
                    self.push(Slot {
                        via: Via::Lemma,
                        alternative: Some(other),
                        ..slot(text, morpheme.start, end, tag)
                    });
                    continue;
                }
                let via = if tag.is_verbal() {
                    Via::Lemma
                } else {
                    Via::Part
                };
                self.push(Slot {
                    via,
                    ..slot(text, morpheme.start, end, tag)
                });
            }
        }
    }

    /// The `쓰` that is written of `쓸` before some endings may as well be `쓰다`, as in other forms.
    fn stem_without_l(&self, morpheme: &Morpheme<'_>, expression: &str) -> Option<CompactString> {
        let mut parts = parts(expression);
        let (form, tag) = parts.next()?;
        let alone = parts.next().is_none() && Tag::read(tag).is_verbal();
        let surface = self.surface(morpheme);
        (alone && form != surface)
            .then(|| lemma(surface, morpheme.tag))
            .flatten()
    }

    fn read_simple(&mut self, morpheme: &Morpheme<'_>) {
        let (start, end, tag) = (morpheme.start, morpheme.end, morpheme.tag);
        let surface = &self.text[start..end];
        match tag {
            Tag::Sf => self.begins_sentence = true,
            Tag::Xpn => {
                let text = CompactString::from(format!("{surface}-"));
                self.push(Slot {
                    role: Role::Affix,
                    ..slot(text, start, end, tag)
                });
            }
            Tag::Xsn if IDLE_SUFFIXES.contains(&surface) => {}
            Tag::Xsn => self.push(Slot {
                role: Role::Affix,
                ..slot(suffix(surface), start, end, tag)
            }),
            _ => {
                if let Some(text) = lemma(surface, tag) {
                    let via = if tag.is_verbal() {
                        Via::Lemma
                    } else {
                        Via::Surface
                    };
                    let known = !matches!(morpheme.form, Form::Unknown);
                    self.push(Slot {
                        via,
                        known,
                        ..slot(text, start, end, tag)
                    });
                }
            }
        }
    }

    fn push(&mut self, slot: Slot) {
        let role = match slot.role {
            Role::Content if asking::korean(&slot.text) => Role::Asking,
            role => role,
        };
        let begins_sentence = std::mem::take(&mut self.begins_sentence);
        self.slots.push(Slot {
            role,
            begins_sentence,
            ..slot
        });
    }

    fn read_span(&mut self, morpheme: &Morpheme<'_>, kind: SpanKind) {
        let (start, end) = (morpheme.start, morpheme.end);
        let mut fresh = match kind {
            SpanKind::Address => vec![address_slot(&self.text[start..end], start)],
            SpanKind::Number => number_slots(&self.text[start..end], start),
            SpanKind::Word => match self.idle.split_first() {
                Some((word, rest)) if word.start == start => {
                    self.idle = rest;
                    vec![idle_slot(&self.text[start..word.end], word)]
                }
                _ => word_slots(&self.text[start..end], start, self.vocabulary),
            },
        };
        if let Some(first) = fresh.first_mut() {
            first.begins_sentence = std::mem::take(&mut self.begins_sentence);
        }
        self.slots.append(&mut fresh);
    }
}

/// The morphemes of a dictionary expression, `form/TAG` joined by `+`.
pub(super) fn parts(expression: &str) -> impl Iterator<Item = (&str, &str)> {
    expression
        .split('+')
        .filter_map(|part| part.split_once('/'))
}

fn syllables(text: &str) -> usize {
    text.chars().count()
}

fn suffix(surface: &str) -> CompactString {
    let mut text = CompactString::const_new("-");
    text.push_str(surface);
    text
}

/// The form under which a morpheme is indexed, or nothing where it is no content.
fn lemma(form: &str, tag: Tag) -> Option<CompactString> {
    let mut text = CompactString::new(form);
    match tag {
        Tag::Vv | Tag::Va => text.push('다'),
        Tag::Mag | Tag::Nnb => {}
        Tag::Mm | Tag::Np if asking::korean(form) => {}
        tag if tag.is_nominal() => {}
        _ => return None,
    }
    Some(text)
}
