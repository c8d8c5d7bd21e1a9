"""What the environment may set; the only place that reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_INDEX = Path("var/index")
#: Longest question, in characters.
MAX_QUESTION = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a process.

    Attributes:
        index: Folder of the index: ARTICLE_QA_INDEX, or var/index below the working directory.
        cross_encoder: Folder of a model that orders the best passages anew: ARTICLE_QA_CROSS_ENCODER, or none.
        hosts: More names that the page is served under: ARTICLE_QA_HOSTS, separated by commas, or none.
    """

    index: Path = DEFAULT_INDEX
    cross_encoder: Path | None = None
    hosts: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the environment; an empty variable counts as unset."""
        index = os.environ.get("ARTICLE_QA_INDEX")
        cross_encoder = os.environ.get("ARTICLE_QA_CROSS_ENCODER")
        hosts = os.environ.get("ARTICLE_QA_HOSTS", "").split(",")
        return cls(
            index=Path(index) if index else DEFAULT_INDEX,
            cross_encoder=Path(cross_encoder) if cross_encoder else None,
            hosts=tuple(name.strip() for name in hosts if name.strip()),
        )
