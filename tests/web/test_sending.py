"""What every response carries, and how errors are said."""

import asyncio
import json

import pytest

from qa.web.sending import BUSY, Sending


async def response_of(app, path):
    sent = []

    async def send(message):
        sent.append(message)

    await app({}, None, Sending(path, send))
    return sent


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/config"), ("GET", "/nobody"), ("GET", "/theme.css"), ("PUT", "/")]
)
def test_every_response_carries_the_security_headers(request_to, port, method, path):
    _, headers, _ = request_to(port, method, path)
    policy = headers["content-security-policy"]
    for part in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in policy
    script = policy.partition("script-src ")[2].partition(";")[0]
    assert "unsafe-inline" not in script
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_each_inline_script_of_the_page_is_named_by_its_hash(request_to, port):
    _, headers, page = request_to(port, "GET", "/")
    assert headers["content-security-policy"].count("'sha256-") == page.count(b"<script>") + page.count(
        b"<script data-gradio-mode>"
    )


@pytest.mark.parametrize(
    ("status", "said", "expected"),
    [
        (500, b"Internal Server Error", "something went wrong here: try again; the log of the server says what it was"),
        (500, b'{"error": null}', "something went wrong here: try again; the log of the server says what it was"),
        (500, b'{"error": "the question is empty"}', "the question is empty"),
        (503, b'{"detail": "Queue is full. Max size is 64 and size is 64."}', BUSY),
    ],
)
def test_errors_are_sentences(status, said, expected):
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": said})

    start, body = asyncio.run(response_of(app, "/gradio_api/queue/join"))
    assert start["status"] == status
    assert json.loads(body["body"])["error"] == expected
