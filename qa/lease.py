"""An open build, closed when a newer one has taken over and the last question on it has ended."""

from __future__ import annotations

from embeddings import OpenedIndex
from qa.view import View


class Lease:
    """An open build and how many use it; closed when it is retired and the last one has left."""

    def __init__(self, opened: OpenedIndex, view: View, calibration: str) -> None:
        self.manifest = opened.manifest
        self.view = view
        self.calibration = calibration
        self.coded = opened.coded
        self.users = 0
        self.retired = False
        self._index = opened.index

    def retire(self) -> None:
        """Let nobody new in."""
        self.retired = True
        self.close_if_unused()

    def close_if_unused(self) -> None:
        """Close it if it is retired and nobody is left."""
        if self.retired and not self.users:
            self._index.close()
