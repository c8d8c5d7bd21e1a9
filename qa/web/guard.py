"""The guard before the page: who may ask, for what, and how much at once. Knows nothing of questions and articles.

An ASGI application around another, outside everything that the other brings along: what is refused never reaches it,
and nothing leaves without the security headers.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from qa.web.sending import BUSY, MAX_WAITING, Sending

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes that a request may have.
MAX_BODY = 64 * 1024
#: The browser keeps the conversation and has it restored by a function of the page.
MAX_RESTORED = 1024 * 1024
MAX_UPLOAD = 64 * 1024 * 1024
#: Seconds that sending a request may take, uploads apart.
BODY_TIMEOUT_S = 30

_API = "/gradio_api"
_ENDPOINT = "(?:ask|retrieve|article|status)"
_NAME = "[A-Za-z0-9_-]+"
_FILE = r"(?:/(?!\.)[A-Za-z0-9_.-]+)+"
#: All that the page and the four endpoints ask for. Everything else that Gradio answers stays closed.
_READ = re.compile(
    rf"/|/(?:assets|static){_FILE}|/(?:theme\.css|favicon\.ico|manifest\.json|robots\.txt|config/?|logout)"
    rf"|{_API}/(?:theme\.css|info/?|app_id|heartbeat/{_NAME}|queue/data|call/(?:v2/)?{_ENDPOINT}/{_NAME})"
)
_WRITE = re.compile(
    rf"/login/?|{_API}/(?:queue/join|cancel|reset/?|component_server/?"
    rf"|run/(?:predict|{_ENDPOINT})/?|call/(?:v2/)?{_ENDPOINT}/?)"
)
_LOGIN = re.compile("/login/?")
_RESTORING = re.compile(rf"{_API}/component_server/?")
_UPLOAD = f"{_API}/upload"
_UPLOAD_PROGRESS = f"{_API}/upload_progress"
_MCP = re.compile(rf"{_API}/mcp(?:/.*)?")
#: Only these have a use for what stands behind the question mark; elsewhere it would open what is closed.
_WITH_QUERY = re.compile(rf"{_API}/(?:queue/data|upload|upload_progress)|{_MCP.pattern}")
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")
#: Who stands before the page is not believed about the address; the origin has been checked.
_DROPPED = re.compile(rb"origin|forwarded|x-forwarded-.*|x-gradio-server")


@dataclass(frozen=True, slots=True)
class Rules:
    """Under which names the page is served, and what is open beside it.

    Attributes:
        names: Host names and addresses, in lower case, without ports.
        any_address: Whether a Host that is a plain IP address will do: it cannot be a name that was made to point here.
        allow_upload: Whether files may be sent.
        mcp: Whether the endpoints are tools too.
    """

    names: frozenset[str]
    any_address: bool = False
    allow_upload: bool = False
    mcp: bool = False


class Refusal(Exception):
    """A request is not passed on; carries an HTTP status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Guard:
    """Pass on what the rules allow; refuse the rest with a sentence."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._at_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            sending = Sending(scope["path"], send)
            try:
                await self._serve(scope, receive, sending)
            except Refusal as refusal:
                await sending.say(refusal.status, str(refusal))
        else:
            await send({"type": "websocket.close", "code": 1008, "reason": "no websockets here"})

    async def _serve(self, scope: Scope, receive: Receive, send: Sending) -> None:
        headers, path = Headers(scope=scope), scope["path"]
        _check_host(headers, self._rules)
        _check_origin(headers)
        _check_path(scope["method"], path, self._rules)
        scope = _cleaned(scope)
        if scope["method"] != "POST":
            await self._app(scope, receive, send)
        elif path == _UPLOAD:
            _check_upload(headers)
            await self._app(scope, receive, send)
        else:
            _check_content_type(headers, path)
            body = await _read_body(receive, headers, MAX_RESTORED if _RESTORING.fullmatch(path) else MAX_BODY)
            await self._work(scope, _again(body, receive), send)

    async def _work(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._at_work >= MAX_WAITING:
            raise Refusal(503, BUSY)
        self._at_work += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._at_work -= 1


def _check_host(headers: Headers, rules: Rules) -> None:
    """Refuse a name that somebody else has made to point here."""
    hosts = headers.getlist("host")
    match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    if match is None:
        raise Refusal(400, "the Host header is missing or no host name")
    name = match[1].strip("[]").lower()
    if name not in rules.names and not (rules.any_address and _is_address(name)):
        raise Refusal(403, f"nothing is served under the name {name}: see ARTICLE_QA_HOSTS in the README")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: Headers) -> None:
    """Refuse what a page of another site has its visitor's browser ask."""
    for origin in headers.getlist("origin"):
        scheme, _, host = origin.lower().partition("://")
        if scheme not in ("http", "https") or host != headers["host"].lower():
            raise Refusal(403, "pages of other sites may not ask here")


def _check_path(method: str, path: str, rules: Rules) -> None:
    """Refuse what neither the page nor the endpoints need."""
    if path in (_UPLOAD, _UPLOAD_PROGRESS) and not rules.allow_upload:
        raise Refusal(403, "files are not taken: start with --allow-upload")
    if rules.mcp and _MCP.fullmatch(path):
        methods = ["GET", "POST", "DELETE"]
    else:
        methods = ["GET", "HEAD"] if _READ.fullmatch(path) or path == _UPLOAD_PROGRESS else []
        methods += ["POST"] if _WRITE.fullmatch(path) or path == _UPLOAD else []
    if not methods:
        raise Refusal(404, f"nothing is open here: programs use {_API}/run/ask, retrieve, article and status")
    if method not in methods:
        raise Refusal(405, f"{method} does nothing here: use {' or '.join(methods)}")


def _check_upload(headers: Headers) -> None:
    """Refuse files that are too large before they are read."""
    length = headers.get("content-length")
    if length is None:
        raise Refusal(411, "files must come with their length (Content-Length)")
    if int(length) > MAX_UPLOAD:
        raise Refusal(413, f"the files are too large: at most {MAX_UPLOAD // 1024**2} MB at once")


def _check_content_type(headers: Headers, path: str) -> None:
    """Refuse forms and files where JSON belongs."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not _LOGIN.fullmatch(path):
        raise Refusal(415, "send JSON and say so: Content-Type: application/json")


async def _read_body(receive: Receive, headers: Headers, limit: int) -> bytes:
    """Read a request's body; one that is too long is read to its end, but not kept, so that the refusal arrives."""
    too_long = Refusal(413, f"the request is too long: at most {limit // 1024:,} KB")
    if int(headers.get("content-length", 0)) > limit and "expect" in headers:
        raise too_long  # the client waits to be asked for it
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            while True:
                message = await receive()
                size += len(part := message.get("body", b""))
                if size <= limit:
                    body += part
                if not message.get("more_body"):
                    break
    except TimeoutError:
        raise (too_long if size > limit else Refusal(408, f"the request took over {BODY_TIMEOUT_S} seconds")) from None
    if size > limit:
        raise too_long
    return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a receive that gives a body once, and then what the connection says."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _cleaned(scope: Scope) -> Scope:
    """Leave out what the page behind must not act on."""
    dropped = [name for name, _ in scope["headers"] if _DROPPED.fullmatch(name)]
    if scope["path"] == "/":
        dropped.append(b"accept-encoding")  # its scripts are to be read on the way out
    headers = [item for item in scope["headers"] if item[0] not in dropped]
    query = scope["query_string"] if _WITH_QUERY.fullmatch(scope["path"]) else b""
    return {**scope, "headers": headers, "query_string": query}
