#!/usr/bin/env python3
"""Fits the splitter's weights from labelled notes, with authors left out, and measures them.

`fit.py fit|score|agree|errors|gains --help` tells the flags; README.md beside it tells the rest.
"""

import argparse
import datetime
import hashlib
import sys
import tempfile
from pathlib import Path

import numpy as np

import cases
import facts
import model
import notes
import scoring
import weights

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "src/splitter/weights.tsv"
THRESHOLD = 0.45
"""Probability from which on a line is a question: missing one costs a reader more than one too many."""
CASE_WEIGHT = 0.5
"""What a line of a short case weighs beside one of a real note."""


def fold_of(author: str) -> int:
    """All notes of an author lie in one fold."""
    return int(hashlib.sha256(f"fold:{author}".encode()).hexdigest(), 16) % facts.FOLDS


def loaded(args: argparse.Namespace, *, held: bool = False) -> list[notes.Note]:
    """The labelled notes of the folders given: to fit on, or the held-out authors'."""
    read = notes.load(args.labelled, args.breadth, args.labels, held=held)
    if not read:
        sys.exit("error: no labelled notes\nhint: give --labelled or --breadth")
    return read


class Bench:
    """Notes, the facts of their lines and what is believed of the facts."""

    def __init__(self, args: argparse.Namespace):
        self.command = args.splitter
        self.scratch = tempfile.TemporaryDirectory()
        own = cases.load(args.cases, self.scratch) if args.cases else []
        self.notes = loaded(args) + own
        self.table = weights.read(args.table)
        self.sample = facts.sample(args.splitter, self.notes, args.table)
        self.is_case = np.array([note.group == "cases" for note in self.notes])[self.sample.note]
        self.sample.weight = self.sample.weight * np.where(self.is_case, CASE_WEIGHT, 1.0)
        authors = [-1 if note.group == "cases" else fold_of(note.author) for note in self.notes]
        self.folds = np.array(authors)[self.sample.note]
        self.rows = {"marked": np.flatnonzero(~self.sample.plain), "plain": np.flatnonzero(self.sample.plain)}
        believed = model.beliefs(args.beliefs)
        self.lines = {kind: self.lines_of(kind, believed) for kind in model.KINDS}
        real = [note for note, labelled in zip(self.notes, self.sample.labelled) if labelled >= 0 and note.group != "cases"]
        self.size = f"{len(real)} notes by {len({note.author for note in real})} authors and {len(own)} short cases"

    def lines_of(self, kind: str, believed: list[model.Belief]) -> model.Lines:
        sample, rows = self.sample, self.rows[kind]
        here = [belief for belief in believed if kind in belief.tables]
        columns = [sample.names.index(belief.name) for belief in here]
        return model.Lines(sample.facts[rows][:, columns], sample.asks[rows], sample.weight[rows], self.folds[rows], here)

    def odds(self, by_kind: dict[str, np.ndarray]) -> np.ndarray:
        """Of every line, from those of each kind."""
        odds = np.zeros(len(self.sample.asks))
        for kind, rows in self.rows.items():
            odds[rows] = by_kind[kind]
        return odds

    def loss(self, odds: np.ndarray) -> float:
        """Mean log-loss a line of the notes, the cases left out."""
        real = ~self.is_case
        return model.log_loss(odds[real], self.sample.asks[real], self.sample.weight[real])

    def found(self, odds: np.ndarray) -> float:
        """Mean F1 a note of the lines judged questions, before the splitter cuts units."""
        return self.found_of(model.probability(odds) >= THRESHOLD)

    def found_of(self, says: np.ndarray) -> float:
        """The same, of any choice of lines."""
        sample = self.sample
        count = lambda flags: np.bincount(sample.note, weights=flags, minlength=len(self.notes))
        hits, said = count(says & sample.asks), count(says)
        read = [at for at, note in enumerate(self.notes) if sample.labelled[at] >= 0 and note.group != "cases"]
        return scoring.mean([scoring.f1(hits[at], sample.labelled[at], said[at]) for at in read])

    def table_of(self, numbers: dict[str, np.ndarray]) -> weights.Table:
        """A table of weights, with the priors as they stood."""
        table = weights.Table(priors=self.table.priors, threshold=THRESHOLD)
        for kind, fitted in numbers.items():
            names = [belief.name for belief in self.lines[kind].believed]
            table.bias[kind] = float(fitted[0])
            table.by_fact[kind] = dict(zip(names, map(float, fitted[1:])))
        return table

    def tallies(self, by_fold: dict[str, dict[int, np.ndarray]]) -> list[scoring.Tally | None]:
        """Each note as divided by the weights that did not see its author."""
        with tempfile.TemporaryDirectory() as folder:
            files = {}
            for fold in range(-1, facts.FOLDS):
                files[fold] = Path(folder) / f"{fold}.tsv"
                weights.write(files[fold], self.table_of({kind: out[fold] for kind, out in by_fold.items()}), [])
            table = lambda note: files[-1 if note.group == "cases" else fold_of(note.author)]
            return tallies(self.command, self.notes, table)

    def left_out(self) -> tuple[np.ndarray, dict[str, dict[int, np.ndarray]]]:
        """The odds by weights that saw no note of the line's author, and those weights."""
        both = {kind: model.leave_out(lines, facts.FOLDS) for kind, lines in self.lines.items()}
        return self.odds({kind: out[0] for kind, out in both.items()}), {kind: out[1] for kind, out in both.items()}


