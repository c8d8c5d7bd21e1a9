"""From the values of all rounds to a Markdown table: medians, and ratios within a round."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One column.

    Attributes:
        more: Whether more is better.
        places: Decimal places shown.
    """

    key: str
    title: str
    places: int = 0
    more: bool = False


#: Per measure and contestant, a value a round; contestants that failed at it are missing.
Values = Mapping[str, Mapping[str, Sequence[float]]]


def median_ratio(ours: Sequence[float], others: Sequence[float]) -> float:
    """Return the median of the ratios of the values of each round."""
    return statistics.median(one / other for one, other in zip(ours, others, strict=True))


def best(measure: Measure, values: Values, names: Iterable[str]) -> str | None:
    """Return the contestant with the best median, None if none has any."""
    found = {name: statistics.median(row) for name in names if (row := values[measure.key].get(name))}
    if not found:
        return None
    return max(found, key=lambda name: found[name]) if measure.more else min(found, key=lambda name: found[name])


def table(measures: Sequence[Measure], values: Values, labels: Mapping[str, str]) -> str:
    """Return a table of medians, a row a contestant; a dash where one failed."""
    head = ["", *(measure.title for measure in measures)]
    rows = [[label, *(_median(measure, values, name) for measure in measures)] for name, label in labels.items()]
    return markdown(head, rows)


def ratios(measures: Sequence[Measure], values: Values, ours: str, against: Mapping[str, Sequence[str]]) -> str:
    """Return a table of what ours is of the best of others, a row for each kind of others, who is named."""
    head = ["ours, as part of", *(measure.title for measure in measures)]
    rows = []
    for label, names in against.items():
        cells = [label]
        for measure in measures:
            other, own = best(measure, values, names), values[measure.key].get(ours)
            if other is None or own is None:
                cells.append("–")
                continue
            ratio = f"{median_ratio(own, values[measure.key][other]):.2f}"
            cells.append(ratio if len(names) == 1 else f"{ratio} ({other})")
        rows.append(cells)
    return markdown(head, rows)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _median(measure: Measure, values: Values, name: str) -> str:
    row = values[measure.key].get(name)
    return f"{statistics.median(row):,.{measure.places}f}" if row else "–"
