"""Who may come in: a file of users and passwords."""

from __future__ import annotations

import stat
from pathlib import Path


def read_users(path: Path) -> dict[str, str]:
    """Read lines of user:password; blank lines and lines that start with # are passed over.

    A password may hold colons; spaces at its ends belong to it, those around a user's name do not.

    Raises:
        OSError: If the file cannot be read.
        ValueError: If a line is no user:password, a user stands twice or there is none. No message shows a password.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not a text file of user:password lines (UTF-8)") from None
    users: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, password = line.partition(":")
        name = name.strip()
        if not (name and colon and password):
            raise ValueError(f"{path}, line {number} is not user:password")
        if name in users:
            raise ValueError(f"{path}, line {number}: this user stands in the file twice")
        users[name] = password
    if not users:
        raise ValueError(f"{path} names nobody: write a line user:password for each who may come in")
    return users


def others_may_read(path: Path) -> bool:
    """Return whether other users of this machine can read a file."""
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
