"""A report as lines of text: a row a figure, a column a run, each value with its 95 % interval."""

from __future__ import annotations

from collections.abc import Mapping

from qa.evaluation.bootstrap import Figure
from qa.evaluation.report import Figures, Report

#: Rows that are counts, not means.
_COUNTS = ("questions", "false statements")


def report_table(report: Report) -> str:
    """Every figure of every run; below, what each part of the ranking is worth, if that was measured."""
    names = list(dict.fromkeys(name for run in report.runs.values() for name in run.figures))
    lines = _table({name: run.figures for name, run in report.runs.items()}, names)
    for title, run in report.runs.items():
        if run.ablations:
            lines += ["", f"{title}, with parts switched off", *_table(_turned(run.ablations), list(run.ablations))]
    return "\n".join(lines)


def _table(columns: Mapping[str, Figures], rows: list[str]) -> list[str]:
    """Lines of a table; columns without any value are left out."""
    cells = {
        title: [_cell(row, figures.get(row, Figure())) for row in rows]
        for title, figures in columns.items()
        if any(figure.value is not None for figure in figures.values())
    }
    first = max(map(len, rows))
    widths = {title: max(len(title), *map(len, column)) for title, column in cells.items()}
    lines = [" " * first + "".join(f"  {title:<{widths[title]}}" for title in cells)]
    for at, row in enumerate(rows):
        lines.append(f"{row:<{first}}" + "".join(f"  {column[at]:<{widths[title]}}" for title, column in cells.items()))
    return [line.rstrip() for line in lines]


def _turned(rows: Mapping[str, Figures]) -> dict[str, dict[str, Figure]]:
    """Columns of a table from its rows."""
    names = dict.fromkeys(name for figures in rows.values() for name in figures)
    return {name: {row: figures[name] for row, figures in rows.items()} for name in names}


def _cell(name: str, figure: Figure) -> str:
    if figure.value is None:
        return "-"
    if name in _COUNTS:
        return f"{figure.value:.0f}"
    if figure.low is None or figure.high is None:
        return _number(figure.value, figure.value)
    size = max(abs(figure.value), abs(figure.high))
    return f"{_number(figure.value, size)} ({_number(figure.low, size)}-{_number(figure.high, size)})"


def _number(value: float, size: float) -> str:
    """Three decimals for shares, fewer for what is larger."""
    return f"{value:.{3 if size <= 1 else 1 if size < 100 else 0}f}"
