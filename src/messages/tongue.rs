//! The languages that mundap speaks, and who chooses one. Holds no message.

use std::env;
use std::ffi::OsString;
use std::sync::OnceLock;

use clap::ValueEnum;

/// A language with a table of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
pub(crate) enum Language {
    #[value(name = "en")]
    #[serde(rename = "en")]
    English,
    #[value(name = "ko")]
    #[serde(rename = "ko")]
    Korean,
}

static SPOKEN: OnceLock<Language> = OnceLock::new();
static PREFERRED: OnceLock<fn() -> Option<Language>> = OnceLock::new();

impl Language {
    /// Names who knows the language that the user prefers; asked when the first message is told.
    pub(crate) fn preferred_by(settings: fn() -> Option<Language>) {
        // Named once, at the start of the process.
        let _ = PREFERRED.set(settings);
    }

    /// The language of this process: `--lang`, else MUNDAP_LANG, else the preferred one, else the
    /// system's. It is settled by the first message.
    pub(crate) fn spoken() -> Language {
        *SPOKEN.get_or_init(|| match cfg!(test) {
            true => Language::English,
            false => chosen(),
        })
    }

    /// The language of a locale, such as `ko_KR.UTF-8`.
    fn of_locale(locale: &str) -> Language {
        match locale.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("ko") => Language::Korean,
            _ => Language::English,
        }
    }
}

fn chosen() -> Language {
    let variable = || env::var("MUNDAP_LANG").ok().filter(|name| !name.is_empty());
    let preferred = || PREFERRED.get().and_then(|settings| settings());
    of_words(env::args_os())
        .or_else(|| variable().map(|name| Language::of_locale(&name)))
        .or_else(preferred)
        .unwrap_or_else(|| Language::of_locale(&system_locale()))
}

/// The system's locale. A script that sets `LC_ALL=C` wants English, whatever else is set.
fn system_locale() -> String {
    let all = env::var("LC_ALL").unwrap_or_default();
    match all.as_str() {
        "C" | "POSIX" | "C.UTF-8" => all,
        _ => sys_locale::get_locale().unwrap_or_default(),
    }
}

/// The language that the words ask for, also where they are no command line otherwise.
fn of_words(words: impl Iterator<Item = OsString>) -> Option<Language> {
    let words: Vec<OsString> = words.take_while(|word| word != "--").collect();
    let joined = |word: &OsString| Some(word.to_str()?.strip_prefix("--lang=")?.to_owned());
    let apart = words.windows(2).filter(|pair| pair[0] == "--lang");
    let apart = apart.filter_map(|pair| pair[1].to_str().map(str::to_owned));
    let named = apart.chain(words.iter().filter_map(joined)).last()?;
    Language::from_str(&named, false).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_a_language() {
        for (locale, language) in [
            ("ko", Language::Korean),
            ("ko_KR.UTF-8", Language::Korean),
            ("KO-kr", Language::Korean),
            ("en_US.UTF-8", Language::English),
            ("C", Language::English),
            ("ja_JP", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn words_ask_for_a_language() {
        let asked = |line: &str| of_words(line.split(' ').map(OsString::from));
        assert_eq!(asked("mundap --lang ko search x"), Some(Language::Korean));
        assert_eq!(asked("mundap searhc --lang=en"), Some(Language::English));
        assert_eq!(asked("mundap search --lang klingon"), None);
        assert_eq!(asked("mundap search -- --lang ko"), None);
        assert_eq!(asked("mundap search x"), None);
    }
}
