"""From paths to articles before cleaning: walks folders, picks the reader, names what is left out.

Readers and the rules of header fields are imported when they are first used, as in `make`.
"""

from __future__ import annotations

import gzip
import os
import re
import stat
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from corpus.raw import RawArticle, Skipped, printable

if TYPE_CHECKING:
    from corpus.header.sources import FolderFields


@dataclass(frozen=True, slots=True)
class _Format:
    read: Callable[[BinaryIO, str, str], Iterator[RawArticle | Skipped]]
    max_bytes: int


_GZIPPED = frozenset({".txt", ".md", ".html", ".htm", ".jsonl", ".json", ".csv", ".tsv", ".xml"})

_LEFTOVER = re.compile(r"(?i)\.|.*(?:~|\.(?:bak|swp|swo|tmp|orig)|#)$")
# Spaces, controls, and characters that draw nothing: an article of these alone is empty.
_VISIBLE = re.compile(
    "[^\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold articles.

    Attributes:
        relative: Its POSIX path under the folder that is read.
        fields: What its folder states of its articles.
    """

    path: Path
    relative: str
    fields: FolderFields

    @property
    def max_bytes(self) -> int:
        """Size above which it is not read; 0 if files of its kind are not read at all."""
        kind = _kind(self.path.name)
        return _formats()[kind.removesuffix(".gz")].max_bytes if kind else 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A file, a folder or a link that a walk has come to."""

    path: Path
    relative: str
    fields: FolderFields
    is_folder: bool
    is_link: bool

    @property
    def file(self) -> SourceFile:
        return SourceFile(self.path, self.relative, self.fields)


def is_readable_name(name: str) -> bool:
    """Tell whether files of such a name are read in folders."""
    return bool(_kind(name)) and not _LEFTOVER.match(name)


def read_raw(paths: Sequence[Path]) -> Iterator[RawArticle | Skipped]:
    """Yield every article under the paths, and a line for everything that is left out, in a fixed order.

    Raises:
        FileNotFoundError: If a path does not exist.
    """
    owners: dict[str, str] = {}
    for file in find_files(paths):
        for item in (file,) if isinstance(file, Skipped) else read_file(file):
            taken = None if isinstance(item, Skipped) else take_id(item.article_id, item.source, owners)
            yield taken or item


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile | Skipped]:
    """Yield every file under the paths that may hold articles, and a line for what cannot, in a fixed order.

    Folders are read with all that is in them, in order of name; hidden files, editor leftovers and index folders are
    passed over in silence. Links that lead elsewhere are not followed. A sources.toml holds for its folder and what is
    below it, the nearest one first; above a path it counts only for a path that is a file, in that file's folder.

    Raises:
        FileNotFoundError: If a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder: {printable(str(path))}")
    for path in paths:
        yield from _find_in(path) if path.is_dir() else _find_alone(path)


def take_id(article_id: str, source: str, owners: dict[str, str]) -> Skipped | None:
    """Note who has an id; if it is taken, say by whom."""
    if article_id in owners:
        return Skipped(source, f"id {printable(article_id)} is already taken by {owners[article_id]}")
    owners[article_id] = source
    return None


def _find_alone(path: Path) -> Iterator[SourceFile | Skipped]:
    """Find one file that is given by name."""
    from corpus.header.sources import FolderFields, read_sources

    fields, faults = read_sources(path.parent, FolderFields(), path.parent.resolve())
    yield from faults
    yield SourceFile(path, path.name, fields)


def _find_in(folder: Path) -> Iterator[SourceFile | Skipped]:
    from corpus.header.sources import FolderFields

    root = folder.resolve()
    pending = [_Place(folder, "", FolderFields(), is_folder=not folder.is_symlink(), is_link=folder.is_symlink())]
    while pending:
        place = pending.pop()
        if place.is_folder:
            try:
                pending += reversed((yield from _inside(place, root)))
            except OSError as error:
                yield Skipped(printable(str(place.path)), _os_reason(error))
        else:
            reason = _link_reason(place.path, root) if place.is_link else None
            yield Skipped(printable(str(place.path)), reason) if reason else place.file


def _inside(folder: _Place, root: Path) -> Generator[SourceFile | Skipped, None, list[_Place]]:
    """Return what is in a folder, by name, and yield what is wrong with its sources.toml."""
    from corpus.header.sources import FILE_NAME, read_sources

    if _is_index(folder.path):
        return []
    with os.scandir(folder.path) as entries:
        inside = [entry for entry in entries if not _LEFTOVER.match(entry.name)]
    fields = folder.fields
    if any(entry.name == FILE_NAME for entry in inside):
        fields, faults = read_sources(folder.path, fields, root)
        yield from faults
    inside.sort(key=lambda entry: entry.name)
    return [
        _Place(
            folder.path / entry.name,
            f"{folder.relative}/{entry.name}" if folder.relative else entry.name,
            fields,
            is_folder=entry.is_dir(follow_symlinks=False),
            is_link=entry.is_symlink(),
        )
        for entry in inside
        if entry.name != FILE_NAME
    ]


def _is_index(folder: Path) -> bool:
    """Tell whether a folder is an index of ours, which holds copies of articles."""
    return (folder / "CURRENT").is_file() and (folder / "builds").is_dir()


def _link_reason(path: Path, root: Path) -> str | None:
    """Say why a symbolic link is not followed; None if it leads to a file inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop, until Python 3.12
        return "link to nothing or to itself"
    if not target.is_relative_to(root):
        return "link that leads outside the folder"
    return "link to a folder" if target.is_dir() else None


