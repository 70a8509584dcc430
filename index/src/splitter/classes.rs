//! Names what the lexicon says about words; shared by the build script and the splitter.

/// Declares the classes once, with the names that they have in the lexicon.
macro_rules! classes {
    ($($constant:ident $name:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Position { $($constant,)* }
        $(pub(super) const $constant: u32 = 1 << Position::$constant as u32;)*
        /// The classes by the names that the lexicon gives them.
        #[allow(dead_code)]
        pub(super) const NAMES: &[(&str, u32)] = &[$(($name, $constant),)*];
    };
}

classes! {
    ASKS "asks",
    NOUN "noun",
    WONDERS "wonders",
    ENGLISH "english",
    REQUEST "request",
    SAYORDER "sayorder",
    SAY "say",
    DEMAND "demand",
    STATES "states",
    PROMPT "prompt",
    APPLY "apply",
    SELF "self",
    ANNOUNCE "announce",
    QUESTIONS "questions",
    INTERVIEW "interview",
    FOLLOW "follow",
    WRAP "wrap",
    CONTENTS "contents",
    REFER "refer",
    ANSWER "answer",
    EMPTY "empty",
    META "meta",
    HINT "hint",
    GIVEN "given",
    CHOICE "choice",
    NAVIGATE "navigate",
    KEY "key",
    INDIRECT "indirect",
    TURN "turn",
    PUZZLE "puzzle",
}
