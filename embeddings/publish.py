"""The folder of an index: builds side by side, one of them current.

CURRENT              the current build's id and its manifest's hash; replaced by one rename
CURRENT.new          the same of the build that waits to be published
lock                 held by whoever writes
builds/ID/           manifest.json and the files it names; files are shared between builds by hard link
builds/ID/stamp.json which of them were found whole, and how they looked then; may be missing
read.sqlite          what each source file gave; may be missing
cache/               vectors and tokens already computed
calibration.json     what `evaluate --fit` found out; not ours to read
uploads/             articles that visitors of the page added; not ours to write
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from embeddings.errors import REBUILD_FROM, IndexDamaged, IndexFault, IndexLocked, IndexUnwritable, NoIndex
from embeddings.manifest import MANIFEST_NAME, BuildFile, Manifest, file_sha256
from embeddings.whole import WholeFiles

_OURS = frozenset(
    {"CURRENT", "CURRENT.new", "lock", "builds", "cache", "read.sqlite", "read.sqlite-journal"}
    | {"calibration.json", "calibration.json.new", "uploads"}
)
_CURRENT = re.compile(r"(\d{5,}-[0-9a-f]{6}) ([0-9a-f]{64})\n")


@contextlib.contextmanager
def writer_lock(index_dir: Path) -> Iterator[None]:
    """Be the only writer of an index; the lock is free again when its holder ends, however it ends.

    A folder that did not exist before is removed again if the block fails, unless vectors were computed in it.

    Raises:
        IndexLocked: If another process or thread holds it.
        IndexDamaged: If the folder holds something else.
        IndexUnwritable: If the folder cannot be made or written.
    """
    import filelock

    is_new = not index_dir.exists()
    if not (index_dir / "CURRENT").exists():
        _check_ours(index_dir)
    lock = filelock.FileLock(index_dir / "lock", timeout=0)
    with writing(index_dir):
        (index_dir / "builds").mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise IndexLocked(f"another rebuild is writing {index_dir}: wait for it to end, then try again") from error
    try:
        yield
    except BaseException:
        if is_new:
            _take_back(index_dir)
        raise
    finally:
        lock.release()


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Translate what the system and SQLite say of a file that they cannot write.

    Raises:
        IndexUnwritable: Instead of their errors.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise IndexUnwritable(
            f"cannot write to {folder} ({reason}): free some space or change who may write there, or name another "
            "folder with --index"
        ) from error


def current_build_id(index_dir: Path) -> str:
    """Return the id of the current build: one small read, to see whether a newer one was published.

    Raises:
        NoIndex: If there is none yet.
        IndexDamaged: If the folder holds something else.
    """
    return _read_current(index_dir)[0]


def read_manifest(index_dir: Path) -> Manifest:
    """Return the manifest of the current build.

    Raises:
        NoIndex: If there is none yet.
        IndexDamaged: If the folder holds something else, or the manifest is missing or changed.
        IndexMismatch: If it is for another version of the program.
    """
    build_id, sha256 = _read_current(index_dir)
    path = build_folder(index_dir, build_id) / MANIFEST_NAME
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IndexDamaged(f"{path} cannot be read ({error.strerror}): {REBUILD_FROM}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise IndexDamaged(f"{path} is damaged: {REBUILD_FROM}")
    return Manifest.from_json(data, path)


def build_folder(index_dir: Path, build_id: str) -> Path:
    """Return where a build's files are."""
    return index_dir / "builds" / build_id


@contextlib.contextmanager
def new_build(index_dir: Path, current: Manifest | None) -> Iterator[str]:
    """Clear what killed builds left behind, make the folder of the next build and give its id.

    The folder is deleted again if the block fails before the build is published.
    """
    with writing(index_dir):
        _keep_only(index_dir, {current.build_id, current.previous} if current else set())
        counts = [int(path.name.split("-")[0]) for path in (index_dir / "builds").iterdir() if path.name[:5].isdigit()]
        build_id = f"{max(counts, default=0) + 1:05d}-{secrets.token_hex(3)}"
        folder = build_folder(index_dir, build_id)
        folder.mkdir()
    try:
        yield build_id
    except BaseException:
        if not _is_current(index_dir, build_id):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def link_file(file: BuildFile, old: Path, new: Path) -> None:
    """Let a new build's folder share a file of an old one; copy it where links are not possible.

    Raises:
        IndexDamaged: If the copy is not what the file should be.
    """
    target = new / file.path
    if target.exists():
        return  # two segments of equal vectors are one file
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old / file.path, target)
    except OSError:
        shutil.copyfile(old / file.path, target)
        sync(target)
        if file_sha256(target) != file.sha256:
            raise not_written(target) from None


