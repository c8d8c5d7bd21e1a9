"""Citations as a CSV table, one a row, for spreadsheets.

As RFC 4180 has it, in UTF-8 with a byte order mark, by which spreadsheets know it. Text that a spreadsheet would take
for a formula (it begins with =, +, -, @, a tab or a carriage return) gets an apostrophe before it, which is not part of
the text: so does a quote that begins with a hyphen.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from qa.answer import Answer, Citation

COLUMNS = (
    "question", "answered", "number", "quote", "speaker", "voice", "title", "outlet", "authors", "published", "url",
    "source", "page", "article_id", "start", "end", "raw_start", "raw_end", "sha256", "reason",
)  # fmt: skip
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def citations_csv(answers: Sequence[Answer]) -> str:
    """Return a row a citation.

    Of a refusal a row a nearest passage, or one without any: `answered` says no, and `reason` why.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for answer in answers:
        writer.writerows(map(_safe, row) for row in _rows(answer))
    return _BYTE_ORDER_MARK + table.getvalue()


def _rows(answer: Answer) -> Iterator[Iterable[object]]:
    refusal = answer.refusal
    for item in (refusal.nearest or (None,)) if refusal else answer.citations:
        yield (
            answer.question,
            "no" if refusal else "yes",
            *(_fields(item) if item else [None] * (len(COLUMNS) - 3)),
            refusal.reason if refusal else None,
        )


def _fields(item: Citation) -> tuple[object, ...]:
    return (
        item.number, item.quote, item.speaker, item.voice, item.title, item.outlet, "; ".join(item.authors),
        item.published, item.url, item.source, item.page, item.article_id, item.start, item.end, item.raw_start,
        item.raw_end, item.article_sha256,
    )  # fmt: skip


def _safe(value: object) -> object:
    """A cell that no spreadsheet runs."""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
