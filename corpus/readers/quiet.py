"""Keeping the libraries that read formats from writing on the terminal: what goes wrong is told in a Skipped."""

from __future__ import annotations

import logging


def silence(*names: str) -> None:
    """Turn off the loggers of libraries, and no others."""
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
