//! What the program itself did wrong, remembered until it can be told as any other error. Prints nothing.

use std::panic::PanicHookInfo;
use std::sync::{Mutex, PoisonError};

use crate::failure::Failure;
use crate::messages::say;

/// The last panic. One that was caught, over a broken index, is never told.
static LAST: Mutex<String> = Mutex::new(String::new());

/// Keeps what a panic says.
pub(crate) fn remember(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    let text = panic.payload().downcast_ref::<String>().map(String::as_str);
    let said = text.or_else(|| panic.payload().downcast_ref::<&str>().copied());
    let said = said.unwrap_or_default();
    let said = format!("{said} ({})", place.unwrap_or_default());
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = said;
}

/// The last panic as an error.
pub(crate) fn told() -> Failure {
    let said = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    Failure::new("internal", say!("internal", reason = said.as_str())).hint(say!("internal-hint"))
}
