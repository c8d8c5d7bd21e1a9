"""From paths to articles before cleaning: walks folders, picks the reader, names what is left out.

Readers and the rules of header fields are imported when they are first used, as in `make`.
"""

from __future__ import annotations

import gzip
import re
import stat
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
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


def is_readable_name(name: str) -> bool:
    """Tell whether files of such a name are read in folders."""
    return bool(_kind(name)) and not _LEFTOVER.match(name)


def read_raw(paths: Sequence[Path]) -> Iterator[RawArticle | Skipped]:
    """Yield every article under the paths, and a line for everything that is left out, in a fixed order.

    Folders are read with all that is in them, in order of name; hidden files, editor leftovers and index folders are
    passed over in silence. Links that lead elsewhere are not followed. A sources.toml holds for its folder and what is
    below it, the nearest one first; above a path it counts only for a path that is a file, in that file's folder.

    Raises:
        FileNotFoundError: If a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder: {printable(str(path))}")
    sources: dict[str, str] = {}
    for path in paths:
        for item in _read_folder(path) if path.is_dir() else _read_alone(path):
            yield _checked(item, sources)


def _checked(item: RawArticle | Skipped, sources: dict[str, str]) -> RawArticle | Skipped:
    """Pass an article on unless it is empty or its id is taken; `sources` remembers who has which id."""
    if isinstance(item, Skipped):
        return item
    if not _VISIBLE.search(item.raw):
        return Skipped(item.source, f"empty: nothing to read in {printable(item.article_id)}")
    if item.article_id in sources:
        return Skipped(item.source, f"id {printable(item.article_id)} is already taken by {sources[item.article_id]}")
    sources[item.article_id] = item.source
    return item


def _read_alone(path: Path) -> Iterator[RawArticle | Skipped]:
    """Read one file that is given by name."""
    from corpus.header.sources import FolderFields, read_sources

    fields, faults = read_sources(path.parent, FolderFields(), path.parent.resolve())
    yield from faults
    yield from _read_file(path, path.name, fields)


def _read_folder(folder: Path) -> Iterator[RawArticle | Skipped]:
    from corpus.header.sources import FILE_NAME, FolderFields, read_sources

    root = folder.resolve()
    pending = [(folder, FolderFields())]
    while pending:
        path, fields = pending.pop()
        try:
            is_folder = path.is_dir() and not path.is_symlink()
            if is_folder and not _is_index(path):
                inside = [child for child in path.iterdir() if not _LEFTOVER.match(child.name)]
                if any(child.name == FILE_NAME for child in inside):
                    fields, faults = read_sources(path, fields, root)
                    yield from faults
                pending.extend((child, fields) for child in sorted(inside, reverse=True) if child.name != FILE_NAME)
        except OSError as error:
            yield Skipped(printable(str(path)), _os_reason(error))
            continue
        if not is_folder:
            reason = _link_reason(path, root) if path.is_symlink() else None
            relative = path.relative_to(folder).as_posix()
            yield from (Skipped(printable(str(path)), reason),) if reason else _read_file(path, relative, fields)


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


def _read_file(path: Path, relative: str, fields: FolderFields) -> Iterator[RawArticle | Skipped]:
    source = printable(str(path))
    article_id = relative.encode("utf-8", "backslashreplace").decode()
    kind = _kind(path.name)
    if kind is None:
        ends = "".join(suffix.lower() for suffix in path.suffixes[-2:])
        yield Skipped(source, f"unsupported kind of file: {printable(ends) or 'no extension'}")
        return
    try:
        for item in _read_format(path, kind, source, article_id):
            article = item if isinstance(item, Skipped) else _with_front_matter(item)
            yield article if isinstance(article, Skipped) else fields.applied(article)
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
