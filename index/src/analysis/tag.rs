//! The part-of-speech tags of mecab-ko-dic, and what kind of morpheme each stands for.

use std::fmt;

macro_rules! tags {
    ($($name:ident = $mecab:literal, $gloss:literal;)*) => {
        /// A part of speech, as mecab-ko-dic names it.
        ///
        /// `Display` prints mecab's own tag. A word of several morphemes has the tag of its first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(clippy::upper_case_acronyms)]
        pub enum Tag {
            $(#[doc = $gloss] $name,)*
        }

        impl Tag {
            /// Reads mecab's tag; `VV+EC` reads as `VV`, a tag that is not known as `Unknown`.
            pub(super) fn read(mecab: &str) -> Tag {
                let first = mecab.split_once('+').map_or(mecab, |(first, _)| first);
                match first {
                    $($mecab => Tag::$name,)*
                    _ => Tag::Unknown,
                }
            }
        }

        impl fmt::Display for Tag {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Tag::$name => $mecab,)* })
            }
        }
    };
}

tags! {
    Nng = "NNG", "Common noun.";
    Nnp = "NNP", "Proper noun.";
    Nnb = "NNB", "Dependent noun.";
    Nnbc = "NNBC", "Counting unit.";
    Nr = "NR", "Number word.";
    Np = "NP", "Pronoun.";
    Vv = "VV", "Verb.";
    Va = "VA", "Adjective.";
    Vx = "VX", "Auxiliary verb.";
    Vcp = "VCP", "Copula.";
    Vcn = "VCN", "Negative copula.";
    Mm = "MM", "Determiner.";
    Mag = "MAG", "Adverb.";
    Maj = "MAJ", "Conjunctive adverb.";
    Ic = "IC", "Interjection.";
    Jks = "JKS", "Subject particle.";
    Jkc = "JKC", "Complement particle.";
    Jkg = "JKG", "Genitive particle.";
    Jko = "JKO", "Object particle.";
    Jkb = "JKB", "Adverbial particle.";
    Jkv = "JKV", "Vocative particle.";
    Jkq = "JKQ", "Quotation particle.";
    Jx = "JX", "Topic and other particles.";
    Jc = "JC", "Conjunctive particle.";
    Ep = "EP", "Ending before the last.";
    Ef = "EF", "Final ending.";
    Ec = "EC", "Connecting ending.";
    Etn = "ETN", "Ending that makes a noun.";
    Etm = "ETM", "Ending that makes a determiner.";
    Xpn = "XPN", "Prefix of a noun.";
    Xsn = "XSN", "Suffix that makes a noun.";
    Xsv = "XSV", "Suffix that makes a verb.";
    Xsa = "XSA", "Suffix that makes an adjective.";
    Xr = "XR", "Root.";
    Sf = "SF", "Full stop, question mark, exclamation mark.";
    Se = "SE", "Ellipsis.";
    Sso = "SSO", "Opening bracket.";
    Ssc = "SSC", "Closing bracket.";
    Sc = "SC", "Separator.";
    Sy = "SY", "Other symbol.";
    Sl = "SL", "Foreign word, identifier, address.";
    Sh = "SH", "Chinese characters.";
    Sn = "SN", "Number.";
    Sp = "SP", "Space.";
    Unknown = "UNKNOWN", "A run of syllables that the dictionary does not know.";
}

impl Tag {
    /// A noun or what stands like one: it may begin, end or make up a name.
    pub(crate) fn is_nominal(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Nng | Nnp | Nnb | Nnbc | Nr | Xr | Sl | Sh | Sn | Unknown
        )
    }

    pub(super) fn is_verbal(self) -> bool {
        matches!(self, Tag::Vv | Tag::Va)
    }

    pub(super) fn is_particle(self) -> bool {
        use Tag::*;
        matches!(self, Jks | Jkc | Jkg | Jko | Jkb | Jkv | Jkq | Jx | Jc)
    }

    /// A particle that stands behind nouns only, never behind a verb's ending.
    pub(super) fn is_case_particle(self) -> bool {
        use Tag::*;
        matches!(self, Jks | Jkc | Jkg | Jko | Jkb | Jkv | Jc)
    }

    pub(super) fn is_ending(self) -> bool {
        use Tag::*;
        matches!(self, Ep | Ef | Ec | Etn | Etm)
    }

    /// What follows a stem: particles, endings, copulas, auxiliaries, verb-making suffixes.
    pub(super) fn is_tail(self) -> bool {
        use Tag::*;
        self.is_particle() || self.is_ending() || matches!(self, Vcp | Vcn | Vx | Xsv | Xsa)
    }

    pub(super) fn is_symbol(self) -> bool {
        use Tag::*;
        matches!(self, Sf | Se | Sso | Ssc | Sc | Sy | Sp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_reads_back_what_it_prints() {
        for mecab in ["NNG", "VV", "XSN", "JKB", "ETM", "SL", "UNKNOWN"] {
            assert_eq!(Tag::read(mecab).to_string(), mecab);
        }
    }

    #[test]
    fn a_word_of_several_morphemes_has_the_first_ones_tag() {
        assert_eq!(Tag::read("VV+EC"), Tag::Vv);
        assert_eq!(Tag::read(""), Tag::Unknown);
    }
}
