//! Gathers the facts about each line that might be a question; weighs none of them.

use super::classes::{
    ANNOUNCE, ANSWER, CONTENTS, DEMAND, EMPTY, FOLLOW, INDIRECT, INTERVIEW, META, NAVIGATE, PUZZLE,
    QUESTIONS, REFER, REQUEST, SAYORDER, TURN, WONDERS, WRAP,
};
use super::cue::Style;
use super::form::{FORM, Forms, Priors, SIBLINGS};
use super::lexicon::{self, Spelling};
use super::outline::{NONE, Node, Outline, Shape};
use super::survey::{Own, Survey};
use crate::reader::{ASKING_CALLOUT, LINKED, Line, Page};

/// Declares the facts once: their places in a row and their names.
macro_rules! facts {
    ($($constant:ident $name:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Position { $($constant,)* }
        $(const $constant: usize = Position::$constant as usize;)*
        /// The facts' names, in the order of a row; the table of weights goes by them.
        pub const NAMES: &[&str] = &[$($name,)*];
    };
}

facts! {
    // Its own words.
    SAYS "says",
    ASKS "asks",
    ASKS_UNMARKED "asks_without_mark",
    REQUESTS "requests",
    WONDERS_ONLY "wonders_only",
    TURNS "turns",
    ASKS_SIGNED "asks_behind_sign",
    BLANKS "blanks",
    COLON "colon",
    REFERS "refers",
    ANNOUNCES "announces",
    FOLLOWS_UP "follows_up",
    METADATA "metadata",
    PLACEHOLDER "placeholder",
    UNFOLDS "unfolds",
    BARE_LABEL "bare_label",
    BARE_EMPTY "bare_empty",
    LINKED_ONLY "linked",
    // Its form, and what asks in that form.
    ASKS_HEADED "asks_headed",
    ASKS_ITEM_BODY "asks_item_body",
    BOLD_LINE "bold_line",
    LABELLED "labelled",
    HEADING "heading",
    DEEP_ITEM "deep_item",
    CALLOUT "callout_asks",
    INSTRUCTS_NUMBERED "instructs_numbered",
    FORM_SAYS "form_says",
    FORM_ASKS_MANY "form_asks_many",
    FORM_BODY "form_body",
    FORM_DEMANDS "form_demands",
    FORM_BLANKS "form_blanks",
    MAIN_FORM "main_form",
    SIBLINGS_MANY "siblings_many",
    LIST_ALL_ASKS "list_all_asks",
    // What stands above, below and around.
    CATEGORY "category",
    BELOW_ASK "below_ask",
    UNDER_ASKING "under_asking",
    ASKS_UNDER_ASKING "asks_under_asking",
    INDIRECT_UNDER_ASKING "indirect_under_asking",
    ANNOUNCED_LINE "announced_line",
    ANSWER_LABEL_BELOW "answer_label_below",
    UNFOLDS_BELOW "unfolds_below",
    PLACE_ANNOUNCED "place_announced",
    NEAR_ASKS "near_asks",
    REPEATED "repeated",
    ECHOED "echoed",
    // The note.
    NOTE_LISTS "note_lists",
    NOTE_ASKS_MANY "note_asks_many",
    PATH_INTERVIEW "path_interview",
    PATH_QUESTIONS "path_questions",
    PATH_README "path_readme",
    PATH_PUZZLE "path_puzzle",
    NOUN_PATH "noun_path",
}

/// The facts about one node, each from 0 to 1 or so.
pub(super) type Row = [f32; NAMES.len()];

/// Labels and names of parts are no longer, in characters.
const LABEL_CHARS: u16 = 25;

/// What a note's path and title say about it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PathSays {
    interview: bool,
    questions: bool,
    readme: bool,
    puzzle: bool,
}

impl PathSays {
    /// What a path says by the words of its last parts.
    pub(super) fn of(path: &str) -> Self {
        const PARTS: usize = 4;
        let parts: Vec<&str> = path.rsplit(['/', '\\']).take(PARTS).collect();
        let mut spelling = Spelling::default();
        let holds = |part: &&str| lexicon::classes(part, &mut spelling).holds;
        let holds = parts.iter().map(holds).fold(0, |all, holds| all | holds);
        let name = parts.first().map(|name| name.to_ascii_lowercase());
        PathSays {
            interview: holds & INTERVIEW != 0,
            questions: holds & QUESTIONS != 0,
            readme: name.is_some_and(|name| name.starts_with("readme")),
            puzzle: holds & PUZZLE != 0,
        }
    }

    /// Adds what the note's title says.
    fn with_title(self, page: &Page, outline: &Outline) -> Self {
        const FIRST: usize = 4;
        let title = page.front.title.as_deref().unwrap_or_default();
        let front = lexicon::classes(title, &mut Spelling::default()).holds;
        let first = outline.nodes.iter().take(FIRST).enumerate();
        let heads = |(at, node): &(usize, &Node)| {
            *at == 0 || (node.shape == Shape::Heading && node.level <= 2)
        };
        let holds = first
            .filter(heads)
            .fold(front, |holds, (_, node)| holds | node.cue.classes.holds);
        PathSays {
            interview: self.interview || holds & INTERVIEW != 0,
            questions: self.questions || holds & QUESTIONS != 0,
            ..self
        }
    }
}

