//! Replies of somebody who practises: keys of a terminal, or lines of a pipe. Knows no question.

use std::io::{self, BufRead, IsTerminal, Write};

use console::{Key, Term};

use crate::messages::say;
use crate::practice::Grade;
use crate::render::{self, Look};
use crate::terminal::Stream;

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    Show,
    Grade(Grade),
    Skip,
    Quit,
}

/// Where replies come from.
pub(super) enum Answering {
    Keys(Term),
    Lines,
}

impl Answering {
    /// Keys only where both ends are a terminal.
    pub(super) fn of(stdout: Stream) -> Answering {
        match io::stdin().is_terminal() && stdout == Stream::Terminal {
            true => Answering::Keys(Term::stdout()),
            false => Answering::Lines,
        }
    }

    /// Waits until the answer is wanted.
    pub(super) fn reveal(&mut self, out: &mut dyn Write, look: &Look) -> io::Result<Reply> {
        self.hint(out, &say!("quiz-reveal"), look)?;
        let typed = self.typed(out)?;
        Ok(match typed.as_deref() {
            None | Some("q") => Reply::Quit,
            Some("s") => Reply::Skip,
            Some(_) => Reply::Show,
        })
    }

    /// Waits for a grade; what is none is asked again.
    pub(super) fn grade(
        &mut self,
        out: &mut dyn Write,
        outlook: [i64; 4],
        look: &Look,
    ) -> io::Result<Reply> {
        let choices = Grade::ALL.iter().zip(outlook);
        let choices = choices
            .map(|(grade, seconds)| {
                let time = render::span(seconds);
                format!("{} {} ({time})", *grade as u8, grade.told())
            })
            .collect::<Vec<_>>();
        self.hint(out, &format!("{} · s · q", choices.join(" · ")), look)?;
        loop {
            let typed = self.typed(out)?;
            match typed.as_deref() {
                None | Some("q") => return Ok(Reply::Quit),
                Some("s") => return Ok(Reply::Skip),
                Some(text) => {
                    if let Some(grade) = Grade::of(text) {
                        return Ok(Reply::Grade(grade));
                    }
                }
            }
        }
    }

    fn hint(&self, out: &mut dyn Write, hint: &str, look: &Look) -> io::Result<()> {
        match self {
            Answering::Keys(_) => render::aside(out, hint, look),
            Answering::Lines => Ok(()),
        }
    }

    /// A key or a line as text; nothing at the end of the input.
    fn typed(&mut self, out: &mut dyn Write) -> io::Result<Option<String>> {
        out.flush()?;
        match self {
            Answering::Keys(term) => Ok(match term.read_key()? {
                Key::Char('ㅂ') | Key::Escape => Some("q".to_owned()),
                Key::Char('ㄴ') => Some("s".to_owned()),
                Key::Char(letter) => Some(letter.to_lowercase().to_string()),
                _ => Some(String::new()),
            }),
            Answering::Lines => {
                let mut line = String::new();
                let read = io::stdin().lock().read_line(&mut line)?;
                Ok((read > 0).then(|| line.trim().to_lowercase()))
            }
        }
    }
}
