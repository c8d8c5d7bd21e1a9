"""Finds what content systems, forums and wikis write instead of tags: [b], [[links]], {{templates}}."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.spans import Edit

_FORUM = r"b|i|u|s|quote|center|left|right|size|color|font|list|code|p|h[1-6]|sup|sub|indent|img|spoiler|\*"
_SYSTEM = (
    r"gallery|embed|video|audio|playlist|youtube|twitter|tweet|instagram|vimeo|pullquote|dropcap|button|column"
    r"|row|vc_\w{1,30}|et_pb_\w{1,30}|su_\w{1,30}|fusion_\w{1,30}|ad|advert|adsense|adrotate|more|nextpage|contact-form-7"
    r"|related|newsletter|signup|soundcloud|facebook|iframe|shortcode|table|read_more|sc|poll|infobox|factbox"
)
_CODE = re.compile(
    r"(?=[\[\]{'])(?:"
    rf"(?P<whole>\[(?P<name>embed|youtube|tweet|img|video|audio)(?:[ =][^\[\]\n]{{0,300}})?\]\s?https?://[^\s\[\]]{{1,300}}\s?\[/(?P=name)\])"
    rf"|\[/?(?:{_FORUM})(?:=[^\[\]\n]{{1,100}})?\](?=(?P<forum>))"
    rf"|\[/(?:{_SYSTEM})\]|\[(?:{_SYSTEM})(?:[ =][^\[\]\n]{{1,500}})?/?\](?=(?P<system>))"
    r"|\[/?url(?:=[^\[\]\n]{1,500})?\]"
    r"|(?P<link>\[\[(?:[^\[\]|\n]{1,200}\|)?)(?=[^\[\]|\n]{1,200}\]\])|(?P<ended>\]\])"
    r"|(?P<template>\{\{[^{}\n]{1,500}\}\}|\{%[^{}\n]{1,300}%\})"
    r"|(?P<outer>\[https?://[^\s\[\]]{1,500} )(?=[^\[\]\n]{1,200}\])"
    r"|(?P<bold>'''''|'''|(?<!')''(?=\w)|''(?!')))",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\[/(\w{1,20})\]")
_ARGUMENT = re.compile(r"[=\"']")


def find_shortcodes(text: str) -> list[Edit]:
    """Return edits that delete them, and leave what they set; a name in brackets alone is one only if it is closed."""
    if "[" not in text and "{" not in text and "'''" not in text:
        return []
    return list(_edits(text))


def _edits(text: str) -> Iterator[Edit]:
    closed = {name.lower() for name in _CLOSED.findall(text)}
    links = 0
    has_bold = text.count("'''") > 1
    for match in _CODE.finditer(text):
        kind, code = match.lastgroup, match[0]
        if kind == "bold":
            if has_bold and len(code) > len("''"):
                yield Edit(*match.span(), "")
        elif kind == "ended":
            if links:
                links -= 1
                yield Edit(*match.span(), "")
        elif kind == "link":
            links += 1
            yield Edit(*match.span(), "")
        elif kind == "outer":
            end = text.index("]", match.end())
            yield Edit(*match.span(), "")
            yield Edit(end, end + 1, "")
        elif kind not in ("forum", "system", "template") or _is_code(text, match, closed):
            yield Edit(*match.span(), "")


def _is_code(text: str, match: re.Match[str], closed: set[str]) -> bool:
    """Tell whether something in brackets is code, and, of a template, whether it stands inside a line."""
    code = match[0]
    if match.lastgroup == "template":
        return bool(text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip())
    name = re.split(r"[ =\]]", code.strip("[/"))[0].lower()
    return name in closed or bool(_ARGUMENT.search(code)) or (name == "*" and "list" in closed)