def read_file(file: SourceFile) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of one file, and a line for what is left out of it."""
    for item in _read_all(file):
        if isinstance(item, Skipped) or _VISIBLE.search(item.raw):
            yield item
        else:
            yield Skipped(item.source, f"empty: nothing to read in {printable(item.article_id)}")


def _read_all(file: SourceFile) -> Iterator[RawArticle | Skipped]:
    path, source = file.path, printable(str(file.path))
    article_id = file.relative.encode("utf-8", "backslashreplace").decode()
    kind = _kind(path.name)
    if kind is None:
        ends = "".join(suffix.lower() for suffix in path.suffixes[-2:])
        yield Skipped(source, f"unsupported kind of file: {printable(ends) or 'no extension'}")
        return
    try:
        for item in _read_format(path, kind, source, article_id):
            article = item if isinstance(item, Skipped) else _with_front_matter(item)
            yield article if isinstance(article, Skipped) else file.fields.applied(article)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Skipped(source, "damaged gzip file")
    except OSError as error:
        yield Skipped(source, _os_reason(error))


def _kind(name: str) -> str | None:
    """The kind of a file by the ends of its name, with ".gz" if it is compressed; None if it is not read."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes[-2:]]
    is_gz = suffixes[-1:] == [".gz"]
    kind = "".join(suffixes[-2:-1] if is_gz else suffixes[-1:])
    if kind not in _formats() or (is_gz and kind not in _GZIPPED):
        return None
    return f"{kind}.gz" if is_gz else kind


@cache
def _formats() -> Mapping[str, _Format]:
    """Readers by the end of a file's name."""
    from corpus.readers import docx, feed, json_file, jsonl, mail, mhtml, page, pdf, rtf, table, text

    return {
        ".txt": _Format(text.read, text.MAX_BYTES),
        ".md": _Format(text.read, text.MAX_BYTES),
        ".html": _Format(page.read, page.MAX_BYTES),
        ".htm": _Format(page.read, page.MAX_BYTES),
        ".mhtml": _Format(mhtml.read, mhtml.MAX_BYTES),
        ".mht": _Format(mhtml.read, mhtml.MAX_BYTES),
        ".eml": _Format(mail.read, mail.MAX_BYTES),
        ".mbox": _Format(mail.read_mailbox, mail.MAX_MAILBOX_BYTES),
        ".pdf": _Format(pdf.read, pdf.MAX_BYTES),
        ".docx": _Format(docx.read, docx.MAX_BYTES),
        ".rtf": _Format(rtf.read, rtf.MAX_BYTES),
        ".json": _Format(json_file.read, json_file.MAX_BYTES),
        ".jsonl": _Format(jsonl.read, jsonl.MAX_BYTES),
        ".xml": _Format(feed.read, feed.MAX_BYTES),
        ".rss": _Format(feed.read, feed.MAX_BYTES),
        ".atom": _Format(feed.read, feed.MAX_BYTES),
        ".csv": _Format(table.read, table.MAX_BYTES),
        ".tsv": _Format(table.read, table.MAX_BYTES),
    }


def _read_format(path: Path, name: str, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    kind, is_gz = _formats()[name.removesuffix(".gz")], name.endswith(".gz")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        yield Skipped(source, "not a regular file")
    elif status.st_size == 0:
        yield Skipped(source, "empty: zero bytes")
    elif status.st_size > kind.max_bytes:
        yield Skipped(source, f"too large: {status.st_size >> 20} MiB, over {kind.max_bytes >> 20} MiB")
    else:
        with closing(gzip.open(path) if is_gz else path.open("rb")) as stream:
            yield from kind.read(cast(BinaryIO, stream), source, article_id)


def _with_front_matter(article: RawArticle) -> RawArticle | Skipped:
    """Return the article with the fields that front matter names where its record names none."""
    from corpus.header.front_matter import has_tag, read_front_matter
    from corpus.header.named import read_fields

    if has_tag(article.raw):
        reason = "front matter holds a YAML tag, which could run a program: take it out"
        return Skipped(article.source, reason)
    found = read_front_matter(article.raw)
    return read_fields(article, found.values) if found else article


def _os_reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
