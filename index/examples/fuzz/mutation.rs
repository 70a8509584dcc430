//! Makes inputs out of seeds: parts exchanged, repeated, cut, flipped. Knows no target.

/// Pieces that mean something to one reader or another.
const PIECES: &[&str] = &[
    "#",
    "## ",
    "- ",
    "1. ",
    "> ",
    "```",
    "~~~",
    "|",
    "|---|",
    "**",
    "__",
    "`",
    "$$",
    "%%",
    "==",
    "<!--",
    "-->",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<br>",
    "<li>",
    "---\n",
    "===\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "    ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "?",
    "！",
    "Q. ",
    "A. ",
    "질문: ",
    "답: ",
    "::",
    ":::",
    "[[",
    "]]",
    "![](",
    "](",
    "&amp;",
    "^a",
    "#태그",
    "tags: [",
    "date: ",
    "- [ ] ",
    "가",
    "\u{1100}",
    "\u{1161}",
    "\u{11a8}",
    "ㄱ",
    "트랜잭션",
    "이란",
    "C++",
    "@Transactional",
    "N+1",
    "O(n)",
    "http://a.b/c",
    "👨\u{200d}👩",
    "e\u{301}",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "+",
    "-",
    " OR ",
    " AND ",
    " NOT ",
    "*",
    "path:",
    "tag:",
    "is:",
    "after:",
    "7d",
    "q:",
    "a:",
    "{a,",
    "[words]\n",
    " = [\"",
    "\"]",
    "\u{1e}",
    "\u{1f}",
    "9999999999",
];

/// A row of mutations by chance.
pub(crate) struct Mutation(u64);

impl Mutation {
    pub(crate) fn new(seed: u64) -> Mutation {
        Mutation(seed | 1)
    }

    /// A number below `end`, by xorshift.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// The next input: a seed, or nothing, after some changes.
    pub(crate) fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let seed = |at: usize| seeds.get(at).cloned().unwrap_or_default();
        let mut input = seed(self.below(seeds.len() + 1));
        let other = seed(self.below(seeds.len() + 1));
        for _ in 0..=self.below(12) {
            self.change(&mut input, &other);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, other: &[u8]) {
        let (from, to) = self.range(input.len());
        match self.below(8) {
            0 => drop(input.drain(from..to)),
            1 => self.insert(input, from),
            2 => self.insert(input, from),
            3 => {
                let copied = input[from..to].to_vec();
                let at = self.below(input.len() + 1);
                input.splice(at..at, copied);
            }
            4 => {
                let (first, last) = self.range(other.len());
                input.splice(from..to, other[first..last].iter().copied());
            }
            5 if from < input.len() => input[from] ^= 1 << self.below(8),
            6 if from < input.len() => input[from] = self.below(256) as u8,
            _ => {
                let piece = PIECES[self.below(PIECES.len())].repeat(1 + self.below(60));
                input.splice(from..from, piece.bytes());
            }
        }
    }

    fn insert(&mut self, input: &mut Vec<u8>, at: usize) {
        let piece = PIECES[self.below(PIECES.len())];
        input.splice(at..at, piece.bytes());
    }

    /// Two places in so many bytes, mostly near each other.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 24 };
        (from, (from + self.below(most + 1)).min(length))
    }
}
