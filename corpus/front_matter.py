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

from corpus.named import Value, field_key
from corpus.spans import Span

if TYPE_CHECKING:
    import yaml

_MAX_CHARS = 32 << 10  # more is no front matter, and is not worth what parsing it costs
_OPENING = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?P<rest>[^\r\n]*)\r?\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}
_KEY = {
    "---": re.compile(r"(?P<q>[\"']?)(?P<key>[^\W\d_][\w .-]{0,39}?)(?P=q)[ \t]*:(?:[ \t]+(?P<value>.*\S))?[ \t]*"),
    "+++": re.compile(r"(?P<q>[\"']?)(?P<key>[^\W\d_][\w.-]{0,39})(?P=q)[ \t]*=[ \t]*(?P<value>.*\S)?[ \t]*"),
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


def front_matter_end(raw: str) -> int:
    """Return where the text begins after the front matter; 0 if there is none.

    A rule at the start of an article is none: all lines up to the next one must be keys, at least one of them usual.
    """
    opening, end = _fences(raw)
    if not opening or not end or opening["rest"]:
        return 0
    fence = opening["fence"]
    keys: list[str] = []
    for line in _block(raw, opening, end).splitlines():
        if key := _KEY[fence].fullmatch(line):
            keys.append(key["key"])
        elif not _is_beside_keys(line, fence, after_key=bool(keys)):
            return 0
    is_usual = any(field_key(key) or key.lower() in _USUAL_KEYS for key in keys)
    return end if is_usual or (keys and all(map(_PLAIN_KEY.fullmatch, keys))) else 0


def _is_beside_keys(line: str, fence: str, *, after_key: bool) -> bool:
    """Tell whether a line without a key may stand in front matter."""
    if fence == "+++" and line.startswith("["):
        return bool(_TABLE.fullmatch(line))
    return bool(_CONTINUED.match(line)) and (after_key or not line.strip() or line.startswith("#"))


def has_tag(raw: str) -> bool:
    """Tell whether a text begins with YAML that asks for more than plain values, as tags that run programs do."""
    opening, end = _fences(raw)
    return bool(opening and end and opening["fence"] == "---" and _TAG.search(raw, 3, end))


def read_front_matter(raw: str) -> FrontMatter | None:
    """Read the front matter of a text; None if it has none. What is no valid YAML or TOML is read line by line."""
    end = front_matter_end(raw)
    opening = _OPENING.match(raw)
    if not end or not opening:
        return None
    fence, block = opening["fence"], _block(raw, opening, end)
    found = _toml_values(block) if fence == "+++" else _yaml_values(block)
    values: dict[str, Value] = {}
    for name, texts, span in _line_values(block, fence) if found is None else found:
        if texts and (key := field_key(name)):
            start = opening.end() + span.start
            written = raw[start : opening.end() + span.end].rstrip()
            values.setdefault(key, Value(f"front matter {name}", tuple(texts), Span(start, start + len(written))))
    return FrontMatter(Span(0, end), values)


def _fences(raw: str) -> tuple[re.Match[str] | None, int]:
    """The opening line, and the end of the closing one; 0 if that is not near."""
    opening = _OPENING.match(raw)
    closing = _CLOSING[opening["fence"]].search(raw, opening.end(), _MAX_CHARS) if opening else None
    return opening, closing.end() if closing else 0


def _block(raw: str, opening: re.Match[str], end: int) -> str:
    """The lines between the opening line and the closing one."""
    return raw[opening.end() : end].rstrip()[:-3]


_Found = tuple[str, Sequence[str], Span]  # a name, its texts, and where they stand in the block


def _yaml_values(block: str) -> list[_Found] | None:
    """Names and texts of a YAML mapping; None if it is none or broken."""
    import yaml

    if block.count("[") + block.count("{") > _MAX_BRACKETS:
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
    """Names and texts of lines that are a key and a value of one line, or a key and a list of such below it."""
    name, texts, span, is_list = "", list[str](), Span(0, 0), False
    at = 0
    for line in block.splitlines(keepends=True):
        key, item = _KEY[fence].fullmatch(line.rstrip("\r\n")), _ITEM.fullmatch(line.rstrip("\r\n"))
        if key:
            yield name, texts, span
            name, texts, is_list = key["key"], _line_texts(key["value"] or ""), not key["value"]
            span = Span(at + key.start("value"), at + key.end("value")) if key["value"] else Span(at, at)
        elif item and is_list:
            span = Span(span.start if texts else at + item.start(1), at + item.end(1))
            texts += _line_texts(item[1])
        at += len(line)
    yield name, texts, span


def _line_texts(value: str) -> list[str]:
    """The texts of a value as written; none if its first character means something else."""
    if quoted := _QUOTED.fullmatch(value):
        return [quoted[2]]
    value = re.sub(r"\s+#.*", "", value)
    if value.startswith("[") and value.endswith("]"):
        return [text.strip(" \"'") for text in value[1:-1].split(",")]
    return [] if not value or value[0] in "|>&*!%@`{[" else [value.strip("\"'")]
