"""What the browser asks the reader to open: an address, the citations it stands among, and the words quoted there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from qa.answer_record import MAX_QUOTE
from qa.web.reference import Reference

#: Citations of one answer, far above what an answer has.
MOST_OTHERS = 500


@dataclass(frozen=True, slots=True)
class Opening:
    """A reference, with what the place it was opened from knows.

    Attributes:
        others: The citations of the same answer in its order, itself among them; empty if it was opened from elsewhere.
        quote: The words that it quotes, None if they are not known: by them it is found in a changed text.
    """

    reference: Reference
    others: tuple[Reference, ...] = ()
    quote: str | None = None

    @classmethod
    def read(cls, data: object) -> Self | None:
        """Return what {"href", "others": [href, ...], "quote"} asks for, None if it names no article."""
        values = data if isinstance(data, Mapping) else {}
        reference = Reference.read(values.get("href"))
        if reference is None:
            return None
        hrefs, quote = values.get("others"), values.get("quote")
        found = map(Reference.read, hrefs[:MOST_OTHERS] if isinstance(hrefs, list) else ())
        others = dict.fromkeys(replace(other, changes=reference.changes) for other in found if other)
        is_quote = isinstance(quote, str) and 0 < len(quote) <= MAX_QUOTE
        return cls(reference, tuple(others), quote if is_quote else None)

    @property
    def position(self) -> int | None:
        """Where it stands among the others, from 0; None if it does not, or alone."""
        return self.others.index(self.reference) if len(self.others) > 1 and self.reference in self.others else None
