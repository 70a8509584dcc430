//! The command line: words in, text out, an exit code. Knows no tantivy and no lindera.

fn main() {}
