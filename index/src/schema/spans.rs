//! Where each term of a text stands, in about a byte a term. Knows no text.

use std::fmt;
use std::ops::Range;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A term one position on whose gap behind the last term and length are below these takes a byte.
const GAPS: u32 = 13;
const LENGTHS: u32 = 16;
/// From here on codes mean another reading of the same place, of so many bytes.
const SAME_START: u32 = GAPS * LENGTHS;
const SAME_START_LENGTHS: u32 = 40;
/// Step, gap and length follow, each for itself.
const ANYTHING: u8 = u8::MAX;

/// Byte ranges by term position, so that highlights need no second analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans {
    codes: Vec<u8>,
    last: Place,
}

/// Where the last term stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    position: u32,
    start: u32,
    end: u32,
}

impl Spans {
    /// Adds the place of a term; positions never descend.
    pub(crate) fn push(&mut self, position: u32, bytes: &Range<usize>) {
        let place = Place {
            position,
            start: bytes.start as u32,
            end: bytes.end as u32,
        };
        match code(&self.last, &place) {
            Some(code) => self.codes.push(code),
            None => self.push_anything(&place),
        }
        self.last = place;
    }

    fn push_anything(&mut self, place: &Place) {
        let gap = place.start.wrapping_sub(self.last.end) as i32;
        self.codes.push(ANYTHING);
        self.push_number(place.position - self.last.position);
        self.push_number((gap << 1 ^ gap >> 31) as u32);
        self.push_number(place.end - place.start);
    }

    fn push_number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.codes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.codes.push(number as u8);
    }

    /// Gives the (position, byte range) pairs back, as far as the codes make sense.
    pub(crate) fn decode(&self) -> Vec<(u32, Range<usize>)> {
        let mut codes = self.codes.iter().copied();
        let mut last = Place::default();
        let mut places = Vec::with_capacity(self.codes.len());
        while let Some(next) = next(&mut codes, &last) {
            places.push((next.position, next.start as usize..next.end as usize));
            last = next;
        }
        places
    }
}

/// The byte for a term, where one will do.
fn code(last: &Place, place: &Place) -> Option<u8> {
    let length = place.end.checked_sub(place.start)?.checked_sub(1)?;
    let code = match place.position.checked_sub(last.position)? {
        0 if place.start == last.start && length < SAME_START_LENGTHS => SAME_START + length,
        1 if length < LENGTHS => {
            let gap = place
                .start
                .checked_sub(last.end)
                .filter(|gap| *gap < GAPS)?;
            gap * LENGTHS + length
        }
        _ => return None,
    };
    u8::try_from(code).ok()
}

fn next(codes: &mut impl Iterator<Item = u8>, last: &Place) -> Option<Place> {
    let code = codes.next()?;
    if code == ANYTHING {
        let (step, gap, length) = (number(codes)?, number(codes)?, number(codes)?);
        let gap = (gap >> 1) as i32 ^ -((gap & 1) as i32);
        return place(
            last.position.checked_add(step)?,
            last.end.checked_add_signed(gap)?,
            length,
        );
    }
    let code = u32::from(code);
    match code.checked_sub(SAME_START) {
        Some(length) => place(last.position, last.start, length + 1),
        None => place(
            last.position.checked_add(1)?,
            last.end.checked_add(code / LENGTHS)?,
            code % LENGTHS + 1,
        ),
    }
}

fn place(position: u32, start: u32, length: u32) -> Option<Place> {
    Some(Place {
        position,
        start,
        end: start.checked_add(length)?,
    })
}

fn number(codes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = codes.next()?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.codes)
    }
}

impl<'de> Deserialize<'de> for Spans {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Spans, D::Error> {
        deserializer.deserialize_bytes(Codes)
    }
}

struct Codes;

impl<'de> Visitor<'de> for Codes {
    type Value = Spans;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("bytes")
    }

    fn visit_bytes<E>(self, codes: &[u8]) -> Result<Spans, E> {
        Ok(Spans {
            codes: codes.to_vec(),
            last: Place::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(places: &[(u32, Range<usize>)]) {
        let mut spans = Spans::default();
        for (position, bytes) in places {
            spans.push(*position, bytes);
        }
        assert_eq!(spans.decode(), places);
        let encoded = postcard::to_allocvec(&spans).expect("bytes encode");
        let read: Spans = postcard::from_bytes(&encoded).expect("they were just encoded");
        assert_eq!(read.decode(), places);
    }

    #[test]
    fn spans_survive_encoding() {
        check(&[]);
        check(&[(0, 0..9), (0, 0..3), (2, 10..16), (7, 4..8)]);
        check(&[
            (0, 5..5),
            (1, 17..18),
            (1, 17..57),
            (1, 17..58),
            (2, 70..87),
        ]);
    }

    #[test]
    fn neighbours_take_a_byte_each() {
        let mut spans = Spans::default();
        for nth in 0..100 {
            let start = 10 * nth as usize;
            spans.push(nth, &(start..start + 6));
            spans.push(nth, &(start..start + 9));
        }
        assert!(spans.codes.len() <= 204, "{}", spans.codes.len());
    }

    #[test]
    fn broken_codes_end_early() {
        let spans = |codes: &[u8]| Spans {
            codes: codes.to_vec(),
            last: Place::default(),
        };
        assert_eq!(spans(&[ANYTHING, 0x80]).decode(), []);
        let far = [ANYTHING, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 1];
        assert_eq!(spans(&[&far[..], &far[..]].concat()).decode().len(), 1);
    }

    proptest! {
        #[test]
        fn any_places_survive(steps in prop::collection::vec((0..3_u32, 0..99_usize, 0..60_usize), 0..50)) {
            let mut position = 0;
            let places: Vec<_> = steps.iter().map(|&(step, start, length)| {
                position += step;
                (position, start..start + length)
            }).collect();
            check(&places);
        }
    }
}
