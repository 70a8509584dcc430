"""Asks the splitter for its facts and units; knows nothing of weights' values."""

import json
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from notes import Note

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "cargo run --quiet --release -p mundap-index --example fit --"
FOLDS = 10


class SplitterError(Exception):
    """The splitter did not run, with its words."""


@dataclass
class Sample:
    """Every line that might be a question, of all notes; one row a line."""

    names: list[str]
    facts: np.ndarray
    """Lines × facts."""
    asks: np.ndarray
    """Whether the line is labelled a question."""
    plain: np.ndarray
    """Whether the line is plain text and not marked by a heading, bullet, number …"""
    note: np.ndarray
    """Which note the line is in, as an index into the notes."""
    weight: np.ndarray
    """1 / √(lines of the note), so that a note weighs by the square root of its size."""
    labelled: np.ndarray
    """By note: questions labelled, also those on lines that the splitter does not consider; -1: not read."""


def run(command: str, mode: str, rows: list[str]) -> list[list]:
    """One JSON array a line of what the splitter prints about a list of notes."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "list.tsv"
        listed.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
        called = [*shlex.split(command), mode, str(listed)]
        try:
            done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        except OSError as error:
            raise SplitterError(f"cannot run `{command}`: {error}") from None
    if done.returncode != 0:
        raise SplitterError(f"`{command} {mode}` failed: {done.stderr.strip()[-400:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def row_of(at: int, note: Note, table: Path) -> str:
    return f"{at}\t{note.path}\t{note.file.resolve()}\t{table.resolve()}"


def sample(command: str, notes: list[Note], table: Path) -> Sample:
    """The facts of all notes' lines beside their labels; `table` gives the priors."""
    names, *read = run(command, "facts", [row_of(at, note, table) for at, note in enumerate(notes)])
    facts, asks, plain, of_note, weight = [], [], [], [], []
    labelled = np.full(len(notes), -1)
    for name, lines in read:
        at = int(name)
        starts = matched_starts(notes[at], {line for line, _, _ in lines})
        labelled[at] = len(notes[at].units)
        for line, is_plain, numbers in lines:
            facts.append(numbers)
            asks.append(line in starts)
            plain.append(is_plain)
            of_note.append(at)
            weight.append(len(lines) ** -0.5)
    rows = np.array(facts, dtype=float).reshape(-1, len(names))
    flags = (np.array(column, dtype=bool) for column in (asks, plain))
    return Sample(names, rows, *flags, np.array(of_note, dtype=int), np.array(weight), labelled)


def matched_starts(note: Note, lines: set[int]) -> set[int]:
    """The considered lines that are labelled; beside HTML a label may be one line off."""
    written = note.lines()
    starts = set()
    for unit in note.units:
        nearby = (0, 1, -1) if "<" in written[unit.start - 1] else (0,)
        starts.update([unit.start + by for by in nearby if unit.start + by in lines][:1])
    return starts


def units(command: str, notes: list[Note], table: Callable[[Note], Path], *, given: bool = False) -> list[list[dict] | None]:
    """By note its units, divided with the weights of `table(note)`; none where it could not be read.

    With `given`, the labelled lines are the questions and nothing is judged.
    """
    rows = [row_of(at, note, table(note)) for at, note in enumerate(notes)]
    if given:
        rows = [row + "\t" + " ".join(str(unit.start) for unit in note.units) for row, note in zip(rows, notes)]
    found: list[list[dict] | None] = [None] * len(notes)
    for name, divided in run(command, "split", rows):
        found[int(name)] = divided
    return found