pub(super) struct Evidence<'a> {
    page: &'a Page,
    outline: &'a Outline,
    forms: &'a Forms,
    survey: Survey,
    /// The path alone.
    path: PathSays,
    /// The path and the title.
    note: PathSays,
}

/// A condition as a fact: 1 or 0.
fn unit(condition: impl Into<u8>) -> f32 {
    f32::from(condition.into())
}

/// The facts of which a group's means are taken, as the priors name them.
const USUAL: [&str; 5] = ["says", "body", "demands", "blanks", "kids_ask"];

/// By group of nodes: what is usual in it.
struct Means {
    /// In the order of [`USUAL`].
    usual: Vec<[f32; USUAL.len()]>,
    /// How many ask.
    asking: Vec<[f32; 1]>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(
        page: &'a Page,
        outline: &'a Outline,
        forms: &'a Forms,
        path: PathSays,
    ) -> Self {
        let note = path.with_title(page, outline);
        Evidence {
            page,
            outline,
            forms,
            survey: Survey::of(page, outline, forms),
            path,
            note,
        }
    }

    /// The facts of every node.
    pub(super) fn rows(&self, priors: &Priors) -> Vec<Row> {
        let own = |at: usize| &self.survey.own[at];
        let usual = |own: &Own| {
            let (body, demands) = (unit(own.has_body), unit(own.demands));
            [own.says, body, demands, unit(own.has_blank), own.kids_ask]
        };
        let priors = USUAL.map(|name| priors.of(name));
        let means = Means {
            usual: self.forms.means(priors, |at| usual(own(at))),
            asking: self.forms.sums(|at| [unit(own(at).asks)]),
        };
        (0..self.outline.nodes.len())
            .map(|at| self.row(at, &means))
            .collect()
    }

    fn row(&self, at: usize, means: &Means) -> Row {
        let node = &self.outline.nodes[at];
        let line = &self.page.lines[node.line as usize];
        let mut row = [0.0; NAMES.len()];
        self.words(&mut row, at, node, line);
        self.form(&mut row, at, node, means);
        self.place(&mut row, at, node, means);
        self.about_note(&mut row);
        row
    }

    /// The facts of the line's own words.
    fn words(&self, row: &mut Row, at: usize, node: &Node, line: &Line) {
        let own = &self.survey.own[at];
        let cue = &node.cue;
        let classes = &cue.classes;
        let short = cue.chars < LABEL_CHARS;
        row[SAYS] = own.says;
        row[ASKS] = unit(cue.asks);
        row[ASKS_UNMARKED] = unit(cue.asks && !cue.has_mark);
        row[REQUESTS] = unit(cue.asks && classes.ends & (REQUEST | DEMAND | SAYORDER) != 0);
        row[WONDERS_ONLY] = unit(classes.holds & WONDERS != 0 && !cue.asks);
        row[TURNS] = unit(classes.starts & TURN != 0);
        row[ASKS_SIGNED] = unit(cue.asks && cue.style == Style::Sign);
        row[BLANKS] = unit(own.has_blank);
        row[COLON] = unit(self.page.words(line).ends_with([':', '：']));
        row[REFERS] = unit(short && (classes.holds | classes.whole) & REFER != 0 && !cue.asks);
        row[ANNOUNCES] =
            unit(short && classes.holds & (QUESTIONS | FOLLOW | CONTENTS) != 0 && !cue.asks);
        row[FOLLOWS_UP] = unit(classes.starts & FOLLOW != 0);
        row[METADATA] =
            unit(classes.starts & META != 0 || classes.whole & (NAVIGATE | ANSWER) != 0);
        row[PLACEHOLDER] = unit(classes.whole & EMPTY != 0);
        let unfolds = node.shape == Shape::Summary && short && !cue.asks;
        row[UNFOLDS] = unit(unfolds && classes.holds & WRAP != 0);
        row[BARE_LABEL] = unit(cue.is_bare);
        row[BARE_EMPTY] = unit(cue.is_bare && !own.has_body);
        row[LINKED_ONLY] = unit(line.has(LINKED));
        row[CALLOUT] = unit(line.has(ASKING_CALLOUT));
        row[INSTRUCTS_NUMBERED] =
            unit(cue.instructs && (node.style == Style::Number || line.marker == b'1'));
    }

