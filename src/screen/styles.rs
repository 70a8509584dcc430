//! The styles of the screen: those of all output, on dark and on light alike, or none. Knows no text.

use ratatui::style::{Color, Modifier, Style};

use crate::render::palette;
use crate::terminal::Paint;

/// What each kind of text looks like; never a background: a chosen row is reversed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Styles {
    pub(crate) plain: Style,
    pub(crate) question: Style,
    pub(crate) matched: Style,
    pub(crate) place: Style,
    pub(crate) aside: Style,
    pub(crate) lacking: Style,
    pub(crate) key: Style,
    pub(crate) prompt: Style,
    pub(crate) notice: Style,
    pub(crate) chosen: Modifier,
    paint: Paint,
}

impl Styles {
    pub(crate) fn of(paint: Paint) -> Styles {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let own = |style| shown(style, paint);
        // Without colour a mark must differ from a question, which is bold itself.
        let underlined = match paint {
            Paint::Color => Modifier::empty(),
            Paint::Mono => Modifier::UNDERLINED,
        };
        Styles {
            plain: Style::new(),
            question: own(palette::HEADING),
            matched: own(palette::MATCHED).add_modifier(underlined),
            place: own(palette::PLACE),
            aside: own(palette::ASIDE),
            lacking: own(palette::LACKING).add_modifier(Modifier::BOLD),
            key: bold,
            prompt: own(palette::PLACE).add_modifier(Modifier::BOLD),
            notice: own(palette::LACKING).add_modifier(Modifier::BOLD),
            chosen: Modifier::REVERSED,
            paint,
        }
    }

    /// A style of the pages that commands print.
    pub(crate) fn of_page(&self, style: anstyle::Style) -> Style {
        if style == palette::MATCHED {
            return self.matched;
        }
        shown(style, self.paint)
    }
}

fn shown(style: anstyle::Style, paint: Paint) -> Style {
    let effects = [
        (anstyle::Effects::BOLD, Modifier::BOLD),
        (anstyle::Effects::DIMMED, Modifier::DIM),
        (anstyle::Effects::ITALIC, Modifier::ITALIC),
        (anstyle::Effects::UNDERLINE, Modifier::UNDERLINED),
        (anstyle::Effects::STRIKETHROUGH, Modifier::CROSSED_OUT),
        (anstyle::Effects::INVERT, Modifier::REVERSED),
    ];
    let own = style.get_effects();
    let set = effects.iter().filter(|(effect, _)| own.contains(*effect));
    let modifiers = set.fold(Modifier::empty(), |all, (_, one)| all | *one);
    let mut shown = Style::new().add_modifier(modifiers);
    if paint == Paint::Color {
        shown.fg = style.get_fg_color().map(color);
        shown.bg = style.get_bg_color().map(color);
    }
    shown
}

fn color(color: anstyle::Color) -> Color {
    match color {
        anstyle::Color::Ansi(ansi) => Color::Indexed(anstyle::Ansi256Color::from_ansi(ansi).0),
        anstyle::Color::Ansi256(indexed) => Color::Indexed(indexed.0),
        anstyle::Color::Rgb(rgb) => Color::Rgb(rgb.0, rgb.1, rgb.2),
    }
}
