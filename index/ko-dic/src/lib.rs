//! The dictionary mecab-ko-dic, acquired and prepared at build time, embedded. Knows no note and no query.
