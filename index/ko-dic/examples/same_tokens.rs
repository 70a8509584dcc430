//! Shows that the penalty in the matrix gives the tokens of lindera's own rules, over any text.
//!
//! `cargo run --release -p mundap-ko-dic --example same_tokens -- FOLDER`
//!
//! Builds two dictionaries from the files that the crate was built from, without the vocabulary:
//! one by lindera's own builder with the rules of lindera-ko-dic, one as this crate does. Then it
//! segments every line of every `.md` and `.txt` file below the folder with both and compares
//! offsets and details of every token. Any difference is shown, and makes the exit code 1.

#![allow(
    dead_code,
    reason = "the build script's modules do more than is shown here"
)]

#[path = "../build/compiled.rs"]
mod compiled;
#[path = "../build/detail.rs"]
mod detail;
#[path = "../build/lexicon.rs"]
mod lexicon;
#[path = "../build/matrix.rs"]
mod matrix;
#[path = "../build/mecab.rs"]
mod mecab;
#[path = "../build/merging.rs"]
mod merging;
#[path = "../build/penalty.rs"]
mod penalty;
#[path = "../build/ranking.rs"]
mod ranking;
#[path = "../build/writer.rs"]
mod writer;

use std::borrow::Cow;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;
use lindera_dictionary::space_penalty::{SpacePenaltyConfig, SpacePenaltyRule};

use lexicon::{Lexicon, Word};

const FIELDS: &str = "surface left_context_id right_context_id cost part_of_speech_tag meaning \
    presence_absence reading type first_part_of_speech last_part_of_speech expression";
const DIFFERENCES_SHOWN: usize = 20;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: same_tokens FOLDER")?;
    let work = tempfile::tempdir()?;
    let mut lexicon = mecab::read(Path::new(env!("MUNDAP_KO_DIC_SOURCE")))?;
    let theirs = Segmenter::new(Mode::Normal, reference(&mut lexicon, work.path())?, None);
    let ours = Segmenter::new(Mode::Normal, prepared(&mut lexicon, work.path())?, None);
    let mut count = Count::default();
    for note in notes(Path::new(&folder))? {
        for line in String::from_utf8_lossy(&fs::read(&note)?).lines() {
            count.line(&theirs, &ours, line)?;
        }
    }
    let Count {
        lines,
        tokens,
        different,
    } = count;
    println!("{lines} lines, {tokens} tokens, {different} lines with a difference");
    Ok(if different == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// lindera's own build of the lexicon's source form, penalty rules and all.
fn reference(lexicon: &mut Lexicon, work: &Path) -> Result<Dictionary, Box<dyn Error>> {
    let (sources, built) = (work.join("sources"), work.join("theirs"));
    fs::create_dir(&sources)?;
    write_table(&sources.join("words.csv"), &lexicon.words)?;
    write_table(&sources.join("unk.def"), &lexicon.unknown)?;
    fs::write(sources.join("char.def"), &lexicon.characters)?;
    write_matrix(&sources.join("matrix.def"), lexicon)?;
    let rules = vec![
        SpacePenaltyRule::new("EC EF EP ETM ETN VCP XSA XSN XSV".split(' '), 3000),
        SpacePenaltyRule::new("JC JKB JKC JKG JKO JKQ JKS JKV JX".split(' '), 6000),
    ];
    let metadata = Metadata {
        dictionary_schema: Schema::new(FIELDS.split_whitespace().map(str::to_owned).collect()),
        space_penalty: Some(SpacePenaltyConfig::new(rules)),
        ..Metadata::default()
    };
    DictionaryBuilder::new(metadata).build_dictionary(&sources, &built)?;
    Ok(Dictionary::load_from_path(&built)?)
}

/// The lexicon as this crate prepares it, but for the vocabulary.
fn prepared(lexicon: &mut Lexicon, work: &Path) -> Result<Dictionary, Box<dyn Error>> {
    let built = work.join("ours");
    ranking::reorder(lexicon)?;
    penalty::bake(lexicon)?;
    merging::merge(lexicon);
    writer::write(lexicon, &built)?;
    Ok(Dictionary::load_from_path(&built)?)
}

fn write_table(path: &Path, words: &[Word]) -> Result<(), Box<dyn Error>> {
    let mut table = csv::WriterBuilder::new()
        .has_headers(false)
        .from_path(path)?;
    for word in words {
        let ids = [word.left, word.right].map(|id| id.to_string());
        let row = [
            word.surface.as_str(),
            &ids[0],
            &ids[1],
            &word.cost.to_string(),
        ];
        table.write_record(row.into_iter().chain(word.feature.split(',')))?;
    }
    Ok(table.flush()?)
}

fn write_matrix(path: &Path, lexicon: &mut Lexicon) -> Result<(), Box<dyn Error>> {
    let mut text = BufWriter::new(File::create(path)?);
    let (rights, lefts) = (lexicon.matrix.right_ids(), lexicon.matrix.left_ids());
    writeln!(text, "{rights} {lefts}")?;
    for (right, left) in (0..rights).flat_map(|right| (0..lefts).map(move |left| (right, left))) {
        let cost = lexicon
            .matrix
            .cost(right, left)
            .ok_or("both ids are in the matrix")?;
        writeln!(text, "{right} {left} {cost}")?;
    }
    Ok(text.flush()?)
}

fn notes(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut notes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            notes.extend(self::notes(&path)?);
        } else if path
            .extension()
            .is_some_and(|end| end == "md" || end == "txt")
        {
            notes.push(path);
        }
    }
    Ok(notes)
}

#[derive(Default)]
struct Count {
    lines: usize,
    tokens: usize,
    different: usize,
}

impl Count {
    fn line(
        &mut self,
        theirs: &Segmenter,
        ours: &Segmenter,
        line: &str,
    ) -> Result<(), Box<dyn Error>> {
        let theirs = theirs.segment(Cow::Borrowed(line))?;
        let ours = ours.segment(Cow::Borrowed(line))?;
        self.lines += 1;
        self.tokens += theirs.len();
        let theirs: Vec<String> = theirs
            .iter()
            .map(|token| spell(token, &compact(token)))
            .collect();
        let ours: Vec<String> = ours
            .iter()
            .map(|token| spell(token, &fields(token).join("\0")))
            .collect();
        if theirs != ours {
            self.different += 1;
            if self.different <= DIFFERENCES_SHOWN {
                println!(
                    "{line}\n  theirs {}\n  ours   {}",
                    theirs.join(" "),
                    ours.join(" ")
                );
            }
        }
        Ok(())
    }
}

fn spell(token: &Token<'_>, detail: &str) -> String {
    format!(
        "{}..{}:{}/{detail}",
        token.byte_start, token.byte_end, token.surface
    )
}

/// Their eight columns, shortened as this crate shortens them.
fn compact(token: &Token<'_>) -> String {
    let feature = fields(token).join(",");
    detail::of(&Word {
        surface: String::new(),
        left: 0,
        right: 0,
        cost: 0,
        feature,
    })
}

fn fields<'a>(token: &Token<'a>) -> Vec<&'a str> {
    let id = token.word_id.id() as usize;
    if token.word_id.is_unknown() {
        return token.dictionary.unknown_word_details_iter(id).collect();
    }
    token.dictionary.word_details_iter(id).collect()
}
