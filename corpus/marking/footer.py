"""What stands below an article: contact lines, notices, links to other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.marking.appeals import is_appeal
from corpus.marking.notices import misspelt_notice, notice
from corpus.spans import Span

_TAIL_PARAGRAPHS = 8
_MAX_CHARS = 320

_LISTED = "listed text"

# What stands above the titles of other texts.
_LIST_HEAD = re.compile(
    r"\W*(?:related(?: \w+)?"
    r"|read more|more (?:stories|news|coverage)|recommended(?: for you)?|you (?:may|might) also like"
    r"|most (?:read|popular|viewed))\W*",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:you|your|us|our|we|here|subscribe|sign up|newsletters?|app|podcasts?|website|visit|https?|www)\b",
    re.IGNORECASE,
)
# Below an article, an appeal may be a whole sentence, or several.
_APPEAL = re.compile(
    r"(?:please )?(?:subscribe (?:to|for|now|today|here)|sign up (?:to|for|now|today|here)|click (?:here|on)|follow"
    r" us"
    r"|for more (?:news|stories|coverage)|if you (?:enjoyed|liked|value) (?:this|our|reading)|thank(?:s| you) for"
    r" reading"
    r"|you can (?:also )?(?:follow|contact|e-?mail|reach) (?:me|us|him|her|them|the author|the newsroom)"
    r"|tell us|let us know"
    r"|do you have (?:a|an|any) (?:story|tip|question|comment|suggestion|idea|view)|have your say|get in touch|send"
    r" us"
    r"|we need your|your (?:support|contribution|donation|subscription)|(?:consider|support us|help us|donate (?:now"
    r"|today|here|to us))"
    r"|(?:he|she|they) can be reached|our (?:newsletter|podcast|app|journalism))\b[^“”]*",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"\W*(?:related|read (?:more|also|next)|more (?:stories|news|from|on)|recommended|you (?:may|might)|most|see"
    r" also|also)\b.*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;,][\"'”’»)\]]*$")
_CONTACT = re.compile(r"To contact (?:the |The )?([A-Z][\w&.-]{0,40}(?: [A-Z][\w&.-]{0,40}){0,4})\b[^\n]{0,150}")


def find_footers(text: str, paragraphs: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return the paragraphs that are not part of the article, each with what it is.

    Notices are told anywhere by their words; misspelt ones, contact lines, and the titles listed after "read more" near
    the end only.
    """
    tail = len(paragraphs) - _TAIL_PARAGRAPHS
    found = []
    listed = False
    for number, span in enumerate(paragraphs):
        if span.end - span.start > _MAX_CHARS:
            listed = False
            continue
        paragraph = text[span.start : span.end]
        why = notice(paragraph)
        if not why and number >= max(tail, 1):
            asks = is_appeal(paragraph, is_below=True) or (_APPEAL.fullmatch(paragraph) and _YOU.search(paragraph))
            why = "contact" if _CONTACT.match(paragraph) or asks else misspelt_notice(paragraph)
            if not why and listed and not _ENDED.search(paragraph):
                why = _LISTED
        if why:
            found.append((span, why))
            listed = (listed and why == _LISTED) or bool(_LIST_HEAD.fullmatch(paragraph))
        else:
            listed = False
    return found
