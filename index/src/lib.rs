//! Splits notes into questions and answers, analyses Korean, indexes and searches. Prints nothing.

pub mod analysis;
mod body;
mod error;
pub mod excerpt;
mod folder;
mod forms;
pub mod id;
pub mod indexer;
mod layout;
mod manifest;
pub mod notes;
mod path_pattern;
mod path_text;
pub mod plain;
mod private;
pub mod query;
mod reader;
mod regular;
mod schema;
#[doc(hidden)]
pub mod seams;
pub mod searcher;
mod sketch;
mod snapshot;
pub mod splitter;
mod stamp;
mod widen;
pub mod words;

pub use error::Error;
pub use forms::{FormRule, FormRules};
pub use path_text::shown as shown_path;
pub use reader::{TagFound, TagKind, Tags, image_words};
pub use snapshot::Snapshot;
