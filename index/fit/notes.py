"""Reads labelled notes and label tables; knows nothing of facts or weights."""

import hashlib
import html
import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

NOTE_ENDINGS = (".md", ".markdown", ".mdx")


class LabelError(Exception):
    """A label that contradicts its note or the other labels, with its place."""


@dataclass(frozen=True)
class Unit:
    """One labelled question: lines counted from 1, inclusive; parent by its start line."""

    start: int
    end: int
    answered: bool
    parent: int | None
    question: str | None = None


@dataclass
class Note:
    """A labelled note that lies outside the repository."""

    author: str
    path: str
    """Below its repository, as the splitter is told it."""
    file: Path
    units: list[Unit]
    group: str
    """The table or source list that it comes from."""
    held: bool

    def lines(self) -> list[str]:
        return text(self.file).split("\n")


def text(file: Path) -> str:
    """The note decoded from UTF-8, else CP949; a byte order mark stays out."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp949", errors="replace")


def digest(written: str) -> str:
    """The same for texts that differ in blanks and line breaks alone."""
    return hashlib.sha256("".join(written.split()).encode()).hexdigest()


def layout_digest(written: str) -> str:
    """The same for texts that differ in blanks within lines alone, so that line numbers agree."""
    lines = ["".join(line.split()) for line in written.split("\n")]
    return hashlib.sha256("\n".join(lines).rstrip("\n").encode()).hexdigest()


def held_authors(labels: Path) -> set[str]:
    """Authors in lower case whose notes are never fitted on."""
    rows = (row.split("\t") for row in table_rows(labels / "authors.tsv"))
    return {row[0] for row in rows if row[1] == "y"}


def table_rows(file: Path) -> list[str]:
    """A table's rows without comments and empty lines."""
    rows = file.read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row.strip() and not row.startswith("#")]


def label_table(file: Path) -> dict[str, list[Unit]]:
    """Units by the note's path below the folder of notes; a note without units has an empty list."""
    notes: dict[str, list[Unit]] = {}
    for row in table_rows(file):
        path, *columns = row.split("\t")
        units = notes.setdefault(unicodedata.normalize("NFC", path), [])
        if not columns:
            continue
        try:
            start, end, answered, parent = columns
            unit = Unit(int(start), int(end), {"y": True, "n": False}[answered], None if parent == "-" else int(parent))
        except (ValueError, KeyError):
            raise LabelError(f"`{file.name}`: not a label: `{row}`") from None
        check_order(units, unit, f"`{file.name}`: `{path}`")
        units.append(unit)
    return notes


def check_order(before: list[Unit], unit: Unit, place: str) -> None:
    """Units come in line order, nest or are disjoint, and follow up units above them."""
    starts = [other.start for other in before]
    if not 1 <= unit.start <= unit.end or (starts and unit.start <= starts[-1]):
        raise LabelError(f"{place}: line {unit.start} is out of order")
    if unit.parent is not None and unit.parent not in starts:
        raise LabelError(f"{place}: line {unit.start} follows up line {unit.parent}, where no unit starts")
    if any(other.start < unit.start <= other.end < unit.end for other in before):
        raise LabelError(f"{place}: line {unit.start} overlaps a unit above")


def breadth_files(folder: Path) -> dict[str, Path]:
    """Files by their path below the folder; Hangul composed in the keys, as on disk in the values."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {unicodedata.normalize("NFC", file.relative_to(folder).as_posix()): file for file in found}


def from_table(table: Path, files: dict[str, Path], held: set[str]) -> list[Note]:
    """The notes of a label table; those that are not on disk are left out."""
    notes, missing = [], []
    for path, units in label_table(table).items():
        repository, _, below = path.partition("/")
        author = repository.partition("__")[0].lower()
        if path in files:
            notes.append(Note(author, below, files[path], units, table.stem, author in held))
        else:
            missing.append(path)
    if missing:
        print(f"{table.name}: {len(missing)} notes are not on disk, such as `{missing[0]}`", file=sys.stderr)
    return notes


def from_folder(folder: Path, held: set[str], unread: set[str]) -> list[Note]:
    """The notes NN.md with their labels NN.json; the lists source*.t* name repository and path.

    Of authors who are to stay unread neither notes nor labels are opened.
    """
    sources = source_rows(folder)
    notes = []
    for labels in sorted(folder.glob("*.json")):
        file = labels.with_suffix(".md")
        repository, path, group = sources.get(file.stem, (f"{folder.name} {file.stem}", file.name, folder.name))
        author = repository.partition("/")[0].lower()
        if author in unread:
            continue
        named = path if path.endswith(NOTE_ENDINGS) else file.name
        notes.append(Note(author, named, file, json_units(labels), group, author in held))
    return notes


def source_rows(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Repository, path and the list's name by the note's number."""
    sources = {}
    for file in sorted(folder.glob("source*.t*")):
        for row in table_rows(file):
            columns = row.split("\t")
            if len(columns) > 2:
                sources[columns[0]] = (columns[1], columns[2].split(" | ")[0], f"{folder.name}/{file.stem}")
    return sources


def json_units(file: Path) -> list[Unit]:
    """Units of NN.json, whose parents are indices into its list."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    start = lambda at: None if at is None else rows[at]["start_line"]
    return [
        Unit(row["start_line"], row["end_line"], row["answered"], start(row["parent"]), row["question"]) for row in rows
    ]


def load(labelled: list[Path], breadth: Path | None, labels: Path, *, held: bool = False) -> list[Note]:
    """Notes of different content: for fitting, or those of the held-out authors.

    For fitting, no file of a held-out author is opened. Notes come first to last in the order given;
    of notes alike in all but blanks the first stays, and notes fitted on go before those held out.
    """
    authors = held_authors(labels)
    unread = set() if held else authors
    notes = [note for folder in labelled for note in from_folder(folder, authors, unread)]
    if breadth is not None:
        files = breadth_files(breadth)
        tables = ("first", "held") if held else ("first",)
        notes += [note for table in tables for note in from_table(labels / f"{table}.tsv", files, authors)]
    wanted = [note for note in notes if not note.held]
    if held:
        wanted += [note for note in notes if note.held]
    return [note for note in unrepeated(wanted) if note.held == held]


def unrepeated(notes: list[Note]) -> list[Note]:
    """The notes without those whose content stands in one before."""
    seen: set[str] = set()
    kept = []
    for note in notes:
        key = digest(text(note.file))
        if key not in seen:
            seen.add(key)
            kept.append(note)
    return kept


MARKUP = [
    (r"^[\s>]+", ""),  # indents and quotes
    (r"^([-*+]|\d+[.)])\s+(?=\S)", ""),  # the marker of an item
    (r"^#{1,6}\s*", ""),
    (r"^\[[ xX]\]\s+", ""),
    (r"^\[![^\]]*\][+-]?\s*", ""),  # the kind of a callout
    (r"(?<!\\)</?[A-Za-z][\w-]*(\s[^<>]*)?/?>", ""),
    (r"!?\[([^\]]*)\]\([^)]*\)", r"\1"),  # images and links
    (r"\*\*|__|`", ""),
    (r"\\([!-/:-@\[-`{-~])", r"\1"),  # escapes
]


def words(line: str) -> str:
    """A line as a reader sees it: no markup, blanks collapsed; a typed number stays."""
    for pattern, instead in MARKUP:
        line = re.sub(pattern, instead, line)
    return " ".join(html.unescape(line).split())
