"""Who may come in: the file of users, and a page that asks for a name and a password."""

import re
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from gradio_client import Client

from qa.web import Access, others_may_read, read_users, running

USERS = {"ann": "pa:ss word "}
CALL = b'{"data": ["How many battlegroups?"]}'
JSON = {"Content-Type": "application/json"}


def written(tmp_path, text):
    path = tmp_path / "users.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_users_are_read_with_comments_blank_lines_and_colons(tmp_path):
    text = "\ufeff# the desk\n\nann:pa:ss word \r\n  # more\n bob :ünïcode\n"
    assert read_users(written(tmp_path, text)) == {"ann": "pa:ss word ", "bob": "ünïcode"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names nobody: write a line user:password"),
        ("# nobody yet\n\n", "names nobody: write a line user:password"),
        ("ann:secret\nsecret\n", "line 2 is not user:password"),
        ("ann:", "line 1 is not user:password"),
        (":secret", "line 1 is not user:password"),
        ("ann:secret\nann:secret2", "line 2: this user stands in the file twice"),
    ],
)
def test_a_bad_line_is_named_and_no_password_shown(tmp_path, text, message):
    path = written(tmp_path, text)
    with pytest.raises(ValueError, match=f"^{re.escape(str(path))}.* ?{re.escape(message)}") as caught:
        read_users(path)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "users.txt"
    path.write_bytes(b"ann:\xff\xfe")
    with pytest.raises(ValueError, match=r"is not a text file of user:password lines"):
        read_users(path)


def test_a_file_that_others_can_read_is_noticed(tmp_path):
    path = written(tmp_path, "ann:secret")
    path.chmod(0o640)
    assert others_may_read(path)
    path.chmod(0o600)
    assert not others_may_read(path)


@pytest.fixture(scope="module")
def locked(served):
    """The address of a page that asks who comes, served to the whole network."""
    with running(served[0], host="0.0.0.0", access=Access(USERS, names=("News.example",))) as address:
        yield address


@pytest.fixture(scope="module")
def locked_port(locked):
    return urlsplit(locked).port


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/config"),
        ("GET", "/config/"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/info/"),
        ("GET", "/gradio_api/queue/data?session_hash=x"),
        ("GET", "/gradio_api/call/ask/x"),
        ("POST", "/gradio_api/run/ask"),
        ("POST", "/gradio_api/run/ask/"),
        ("POST", "/gradio_api/run/retrieve"),
        ("POST", "/gradio_api/run/article"),
        ("POST", "/gradio_api/run/status"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/ask"),
        ("POST", "/gradio_api/call/v2/ask"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/component_server/"),
    ],
)
def test_nothing_is_answered_to_who_has_not_logged_in(request_to, locked_port, served, method, path):
    before = len(served[0].asked)
    for headers in (JSON, {**JSON, "Cookie": "access-token-unsecure-x=1; access-token-x=1"}):
        status, _, body = request_to(locked_port, method, path, headers, CALL if method == "POST" else None)
        assert status == 401
        assert b"battlegroup" not in body
    assert len(served[0].asked) == before


def test_the_login_page_holds_nothing_of_the_archive(request_to, locked_port):
    status, _, body = request_to(locked_port, "GET", "/")
    assert status == 200
    assert b'"auth_required":true' in body
    assert b"articles" not in body.partition(b"window.gradio_config")[2].partition(b"</script>")[0]


def log_in(address, user, password):
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    opener.open(f"{address}login", urlencode({"username": user, "password": password}).encode(), timeout=30).close()
    return opener


def test_who_logs_in_is_answered_and_after_logging_out_no_more(locked):
    opener = log_in(locked, "ann", USERS["ann"])
    call = Request(f"{locked}gradio_api/run/ask", CALL, JSON)
    with opener.open(call, timeout=30) as answer:
        assert b"eight battlegroups" in answer.read()
    opener.open(f"{locked}logout", timeout=30).close()
    with pytest.raises(HTTPError, match="401") as refused:
        opener.open(call, timeout=30)
    refused.value.close()


@pytest.mark.parametrize(("user", "password"), [("ann", "wrong"), ("bob", USERS["ann"]), ("ann", "pa:ss word")])
def test_a_wrong_password_is_refused(monkeypatch, locked, user, password):
    monkeypatch.setattr("qa.web.sending.WRONG_PASSWORD_S", 0)
    with pytest.raises(HTTPError, match="400") as refused:
        log_in(locked, user, password)
    refused.value.close()


def test_gradio_client_logs_in(locked):
    client = Client(locked, auth=("ann", USERS["ann"]), verbose=False, analytics_enabled=False)
    try:
        assert client.predict(question="How many battlegroups?", api_name="/ask")["answered"]
    finally:
        client.close()


@pytest.mark.parametrize("host", ["192.168.1.4:{}", "[fe80::1]:{}", "news.example", "localhost:{}"])
def test_addresses_and_the_names_given_are_served(request_to, locked_port, host):
    assert request_to(locked_port, "GET", "/", {"Host": host.format(locked_port)})[0] == 200


@pytest.mark.parametrize("host", ["evil.example:{}", "192.168.1.4.evil.example"])
def test_other_names_are_refused_there_too(request_to, locked_port, host):
    assert request_to(locked_port, "GET", "/", {"Host": host.format(locked_port)})[0] == 403


def test_another_site_is_shown_nothing_there_either(request_to, locked_port):
    foreign = {**JSON, "Host": f"192.168.1.4:{locked_port}", "Origin": "http://evil.example"}
    for method in ("GET", "OPTIONS"):
        status, headers, _ = request_to(locked_port, method, "/config", foreign)
        assert status == 403
        assert "access-control-allow-origin" not in headers
