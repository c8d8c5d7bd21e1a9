"""Questions that yes or no would answer, and how far a sentence settles them. We never say yes or no ourselves."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.notes.words import meaning, positive
from qa.questions.question import Question, stems

_ASKED = re.compile(
    r"(?:^|[.?!,;:] )(?:and |but |so |then )?(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should"
    r"|may|might|must|shall)(?:n['’]t)? (?!(?:who|what|when|where|why|how|which)\b)[^?]*\?$",
    re.IGNORECASE,
)
#: What asks for something else, maybe late: "It was found in which town?"
_OTHER = re.compile(
    r"^(?:who|whom|whose|what|when|where|why|how|which)\b|\b(?:of|in|to|for|by|at|on|from|with) (?:what|which|whom"
    r"|whose)\b|\b(?:what|which|whom|who|where|when|how (?:much|many))\?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+[?!.]*\s*$")
#: Words that settle a question about each other.
_SETTLE = (
    "acquitted convicted cleared guilty",
    "survived died killed",
    "left remained stayed leave remain stay",
    "won lost win lose beat",
    "passed failed",
    "arrived departed",
    "resigned stayed quit",
    "joined left",
    "started stopped ended began continued",
    "rescued saved died",
    "signed refused",
    "alive dead",
    "free jailed released",
    "owns belongs own",
)


def asks_yes_or_no(question: str) -> bool:
    """Tell whether yes or no would answer a question."""
    last = _SENTENCE.search(question.strip())
    asked = (last[0] if last else question).strip()
    return bool(_ASKED.search(asked)) and not _OTHER.search(asked)


def settles(question: Question, text: str) -> float:
    """Return how far a sentence speaks of all that a yes/no question asks, 0 to 1, be it affirmed or denied."""
    asked = {positive(meaning(stem))[0] for stem in question.content}
    if not asked:
        return 0.0
    held = {positive(meaning(stem))[0] for stem in stems(text)}
    alike = set().union(*(_settling(stem) for stem in held))
    covered = len(asked & (held | alike)) / len(asked)
    return round((covered + (covered == 1)) / 2, 6)


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(positive(meaning(stem))[0] for word in words.split() for stem in stems(word)) for words in _SETTLE
    )


def _settling(stem: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _groups() if stem in group))