    /// The facts of its form and of the lines of that form.
    fn form(&self, row: &mut Row, at: usize, node: &Node, means: &Means) {
        const MANY: f32 = 5.0;
        const SIBLINGS_ENOUGH: f32 = 10.0;
        let own = &self.survey.own[at];
        let asks = unit(node.is_asking());
        let headed = matches!(node.shape, Shape::Heading | Shape::Summary | Shape::Bold);
        let item = node.shape == Shape::Item;
        let [says, body, demands, blanks, _] = self.forms.among_siblings(&means.usual, at);
        row[ASKS_HEADED] = asks * unit(headed);
        row[ASKS_ITEM_BODY] = asks * unit(item && own.has_body);
        row[BOLD_LINE] = unit(node.shape == Shape::Bold);
        row[LABELLED] = unit(node.shape == Shape::Text && !node.is_plain());
        row[HEADING] = unit(node.shape == Shape::Heading);
        row[DEEP_ITEM] = unit(item) * f32::from(node.level.saturating_sub(1)) / 3.0;
        row[FORM_SAYS] = says;
        row[FORM_BODY] = body;
        row[FORM_DEMANDS] = demands;
        row[FORM_BLANKS] = blanks;
        let [asking] = means.asking[self.forms.chains[at][FORM] as usize];
        row[FORM_ASKS_MANY] = (asking / MANY).min(1.0);
        row[MAIN_FORM] = self.survey.head_share(self.forms.chains[at][0]);
        row[SIBLINGS_MANY] = (self.forms.count(at, SIBLINGS) as f32 / SIBLINGS_ENOUGH).min(1.0);
        let [asking] = self.forms.among_siblings(&means.asking, at);
        let asking = asking / self.forms.count(at, SIBLINGS).max(1) as f32;
        row[LIST_ALL_ASKS] = unit(
            matches!(node.shape, Shape::Item | Shape::Text)
                && asking > 0.99
                && self.forms.count(at, SIBLINGS) > 1,
        );
        row[NOUN_PATH] =
            unit(own.is_noun && headed && (self.path.interview || self.path.questions));
    }

    /// The facts of what stands above, below and around.
    fn place(&self, row: &mut Row, at: usize, node: &Node, means: &Means) {
        const ASKING_ENOUGH: f32 = 3.0;
        let own = &self.survey.own[at];
        let parent_asks = node.parent != NONE && self.outline.node(node.parent).is_asking();
        let [.., usual] = self.forms.among_siblings(&means.usual, at);
        let kids_ask = own.kids_ask.max(usual);
        row[CATEGORY] = kids_ask * unit(!own.asks);
        let below = self.survey.asking_below[at] as f32 / ASKING_ENOUGH;
        row[BELOW_ASK] = unit(!node.is_asking()) * below.min(1.0);
        row[UNDER_ASKING] = unit(!node.is_asking() && parent_asks);
        let indirect = node.cue.classes.ends & INDIRECT != 0 && !node.cue.has_mark;
        row[INDIRECT_UNDER_ASKING] = unit(indirect && parent_asks && node.shape == Shape::Item);
        row[ASKS_UNDER_ASKING] = unit(node.is_asking() && parent_asks);
        row[ANNOUNCED_LINE] =
            unit(!matches!(node.shape, Shape::Heading) && self.stands_announced(node));
        row[ANSWER_LABEL_BELOW] = unit(own.answer_label_below);
        row[UNFOLDS_BELOW] = unit(own.unfolds_below);
        row[PLACE_ANNOUNCED] = unit(self.is_announced(node));
        if node.is_plain() {
            row[NEAR_ASKS] = self.survey.near_asks(node);
        }
        row[REPEATED] = unit(self.survey.repeated[at]);
        row[ECHOED] = unit(self.survey.echoed[at]);
    }

    /// Whether the line stands right below a heading or label that announces questions.
    fn stands_announced(&self, node: &Node) -> bool {
        if node.parent == NONE {
            return self.note.questions && node.shape != Shape::Text;
        }
        let holder = self.outline.node(node.parent);
        let label = holder.cue.chars < LABEL_CHARS && !holder.cue.asks;
        let headed = matches!(holder.shape, Shape::Heading | Shape::Bold | Shape::Summary);
        label && headed && holder.cue.classes.holds & (QUESTIONS | FOLLOW) != 0
    }

    /// Whether one of the two nearest headings, titles or bold lines above announces questions.
    fn is_announced(&self, node: &Node) -> bool {
        let mut found = 0;
        let mut above = node.parent;
        for _ in 0..STEPS_MAX {
            if above == NONE || found == 2 {
                return false;
            }
            let holder = self.outline.node(above);
            if matches!(holder.shape, Shape::Heading | Shape::Summary | Shape::Bold) {
                if holder.cue.classes.holds & ANNOUNCE != 0 && !holder.cue.asks {
                    return true;
                }
                found += 1;
            }
            above = holder.parent;
        }
        false
    }

    fn about_note(&self, row: &mut Row) {
        row[NOTE_LISTS] = self.survey.lists;
        row[NOTE_ASKS_MANY] = self.survey.asks_many;
        row[PATH_INTERVIEW] = unit(self.note.interview);
        row[PATH_QUESTIONS] = unit(self.note.questions);
        row[PATH_README] = unit(self.path.readme);
        row[PATH_PUZZLE] = unit(self.path.puzzle);
    }
}

/// So far up a place is looked at.
const STEPS_MAX: usize = 24;
