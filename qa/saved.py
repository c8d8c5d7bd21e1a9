"""Saved answers: one record or several, as `ask --json` or the export of a conversation leaves them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Saved:
    """Records as saved, unchecked but for being objects with a list of citations.

    Attributes:
        is_single: The file holds one record, not a list of them.
    """

    records: tuple[Mapping[str, Any], ...]
    is_single: bool


def read_saved(path: Path) -> Saved:
    """Read a file that holds a record, a list of records, or {"answers": [record, ...]}.

    Raises:
        OSError: If it cannot be read.
        ValueError: If it holds none of these.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is not an answer record: {error}") from None
    several = value.get("answers") if isinstance(value, dict) and "citations" not in value else value
    records = several if isinstance(several, list) and several else [value]
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict) or not isinstance(record.get("citations"), list):
            which = f"of number {number} of its answers, " if records is several else ""
            raise ValueError(f"{path} is not an answer record: {which}it has no list of citations")
    return Saved(tuple(records), records is not several)
