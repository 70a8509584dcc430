//! Puts into words why lines became units or did not; decides nothing itself.

use super::classify::{Role, Why};
use super::labels::Label;
use super::outline::{Node, Shape};
use super::scan::Scan;
use super::wording::Ask;
use super::{Reading, Rejected, Rule};

/// The lines that might have been questions, in line order.
pub(super) fn rejections(reading: &Reading) -> Vec<Rejected> {
    let nodes = reading.outline.nodes.iter().zip(&reading.roles);
    nodes
        .filter_map(|(node, &role)| rejected(&reading.scan, node, role))
        .collect()
}

fn rejected(scan: &Scan, node: &Node, role: Role) -> Option<Rejected> {
    let why = match role {
        Role::Question(_) => return None,
        Role::Category => "it only groups what is below it",
        Role::Wrapper => "it only unfolds the answer of the question above",
        Role::Intro => "it only announces the questions below it",
        Role::Contents => "it is an entry, or the heading, of a table of contents",
        Role::Plain(why) => why.words(),
    };
    if !is_candidate(node) {
        return None;
    }
    Some(Rejected {
        line: scan.lines[node.line as usize].number as usize,
        text: scan.plain.at(node.span).to_owned(),
        why,
    })
}

/// Items that do not ask are answers by the thousand: nobody wonders why.
fn is_candidate(node: &Node) -> bool {
    node.shape != Shape::Item || node.ask >= Ask::Prompt || node.label != Label::None
}

impl Why {
    fn words(self) -> &'static str {
        match self {
            Self::States => "it states something and asks nothing",
            Self::TopicOutsideSet => "it is a topic, and neither the note nor its siblings ask",
            Self::PartOfAnswer => "it is part of the answer to the question above",
            Self::FewAsk => "too few items of its list ask",
            Self::TooDeep => "it stands too deep in a list that does not ask",
            Self::LoneInProse => "it is the only item that asks, and nothing answers it",
            Self::NamesPart => "it names a part of the note, such as references",
            Self::Title => "it is the title of a set of questions",
        }
    }
}

impl Rule {
    /// The rule in a few words, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::AskingHeading => "the heading asks",
            Self::PromptHeading => "the heading is a prompt in a set of questions",
            Self::Summary => "the toggle's summary is a question",
            Self::Item => "the item asks, in a list of questions",
            Self::Announced => "questions were announced above",
            Self::BoldLine => "the bold line asks",
            Self::Quote => "the quote asks, and the text below answers",
            Self::Label => "a label marks it as a question",
            Self::BareLine => "each line here is a question",
            Self::TableRow => "the table has a question and an answer column",
            Self::Callout => "the callout is a question",
            Self::Flashcard => "it is a flashcard",
            Self::Rest => "it belongs to no question",
        }
    }
}
