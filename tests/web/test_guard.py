"""What the guard lets through and what it refuses, asked of a running page byte by byte."""

import asyncio
import json
import socket
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest

from qa.web import Access, running
from qa.web.guard import MAX_BODY, MAX_RESTORED, Guard, Rules
from qa.web.sending import BUSY, MAX_WAITING

RULES = Rules(frozenset({"localhost"}))
CALL = json.dumps({"data": ["How many battlegroups?"]}).encode()
JSON = {"Content-Type": "application/json"}


def send_raw(port, *parts):
    """Send bytes; gives the status and the body."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for part in parts:
            connection.sendall(part)
        answer = HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.read()


@pytest.fixture(scope="module")
def ask(request_to):
    return request_to


def sentence(body):
    return json.loads(body)["error"]


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}", "localhost"])
def test_the_machine_s_own_names_are_served(ask, port, host):
    assert ask(port, "GET", "/", {"Host": host.format(port)})[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "127.0.0.1.evil.example:{}",
        "localhost.evil.example",
        "192.168.1.4:{}",
        "127.1:{}",
        "0x7f.1",
        "localhost@evil.example",
        "evil.example#localhost",
        "localhost:{}:1",
        "",
        "localhost evil.example",
    ],
)
@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("GET", "/config"), ("POST", "/gradio_api/run/ask")])
def test_a_name_made_to_point_here_is_refused(ask, port, host, method, path):
    status, _, body = ask(port, method, path, {**JSON, "Host": host.format(port)}, CALL if method == "POST" else None)
    assert status in (400, 403)
    assert sentence(body)


def test_a_request_without_a_host_or_with_two_is_refused(port):
    assert send_raw(port, b"GET / HTTP/1.0\r\n\r\n")[0] == 400
    assert send_raw(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")[0] == 400


def test_the_page_s_own_origin_may_ask(ask, port):
    own = {**JSON, "Origin": f"http://127.0.0.1:{port}"}
    status, headers, _ = ask(port, "POST", "/gradio_api/run/ask", own, CALL)
    assert status == 200
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:1", "http://localhost:{}", "http://127.0.0.1", "file://", ""],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/run/ask"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/queue/join"),
        ("GET", "/config"),
        ("OPTIONS", "/gradio_api/run/ask"),
    ],
)
def test_another_site_may_not_ask_and_is_shown_nothing(ask, port, origin, method, path):
    foreign = {**JSON, "Origin": origin.format(port), "Access-Control-Request-Method": "POST"}
    status, headers, body = ask(port, method, path, foreign, CALL if method == "POST" else None)
    assert status == 403
    assert sentence(body) == "pages of other sites may not ask here"
    assert not [name for name in headers if name.lower().startswith("access-control")]


CLOSED = [
    "/gradio_api/upload", "/gradio_api/upload_progress?upload_id=1", "/gradio_api/file=/etc/hostname",
    "/gradio_api/file/etc/hostname", "/file=/etc/hostname", "/gradio_api/proxy=https://evil.example/",
    "/gradio_api/stream/1", "/gradio_api/stream/1/2/3/playlist.m3u8", "/gradio_api/custom_component/a/client/b/c",
    "/monitoring", "/monitoring/summary", "/gradio_api/openapi.json", "/openapi.json", "/docs", "/redoc",
    "/gradio_api/deep_link?session_hash=1", "/gradio_api/runs", "/gradio_api/run-history/records",
    "/gradio_api/vibe-edit", "/gradio_api/vibe-code", "/gradio_api/process_recording", "/gradio_api/dev/reload",
    "/gradio_api/startup-events", "/gradio_api/token", "/gradio_api/user",
    "/gradio_api/queue/status", "/gradio_api/profiling/traces", "/gradio_api/mcp/", "/gradio_api/mcp/sse",
    "/gradio_api/run/nobody", "/gradio_api/api/ask", "/gradio_api", "/svelte/x.js", "/pwa_icon", "/nobody",
]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_page_does_not_need_is_closed(ask, port, method, path):
    status, _, body = ask(port, method, path, JSON, CALL if method == "POST" else None)
    assert status in (403, 404)
    assert sentence(body)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload/", "//gradio_api/upload", "/gradio_api//upload", "/gradio_api/%75pload",
        "/gradio_api/UPLOAD", "/GRADIO_API/upload", "/gradio_api/upload%2f", "/gradio_api/upload%00",
        "/gradio_api/./upload", "/assets/../gradio_api/upload", "/gradio_api/info/../upload", "/gradio_api/upload;x",
        "/gradio_api/upload%0a", "/gradio_api/file%3D/etc/hostname", "/gradio_api/file=%2Fetc%2Fhostname",
        "/assets/%2e%2e/%2e%2e/config", "/assets/..%2f..%2fconfig", "/static//etc/hostname", "/assets/",
        "/gradio_api/gradio_api/upload", "/gradio_api/run/%61sk%2f..%2f..%2fupload", "http://evil.example/",
        "/gradio_api/ｕpload".encode().decode("latin-1"),
    ],
)  # fmt: skip
def test_no_other_spelling_opens_it(port, path):
    raw = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    status, body = send_raw(port, raw.encode("latin-1"))
    assert status in (400, 403, 404, 405)
    assert b"error" in body or b"Invalid HTTP" in body


def test_what_the_page_needs_is_open(ask, port):
    for path in ("/", "/config", "/theme.css", "/manifest.json", "/favicon.ico", "/gradio_api/info", "/robots.txt"):
        assert ask(port, "GET", path)[0] == 200, path
    page = ask(port, "GET", "/")[2].decode()
    script = page.partition('<script type="module" crossorigin src=".')[2].partition('"')[0]
    assert ask(port, "GET", script)[0] == 200
    assert ask(port, "HEAD", "/")[0] == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/"), ("DELETE", "/gradio_api/run/ask"), ("TRACE", "/"), ("GET", "/gradio_api/run/ask")],
)
def test_other_methods_do_nothing(ask, port, method, path):
    assert ask(port, method, path)[0] == 405


@pytest.mark.parametrize(("path", "limit"), [("run/ask", MAX_BODY), ("component_server", MAX_RESTORED)])
@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_a_long_request_is_refused_with_a_sentence(port, path, limit, chunked):
    body = b"x" * (limit + 1)
    parts = [f"POST /gradio_api/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()]
    if chunked:
        parts += [b"Transfer-Encoding: chunked\r\n\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)]
    else:
        parts += [b"Content-Length: %d\r\n\r\n" % len(body), body]
    status, answer = send_raw(port, *parts)
    assert status == 413
    assert sentence(answer) == f"the request is too long: at most {limit // 1024:,} KB"


def test_a_long_request_that_is_announced_is_refused_before_it_is_sent(port):
    head = b"POST /gradio_api/run/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    assert send_raw(port, head + b"Content-Length: 300000000\r\nExpect: 100-continue\r\n\r\n")[0] == 413


def test_the_longest_request_is_read(ask, port):
    data = json.dumps({"data": ["x" * (MAX_BODY - 14)]}).encode()
    assert len(data) == MAX_BODY
    assert ask(port, "POST", "/gradio_api/run/ask", JSON, data)[0] == 200  # the engine of these tests takes any length


def test_forms_and_files_are_refused_where_json_belongs(ask, port):
    for kind in ("text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""):
        status, _, body = ask(port, "POST", "/gradio_api/run/ask", {"Content-Type": kind}, CALL)
        assert status == 415
        assert "Content-Type: application/json" in sentence(body)


def test_what_a_stranger_says_about_the_address_is_not_believed(ask, port):
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Gradio-Server": "http://evil.example",
    }
    for path in ("/", "/config"):
        assert b"evil.example" not in ask(port, "GET", path, forged)[2]


def test_files_are_taken_only_when_allowed(ask, engine):
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    with running(engine, access=Access(allow_upload=True)) as address:
        port = urlsplit(address).port
        status, _, answer = ask(port, "POST", "/gradio_api/upload", form, body)
        assert status == 200
        (path,) = json.loads(answer)
        assert ask(port, "GET", f"/gradio_api/file={path}")[0] == 404
        head = (
            b"POST /gradio_api/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        )
        assert send_raw(port, head + b"Content-Length: 99999999999\r\n\r\n")[0] == 413
        assert send_raw(port, head + b"Transfer-Encoding: chunked\r\n\r\n")[0] == 411


class Request:
    """One POST through a guard, without a network."""

    def __init__(self, **scope):
        headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
        path = {"path": "/gradio_api/run/ask", "query_string": b""}
        self.scope = {"type": "http", "method": "POST", **path, "headers": headers, **scope}
        self.sent = []
        self.chunk = {"type": "http.request", "body": b"{}", "more_body": False}

    async def receive(self):
        await asyncio.sleep(0.001)
        return self.chunk

    async def send(self, message):
        self.sent.append(message)

    async def through(self, guard):
        await guard(self.scope, self.receive, self.send)
        return self.sent


async def nothing(scope, receive, send):
    raise AssertionError("never reached")


def test_websockets_are_refused():
    (closed,) = asyncio.run(Request(type="websocket").through(Guard(nothing, RULES)))
    assert closed["type"] == "websocket.close"


def test_who_comes_when_all_places_are_taken_is_told_so():
    async def go():
        working, done = asyncio.Semaphore(0), asyncio.Event()

        async def app(scope, receive, send):
            working.release()
            await done.wait()

        guard = Guard(app, RULES)
        waiting = [asyncio.create_task(Request().through(guard)) for _ in range(MAX_WAITING)]
        for _ in waiting:
            await working.acquire()
        sent = await Request().through(guard)
        done.set()
        await asyncio.gather(*waiting)
        return sent

    start, body = asyncio.run(go())
    assert start["status"] == 503
    assert sentence(body["body"]) == BUSY


@pytest.mark.parametrize(("size", "status"), [(1, 408), (MAX_BODY, 413)])
def test_a_body_that_never_ends_is_given_up(monkeypatch, size, status):
    monkeypatch.setattr("qa.web.guard.BODY_TIMEOUT_S", 0.05)
    request = Request()
    request.chunk = {"type": "http.request", "body": b"x" * size, "more_body": True}
    start, body = asyncio.run(request.through(Guard(nothing, RULES)))
    assert start["status"] == status
    assert sentence(body["body"])
