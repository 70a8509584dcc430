"""Fits weights by logistic regression that leans on beliefs; knows no notes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

RIDGE = 3.0
"""Penalty on the squared distance from what is believed, where a line weighs 1 on average."""
BOUNDS = {"+": (0.0, None), "-": (None, 0.0), "?": (None, None)}
KINDS = ("marked", "plain")


@dataclass
class Belief:
    """What is expected of a fact's weight before any note is read."""

    name: str
    tables: tuple[str, ...]
    sign: str
    expected: float


def beliefs(file: Path) -> list[Belief]:
    """Reads the table of beliefs; raises ValueError at a row that is none."""
    found = []
    for row in file.read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or not row.strip():
            continue
        name, tables, sign, expected = row.split("\t")
        if sign not in BOUNDS or tables not in (*KINDS, "both"):
            raise ValueError(f"no belief: {row}")
        found.append(Belief(name, KINDS if tables == "both" else (tables,), sign, float(expected)))
    return found


def probability(odds: np.ndarray) -> np.ndarray:
    """From log odds."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def log_loss(odds: np.ndarray, asks: np.ndarray, weight: np.ndarray) -> float:
    """Mean natural log-loss a line."""
    losses = np.logaddexp(0, -np.where(asks, odds, -odds))
    return float(np.minimum(losses, 13.8) @ weight / weight.sum())


@dataclass
class Lines:
    """The lines of one kind with the facts believed to matter there; fold -1 is never left out."""

    facts: np.ndarray
    asks: np.ndarray
    weight: np.ndarray
    fold: np.ndarray
    believed: list[Belief]

    def __post_init__(self):
        self.weight = self.weight / self.weight.mean()

    def without(self, fact: int) -> "Lines":
        """The same lines without one of the facts."""
        believed = self.believed[:fact] + self.believed[fact + 1 :]
        return Lines(np.delete(self.facts, fact, axis=1), self.asks, self.weight, self.fold, believed)


def fit(lines: Lines, rows: np.ndarray) -> np.ndarray:
    """Bias and weights: the most likely ones after both the beliefs and the lines of `rows`."""
    columns = np.column_stack([np.ones(int(rows.sum())), lines.facts[rows]])
    asks, weight = lines.asks[rows].astype(float), lines.weight[rows]
    expected = np.array([0.0, *(belief.expected for belief in lines.believed)])
    penalty = np.array([1e-6, *(RIDGE for _ in lines.believed)])
    bounds = [(None, None), *(BOUNDS[belief.sign] for belief in lines.believed)]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = columns @ weights
        apart = weights - expected
        value = weight @ (np.logaddexp(0, odds) - asks * odds) + 0.5 * penalty @ apart**2
        return value, columns.T @ (weight * (probability(odds) - asks)) + penalty * apart

    start = expected.copy()
    start[0] = -2.0
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x


def fit_all(lines: Lines) -> np.ndarray:
    return fit(lines, np.ones(len(lines.asks), dtype=bool))


def leave_out(lines: Lines, folds: int) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    """The odds of every line by weights that saw no note of its author, and the weights by fold.

    Lines that are never left out are judged by the weights fitted on all.
    """
    everything = fit_all(lines)
    odds = everything[0] + lines.facts @ everything[1:]
    weights = {-1: everything}
    for fold in range(folds):
        out = lines.fold == fold
        weights[fold] = fit(lines, ~out)
        odds[out] = weights[fold][0] + lines.facts[out] @ weights[fold][1:]
    return odds, weights
