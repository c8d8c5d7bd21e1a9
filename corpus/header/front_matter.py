"""Front matter: the YAML between two lines `---`, or TOML between two `+++`, with which Markdown files begin.

It is no text of the article: cleaning deletes it, and its fields are named by it. It is read as data alone: every value
stays the string that is written, and nothing is made of tags or references.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from corpus.header.named import Value, field_key
from corpus.header.reference import read_reference
from corpus.spans import Span

if TYPE_CHECKING:
    import yaml

_MAX_CHARS = 256 << 10  # more is no front matter
_MAX_PARSED_CHARS = 32 << 10  # more is read line by line, as it is not worth what parsing it costs
_MIN_KEYS = 2  # of fields and their kin, in a block that has no end or lines that are wrapped
_OPENING = re.compile(
    r"\ufeff?(?:[ \t]*\r?\n){0,5}(?:%YAML[^\r\n]{0,20}\r?\n)?(?P<fence>---|\+\+\+)(?:-{0,20}[ \t]*(?:\#[^\r\n]*)?)"
    r"(?P<rest>[^\r\n]*)\r?\n"
)
_CLOSING = {
    "---": re.compile(r"^(?:-{3,20}|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}
_KEY = {
    "---": re.compile(
        r"(?P<indent>[ \t]*)\*?(?P<q>[\"']?)(?P<key>[^\W\d_][\w .-]{0,39}?)(?P=q)[ \t]*:(?P<value>.*\S)?[ \t]*"
    ),
    "+++": re.compile(
        r"(?P<indent>[ \t]*)(?P<q>[\"']?)(?P<key>[^\W\d_][\w.-]{0,39})(?P=q)[ \t]*=[ \t]*(?P<value>.*\S)?[ \t]*"
    ),
}
_CONTINUED = re.compile(r"[ \t]|#|- |-$|[\]})\"']|$")
_TABLE = re.compile(r"\[{1,2}[\w. \"'-]+\]{1,2}[ \t]*(?:#.*)?")
_PLAIN_KEY = re.compile(r"[a-z][\w.-]*")
#: Keys beside those of fields which show that a block is front matter and none of the article's text.
_USUAL_KEYS = frozenset(
    """
    aliases categories category cover created description draft excerpt featured id image images keywords lastmod layout
    modified params published section series slug subtitle summary tag tags taxonomies template toc topic topics type
    updated version weight
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_TAG = re.compile(r"(?:^|[\s\[{,:-])!(?:!?[A-Za-z]\w*[/:]|<)")
_NAME_KEYS = ("name", "title")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]+)?(.*\S)[ \t]*")
_WIKI_LINK = re.compile(
    r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]"
)  # of notebooks: "[[people/quill|Ada Quill]]"
_MAX_BRACKETS = 200  # PyYAML calls itself for each


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter names.

    Attributes:
        span: The block with both its lines, in the raw text.
        values: By key of `FIELD_NAMES`; spans are of the raw text.
    """

    span: Span
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of front matter, and where its text and all of it end in the raw text."""

    fence: str
    text: str
    start: int
    end: int
    is_closed: bool


def front_matter_end(raw: str) -> int:
    """Return where the text begins after the front matter; 0 if there is none.

    A rule at the start of an article is none: all lines up to the next one must be keys, at least one of them usual,
    or go on with the value of a key. Where the second rule is missing, the first blank line or other text ends it.
    """
    block = _block(raw)
    reference = None if block else read_reference(raw)
    return block.end if block else reference[0] if reference else 0


def has_tag(raw: str) -> bool:
    """Tell whether a text begins with YAML that asks for more than plain values, as tags that run programs do."""
    opening = _OPENING.match(raw)
    block = (_closed(raw, opening) or _unclosed(raw, opening)) if opening else None
    return bool(block and block.fence == "---" and _TAG.search(block.text))


def read_front_matter(raw: str) -> FrontMatter | None:
    """Read the front matter of a text; None if it has none. What is no valid YAML or TOML is read line by line."""
    block = _block(raw)
    if not block:
        reference = read_reference(raw)
        return FrontMatter(Span(0, reference[0]), reference[1]) if reference else None
    found = _toml_values(block.text) if block.fence == "+++" else _yaml_values(block.text)
    values: dict[str, Value] = {}
    for name, texts, span in _line_values(block.text, block.fence) if found is None else found:
        if texts and (key := field_key(name)):
            start = block.start + span.start
            written = raw[start : block.start + span.end].rstrip()
            bare = tuple(_WIKI_LINK.sub(r"\1", text) for text in texts)
            values.setdefault(key, Value(f"front matter {name}", bare, Span(start, start + len(written))))
    return FrontMatter(Span(0, block.end), values)


def _block(raw: str) -> _Block | None:
    opening = _OPENING.match(raw)
    if not opening or opening["rest"]:
        return None
    closed = _closed(raw, opening)
    return closed if closed and _is_front_matter(closed) else _unclosed(raw, opening)


def _closed(raw: str, opening: re.Match[str]) -> _Block | None:
    """What stands between the opening line and the next one like it; None if that is not near."""
    closing = _CLOSING[opening["fence"]].search(raw, opening.end(), _MAX_CHARS)
    if not closing:
        return None
    return _Block(opening["fence"], raw[opening.end() : closing.start()], opening.end(), closing.end(), True)


