//! Divides notes made to hurt, 10 MB each, and tells what each takes; needs Linux for the memory.
//!
//! `cargo run --release -p mundap-index --example hostile` prints one line an input: seconds of
//! the processor's time, peak memory as a multiple of the input, units. It fails if one takes over
//! a second, in the quickest of three runs, or twenty times its size. With a name, divides that
//! input alone in this process.

use mundap_index::splitter::split;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

const BYTES: usize = 10_000_000;
const SECONDS_MAX: f64 = 1.0;
const TIMES_MAX: f64 = 20.0;

/// A piece of a note, repeated up to the size.
const PIECES: &[(&str, &str)] = &[
    ("newlines", "\n"),
    ("carriage returns", "\r"),
    ("short lines", "a\n"),
    ("indented lines", " a\n"),
    ("endless line", "a"),
    ("endless Hangul", "가"),
    ("decomposed lines", "\u{1100}\u{1161}\u{11a8}\n"),
    ("no-break spaces", "\u{a0}"),
    ("tabs", "\t"),
    ("headings", "# a\n"),
    ("asking headings", "# a?\n"),
    ("underlined headings", "a\n===\n"),
    ("hashes", "#"),
    ("hashtags", "#a "),
    ("bullets", "- \n"),
    ("items", "- a\n"),
    ("asking items", "- a?\n"),
    ("markers in one line", "- "),
    ("mixed lists", "1. a\n- b\n"),
    ("check boxes", "- [ ] a\n"),
    ("nested quotes", "> "),
    ("quotes", "> a\n"),
    ("asking quotes", "> a?\n\nb\n\n"),
    ("numbered quotes", "> [1] 하라\n<br>\n"),
    ("brackets", "["),
    ("parentheses", "("),
    ("open links", "[a]("),
    ("links", "[a](b)"),
    ("linked items", "- [a?](b) - c\n"),
    ("definitions", "[a]: b\n"),
    ("wikilinks", "[[a"),
    ("images", "![]("),
    ("backticks", "`"),
    ("uneven backticks", "`a``b```c"),
    ("open fences", "```a\n"),
    ("fences and headings", "```a\n## 가\n"),
    ("tildes", "~~~\n"),
    ("stars", "*"),
    ("open emphasis", "**a"),
    ("underscores", "_a "),
    ("highlights", "==a"),
    ("bold questions", "**a?**\n"),
    ("bold quoted", "**a?**\n\n> b\n\n<br>\n"),
    ("less-than signs", "<"),
    ("open tags", "<a "),
    ("open tags, line by line", "<a \n"),
    ("image tags", "<img src='a' alt='b'>"),
    ("image tags over lines", "<img\nsrc='a'>\n"),
    ("attributes", "<img alt alt alt alt alt alt alt alt>"),
    ("comments", "<!--"),
    ("open comments", "<!-- a\n"),
    ("percent signs", "%%"),
    ("percent and words", " %%a"),
    ("percent and headings", "%% a\n# b\n"),
    ("ampersands", "&"),
    ("entities", "&amp"),
    ("block names", " ^a"),
    ("backslashes", "\\"),
    ("cell borders", "|"),
    ("question tables", "| 질문 | 답 |\n|---|---|\n| a? | b |\n"),
    ("toggles", "<details>\n"),
    ("toggles with summaries", "<details><summary>a?</summary>\n"),
    (
        "toggles with answers",
        "<details>\n<summary>q?</summary>\na\n",
    ),
    ("closed toggles", "</details>\n"),
    ("summaries", "<summary>\n"),
    ("list tags", "<li>a?"),
    ("questions and answers", "Q. a\nA. b\n"),
    ("bare labels", "질문\n"),
    (
        "answers by number",
        "# 문제\n1. a?\n2. b?\n# 정답\n1. c\n2. d\n",
    ),
    ("headings of answers", "## 정답\n1. a\n"),
    ("question marks", "a?"),
    ("answers in the line", "a?:"),
    ("question mark lines", "?\n"),
    ("flashcards", "a b::c\n"),
    ("parted flashcards", "a\n?\nb\n\n"),
    ("callouts", "> [!question] a?\n> b\n\n"),
    ("containers", ":::tip a?\nb\n:::\n"),
    ("dialogue", "🤷 : a?\n\n😎 : b\n\n"),
    ("follow-ups", "추가질문:\n1. a?\n"),
    ("rules", "---\na: b\n"),
    ("numbers alone", "1.\n왜?\n"),
    ("glued numbers", "1. 왜?\n2.왜?\n"),
    ("announced numbers", "# 질문\n1.a\n\nb?\n\n- c\n"),
    ("headings in quotes", "> # a?\n> b\n\nc\n"),
    ("one emoji", "💡 a?\n"),
    ("open styles", "<style a\n"),
    ("styles", "<style>\na\n</style>\nb\n"),
    ("tagged headings", "---\n`a`\n# b?\n"),
    ("options", "Q. 다음 것은?\n1. a\n- b\n"),
    ("a bit of all", "# 가?\n- 나?\n  답\n> 다\n```\nx\n```\n"),
];

type Make = fn() -> String;

