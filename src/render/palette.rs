//! The colours of everything that is shown, legible on black and on white. Knows no terminal.

use anstyle::{Ansi256Color, Color, Effects, Style};

/// What stands aside: ids, borders, marks of lists.
pub(crate) const ASIDE: Style = colored(243);
/// Where a unit stands.
pub(crate) const PLACE: Style = colored(31);
/// What lacks something.
pub(crate) const LACKING: Style = colored(130);
/// What met the query.
pub(crate) const MATCHED: Style = colored(160).effects(Effects::BOLD);
/// A question, a heading.
pub(crate) const HEADING: Style = Style::new().effects(Effects::BOLD);
/// Code.
pub(crate) const CODE: Style = colored(28);
/// What leads somewhere else.
pub(crate) const LINK: Style = colored(31).effects(Effects::UNDERLINE);

/// One of the colours that every terminal shows alike, whatever its theme.
const fn colored(number: u8) -> Style {
    Style::new().fg_color(Some(Color::Ansi256(Ansi256Color(number))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of a colour of the cube or of the greys, as WCAG 2 has it.
    fn luminance(number: u8) -> f64 {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let rgb = match number {
            16..=231 => {
                let at = number - 16;
                [level(at / 36), level(at / 6 % 6), level(at % 6)]
            }
            232.. => [8 + 10 * (number - 232); 3],
            _ => panic!("{number} is another colour in every theme"),
        };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = rgb.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_colour_is_legible_on_black_and_on_white() {
        /// Half of what WCAG asks between black and white themselves is 4.58; no colour has more.
        const LEAST_CONTRAST: f64 = 3.8;
        for style in [ASIDE, PLACE, LACKING, MATCHED, CODE, LINK] {
            let Some(Color::Ansi256(Ansi256Color(number))) = style.get_fg_color() else {
                panic!("{style:?} has a colour of its own");
            };
            let light = luminance(number);
            let (on_black, on_white) = ((light + 0.05) / 0.05, 1.05 / (light + 0.05));
            assert!(on_black >= LEAST_CONTRAST, "{number} on black: {on_black}");
            assert!(on_white >= LEAST_CONTRAST, "{number} on white: {on_white}");
        }
    }
}