def tallies(command, read_notes, table, *, given=False) -> list[scoring.Tally | None]:
    divided = facts.units(command, read_notes, table, given=given)
    return [None if units is None else scoring.tally(note, units) for note, units in zip(read_notes, divided)]


def fit_command(args: argparse.Namespace) -> None:
    bench = Bench(args)
    odds, by_fold = bench.left_out()
    divided = [tally for note, tally in zip(bench.notes, bench.tallies(by_fold)) if tally and note.group != "cases"]
    scored = scoring.summary(divided)
    remarks = [
        f"made by index/fit on {datetime.date.today().isoformat()} from {bench.size}",
        f"authors left out: log-loss {bench.loss(odds):.4f}, found F1 {scored['found']:.3f}, strict {scored['strict']:.3f}",
    ]
    weights.write(args.out, bench.table_of({kind: out[-1] for kind, out in by_fold.items()}), remarks)
    print("\n".join(remarks))


def score_command(args: argparse.Namespace) -> None:
    if args.left_out:
        bench = Bench(args)
        read = bench.notes
        scored = bench.tallies(bench.left_out()[1])
    else:
        read = loaded(args, held=args.held)
        scored = tallies(args.splitter, read, lambda _: args.table, given=args.given)
    print_scores(read, scored)
    if args.verbose:
        print_notes(read, scored)


def print_scores(read: list[notes.Note], scored: list[scoring.Tally | None]) -> None:
    """One row a set of notes, then all, and all with and without labelled questions."""
    rows = [(note, tally) for note, tally in zip(read, scored) if tally]
    sets = {group: [t for n, t in rows if n.group == group] for group in dict.fromkeys(n.group for n, _ in rows)}
    sets["all"] = [tally for _, tally in rows]
    sets["with questions"] = [tally for _, tally in rows if tally.labelled]
    sets["without"] = [tally for _, tally in rows if not tally.labelled]
    print(f"{'':16} notes  found strict  right mostly wrong  parents covered")
    for name, some in sets.items():
        if not some:
            continue
        s = scoring.summary(some)
        verdicts = f"{s['right']:5.0%}  {s['mostly']:5.0%} {s['wrong']:5.0%}"
        ends = f"{s['parents']:7.3f}  {s['covered']:.4f}"
        print(f"{name:16} {s['notes']:5}  {s['found']:.3f}  {s['strict']:.3f}  {verdicts}  {ends}")
    if len(rows) < len(read):
        print(f"not read: {len(read) - len(rows)}", file=sys.stderr)


def print_notes(read: list[notes.Note], scored: list[scoring.Tally | None]) -> None:
    for note, tally in zip(read, scored):
        if tally:
            print(
                f"{tally.found_f1:.3f} {tally.strict_f1:.3f} {tally.verdict:6} labelled {tally.labelled:3}"
                f" divided {tally.divided:3} parents {tally.parents}/{tally.found}  {note.author}: {note.path}"
            )


def agree_command(args: argparse.Namespace) -> None:
    tables = {name: notes.label_table(args.labels / f"{name}.tsv") for name in ("first", "held", "second")}
    once = tables["first"] | tables["held"]
    twice = [(once[path], units) for path, units in tables["second"].items() if path in once]
    print_agreement("first and second reading", twice)
    if args.labelled and args.breadth:
        print_agreement("labelled folders and tables", in_both(args.labelled, args.breadth, once))


def in_both(labelled: list[Path], breadth: Path, tables: dict[str, list[notes.Unit]]) -> list[tuple]:
    """Both readings of the notes that stand in a labelled folder and, line by line alike, in a table."""
    files = notes.breadth_files(breadth)
    by_layout = {notes.layout_digest(notes.text(files[path])): path for path in tables if path in files}
    folders = notes.unrepeated([note for folder in labelled for note in notes.from_folder(folder, set(), set())])
    found = [(note, by_layout.get(notes.layout_digest(notes.text(note.file)))) for note in folders]
    return [(note.units, tables[path]) for note, path in found if path]


