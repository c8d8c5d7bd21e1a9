"""Figures of a text by what they are worth, in digits and in words. Knows nothing of what they count."""

from __future__ import annotations

import re

FIGURE = re.compile(
    r"(?<![\w.:/–-])[$€£]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|m)\b)?(?![\w]|[:/-]|[.,]\d|st\b|nd\b|rd\b|th\b)"
)
YEAR = re.compile(r"(?<![\w.,$€£-])(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,]\d)")
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_UNITS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: float(value) for value, word in enumerate(_UNITS.split(), start=2)}
_NUMBERS |= {word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)}
_NUMBER_WORDS = re.compile(
    rf"\b(?:(?:{'|'.join(_NUMBERS)}|one|a|dozen)\b[ -]?"
    r"|(?:hundred|thousand|million|billion|trillion)\b[ -]?(?:and )?){1,8}",
    re.IGNORECASE,
)
#: The figure of "oxygen-18" or "24-10".
_IN_COMPOUND = re.compile(r"(?<=\w[-–])\d{1,6}\b(?!\.\d)")


def figure_value(text: str) -> float:
    """Return the value of a figure in digits, with or without a word for thousands and the like."""
    match = FIGURE.search(text)
    return _digits_value(match) if match else 0.0


def find_values(text: str) -> tuple[float, ...]:
    """Find the figures of a text, in digits and in words, smallest first: "eight thousand five hundred" is 8,500."""
    written = {_digits_value(match) for match in FIGURE.finditer(text)}
    written |= {float(match[0]) for match in _IN_COMPOUND.finditer(text)}
    spoken = {_spoken_value(match[0]) for match in _NUMBER_WORDS.finditer(text)}
    return tuple(sorted((written | spoken) - {0.0}))


def _digits_value(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _spoken_value(words: str) -> float:
    total = part = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in {"one", "a"}:
            part += 1.0
        elif word == "dozen":
            part = 12.0 * (part or 1.0)
        elif word == "hundred":
            part = 100.0 * part
        elif word in _SCALES:
            total, part = total + part * _SCALES[word], 0.0
        else:
            part += _NUMBERS.get(word, 0.0)
    return total + part