/// Notes that are more than one piece, repeated.
const MADE: &[(&str, Make)] = &[
    ("deep list", deep_list),
    ("nested toggles", nested_toggles),
    ("numbers in toggles", || {
        let toggles = "<details>\n".repeat(300_000);
        toggles + &"1.a?\n\n".repeat(500_000) + &"> # a?\n> b\n\n".repeat(200_000)
    }),
    ("keys", || {
        "1. a?\n".repeat(700_000) + &"1. b\n".repeat(700_000)
    }),
    ("deep quotes", || ">".repeat(200).add_line().fill()),
    ("front matter of brackets", || {
        format!("---\na: {}\n---\n", "[".repeat(3_000_000))
    }),
    ("front matter of keys", front_matter),
    ("long heading, many items", || {
        format!("# {}\n{}", "가".repeat(100_000), "- a?\n".repeat(1_900_000))
    }),
    ("many speakers", || {
        (0..700_000).map(|i| format!("‼{i:x} : a?\n")).collect()
    }),
];

trait Filled {
    fn add_line(self) -> String;
    fn fill(self) -> String;
}

impl Filled for String {
    fn add_line(self) -> String {
        self + "a\n"
    }

    fn fill(self) -> String {
        self.repeat(BYTES / self.len())
    }
}

fn deep_list() -> String {
    let item = |i: usize| format!("{}- a?\n", " ".repeat(i % 250));
    (0..BYTES / 130).map(item).collect()
}

fn nested_toggles() -> String {
    let (open, close) = ("<details><summary>질문?</summary>\n", "글\n</details>\n");
    open.repeat(170_000) + &close.repeat(170_000)
}

fn front_matter() -> String {
    let keys: String = (0..700_000).map(|i| format!("k{i}: v\n")).collect();
    format!("---\n{keys}---\n글\n")
}

fn note(name: &str) -> Option<String> {
    let piece = PIECES.iter().find(|piece| piece.0 == name);
    let made = MADE.iter().find(|made| made.0 == name);
    piece
        .map(|piece| piece.1.to_owned().fill())
        .or_else(|| made.map(|made| made.1()))
}

/// The process's time on the processor in seconds, and its peak memory in bytes.
fn used() -> (f64, f64) {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let field = |at: usize| fields.split_whitespace().nth(at)?.parse::<f64>().ok();
    let ticks = field(11).unwrap_or(0.0) + field(12).unwrap_or(0.0);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<f64>().ok());
    (ticks / TICKS_PER_SECOND, kilobytes.unwrap_or(0.0) * 1024.0)
}

/// Divides one input and prints its seconds, its bytes for each byte, and its units.
fn divide(name: &str) -> ExitCode {
    let Some(note) = note(name) else {
        eprintln!("no input is called `{name}`");
        return ExitCode::from(2);
    };
    let before = used();
    let units = split(&note).units.len();
    let after = used();
    let times = (after.1 - before.1).max(0.0) / note.len() as f64;
    println!("{:.2} {times:.1} {units}", after.0 - before.0);
    ExitCode::SUCCESS
}

/// Seconds, memory as a multiple of the input, and units of one input in a process of its own.
type Figures = Result<[f64; 3], String>;

fn run(this: &Path, name: &str) -> Figures {
    let run = Command::new(this).arg(name).output();
    let run = run.map_err(|error| error.to_string())?;
    let line = String::from_utf8_lossy(&run.stdout).into_owned();
    let figures: Vec<f64> = line.split_whitespace().flat_map(str::parse).collect();
    let figures: Result<[f64; 3], _> = figures.try_into();
    figures.map_err(|_| String::from_utf8_lossy(&run.stderr).trim().to_owned())
}

/// The quickest of a first run and two more: what else the machine does only adds to a run.
fn again(this: &Path, name: &str, first: Figures) -> Figures {
    let mut least = first?;
    for _ in 0..2 {
        let next = run(this, name)?;
        if next[0] < least[0] {
            least = next;
        }
    }
    Ok(least)
}

fn main() -> ExitCode {
    if let Some(name) = env::args().nth(1) {
        return divide(&name);
    }
    let this = env::current_exe().expect("a running program has a path");
    let mut fails = 0;
    let names = PIECES
        .iter()
        .map(|piece| piece.0)
        .chain(MADE.iter().map(|made| made.0));
    println!(
        "{:28} {:>8} {:>7} {:>8}",
        "input, 10 MB", "seconds", "memory", "units"
    );
    for name in names {
        let first = run(&this, name);
        let least = match &first {
            Ok([seconds, ..]) if *seconds > SECONDS_MAX => again(&this, name, first),
            _ => first,
        };
        let [seconds, times, units] = match least {
            Ok(figures) => figures,
            Err(message) => {
                println!("{name:28} failed: {message}");
                fails += 1;
                continue;
            }
        };
        let over = seconds > SECONDS_MAX || times > TIMES_MAX;
        fails += usize::from(over);
        let mark = if over { "  over" } else { "" };
        println!("{name:28} {seconds:8.2} {times:6.1}x {units:8}{mark}");
    }
    if fails > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
