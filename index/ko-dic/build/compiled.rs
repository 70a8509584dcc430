//! Reads MeCab's compiled dictionaries back into words; writes nothing.

use crate::lexicon::Word;

/// MeCab stores the file's length, xor-ed with this, in its first four bytes.
const MAGIC: u32 = 0xef71_8f77;
/// Ten u32 numbers and a 32-byte name of the character set.
const HEADER_BYTES: usize = 72;
const UNIT_BYTES: usize = 8;
const TOKEN_BYTES: usize = 16;

/// Reads `sys.dic` or `unk.dic`: every reading of every word, in byte order of the words.
pub(crate) fn words(bytes: &[u8]) -> Result<Vec<Word>, String> {
    let sections = Sections::of(bytes)?;
    let mut words = Vec::new();
    for (key, value) in keys(sections.trie)? {
        let surface = String::from_utf8(key).map_err(|_| "a word is not UTF-8")?;
        let (first, count) = ((value >> 8) as usize, (value & 0xff) as usize);
        for index in first..first + count {
            words.push(sections.word(&surface, index)?);
        }
    }
    Ok(words)
}

struct Sections<'a> {
    trie: &'a [u8],
    tokens: &'a [u8],
    features: &'a [u8],
}

impl<'a> Sections<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, String> {
        let number = |index: usize| u32_at(bytes, 4 * index).ok_or("the header is cut off");
        if number(0)? ^ MAGIC != bytes.len() as u32 {
            return Err("the length does not match the header: damaged or not MeCab's".into());
        }
        let (trie, tokens) = (number(6)? as usize, number(7)? as usize);
        let body = bytes.get(HEADER_BYTES..).ok_or("the header is cut off")?;
        let (trie, rest) = body
            .split_at_checked(trie)
            .ok_or("the word trie is cut off")?;
        let (tokens, features) = rest
            .split_at_checked(tokens)
            .ok_or("the readings are cut off")?;
        Ok(Self {
            trie,
            tokens,
            features,
        })
    }

    fn word(&self, surface: &str, index: usize) -> Result<Word, String> {
        let lost = || format!("`{surface}` points outside the file");
        let start = index * TOKEN_BYTES;
        let token = self
            .tokens
            .get(start..start + TOKEN_BYTES)
            .ok_or_else(lost)?;
        let number = |at: usize| u16::from_le_bytes([token[at], token[at + 1]]);
        let offset = u32_at(token, 8).ok_or_else(lost)? as usize;
        let feature = self.features.get(offset..).ok_or_else(lost)?;
        let feature = feature.split(|byte| *byte == 0).next().unwrap_or_default();
        Ok(Word {
            surface: surface.to_owned(),
            left: number(0),
            right: number(2),
            cost: number(6).cast_signed(),
            feature: String::from_utf8(feature.to_vec())
                .map_err(|_| format!("the feature of `{surface}` is not UTF-8"))?,
        })
    }
}

/// Lists the keys of a Darts double array with their values, in byte order.
///
/// A unit is an i32 `base` and a u32 `check`. From a node with base `b` the byte `c` leads to
/// unit `b + 1 + c` if that unit's check is `b`; if unit `b` itself has the check `b` and a
/// negative base, the node ends a key whose value is `-base - 1`.
fn keys(trie: &[u8]) -> Result<Vec<(Vec<u8>, u32)>, String> {
    let units: Vec<(i32, u32)> = trie
        .as_chunks::<UNIT_BYTES>()
        .0
        .iter()
        .map(|[a, b, c, d, check @ ..]| {
            (
                i32::from_le_bytes([*a, *b, *c, *d]),
                u32::from_le_bytes(*check),
            )
        })
        .collect();
    let mut found = Vec::new();
    let mut nodes = vec![(units.first().ok_or("the word trie is empty")?.0, Vec::new())];
    let mut visited = 0;
    while let Some((base, key)) = nodes.pop() {
        visited += 1;
        if visited > units.len() {
            return Err("the word trie runs in a circle".into());
        }
        let Ok(start) = usize::try_from(base) else {
            continue;
        };
        if let Some(&(value, check)) = units.get(start)
            && value < 0
            && check == base as u32
        {
            found.push((key.clone(), (-1 - value) as u32));
        }
        let children = units.get(start + 1..).unwrap_or_default();
        for (byte, (child, check)) in children.iter().take(256).enumerate().rev() {
            if *check == base as u32 && *child >= 0 {
                let mut longer = key.clone();
                longer.push(byte as u8);
                nodes.push((*child, longer));
            }
        }
    }
    Ok(found)
}

/// Reads `char.bin` and writes it as the text of `char.def`.
///
/// The ranges of the class `DEFAULT` are left out: they say nothing, and they hold surrogates.
pub(crate) fn characters(bytes: &[u8]) -> Result<String, String> {
    let count = u32_at(bytes, 0).ok_or("the file is too short")? as usize;
    let (names, classes) = bytes
        .get(4..)
        .and_then(|body| body.split_at_checked(count.checked_mul(32)?))
        .ok_or("the class names are cut off")?;
    let names: Vec<&str> = names
        .as_chunks::<32>()
        .0
        .iter()
        .map(|name| zero_ended(name))
        .collect();
    let classes: Vec<CharClass> = classes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|word| CharClass(u32::from_le_bytes(*word)))
        .collect();
    Ok(class_lines(&names, &classes) + &range_lines(&names, &classes))
}

/// What `char.bin` says of one code point: `type:18, default:8, length:4, group:1, invoke:1`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct CharClass(u32);

