//! Weighs the facts about a line: a table of numbers, fitted from labelled notes.

use super::evidence::{NAMES, Row};
use super::form::Priors;
use std::sync::LazyLock;

/// The table that comes with the program; `index/fit` makes it.
static FITTED: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("weights.tsv")));

/// The weights of the facts, for lines with a mark of their own and for plain text.
#[derive(Debug, Clone)]
pub struct Weights {
    marked: Table,
    plain: Table,
    /// As log odds.
    threshold: f32,
    priors: Priors,
}

#[derive(Debug, Clone)]
struct Table {
    bias: f32,
    by_fact: Vec<(usize, f32)>,
}

impl Weights {
    /// The weights that the program was built with.
    pub fn fitted() -> &'static Weights {
        &FITTED
    }

    /// Reads a table: `marked|plain|prior`, a name and a number a row, parted by tabs.
    ///
    /// Rows that are none of these are left out; `bias` and `threshold` are names too.
    pub fn parse(table: &str) -> Weights {
        let empty = Table {
            bias: 0.0,
            by_fact: Vec::new(),
        };
        let mut weights = Weights {
            marked: empty.clone(),
            plain: empty,
            threshold: 0.0,
            priors: Priors::default(),
        };
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(group), Some(name), Some(number)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let Ok(number) = number.trim().parse::<f32>() else {
                continue;
            };
            let table = match group {
                "marked" => &mut weights.marked,
                "plain" => &mut weights.plain,
                "prior" => {
                    weights.priors.0.push((name.to_owned(), number));
                    continue;
                }
                _ => continue,
            };
            match NAMES.iter().position(|known| *known == name) {
                _ if name == "bias" => table.bias = number,
                _ if name == "threshold" => weights.threshold = (number / (1.0 - number)).ln(),
                Some(fact) => table.by_fact.push((fact, number)),
                None => {}
            }
        }
        weights
    }

    pub(super) fn priors(&self) -> &Priors {
        &self.priors
    }

    fn table(&self, kind: Line) -> &Table {
        match kind {
            Line::Marked => &self.marked,
            Line::Plain => &self.plain,
        }
    }

    /// The sum of the weighed facts, as log odds beyond the threshold: above 0 the line is a question.
    pub(super) fn sum(&self, row: &Row, kind: Line) -> f32 {
        let table = self.table(kind);
        let sum: f32 = table
            .by_fact
            .iter()
            .map(|&(fact, weight)| row[fact] * weight)
            .sum();
        table.bias + sum - self.threshold
    }

    /// The facts that count for a line, each with its part of the sum.
    pub(super) fn parts(&self, row: &Row, kind: Line) -> Vec<(&'static str, f32)> {
        let by_fact = self.table(kind).by_fact.iter();
        let parts = by_fact.map(|&(fact, weight)| (NAMES[fact], row[fact] * weight));
        parts.filter(|part| part.1 != 0.0).collect()
    }
}

/// Which table judges a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Marked,
    Plain,
}
