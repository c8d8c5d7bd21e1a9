"""Rich text files (RTF): their text, paragraphs parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped, without_surrogates
from corpus.readers.decode import read_bytes
from corpus.readers.quiet import reason
from corpus.readers.text import articles_of

MAX_BYTES = 32 << 20  # pictures included

# Line breaks mean nothing in RTF, but end the searches of striprtf, which else take minutes where fonts or links are
# left open. Addresses of links are then left out, as readers do not see them.
_SEARCHED = re.compile(r"(?<!\\)(?=\\f\d|\\field|HYPERLINK)")


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a rich text file: one, or those of an export."""
    data = read_bytes(stream, source, MAX_BYTES)
    if isinstance(data, Skipped):
        yield data
        return
    if not data.lstrip().startswith(b"{\\rtf"):
        yield Skipped(source, "not RTF: it does not begin with {\\rtf")
        return
    from striprtf.striprtf import rtf_to_text

    try:
        markup = _SEARCHED.sub("\n", data.decode("cp1252", "replace"))
        text = rtf_to_text(markup, errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    except Exception as error:  # on damaged files striprtf raises whatever its code meets
        yield Skipped(source, f"not RTF that can be read: {reason(error)}")
        return
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # RTF writes 😀 as two halves
    yield from articles_of(without_surrogates(re.sub(r"\s*\n\s*", "\n\n", paired.strip())), source, article_id)
