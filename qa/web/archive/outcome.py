"""What a rebuild run as a command says: how far it is, what it did or would do, and why it failed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from embeddings import DROP_SHARE

_PROGRAM = re.compile(r"article-qa(?: rebuild)?: ")
#: What a command's line says, and how the page says it: there, nobody types options.
_PAGE_SENTENCES = (
    (
        re.compile(r"no such file or folder: (.*), remembered from an earlier rebuild: "),
        r"The folder or file {} is read at every rebuild, and it is gone. Put it back, or name what is to be read from"
        " now on with “article-qa rebuild PATH” in a terminal.",
    ),
    (
        re.compile(r"another rebuild is writing (.*): wait"),
        "Another rebuild of this index is running, perhaps in a terminal. Wait until it has ended, then try again.",
    ),
    (
        re.compile(r"this would drop (\d+ of \d+ articles): "),
        "By now this would drop {}. Compare once more to see which, and confirm it.",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a rebuild is in one of its stages.

    Attributes:
        total: None while nobody knows.
        seconds_left: In this stage; None while nobody knows.
    """

    stage: str
    done: int
    total: int | None
    chunks_per_second: float | None
    seconds_left: int | None

    @classmethod
    def read(cls, line: str) -> Self | None:
        """Return what a line of standard error tells of progress, None if it tells something else."""
        if not line.startswith('{"progress"'):
            return None
        try:
            fields = json.loads(line)["progress"]
            return cls(
                fields["stage"], fields["done"], fields["total"], fields["chunks_per_second"], fields["seconds_left"]
            )
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rebuild did, or would do; see `embeddings.BuildReport`."""

    build: str | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    articles: int
    embedded: int
    skipped: tuple[tuple[str, str], ...]
    seconds: float
    expected_minutes: float | None

    @classmethod
    def read(cls, text: str) -> Self:
        """Read the JSON that `rebuild --json` prints.

        Raises:
            ValueError: If it is something else.
        """
        try:
            record: Mapping[str, Any] = json.loads(text)
            return cls(
                build=record["build"],
                added=tuple(record["added"]),
                changed=tuple(record["changed"]),
                removed=tuple(record["removed"]),
                unchanged=record["unchanged"],
                articles=record["articles"],
                embedded=record["embedded"],
                skipped=tuple((item["source"], item["reason"]) for item in record["skipped"]),
                seconds=record["seconds"],
                expected_minutes=record["expected_minutes"],
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a report of a rebuild: {error}") from error

    @property
    def changes(self) -> int:
        """How many articles are new, changed or gone."""
        return len(self.added) + len(self.changed) + len(self.removed)

    @property
    def drops_many(self) -> bool:
        """Tell whether so many articles are gone that it must be confirmed."""
        return len(self.removed) > DROP_SHARE * (self.unchanged + len(self.changed) + len(self.removed))


def failure(lines: Sequence[str]) -> str:
    """Return in a sentence why a rebuild failed.

    Args:
        lines: The last ones of its standard error, progress left out.
    """
    said = next((line.strip() for line in reversed(lines) if _PROGRAM.match(line)), None)
    if said is None:
        return "The rebuild broke off; the terminal that this page was started from says why. The index is as it was."
    said = _PROGRAM.sub("", said, count=1)
    for pattern, sentence in _PAGE_SENTENCES:
        if found := pattern.match(said):
            return sentence.format(*found.groups())
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
