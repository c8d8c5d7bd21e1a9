"""What an error means to who called a command: its exit code and its one line."""

from __future__ import annotations

from embeddings import (
    DropRefused,
    EmbedderUnavailable,
    IndexDamaged,
    IndexFault,
    IndexLocked,
    IndexMismatch,
    NoIndex,
    NoSuchArticle,
    NothingReadable,
)
from qa.errors import MissingPart

#: Exit code of each error, most special first; any other is a bug and shows its traceback.
_EXIT_CODES: tuple[tuple[type[Exception], int], ...] = (
    (IndexDamaged, 3),
    (IndexMismatch, 3),
    (EmbedderUnavailable, 2),
    (NoSuchArticle, 2),
    (DropRefused, 2),
    (NoIndex, 1),
    (NothingReadable, 1),
    (IndexLocked, 1),
    (IndexFault, 1),
    (MissingPart, 2),
    (ValueError, 2),
    (OSError, 2),
)


def exit_code(error: Exception) -> int | None:
    """Return the exit code of an error that a user can act on, None for a bug."""
    return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), None)


def message(error: Exception) -> str:
    """Return what an error says to a user; one of a file names it and the reason."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"cannot use {error.filename}: {error.strerror.lower()}: check the path"
    return str(error)