def name_by_hash(folder: Path, path: Path) -> BuildFile:
    """See a finished file onto the disk, name it by its hash and describe it."""
    sync(path)
    sha256 = file_sha256(path)
    target = path.with_name(sha256[:24] + path.suffix)
    path.rename(target)
    return BuildFile(target.relative_to(folder).as_posix(), sha256, target.stat().st_size)


def publish(index_dir: Path, manifest: Manifest, whole: WholeFiles) -> None:
    """Write the manifest, see that everything it names is there, then make it current.

    New files are compared with their hash once more; shared ones were compared before they were shared.

    Raises:
        IndexDamaged: If a file is not what it should be; the old build then stays current.
    """
    folder = build_folder(index_dir, manifest.build_id)
    data = manifest.to_json()
    current = f"{manifest.build_id} {hashlib.sha256(data).hexdigest()}\n"
    with writing(index_dir):
        # Before the manifest, so that a first build that was killed is never taken for one whose CURRENT was lost.
        _write(index_dir / "CURRENT.new", current.encode())
        _write(folder / MANIFEST_NAME, data)
        for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            sync(path)
        sync(folder.parent)
        if (folder / MANIFEST_NAME).read_bytes() != data:
            raise not_written(folder / MANIFEST_NAME)
        for file in manifest.files:
            whole.path(file)
        (index_dir / "CURRENT.new").replace(index_dir / "CURRENT")
        sync(index_dir)
    _keep_only(index_dir, {manifest.build_id, manifest.previous})
    whole.save()  # last: deleting a build changes the times of files that it shared


def not_written(path: Path) -> IndexDamaged:
    """Say that a file just written does not hold what it should."""
    return IndexDamaged(f"{path} was not written as it should be: is the disk full or failing?")


def sync(path: Path) -> None:
    """See a file or folder onto the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_current(index_dir: Path) -> tuple[str, str]:
    """The current build's id and its manifest's hash."""
    try:
        text = (index_dir / "CURRENT").read_bytes().decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        _check_ours(index_dir)
        if _was_published(index_dir):
            message = f"{index_dir / 'CURRENT'} is missing, though builds are there: {REBUILD_FROM}"
            raise IndexDamaged(message) from None
        raise NoIndex(f"no index in {index_dir}: run 'article-qa rebuild'") from None
    except OSError as error:
        raise IndexDamaged(f"{index_dir / 'CURRENT'} cannot be read ({error.strerror}): {REBUILD_FROM}") from error
    match = _CURRENT.fullmatch(text)
    if not match:
        raise IndexDamaged(f"{index_dir / 'CURRENT'} is damaged: {REBUILD_FROM}")
    return match[1], match[2]


def _check_ours(index_dir: Path) -> None:
    """Refuse a folder without a current build that holds something else."""
    if index_dir.exists() and not index_dir.is_dir():
        raise IndexDamaged(f"{index_dir} is a file, not an index: name a folder with --index")
    if index_dir.is_dir() and (other := {path.name for path in index_dir.iterdir()} - _OURS):
        raise IndexDamaged(f"{index_dir} is not an index (it holds {min(other)}): name another folder with --index")


def _was_published(index_dir: Path) -> bool:
    """Tell whether a folder without a current build holds one that was finished, not only one that waits to be."""
    try:
        waiting = (index_dir / "CURRENT.new").read_text(errors="replace").split(" ")[0]
    except OSError:
        waiting = ""
    return any(path.parent.name != waiting for path in (index_dir / "builds").glob(f"*/{MANIFEST_NAME}"))


def _is_current(index_dir: Path, build_id: str) -> bool:
    try:
        return current_build_id(index_dir) == build_id
    except IndexFault:
        return False


def _take_back(index_dir: Path) -> None:
    """Remove the folder that a failed first rebuild made, unless it holds vectors that the next one can use."""
    if not any(path.stat().st_size for path in (index_dir / "cache").glob("*.keys")):
        shutil.rmtree(index_dir, ignore_errors=True)


def _keep_only(index_dir: Path, build_ids: set[str | None]) -> None:
    """Delete all other builds; a file that a kept build shares stays with it."""
    for path in (index_dir / "builds").iterdir():
        if path.name not in build_ids:
            shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