impl CharClass {
    fn default_class(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }

    /// The default class first, then the other classes of the character.
    fn all_classes(self) -> impl Iterator<Item = usize> {
        let first = self.default_class();
        let others = (0..18).filter(move |class| self.0 >> class & 1 == 1 && *class != first);
        std::iter::once(first).chain(others)
    }
}

fn class_lines(names: &[&str], classes: &[CharClass]) -> String {
    let line = |(index, name): (usize, &&str)| {
        let sample = classes.iter().find(|class| class.default_class() == index);
        let bits = sample.map_or(0, |class| class.0);
        format!(
            "{name} {} {} {}\n",
            bits >> 31,
            bits >> 30 & 1,
            bits >> 26 & 0xf
        )
    };
    names.iter().enumerate().map(line).collect()
}

fn range_lines(names: &[&str], classes: &[CharClass]) -> String {
    let mut lines = String::new();
    let mut start = 0;
    for run in classes.chunk_by(|a, b| a == b) {
        let end = start + run.len() - 1;
        let of_run: Vec<&str> = run[0]
            .all_classes()
            .filter_map(|class| names.get(class).copied())
            .collect();
        if of_run != ["DEFAULT"] {
            lines += &format!("0x{start:04X}..0x{end:04X} {}\n", of_run.join(" "));
        }
        start = end + 1;
    }
    lines
}

fn zero_ended(bytes: &[u8]) -> &str {
    let end = bytes
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(bytes.len());
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn le(numbers: &[u32]) -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect()
    }

    /// A double array of the keys `a` (value `first << 8 | count` = 1) and `ab` (0x102).
    ///
    /// The root's base is 1; `a` (97) leads to unit 99, whose base is 200, `b` (98) from there to
    /// unit 299, whose base is 300. The units 200 and 300 end the two keys.
    fn trie() -> Vec<u8> {
        let mut units = vec![(0i32, 0u32); 301];
        units[0] = (1, 0);
        units[99] = (200, 1);
        units[200] = (-2, 200);
        units[299] = (300, 200);
        units[300] = (-0x103, 300);
        units
            .iter()
            .flat_map(|(base, check)| le(&[base.cast_unsigned(), *check]))
            .collect()
    }

    fn dictionary() -> Vec<u8> {
        let token = |left: u16, right: u16, cost: i16, feature: u32| {
            let numbers = [left, right, 7, cost.cast_unsigned()]
                .map(u16::to_le_bytes)
                .concat();
            [numbers, le(&[feature, 0])].concat()
        };
        let features = b"NNG,*\0NNP,*\0\xea\xb0\x80,*\0";
        let tokens = [token(1, 2, -3, 0), token(4, 5, 6, 6), token(7, 8, 9, 12)].concat();
        let trie = trie();
        let length = (HEADER_BYTES + trie.len() + tokens.len() + features.len()) as u32;
        let sizes = [
            trie.len() as u32,
            tokens.len() as u32,
            features.len() as u32,
        ];
        let mut bytes = le(&[
            length ^ MAGIC,
            102,
            0,
            3,
            9,
            9,
            sizes[0],
            sizes[1],
            sizes[2],
            0,
        ]);
        bytes.extend(b"UTF-8");
        bytes.resize(HEADER_BYTES, 0);
        [bytes, trie, tokens, features.to_vec()].concat()
    }

    #[test]
    fn every_reading_of_every_word_comes_back_in_order() {
        let words = words(&dictionary()).expect("well formed");
        let found: Vec<_> = words
            .iter()
            .map(|w| {
                (
                    w.surface.as_str(),
                    w.left,
                    w.right,
                    w.cost,
                    w.feature.as_str(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("a", 1, 2, -3, "NNG,*"),
                ("ab", 4, 5, 6, "NNP,*"),
                ("ab", 7, 8, 9, "가,*")
            ]
        );
    }

    #[test]
    fn damage_is_an_error_and_no_panic() {
        let whole = dictionary();
        for length in 0..whole.len() {
            assert!(words(&whole[..length]).is_err(), "cut to {length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xff;
            let _ = words(&damaged);
        }
    }

    #[test]
    fn a_trie_that_runs_in_a_circle_ends() {
        let units = [(1i32, 0u32), (0, 9), (1, 1)];
        let trie: Vec<u8> = units
            .iter()
            .flat_map(|(base, check)| le(&[base.cast_unsigned(), *check]))
            .collect();
        assert_eq!(
            keys(&trie),
            Err("the word trie runs in a circle".to_owned())
        );
    }

    #[test]
    fn character_classes_come_back_as_text() {
        let name = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            bytes.resize(32, 0);
            bytes
        };
        let class = |mask: u32, default: u32, length: u32, group: u32, invoke: u32| {
            mask | default << 18 | length << 26 | group << 30 | invoke << 31
        };
        let other = class(0b001, 0, 0, 1, 0);
        let hangul = class(0b010, 1, 2, 1, 0);
        let number = class(0b110, 2, 0, 1, 1);
        let bytes = [
            le(&[3]),
            [name("DEFAULT"), name("HANGUL"), name("NUMERIC")].concat(),
            le(&[other, hangul, hangul, number, other]),
        ]
        .concat();
        assert_eq!(
            characters(&bytes).as_deref(),
            Ok("DEFAULT 0 1 0\nHANGUL 0 1 2\nNUMERIC 1 1 0\n\
                0x0001..0x0002 HANGUL\n0x0003..0x0003 NUMERIC HANGUL\n")
        );
    }
}
