"""Which files of a build were found whole, remembered so that none is hashed twice while it stays as it is.

The stamp lies in the build's folder. It is believed of a file that still has the size, the times and the inode that it
had when it was hashed, unless it had changed in that same tick of the disk's clock. One that is broken or of another
build counts for nothing. It saves time and proves nothing: `verify` does not look at it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from pathlib import Path
from typing import NamedTuple, Self

from embeddings.errors import REBUILD, IndexDamaged
from embeddings.manifest import BuildFile, file_sha256

STAMP_NAME = "stamp.json"

#: How often and how long a clock that has not moved since the last change is waited for; some move every 2 seconds.
_TRIES = 10
_TICK_S = 0.005


class Look(NamedTuple):
    """What the system tells of a file without reading it. Linking it elsewhere changes `ctime_ns` and nothing else."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """Keep what matters of it."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)

    def before(self, now_ns: int) -> bool:
        """Tell whether the file last changed in an earlier tick of the clock."""
        return max(self.mtime_ns, self.ctime_ns) < now_ns


class WholeFiles:
    """The files of one build as they are found whole, each hashed at most once.

    Args:
        folder: Of the build.
        known: Hash and look of files that were found whole before, by their path in the folder.
        linked: Whether `known` tells of files that were linked since, as `following` says.
    """

    def __init__(self, folder: Path, known: dict[str, tuple[str, Look]] | None = None, *, linked: bool = False) -> None:
        self.folder = folder
        self._known = dict(known or {})
        self._linked = linked
        self._is_saved = True

    @classmethod
    def stamped(cls, folder: Path) -> Self:
        """Believe the stamp of a build."""
        return cls(folder, _read_stamp(folder))

    def following(self, folder: Path) -> WholeFiles:
        """Return the files of the next build, which links to some of this one's."""
        return WholeFiles(folder, self._known, linked=True)

    def path(self, file: BuildFile) -> Path:
        """Return where a file is, once it was compared with its hash.

        Raises:
            IndexDamaged: If it is missing or another.
        """
        path = self.folder / file.path
        try:
            look = Look.of(path.stat())
            if not self._is_known(file, look):
                if file_sha256(path) != file.sha256:
                    raise IndexDamaged(f"{path} is damaged: {REBUILD}")
                self._known[file.path] = file.sha256, look
                self._is_saved = False
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        return path

    def save(self) -> None:
        """Write the stamp if it tells anything new; where that is not possible, the files are hashed again."""
        if self._is_saved and not self._linked:
            return
        part = self.folder / f"{STAMP_NAME}.{secrets.token_hex(4)}"
        with contextlib.suppress(OSError):
            try:
                for _ in range(_TRIES):
                    part.write_bytes(b"")
                    now_ns = part.stat().st_mtime_ns  # by the clock that the files' times are of
                    found = {name: (sha256, look) for name, sha256, look in self._still_whole()}
                    settled = {name: item for name, item in found.items() if item[1].before(now_ns)}
                    if len(settled) == len(found):
                        break
                    time.sleep(_TICK_S)
                part.write_bytes(_stamp(self.folder, settled))
                part.replace(self.folder / STAMP_NAME)
            finally:
                part.unlink(missing_ok=True)
        self._is_saved = True

    def _still_whole(self) -> list[tuple[str, str, Look]]:
        """Path, hash and present look of all files that are as they were found."""
        found = []
        for name, (sha256, known) in self._known.items():
            with contextlib.suppress(OSError):
                look = Look.of((self.folder / name).stat())
                if self._is_same(look, known):
                    found.append((name, sha256, look))
        return found

    def _is_known(self, file: BuildFile, look: Look) -> bool:
        known = self._known.get(file.path)
        return known is not None and known[0] == file.sha256 and self._is_same(look, known[1])

    def _is_same(self, look: Look, known: Look) -> bool:
        return look[:-1] == known[:-1] if self._linked else look == known


def _stamp(folder: Path, files: dict[str, tuple[str, Look]]) -> bytes:
    """A stamp as it is written: a line with the hash of the rest, the build, and its files."""
    text = json.dumps({"build": folder.name, "files": files}).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


def _read_stamp(folder: Path) -> dict[str, tuple[str, Look]]:
    """What a stamp says of a build; nothing if it is broken or of another build."""
    try:
        sha256, _, text = (folder / STAMP_NAME).read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != sha256:
            return {}
        stamp = json.loads(text)
        if stamp["build"] != folder.name:
            return {}
        return {name: (sha256, Look(*look)) for name, (sha256, look) in stamp["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
