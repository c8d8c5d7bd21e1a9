"""Finds HTML tags left in a text."""

from __future__ import annotations

import re

from corpus.spans import Edit

_BLOCKS = (
    r"p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|figcaption|header|footer|aside|hr|dl|dt|dd|pre"
    r"|center|form|main|nav"
)
_INLINE = (
    r"a|b|i|u|s|em|strong|span|font|small|big|sub|sup|q|cite|code|del|ins|strike|abbr|mark|time|img|td|th|tbody|thead"
    r"|iframe|svg|path|video|audio|source|picture|noscript|label|input|button|wbr|nobr|o:p|html|body|head|meta|link"
)
# Every repetition is bounded, so that the time stays linear on hostile text.
_TAG = re.compile(
    r"(?P<hidden><!--[^<>]{0,3000}-->|<(?P<name>script|style)\b[^<>]{0,500}>[^<]{0,20000}</(?P=name)\s?>)"
    rf"|(?P<block></?(?:{_BLOCKS})(?:\s[^<>]{{0,2000}})?/?>)"
    r"|(?P<newline><br(?:\s[^<>]{0,200})?/?>)"
    r"|<sup(?:\s[^<>]{0,500})?>\s?\[?(?:<a\s[^<>]{0,500}>)?\[?[\d*†]{1,3}\]?(?:</a>)?\]?\s?</sup>"
    rf"|</?(?:{_INLINE})(?:\s[^<>]{{0,4000}})?/?>"
    r"|</?[a-z]{1,12}(?::[a-z]{1,12}|(?:-[a-z]{1,12}){1,3})(?:\s[^<>]{0,500})?/?>|</[a-z]{1,12}[1-6]?\s?>"
    r"|<[a-z]{1,12}(?:\s{1,3}[a-z-]{1,20}=(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}')){1,9}\s?/?>"
    r"|<!\[CDATA\[|\]\]>|<[?!][a-z][^<>]{0,300}>",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]{0,2}\s*$")


def find_tags(text: str) -> list[Edit]:
    """Return edits that delete tags, comments and scripts; tags of blocks become paragraph breaks."""
    edits: list[Edit] = []
    for match in _TAG.finditer(text) if "<" in text else ():
        made = ""
        if match["block"]:
            made = "\n\n"
        elif match["newline"]:
            made = _line_break(text, match, bool(edits) and text[edits[-1].end : match.start()].isspace())
        edits.append(Edit(*match.span(), made))
    return edits


def _line_break(text: str, match: re.Match[str], follows_tag: bool) -> str:
    """What a <br> stands for: a paragraph break if it is one of two or ends a sentence, else a blank in a sentence."""
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 8]
    if follows_tag or after.lstrip()[:3].lower() == "<br" or before.rstrip()[-1:] == ">" or _ENDED.search(before):
        return "\n\n"
    has_blank = before[-1:].isspace() != after[:1].isspace()
    return " " if has_blank or after[:1].islower() else "\n"
