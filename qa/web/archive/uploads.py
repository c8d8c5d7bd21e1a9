"""Files that visitors add: taken from where the browser's uploads arrive, named safely, kept in the index's folder.

uploads/             what the index remembers as one of its sources
uploads/uploaded/    what it reads there: articles are called "uploaded/NAME"
uploads/.waiting/    what was not added yet: no rebuild looks at hidden folders
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import threading
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus import is_readable_name

MAX_FILE_BYTES = 20 << 20
MAX_WAITING = 100
MAX_WAITING_BYTES = 200 << 20
FOLDER = "uploads"
#: As a sentence names them.
KINDS = "text, Markdown, HTML, PDF, Word, RTF, mail, JSON, CSV and feed files"

_ADDED, _WAITING = "uploaded", ".waiting"
_MOST_NAME_BYTES = 120
_MOST_PATH_CHARS = 4_096
#: What some file system gives a meaning to.
_MEANS_SOMETHING = re.compile(r'[<>:"/\\|?*#%]')


class Refused(Exception):
    """A file is not taken; the message is a sentence for its sender."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that visitors added."""

    name: str
    path: Path
    size: int
    changed_ns: int


class Uploads:
    """The files that visitors added to an index. Thread-safe.

    Args:
        index: The index's folder.
        arrivals: The folder below which the browser's uploads arrive; nothing is taken from elsewhere.
    """

    def __init__(self, index: Path, arrivals: Path) -> None:
        self.folder = Path(os.path.abspath(index)) / FOLDER  # noqa: PTH100 (links stay as named)
        self._arrivals = arrivals
        self._lock = threading.Lock()

    @property
    def waiting(self) -> tuple[Kept, ...]:
        """Files that were not added yet, by name."""
        return _files(self.folder / _WAITING)

    @property
    def added(self) -> tuple[Kept, ...]:
        """Files that rebuilds read, by name."""
        return _files(self.folder / _ADDED)

    def find(self, name: object) -> Kept | None:
        """Return a waiting file by its name, which comes from the browser."""
        return next((file for file in self.waiting if file.name == name), None)

    def receive(self, path: object, name: object) -> Kept:
        """Take one file that arrived, under a name of which no other file is; whatever is refused is deleted.

        Args:
            path: Where it arrived, as the browser says.
            name: What it was called there.

        Raises:
            Refused: If it cannot be taken.
        """
        arrived = self._arrived(path)
        try:
            with self._lock:
                return self._take(arrived, safe_name(name if isinstance(name, str) else arrived.name))
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise Refused(f"The file could not be kept ({reason}): tell whoever runs this page.") from error
        finally:
            with suppress(OSError):
                arrived.unlink(missing_ok=True)
                if arrived.parent != self._arrivals.resolve():
                    arrived.parent.rmdir()  # made for this file alone

    def withdraw(self, name: object) -> bool:
        """Delete a file, waiting or added, by its name, which comes from the browser; tell whether there was one."""
        with self._lock:
            for file in (*self.waiting, *self.added):
                if file.name == name:
                    file.path.unlink(missing_ok=True)
                    return True
        return False

    def admit(self, files: Iterable[Kept]) -> tuple[str, ...]:
        """Let the next rebuild read some waiting files; return the names of those that still waited."""
        names = []
        with self._lock:
            (self.folder / _ADDED).mkdir(parents=True, exist_ok=True)
            for file in files:
                with suppress(FileNotFoundError):
                    file.path.rename(self.folder / _ADDED / file.name)
                    names.append(file.name)
        return tuple(names)

    def take_out(self, names: Iterable[str]) -> None:
        """Let admitted files wait again."""
        with self._lock:
            for name in names:
                with suppress(OSError):
                    (self.folder / _ADDED / name).rename(self.folder / _WAITING / name)

    def _arrived(self, path: object) -> Path:
        """The file at a path that the browser names, if it is one that arrived."""
        unknown = Refused("The file did not arrive: choose it once more.")
        if not isinstance(path, str) or not 0 < len(path) < _MOST_PATH_CHARS or "\x00" in path:
            raise unknown
        try:
            arrivals = self._arrivals.resolve(strict=True)
            found = Path(path).resolve(strict=True)
            is_file = stat.S_ISREG(found.lstat().st_mode)
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, until Python 3.13
            raise unknown from error
        if not is_file or not found.is_relative_to(arrivals):
            raise unknown
        return found

    def _take(self, arrived: Path, name: str) -> Kept:
        size = arrived.stat().st_size
        waiting = self.waiting
        if not is_readable_name(name):
            raise Refused(f"“{name}” is of a kind that is not read; {KINDS} are.")
        if size == 0:
            raise Refused(f"“{name}” is empty.")
        if size > MAX_FILE_BYTES:
            raise Refused(f"“{name}” has {size >> 20} MB; files of up to {MAX_FILE_BYTES >> 20} MB are taken here.")
        if len(waiting) >= MAX_WAITING or sum(file.size for file in waiting) + size > MAX_WAITING_BYTES:
            raise Refused(
                f"“{name}” was not taken: {MAX_WAITING} files, or {MAX_WAITING_BYTES >> 20} MB, may wait at a time. "
                "Add those that wait to the index first."
            )
        folder = self.folder / _WAITING
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / _unused(name, {file.name.casefold() for file in (*waiting, *self.added)})
        # Copied, since the folders may be on two file systems, and made anew, so that nothing is ever overwritten.
        try:
            with arrived.open("rb") as source, target.open("xb") as kept:
                shutil.copyfileobj(source, kept)
        except FileExistsError:
            raise
        except OSError:
            target.unlink(missing_ok=True)
            raise
        return _kept(target)


def safe_name(name: str) -> str:
    """Return a file name that stays in its folder, is shown and draws what it is; its ending stays.

    Folders before it, characters that steer a terminal or the direction of writing, and leading dots are dropped.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name[:_MOST_PATH_CHARS]))[-1]
    shown = "".join(char for char in last if char.isprintable())
    plain = " ".join(_MEANS_SOMETHING.sub("_", shown).split()).lstrip(". ").rstrip(". ~")
    stem, dot, ending = plain.rpartition(".")
    if ending.lower() == "gz" and "." in stem:
        stem, dot, inner = stem.rpartition(".")
        ending = f"{inner}.{ending}"
    if not dot:
        stem, ending = plain, ""
    room = max(_MOST_NAME_BYTES - len(f"{dot}{ending}".encode()), 1)
    stem = stem.encode()[:room].decode(errors="ignore").strip() or "article"
    return f"{stem}{dot}{ending}"


def _unused(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it one that nothing has yet."""
    stem, dot, ending = name.partition(".")
    number, unused = 1, name
    while unused.casefold() in taken:
        number += 1
        unused = f"{stem}-{number}{dot}{ending}"
    return unused


def _files(folder: Path) -> tuple[Kept, ...]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(_kept(path) for path in paths if path.is_file() and not path.is_symlink())


def _kept(path: Path) -> Kept:
    status = path.stat()
    return Kept(path.name, path, status.st_size, status.st_mtime_ns)
