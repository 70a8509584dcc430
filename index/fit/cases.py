"""Reads the short cases of the splitter's tests as labelled notes."""

import re
import tempfile
from pathlib import Path

from notes import Note, Unit

CASE = re.compile(
    r'(?:check|miss)\(\s*(?:r#?"(?P<raw>.*?)"#?|"(?P<text>(?:[^"\\]|\\.)*)")\s*,\s*'
    r'expect!\[\[?\s*(?:r#"(?P<shown>.*?)"#|r?"(?P<line>(?:[^"\\]|\\.)*)")',
    re.S,
)
UNIT = re.compile(r"(\d+)-(\d+) ([?!=])(?: \^(\d+))?")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def unescaped(text: str) -> str:
    """A Rust string's text, line continuations joined."""
    joined = re.sub(r"\\\n\s*", "", text)
    decoded = lambda found: ESCAPES.get(found[1]) or chr(int(found[1][2:-1], 16))
    return re.sub(r'\\(n|t|r|"|\\|u\{[0-9a-fA-F]+\})', decoded, joined)


def units(shown: str) -> list[Unit]:
    """The questions of an expected outcome: `line-end ?|! ^parent words`."""
    found = [UNIT.match(line.strip()) for line in shown.splitlines() if line.strip()]
    questions = [unit for unit in found if unit and unit[3] != "="]
    return [Unit(int(u[1]), int(u[2]), u[3] == "?", int(u[4]) if u[4] else None) for u in questions]


def load(folder: Path, scratch: tempfile.TemporaryDirectory) -> list[Note]:
    """Every case as a note of its own author; the notes are written into `scratch`."""
    read = []
    for file in sorted(folder.glob("*.rs")):
        for number, case in enumerate(CASE.finditer(file.read_text(encoding="utf-8"))):
            text = case["raw"] if case["raw"] is not None else unescaped(case["text"])
            shown = case["shown"] if case["shown"] is not None else unescaped(case["line"])
            name = f"{file.stem}-{number}"
            note = Path(scratch.name) / f"{name}.md"
            note.write_text(text, encoding="utf-8", newline="")
            read.append(Note(f"case:{name}", "note.md", note, units(shown), "cases", False))
    return read
