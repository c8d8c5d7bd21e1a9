"""The outlets or the authors to pick from, with their counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from qa.web.escape import Html
from qa.web.narrowing.asked import MOST_WORDS_CHARS, Looking
from qa.web.narrowing.chips import json_of, shown_name

#: Names shown at first; when more are asked for or a word is typed; and characters compared with it.
FEW, MANY = 8, 300
_MOST_COMPARED = 1_000

_VALUE = Html(
    '<li><label class="value"><input type="checkbox" name="{}" data-name="{}" data-key="{}"{}>'
    '<span>{}</span> <span class="count">{}</span></label></li>'
)
_FIND = Html(
    '<input type="search" name="find" data-kind="{}" data-key="find {}" aria-label="Find an {}" '
    'placeholder="Find an {}" maxlength="{}" autocomplete="off" value="{}">'
)
_MORE = Html('<button type="button" class="more" data-many="{}" data-key="more {}">{}</button>')


def finder(kind: str, one: str, counts: Mapping[str, int], looking: Looking) -> Html:
    """Return a field to type part of a name into; nothing if all names are shown anyway.

    Args:
        kind: "outlets" or "authors".
        one: What one of them is called.
        counts: Articles by name.
        looking: What is looked for.
    """
    if len(counts) <= FEW and not looking.words:
        return Html("")
    return _FIND.format(kind, kind, one, one, MOST_WORDS_CHARS, looking.words)


def values(kind: str, counts: Mapping[str, int], picked: Sequence[str], looking: Looking) -> Html:
    """Return checkboxes, most articles first; what is picked is always among them.

    Args:
        kind: "outlets" or "authors".
        counts: Articles by name, most first.
        picked: Names that are picked.
        looking: What is looked for.
    """
    words = [_plain(word) for word in looking.words.split()]
    found = [name for name in counts if not words or all(word in _plain(name[:_MOST_COMPARED]) for word in words)]
    most = MANY if looking.many or words else FEW
    shown = dict.fromkeys([*found[:most], *picked[:MANY]])
    boxes = [_value(kind, name, counts.get(name, 0), is_picked=name in picked) for name in shown]
    if not boxes:
        return Html('<p class="quiet">{}</p>').format("None of this name." if words else "None is known here.")
    return Html('<ul class="values">{}</ul>{}').format(
        Html("").join(boxes), _more(kind, len(found), min(most, len(found)), looking)
    )


def _value(kind: str, name: str, count: int, *, is_picked: bool) -> Html:
    checked = Html(" checked") if is_picked else Html("")
    return _VALUE.format(kind, json_of(name), f"{kind} {json_of(name)}", checked, shown_name(name), f"{count:,}")


def _more(kind: str, found: int, shown: int, looking: Looking) -> Html:
    """What leads to the rest of the names."""
    if looking.many and not looking.words:
        fewer = _MORE.format(kind, kind, f"Show {FEW}")
        rest = Html('<p class="quiet">{:,} more: type part of a name.</p>').format(found - shown)
        return Html("{}{}").format(rest if found > shown else Html(""), fewer)
    if found <= shown:
        return Html("")
    if looking.words:
        return Html('<p class="quiet">{:,} more: type more of the name.</p>').format(found - shown)
    label = f"Show all {found:,}" if found <= MANY else f"Show {MANY} of {found:,}"
    return _MORE.format(kind, kind, label)


def _plain(text: str) -> str:
    """Text without capitals and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
