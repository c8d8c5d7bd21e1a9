"""What readers think of answers, kept on this machine as JSON lines."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

#: Name of the file, in the index's folder.
FILE_NAME = "feedback.jsonl"
VERDICTS = ("like", "dislike", "none")
#: Of one line, in characters: what a browser may add to a file.
_MOST_CHARS = 20_000
_MOST_BYTES = 50_000_000

_lock = threading.Lock()


def keep_verdict(folder: Path, data: object) -> dict[str, str]:
    """Append one verdict to the file; {"problem": ""} or a sentence for the reader.

    A line holds at, verdict, question, standalone_question, answered, as_of, confidence, build and the citations'
    article ids, offsets and hashes; "none" takes an earlier verdict on the same answer back.
    """
    verdict = data.get("verdict") if isinstance(data, Mapping) else None
    record = data.get("record") if isinstance(data, Mapping) else None
    if verdict not in VERDICTS or not isinstance(record, Mapping):
        return {"problem": "Nothing was kept: the page sent no verdict. Reload it."}
    line = json.dumps(_line(str(verdict), record), ensure_ascii=False)
    if len(line) > _MOST_CHARS:
        return {"problem": "Nothing was kept: the answer is too long."}
    path = folder / FILE_NAME
    try:
        with _lock:
            if path.exists() and path.stat().st_size > _MOST_BYTES:
                return {"problem": f"Nothing was kept: {path} is full. Move it away."}
            with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(line + "\n")
    except OSError as error:
        return {"problem": f"Nothing was kept: {path} cannot be written ({error.strerror})."}
    return {"problem": ""}


def _line(verdict: str, record: Mapping[str, Any]) -> dict[str, Any]:
    citations = record.get("citations")
    named = [item for item in citations if isinstance(item, Mapping)] if isinstance(citations, list) else []
    kept = ("question", "standalone_question", "answered", "as_of", "confidence", "build")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "verdict": verdict,
        **{name: record.get(name) for name in kept},
        "citations": [
            {name: item.get(name) for name in ("article_id", "start", "end", "article_sha256")} for item in named
        ],
    }
