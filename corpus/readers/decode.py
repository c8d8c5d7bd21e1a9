"""Bytes of unknown encoding to text."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from corpus.raw import Skipped

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE_CHARS = 100_000
_MAX_CONTROL_SHARE = 0.02  # text with a few stray controls stays readable; random bytes hold 12 % and more
_MAX_HIGH_SHARE = 0.6  # Latin letters are mostly ASCII; Cyrillic or Greek in one byte each are not, and unreadable here


def read_bytes(stream: BinaryIO, source: str, max_bytes: int) -> bytes | Skipped:
    """Read a stream to its end, unless that is beyond the limit, as an archive's may be however small its file."""
    data = stream.read(max_bytes + 1)
    return data if len(data) <= max_bytes else Skipped(source, f"too large: over {max_bytes >> 20} MiB of text")


def read_text(stream: BinaryIO, source: str, max_bytes: int) -> str | Skipped:
    """Read and decode a whole stream, or say why it cannot be."""
    data = read_bytes(stream, source, max_bytes)
    if isinstance(data, Skipped):
        return data
    text = decode(data)
    return Skipped(source, "not text") if text is None else text


def decode(data: bytes) -> str | None:
    """Decode by byte-order mark, else as UTF-8, else as cp1252; None if the result is no text.

    A byte-order mark is dropped, and bytes that are broken in otherwise good UTF-8 become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plausible(data[len(mark) :].decode(encoding, "replace"))
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= 20 and sum(char > "\x7f" for char in mended) > 3 * broken:
        return _plausible(mended)
    high = sum(byte > 0x7F for byte in data[:_SAMPLE_CHARS])
    if high > _MAX_HIGH_SHARE * min(len(data), _SAMPLE_CHARS):
        return None
    return _plausible(data.decode("cp1252", "replace"))


def encoding_of(sample: bytes) -> str | None:
    """Name the encoding that `decode` takes for text that begins with the sample; None if it is no text."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding[: len("utf-16")])  # these drop the mark themselves
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample
    text = decode(whole_lines)
    if text is None:
        return None
    return "utf-8" if text == whole_lines.decode("utf-8", "replace") else "cp1252"


def _plausible(text: str) -> str | None:
    sample = text[:_SAMPLE_CHARS]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return text if odd <= _MAX_CONTROL_SHARE * len(sample) else None
