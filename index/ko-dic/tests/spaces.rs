//! Finds the words of the dictionary that hold a space; a text cannot be cut inside them.

use std::fs;
use std::path::Path;

/// The leaf flag of a node.
const FLAG: u32 = 1 << 31;

/// The trie as it lies on disk: a table of codes by character, then pairs of base and check.
struct Trie {
    codes: Vec<u32>,
    nodes: Vec<[u32; 2]>,
}

impl Trie {
    fn read(bytes: &[u8]) -> Trie {
        let numbers: Vec<u32> = bytes
            .as_chunks()
            .0
            .iter()
            .map(|&four| u32::from_le_bytes(four))
            .collect();
        let codes = numbers[0] as usize;
        Trie {
            codes: numbers[1..=codes].to_vec(),
            nodes: numbers[codes + 3..].as_chunks().0.to_vec(),
        }
    }

    /// The character over which a node is reached, and the node that it is reached from.
    fn step(&self, node: usize) -> Option<(char, usize)> {
        let from = (self.nodes[node][1] & !FLAG) as usize;
        let base = self.nodes.get(from)?[0];
        let code = base ^ u32::try_from(node).ok()?;
        let c = self.codes.iter().position(|&known| known == code)?;
        Some((char::from_u32(u32::try_from(c).ok()?)?, from))
    }

    /// What leads to a node, from the root.
    fn path(&self, mut node: usize) -> String {
        let mut path = Vec::new();
        while node != 0 {
            let (c, from) = self.step(node).expect("a node has a way to it");
            path.push(c);
            node = from;
        }
        path.iter().rev().collect()
    }

    /// The beginnings of words that end in `c`.
    fn beginnings(&self, c: char) -> Vec<String> {
        let code = self.codes[c as usize];
        let reached = |&node: &usize| {
            let [base, check] = self.nodes[node];
            let from = (check & !FLAG) as usize;
            let parent = self.nodes.get(from).map_or(FLAG, |parent| parent[0]);
            base != check && parent & FLAG == 0 && parent as usize ^ node == code as usize
        };
        let nodes = (1..self.nodes.len()).filter(reached);
        nodes.map(|node| self.path(node)).collect()
    }
}

#[test]
fn one_word_of_the_dictionary_holds_a_space() {
    let file = Path::new(env!("LINDERA_WORKDIR")).join("ko-dic/dict.trie");
    let trie = Trie::read(&fs::read(file).expect("the build script wrote it"));
    assert_eq!(trie.beginnings(' '), ["영치기 "]);
    assert!(
        trie.codes
            .get('\t' as usize)
            .is_none_or(|&code| code == u32::MAX)
    );
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is sound");
    let words = dictionary.prefix_dictionary.find_surface("영치기 영차");
    assert_eq!(words.len(), 1);
}
