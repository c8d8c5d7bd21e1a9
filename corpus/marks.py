"""Marks."""

from __future__ import annotations
from corpus.article import Mark
from corpus.header import Header


def find_marks(text: str, header: Header) -> tuple[Mark, ...]:
    return header.marks