def _unclosed(raw: str, opening: re.Match[str]) -> _Block | None:
    """The keys below an opening line that has no other; None if they are too few to tell."""
    known = end = 0
    is_list = False
    for line in raw[opening.end() : _MAX_CHARS].splitlines(keepends=True):
        key = _key_of(line.rstrip("\r\n"), opening["fence"])
        if key and (_is_known(key["key"]) or _PLAIN_KEY.fullmatch(key["key"])):
            known += _is_known(key["key"])
            is_list = not key["value"]
        elif not is_list or not line.strip() or not line.startswith((" ", "\t", "- ")):
            break
        end += len(line)
    if known < _MIN_KEYS:
        return None
    start = opening.end()
    return _Block(opening["fence"], raw[start : start + end], start, start + end, False)


def _is_front_matter(block: _Block) -> bool:
    """Tell whether the lines between two rules are keys with their values, and none of the article's text."""
    keys: list[str] = []
    wrapped = 0
    is_open = False
    for line in block.text.splitlines():
        if key := _key_of(line, block.fence):
            keys.append(key["key"])
            is_open = (key["value"] or "").count('"') % 2 == 1
        elif not _is_beside_keys(line, block.fence, after_key=bool(keys)):
            if not keys or not (is_open or line[:1].islower()):
                return False
            wrapped += 1
    known = sum(map(_is_known, keys))
    if wrapped:
        return known >= max(_MIN_KEYS, wrapped)
    return bool(known) or (bool(keys) and all(map(_PLAIN_KEY.fullmatch, keys)))


def _key_of(line: str, fence: str) -> re.Match[str] | None:
    """The key that a line begins with; one that is indented, or whose colon no blank follows, must be a known one."""
    key = _KEY[fence].fullmatch(line)
    if not key or fence == "+++":
        return key
    value = key["value"] or " "
    is_plain = not key["indent"] and value[0] in " \t"
    return key if is_plain or (_is_known(key["key"]) and not value.startswith("//")) else None


def _is_known(key: str) -> bool:
    return field_key(key) is not None or key.lower() in _USUAL_KEYS


def _is_beside_keys(line: str, fence: str, *, after_key: bool) -> bool:
    """Tell whether a line without a key may stand in front matter."""
    if fence == "+++" and line.startswith("["):
        return bool(_TABLE.fullmatch(line))
    return bool(_CONTINUED.match(line)) and (after_key or not line.strip() or line.startswith("#"))


_Found = tuple[str, Sequence[str], Span]  # a name, its texts, and where they stand in the block


def _yaml_values(block: str) -> list[_Found] | None:
    """Names and texts of a YAML mapping; None if it is none or broken."""
    import yaml

    if len(block) > _MAX_PARSED_CHARS or block.count("[") + block.count("{") > _MAX_BRACKETS:
        return None
    try:
        root = yaml.compose(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    return [
        (str(key.value), list(_node_texts(value)), Span(value.start_mark.index, value.end_mark.index))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    ]


def _node_texts(node: yaml.Node) -> Iterator[str]:
    """The text of a scalar, the texts of a list, and the names of people or outlets that are mappings."""
    import yaml

    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        named = {key.value: value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
        found = next((named[key] for key in _NAME_KEYS if key in named), item)
        if isinstance(found, yaml.ScalarNode):
            yield found.value


def _toml_values(block: str) -> list[_Found] | None:
    """Names and texts of a TOML document, with the lines that hold them; None if it is broken."""
    if len(block) > _MAX_PARSED_CHARS:
        return None
    try:
        document = tomllib.loads(block.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    lines = {name: span for name, _, span in _line_values(block, "+++")}
    return [(name, list(_toml_texts(value)), lines.get(name, Span(0, len(block)))) for name, value in document.items()]


def _toml_texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = next((item[key] for key in _NAME_KEYS if key in item), None)
        if isinstance(item, (date, datetime)):
            yield item.isoformat()
        elif isinstance(item, str):
            yield item


def _line_values(block: str, fence: str) -> Iterator[_Found]:
    """Names and texts of lines that are a key and a value of one line, or a key and a list of such below it.

    What is indented under a key without a value is its own, and names no field.
    """
    name, texts, span, indent = "", list[str](), Span(0, 0), -1
    at = 0
    for line in block.splitlines(keepends=True):
        key, item = _key_of(line.rstrip("\r\n"), fence), _ITEM.fullmatch(line.rstrip("\r\n"))
        if key and not 0 <= indent < len(key["indent"]):
            yield name, texts, span
            value = (key["value"] or "").lstrip()
            name, texts = key["key"], _line_texts(value)
            indent = len(key["indent"]) if not value or value[0] in "|>" else -1
            end = at + key.end("value") if value else at
            span = Span(end - len(value), end)
        elif item and indent >= 0:
            span = Span(span.start if texts else at + item.start(1), at + item.end(1))
            texts += _line_texts(item[1])
        at += len(line)
    yield name, texts, span


def _line_texts(value: str) -> list[str]:
    """The texts of a value as written; none if its first character means something else."""
    if quoted := _QUOTED.fullmatch(value):
        return [quoted[2]]
    value = re.sub(r"\s+#.*", "", value)
    if value.startswith("["):
        return [text for item in value.strip("[]").split(",") if (text := _unquoted(item.strip()))]
    return [] if not value or value[0] in "|>&*!%@`{" else [_unquoted(value)]


def _unquoted(value: str) -> str:
    """The value without quotes, or without the one that lacks its other."""
    if quoted := _QUOTED.fullmatch(value):
        return quoted[2]
    if value[:1] in "\"'" and value[:1] not in value[1:]:
        return value[1:]
    return value.strip('"') if value.count('"') == 1 else value
