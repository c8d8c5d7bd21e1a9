"""Mail: a message, or a mailbox of many, with subject, sender and date as fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from corpus.dates import read_day
from corpus.raw import RawArticle, Skipped, one_line, without_surrogates
from corpus.readers.decode import decode, read_bytes
from corpus.readers.page import fragment_text

MAX_BYTES = 64 << 20  # of one message, attachments included
MAX_MAILBOX_BYTES = 4 << 30
_MAX_HEADER_CHARS = 2000
_SEPARATOR = re.compile(rb"From \S+ .*\d\d:\d\d")
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")  # the name of the zone after its offset: "+0100 (CET)"


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the article of one message."""
    data = read_bytes(stream, source, MAX_BYTES)
    yield data if isinstance(data, Skipped) else _article(data, source, source, article_id)


def read_mailbox(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield one article per message, with ids `<path>#1` and on."""
    for number, data in enumerate(_messages(stream), 1):
        at = f"{source}#{number}"
        if isinstance(data, Skipped):
            yield Skipped(at, data.reason)
            return
        yield _article(data, source, at, f"{article_id}#{number}")


def _messages(stream: BinaryIO) -> Iterator[bytes | Skipped]:
    """The messages of a mailbox: each begins with a line "From <sender> <time>" after an empty line."""
    lines: list[bytes] = []
    size = total = 0
    is_after_blank = True
    while line := stream.readline(MAX_BYTES):
        total += len(line)
        if is_after_blank and _SEPARATOR.match(line):
            if size:
                yield b"".join(lines)
            lines, size = [], 0
        else:
            lines.append(re.sub(rb"^>(>*From )", rb"\1", line))
            size += len(line)
        is_after_blank = not line.strip()
        if size > MAX_BYTES or total > MAX_MAILBOX_BYTES:
            yield Skipped(
                "", f"too large: a message over {MAX_BYTES >> 20} MiB or all over {MAX_MAILBOX_BYTES >> 30} GiB"
            )
            return
    if size:
        yield b"".join(lines)


def parse_message(data: bytes) -> Message | None:
    """Parse a message; None if it is too nested or broken to be one."""
    try:
        return message_from_bytes(data)
    except (MessageError, RecursionError, ValueError, LookupError):
        return None


def part_bytes(part: Message) -> bytes:
    """The content of one part, its transfer encoding undone."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _article(data: bytes, source: str, at: str, article_id: str) -> RawArticle | Skipped:
    message = parse_message(data)
    if message is None or not message.keys():
        return Skipped(at, "not a mail message: no header lines")
    text = _body(message)
    if text is None:
        return Skipped(at, "no text in this message")
    day = read_day(_COMMENT.sub("", _header(message, "Date") or ""))
    name = one_line(parseaddr(_header(message, "From") or "")[0])
    return RawArticle(
        article_id=article_id,
        raw=text,
        source=source,
        title=_header(message, "Subject"),
        authors=(name,) if name and "@" not in name else (),
        published=day.day if day else None,
        published_at=day.time if day else None,
        named_by="mail header",
    )


def _header(message: Message, name: str) -> str | None:
    value = str(message.get(name) or "")[:_MAX_HEADER_CHARS]
    try:
        return one_line(str(make_header(decode_header(value))))
    except (MessageError, LookupError, UnicodeError, ValueError):
        return one_line(value)


def _body(message: Message) -> str | None:
    """The first plain text, else the text of the first HTML; attachments do not count."""
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            text = _part_text(part) if part.get_content_type() == kind else None
            if text and text.strip():
                return fragment_text(text) if kind == "text/html" else text
    return None


def _part_text(part: Message) -> str | None:
    data, charset = part_bytes(part), part.get_content_charset() or ""
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        text = decode(data) or ""
    return without_surrogates(text.replace("\r\n", "\n"))
