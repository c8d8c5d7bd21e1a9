"""Where the sample articles are."""

from __future__ import annotations

from pathlib import Path


def sample_folder() -> Path:
    """Return the folder of sample articles that ships with the package, from any working directory."""
    return Path(__file__).resolve().parent / "articles"
