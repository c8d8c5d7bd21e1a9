"""Reading one file made by a test."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import RawArticle, Skipped, read_raw


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[[str, bytes | str], list[RawArticle | Skipped]]:
    """Write a file, read it, and return what comes of it, with the name in place of the path as source."""

    def read(name: str, data: bytes | str) -> list[RawArticle | Skipped]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return [_at_name(item, str(path), name) for item in read_raw([path])]

    return read


def _at_name(item: RawArticle | Skipped, path: str, name: str) -> RawArticle | Skipped:
    return replace(item, source=item.source.replace(path, name))
