"""Reads and writes the table of weights that the splitter is built with."""

from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("marked", "plain")


@dataclass
class Table:
    """Weights by kind of line, in the order of the file."""

    priors: list[tuple[str, str]] = field(default_factory=list)
    bias: dict[str, float] = field(default_factory=dict)
    by_fact: dict[str, dict[str, float]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    threshold: float = 0.5
    """Probability from which on a line is a question."""


def read(file: Path) -> Table:
    table = Table()
    for row in file.read_text(encoding="utf-8").splitlines():
        columns = row.split("\t")
        if row.startswith("#") or len(columns) < 3:
            continue
        group, name, number = columns[:3]
        if group == "prior":
            table.priors.append((name, number))
        elif name == "threshold":
            table.threshold = float(number)
        elif name == "bias":
            table.bias[group] = float(number)
        elif group in KINDS:
            table.by_fact[group][name] = float(number)
    return table


def write(file: Path, table: Table, remarks: list[str]) -> None:
    """Writes the table; each remark becomes a comment line at its head."""
    rows = [f"# {remark}" for remark in remarks]
    rows += [f"prior\t{name}\t{number}" for name, number in table.priors]
    rows.append(f"marked\tthreshold\t{table.threshold:g}")
    for kind in KINDS:
        rows.append(f"{kind}\tbias\t{table.bias.get(kind, 0.0):.4f}")
        rows += [f"{kind}\t{name}\t{weight:.4f}" for name, weight in table.by_fact[kind].items()]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
