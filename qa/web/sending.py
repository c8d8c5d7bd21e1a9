"""What leaves the page: security headers on every response, and errors that are sentences."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import Message, Send

#: Questions that may wait for an answer; more are told to come back.
MAX_WAITING = 64
BUSY = f"busy: {MAX_WAITING} questions are waiting, try again in a moment"
#: Seconds that a wrong password costs.
WRONG_PASSWORD_S = 1.0

_SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_INLINE_SCRIPT = re.compile(rb"<script(?: data-gradio-mode)?>(.*?)</script>", re.DOTALL)
#: Said in place of what Gradio says, which is for its own developers.
_SENTENCES = {
    500: "something went wrong here: try again; the log of the server says what it was",
    503: BUSY,
}
_MAY_BE_KEPT = ("/assets/", "/static/")


def content_policy(scripts: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy: the page's own files and nothing else, and these inline scripts.

    Attributes such as onerror="..." are no such scripts and never run. Gradio compiles its templates (unsafe-eval)
    and styles elements in place (unsafe-inline).
    """
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' 'unsafe-eval'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "frame-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def script_hashes(html: bytes) -> list[str]:
    """Return what a policy names the inline scripts of the page's own HTML by.

    Texts of articles are no part of that HTML: they come later, as JSON.
    """
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class Sending:
    """Send one response, with the headers that every response has."""

    def __init__(self, path: str, send: Send) -> None:
        self._path = path
        self._send = send
        self._start: Message = {}
        self._held: bytearray | None = None  # the body, where it is needed whole

    async def __call__(self, message: Message) -> None:
        """Send a message of the response, or hold it back until the body is whole."""
        if message["type"] == "http.response.start":
            self._start = message
            if message["status"] in _SENTENCES or self._is_page():
                self._held = bytearray()
                return
            if message["status"] >= 400 and self._path.startswith("/login"):
                await asyncio.sleep(WRONG_PASSWORD_S)
            self._set_headers(content_policy())
        elif self._held is not None:
            self._held += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_whole(bytes(self._held))
            return
        await self._send(message)

    async def say(self, status: int, sentence: str) -> None:
        """Answer with an error that is a sentence, as JSON, and hang up."""
        body = json.dumps({"error": sentence}, ensure_ascii=False).encode()
        headers = MutableHeaders({"content-type": "application/json", "content-length": str(len(body))})
        headers["connection"] = "close"
        self._start = {"type": "http.response.start", "status": status, "headers": headers.raw}
        self._set_headers(content_policy())
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})

    async def _send_whole(self, body: bytes) -> None:
        status = self._start["status"]
        if status in _SENTENCES:
            await self.say(status, (_reason(body) if status == 500 else "") or _SENTENCES[status])
        else:
            self._set_headers(content_policy(script_hashes(body)))
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})

    def _is_page(self) -> bool:
        return self._path == "/" and MutableHeaders(scope=self._start).get("content-type", "").startswith("text/html")

    def _set_headers(self, policy: str) -> None:
        headers = MutableHeaders(scope=self._start)
        headers.update({**_SECURITY_HEADERS, "content-security-policy": policy})
        if not self._path.startswith(_MAY_BE_KEPT):
            headers["cache-control"] = "no-store"


def _reason(body: bytes) -> str:
    """What an error of ours says; "" if it is none."""
    try:
        content = json.loads(body)
    except ValueError:
        return ""
    reason = content.get("error") if isinstance(content, dict) else None
    return reason if isinstance(reason, str) else ""
