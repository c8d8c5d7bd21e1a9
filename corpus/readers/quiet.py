"""Keeping the libraries that read formats from writing on the terminal: what goes wrong is told in a Skipped."""

from __future__ import annotations

import logging

from corpus.raw import printable

_MAX_CHARS = 200


def silence(*names: str) -> None:
    """Turn off the loggers of libraries, and no others."""
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def reason(error: Exception) -> str:
    """Say in one short line what a library could not do."""
    return printable(" ".join(str(error).split()))[:_MAX_CHARS] or type(error).__name__
