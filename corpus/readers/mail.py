"""Mail: a message, or a mailbox of many, with subject, sender and date as fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import takewhile
from typing import BinaryIO

from corpus.header.byline import read_header_line
from corpus.header.named import Value, read_values
from corpus.header.titles import has_title_shape
from corpus.raw import RawArticle, Skipped, one_line, without_surrogates
from corpus.readers.decode import decode, read_bytes
from corpus.readers.forwarded import forwarded
from corpus.readers.page import fragment_text
from corpus.words import MEDIA_WORDS, NOT_NAMES

MAX_BYTES = 64 << 20  # of one message, attachments included
MAX_MAILBOX_BYTES = 4 << 30
_MAX_HEADER_CHARS = 2000
_SEPARATOR = re.compile(rb"From \S+ .*\d\d:\d\d")
_AT_OUTLET = re.compile(r"([^\W\d_][\w.’' -]{2,60}?)\s+(?:from|at|@|via|for|of)\s+(?:the\s+)?([A-Z][\w.&’' -]{1,60})")
# Addresses that a person does not write from.
_OF_MANY = re.compile(
    r"(?:[^@]*[._+-])?(?:no-?reply|do-?not-?reply|news(?:letters?)?|info|hello|hi|contact|editors?|editorial|mail(?:er|ing)?"
    r"|alerts?|bulletin|updates?|digest|daily|weekly|briefing|morning|evening|subscri\w{1,10}|members(?:hip)?|press|media"
    r"|office|team|support|service|email|reply|bounces?|notifications?)(?:[._+-][^@]*|\d*)@",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\s*(?:(?:fwd?|wg|tr)\s*:\s*)+", re.IGNORECASE)
_MAX_HEAD_CHARS = 1000
_MAX_HEAD_LINES = 8
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")
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
    inner, text = forwarded(text)
    subject = inner.get("subject") or _header(message, "Subject") or ""
    passed_on = None if inner else _PASSED_ON.match(subject)
    sender = _sender(message, inner.get("from") or _header(message, "From") or "")
    is_sent_on = bool(passed_on) or _begins_with_article_of_other(text, sender)
    if is_sent_on:  # by a reader of it, later
        sender = _Sender()
        subject = subject[passed_on.end() :] if passed_on else ""
    date_text = inner.get("date", "") if inner else _header(message, "Date") or ""
    values = {
        "title": [Value("mail header Subject", (subject,))],
        "authors": [Value("mail header From", (sender.person,))],
        "outlet": [Value("mail header From", (sender.outlet,))],
        "published": [
            Value("mail header Date", ("" if is_sent_on else _COMMENT.sub("", date_text),)),
        ],
    }
    return read_values(RawArticle(article_id, text, source, named_by="mail header"), values)


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who a message is from, as far as its name says whether that is a person; "" where it does not."""

    person: str = ""
    outlet: str = ""


def _sender(message: Message, text: str) -> _Sender:
    """Read "Ada Quill <ada@post.example>", "Ada Quill at Harbour Post <...>" or "Harbour Post <news@post.example>"."""
    name, address = parseaddr(text)
    name = one_line(name) or ""
    if "@" in name:
        return _Sender()
    if shared := _AT_OUTLET.fullmatch(name):
        return _Sender(shared[1], shared[2])
    words = {word.strip(".,").lower() for word in name.split()}
    telling = MEDIA_WORDS | (NOT_NAMES if any(message.get(header) for header in _LIST_HEADERS) else frozenset())
    is_of_many = _OF_MANY.fullmatch(f"{address.partition('@')[0][:100]}@") is not None
    return _Sender(outlet=name) if is_of_many or not words.isdisjoint(telling) else _Sender(name)


def _begins_with_article_of_other(text: str, sender: _Sender) -> bool:
    """Tell whether a person's message begins with the title, byline and date of an article by somebody else."""
    lines = [line.strip() for line in text[:_MAX_HEAD_CHARS].splitlines() if line.strip()][:_MAX_HEAD_LINES]
    if sender.outlet or not lines or read_header_line(lines[0]) or not has_title_shape(lines[0], is_heading=False):
        return False
    fields = [line for line in takewhile(bool, map(read_header_line, lines[1:])) if line]
    authors = {author.value.casefold() for line in fields if line.is_named for author in line.authors}
    is_dated = any(day.kind in ("published", "plain") for line in fields for day in line.dates)
    return bool(authors) and is_dated and sender.person.casefold() not in authors


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
