"""Answers that the browser holds, as a file for it to save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from qa.answer_record import read_answer
from qa.exports.export import FORMATS, export

#: Answers in one file; a conversation has no more.
MOST_RECORDS = 100


def export_records(data: object) -> dict[str, str]:
    """Return {"name", "type", "text"} of a file, or {"problem"} with a sentence.

    Args:
        data: {"records": [record, ...], "format": one of FORMATS}, from the browser.
    """
    values = data if isinstance(data, Mapping) else {}
    records, wanted = values.get("records"), values.get("format")
    if not isinstance(records, list) or len(records) > MOST_RECORDS:
        return {"problem": f"At most {MOST_RECORDS} answers can be saved at once."}
    chosen = next((name for name in FORMATS if name == wanted), None)
    if chosen is None:
        return {"problem": f"Answers are saved as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}."}
    try:
        return asdict(export([read_answer(record) for record in records], chosen))
    except ValueError as error:
        return {"problem": f"This cannot be saved: {error}."}
