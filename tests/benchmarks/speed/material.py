"""What all contestants index and are asked, as files; made by `prepare`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Material:
    """A folder of one corpus.

    Attributes:
        made_up: Whether the corpus counts as embedded already, by vectors that mean nothing.
    """

    folder: Path
    made_up: bool

    @property
    def texts_file(self) -> Path:
        """The texts of all chunks, as a JSON list."""
        return self.folder / "texts.json"

    @property
    def articles_file(self) -> Path:
        """The articles that they were cut from, as JSON lines."""
        return self.folder / "articles.jsonl"

    @property
    def index(self) -> Path:
        """An index of ours: of the articles if the vectors are made up, else one to build upon."""
        return self.folder / "index"

    @property
    def questions_file(self) -> Path:
        """Questions, as a JSON list."""
        return self.folder / "questions.json"

    def texts(self) -> list[str]:
        """Read the texts of all chunks."""
        found: list[str] = json.loads(self.texts_file.read_text(encoding="utf-8"))
        return found

    def questions(self) -> list[str]:
        """Read the questions."""
        found: list[str] = json.loads(self.questions_file.read_text(encoding="utf-8"))
        return found


def update_text(number: int) -> str:
    """An article that no corpus has: its second word is found nowhere else."""
    word = update_word(number)
    return (
        f"Harbour {word} opened its new ferry pier on Tuesday after two years of work. The mayor of {word} said that "
        "four ships a day would call there, and that the old pier would be kept for fishing boats. Residents of "
        f"{word} had asked for a crossing since the bridge was closed to lorries."
    )


def update_question(number: int) -> str:
    """What that article answers."""
    return f"When did harbour {update_word(number)} open its new ferry pier?"


def update_word(number: int) -> str:
    """A word of the article with that number alone."""
    letters = ("bcdfgklmnp"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number:06d}")
    return "Zyx" + "".join(letters)