def print_agreement(name: str, readings: list[tuple]) -> None:
    alike = [scoring.agreement(*pair) for pair in readings]
    if not alike:
        print(f"{name}: no notes in common")
        return
    found, strict = scoring.mean([a.found for a in alike]), scoring.mean([a.strict for a in alike])
    whole = sum(a.alike for a in alike)
    share = f"alike in all {whole} ({whole / len(alike):.0%})"
    print(f"{name}: {len(alike)} notes, found {found:.3f}, strict {strict:.3f}, {share}")


def gains_command(args: argparse.Namespace) -> None:
    """Prints a Markdown table, the weightiest facts of each kind first."""
    bench = Bench(args)
    both = {kind: model.leave_out(lines, facts.FOLDS)[0] for kind, lines in bench.lines.items()}
    loss, found = bench.loss(bench.odds(both)), bench.found(bench.odds(both))
    print("| lines | without | log-loss | more | found F1 | less |\n|---|---|--:|--:|--:|--:|")
    print(f"| all | nothing | {loss:.4f} | | {found:.3f} | |")
    for kind, lines in bench.lines.items():
        rows = []
        for at, belief in enumerate(lines.believed):
            fewer = bench.odds(both | {kind: model.leave_out(lines.without(at), facts.FOLDS)[0]})
            rows.append((bench.loss(fewer), bench.found(fewer), belief.name))
        for lost, less, name in sorted(rows, reverse=True):
            print(f"| {kind} | `{name}` | {lost:.4f} | {lost - loss:+.4f} | {less:.3f} | {found - less:+.3f} |")


def errors_command(args: argparse.Namespace) -> None:
    """Prints a Markdown table: what mean F1 would gain if one kind of line were judged without error."""
    bench = Bench(args)
    sample = bench.sample
    says = model.probability(bench.left_out()[0]) >= THRESHOLD
    has = lambda fact: sample.facts[:, sample.names.index(fact)] > 0
    kinds = {"heading": has("heading"), "bold line": has("bold_line"), "label": has("labelled"), "text": sample.plain}
    kinds["item or toggle"] = ~np.logical_or.reduce(list(kinds.values()))
    whole = bench.found_of(says)
    print(f"| line | asks by its words | too many | missed | gain if none too many | gain if none missed |")
    print("|---|---|--:|--:|--:|--:|")
    for name, kind in kinds.items():
        for word, these in (("no", kind & ~has("asks")), ("yes", kind & has("asks"))):
            more, missed = these & says & ~sample.asks, these & ~says & sample.asks
            gains = bench.found_of(says & ~more) - whole, bench.found_of(says | missed) - whole
            counts = [int((wrong & ~bench.is_case).sum()) for wrong in (more, missed)]
            print(f"| {name} | {word} | {counts[0]} | {counts[1]} | {gains[0]:.3f} | {gains[1]:.3f} |")
    print(f"\nall: {whole:.3f}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given = argparse.ArgumentParser(add_help=False)
    add = given.add_argument
    add("--labelled", type=Path, action="append", default=[], help="folder of NN.md, NN.json, source*.t*; repeatable")
    add("--breadth", type=Path, help="folder of the notes that the label tables name")
    add("--labels", type=Path, default=HERE / "labels", help="folder of the label tables")
    add("--table", type=Path, default=TABLE, help="the table of weights as it stands")
    add("--beliefs", type=Path, default=HERE / "beliefs.tsv", help="what is believed of the facts")
    add("--cases", type=Path, default=HERE.parent / "tests/splitter", help="the splitter's tests: their short notes are read too")
    add("--splitter", default=facts.COMMAND, help="prints facts and units; run from the repository's root")
    commands = parser.add_subparsers(required=True, metavar="fit|score|agree|errors|gains")
    fit = commands.add_parser("fit", parents=[given], help="fits a table")
    fit.add_argument("--out", type=Path, required=True)
    fit.set_defaults(run=fit_command)
    score = commands.add_parser("score", parents=[given], help="scores the units that come out")
    which = score.add_mutually_exclusive_group()
    which.add_argument("--held", action="store_true", help="the held-out authors' notes alone")
    which.add_argument("--left-out", action="store_true", help="each note with weights that did not see its author")
    which.add_argument("--given", action="store_true", help="the labelled lines taken for the questions: ends and answers alone are scored")
    score.add_argument("--verbose", "-v", action="store_true", help="a line a note too")
    score.set_defaults(run=score_command)
    commands.add_parser("agree", parents=[given], help="how far two readers agree").set_defaults(run=agree_command)
    commands.add_parser("errors", parents=[given], help="what each kind of line costs").set_defaults(run=errors_command)
    commands.add_parser("gains", parents=[given], help="what each fact gives").set_defaults(run=gains_command)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    try:
        args.run(args)
    except BrokenPipeError:
        sys.stderr.close()
    except (notes.LabelError, facts.SplitterError, OSError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
