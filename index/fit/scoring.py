"""Compares units with labels: found, strict, parents, whole notes; knows no weights."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from notes import Note, Unit, words

END_SLACK_LINES = 2
WRONG_SHARE = 0.15
"""A note with more of its units wrong than this share is wrong, with fewer mostly right."""
QUESTION_CHARS_MIN = 4
"""Letters from which on one question may be the beginning of the other."""

LABEL = re.compile(r"^\W*(?:q|꼬리\s*질문|질문|문제)?\s*\d*\s*[-.):]*\s*")
INVISIBLE = re.compile(r"[-*_=>#\s]*|(?:<[^>]*>\s*)+|(?:```|~~~)\w*|%%|[\s|:-]+")


@dataclass
class Tally:
    """Counts of a note; all of units but the last two, which are of visible lines."""

    labelled: int = 0
    divided: int = 0
    found: int = 0
    strict: int = 0
    parents: int = 0
    whole: int = 0
    visible: int = 0
    covered: int = 0

    @property
    def found_f1(self) -> float:
        return f1(self.found, self.labelled, self.divided)

    @property
    def strict_f1(self) -> float:
        return f1(self.strict, self.labelled, self.divided)

    @property
    def verdict(self) -> str:
        """Right: nothing is wrong; mostly: at most `WRONG_SHARE` of the units; else wrong."""
        faults = self.labelled + self.divided - self.found - self.whole
        if faults == 0:
            return "right"
        return "mostly" if faults <= WRONG_SHARE * max(self.labelled, self.divided) else "wrong"


def f1(hits, labelled, divided) -> float:
    """1 where nothing is labelled and nothing found."""
    return 2 * hits / (labelled + divided) if labelled + divided else 1.0


def core(question: str) -> str:
    """Its letters and digits without a leading label or number, whatever the case or composition."""
    folded = LABEL.sub("", unicodedata.normalize("NFKC", question).lower())
    return re.sub(r"[\W_]+", "", folded)


def alike(one: str, other: str) -> bool:
    """Whether two wordings are the same question; one may go on where the other ends."""
    short, long = sorted((core(one), core(other)), key=len)
    return short == long or (len(short) >= QUESTION_CHARS_MIN and long.startswith(short))


def visible_lines(lines: list[str]) -> set[int]:
    """Lines with something to read, counted from 1: no front matter, comments, rules or bare tags."""
    seen, at = set(), 0
    if lines and lines[0].lstrip("\ufeff").strip() == "---":
        at = next((n for n, line in enumerate(lines[1:], 2) if line.strip() == "---"), len(lines))
    in_comment = False
    for number, line in enumerate(lines[at:], at + 1):
        line = line.strip()
        if in_comment or line.startswith("<!--"):
            in_comment = "-->" not in line
        elif not INVISIBLE.fullmatch(line):
            seen.add(number)
    return seen


def pairs(labelled: list[Unit], starts: list[int], lines: list[str]) -> dict[int, int]:
    """Which found unit meets which labelled one: the same first line, one off beside HTML."""
    free = {start: at for at, start in reversed(list(enumerate(starts)))}
    met = {}
    for at, unit in enumerate(labelled):
        nearby = (0, 1, -1) if "<" in lines[unit.start - 1] else (0,)
        hit = next((unit.start + by for by in nearby if unit.start + by in free), None)
        if hit is not None:
            met[at] = free.pop(hit)
    return met


def tally(note: Note, divided: list[dict]) -> Tally:
    """Counts what of a note's labels the splitter's units hit."""
    lines = note.lines()
    found = [unit for unit in divided if unit["kind"] == "question"]
    met = pairs(note.units, [unit["line"] for unit in found], lines)
    counts = Tally(labelled=len(note.units), divided=len(found), found=len(met))
    label_of = {found[there]["id"]: note.units[here].start for here, there in met.items()}
    for here, there in met.items():
        strict = agrees(note.units[here], found[there], lines)
        kin = same_parent(note.units[here], found[there], label_of)
        counts.strict += strict
        counts.parents += kin
        counts.whole += strict and kin
    seen = visible_lines(lines)
    spans = set().union(*(range(unit["line"], unit["end_line"] + 1) for unit in divided))
    counts.visible, counts.covered = len(seen), len(seen & spans)
    return counts


def agrees(label: Unit, unit: dict, lines: list[str]) -> bool:
    """Question, answered and, within `END_SLACK_LINES`, the last line."""
    asked = label.question if label.question is not None else words(lines[label.start - 1])
    near = abs(label.end - unit["end_line"]) <= END_SLACK_LINES
    return near and label.answered == unit["answered"] and alike(asked, unit["question"])


def same_parent(label: Unit, unit: dict, label_of: dict[str, int]) -> bool:
    """Whether both have no parent, or the unit's parent was found and is the labelled one."""
    if unit["parent"] is None:
        return label.parent is None
    return label.parent is not None and label_of.get(unit["parent"]) == label.parent


def total(tallies: Iterable[Tally]) -> Tally:
    return Tally(*(sum(column) for column in zip(*map(astuple, tallies))))


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else float("nan")


def summary(tallies: list[Tally]) -> dict[str, float]:
    """Means over notes of F1 and verdicts; shares over all units and lines."""
    counts = total(tallies)
    verdicts = [note.verdict for note in tallies]
    shares = {name: verdicts.count(name) / len(verdicts) for name in ("right", "mostly", "wrong")}
    return {
        "notes": len(tallies),
        "found": mean([note.found_f1 for note in tallies]),
        "strict": mean([note.strict_f1 for note in tallies]),
        **shares,
        "parents": counts.parents / counts.found if counts.found else float("nan"),
        "covered": counts.covered / counts.visible if counts.visible else float("nan"),
    }


@dataclass
class Agreement:
    """How far two readers' labels of one note are alike; F1 of units."""

    found: float
    strict: float
    alike: bool


def agreement(one: list[Unit], other: list[Unit]) -> Agreement:
    """By first lines; strict: last line within `END_SLACK_LINES` and answered; alike: parents too."""
    at = {unit.start: unit for unit in other}
    met = [(unit, at[unit.start]) for unit in one if unit.start in at]
    strict = [a.answered == b.answered and abs(a.end - b.end) <= END_SLACK_LINES for a, b in met]
    kin = all(a.parent == b.parent for a, b in met)
    counts = len(one), len(other)
    whole = len(one) == len(other) == sum(strict) and kin
    return Agreement(f1(len(met), *counts), f1(sum(strict), *counts), whole)
