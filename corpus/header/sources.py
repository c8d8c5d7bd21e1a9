"""sources.toml: what its writer states of all articles in a folder and below it. Knows nothing of their formats."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from corpus.header.named import language_tag
from corpus.raw import RawArticle, Skipped, one_line, printable

FILE_NAME = "sources.toml"
_MAX_BYTES = 64 << 10
_MAX_OUTLET_CHARS = 200
_LIKENESS = 0.8  # at least, of a misspelt name to the one that is meant
_KEYS = "outlet, language and time_zone"


@dataclass(frozen=True, slots=True)
class FolderFields:
    """What is stated of the articles of a folder."""

    outlet: str | None = None
    language: str | None = None
    time_zone: str | None = None

    def applied(self, article: RawArticle) -> RawArticle:
        """Return the article with what its folder states; what the article names itself stays."""
        if not (self.outlet or self.language or self.time_zone):
            return article
        return replace(
            article,
            folder_outlet=self.outlet,
            language=article.language or self.language,
            time_zone=article.time_zone or self.time_zone,
        )


def read_sources(folder: Path, outer: FolderFields, root: Path) -> tuple[FolderFields, list[Skipped]]:
    """Return what holds in a folder, and a line for all that its sources.toml says and cannot be used.

    Args:
        folder: Where the file may be.
        outer: What holds in the folder around it; the file wins key by key.
        root: Resolved folder outside of which a link is not followed.
    """
    path = folder / FILE_NAME
    try:
        data = _data(path, root)
    except OSError as error:
        data = f"cannot be read: {(error.strerror or type(error).__name__).lower()}"
    if data is None:
        return outer, []
    faults = [data] if isinstance(data, str) else []
    settings: dict[str, object] = {}
    if isinstance(data, bytes):
        try:
            settings = tomllib.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            faults = ["not UTF-8: save it as UTF-8"]
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            fault = str(error).replace("Illegal character '\\n'", "a quotation mark is not closed")
            faults = [f'not TOML: {printable(fault)[:200]}; write lines such as outlet = "Harbour Post"']
    fields = outer
    for name, value in settings.items():
        read = _setting(name, value)
        if isinstance(read, str):
            faults.append(read)
        else:
            fields = replace(fields, **read)
    source = printable(str(path))
    return fields, [Skipped(source, f"{fault}; the articles are read without it") for fault in faults]


def _data(path: Path, root: Path) -> bytes | str | None:
    """The bytes of the file, why they are not read, or None if there is no such file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return "link to nothing" if path.is_symlink() else None
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return "link that leads outside the folder"
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file"
    if status.st_size > _MAX_BYTES:
        return f"too large: over {_MAX_BYTES >> 10} KiB"
    return path.read_bytes()


def _setting(name: str, value: object) -> dict[str, str] | str:
    """The field that a key sets, or what is wrong with it."""
    key = {"timezone": "time_zone", "time-zone": "time_zone"}.get(name, name)
    shown = printable(name)[:50]
    if key not in _EXAMPLES:
        near = _nearest(name[:50], _EXAMPLES)
        return f"no setting is called {shown}: {f'write {near}' if near else f'there are {_KEYS}'}"
    text = one_line(value) if isinstance(value, str) else None
    if not text:
        return f"{shown} must be a text in quotes, such as {_EXAMPLES[key]}"
    if key == "outlet" and len(text) <= _MAX_OUTLET_CHARS:
        return {"outlet": text}
    if key == "language" and (tag := language_tag(text)):
        return {"language": tag}
    if key == "time_zone" and is_zone(text):
        return {"time_zone": text}
    near = _nearest(text, available_timezones()) if key == "time_zone" else None
    example = f'"{near}"' if near else _EXAMPLES[key]
    said = "too long" if key == "outlet" else f"no {key.replace('_', ' ')} that is known"
    return f'{shown} "{printable(text)[:50]}" is {said}: write it as {example}'


def _nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of some names that a misspelt one is likely to mean."""
    by_folded = {known.casefold(): known for known in names}
    near = get_close_matches(name.casefold()[:50], by_folded, 1, _LIKENESS)
    return by_folded[near[0]] if near else None


_EXAMPLES = {"outlet": '"Harbour Post"', "language": '"en-GB"', "time_zone": '"Europe/Riga"'}


def is_zone(name: str) -> bool:
    """Tell whether a name is that of a time zone."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # of no such zone, or of a name that is a folder or a path
        return False
    return True
