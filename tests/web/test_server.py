import socket
import subprocess
import sys

import pytest

from qa.errors import MissingPart
from qa.web import Access, check_host, check_tools, running


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", ""])
def test_an_address_that_others_can_reach_is_refused_unless_they_must_log_in(host, engine):
    with pytest.raises(ValueError, match=r"lets others in: say who may with --auth FILE, or use 127\.0\.0\.1"):
        check_host(host, {})
    with pytest.raises(ValueError, match="lets others in"), running(engine, host=host):
        pass
    check_host(host, {"ann": "secret"})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_an_address_of_this_machine_alone_is_accepted(host):
    check_host(host, {})


def test_a_port_in_use_is_named(engine):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(OSError, match=f"port {port} is in use: choose another with --port"),
            running(engine, port=port),
        ):
            pass


def test_an_address_of_another_machine_is_named(engine):
    access = Access({"ann": "secret"})
    with (
        pytest.raises(OSError, match=r"cannot listen on 192\.0\.2\.1: .*: choose another --host"),
        running(engine, host="192.0.2.1", access=access),
    ):
        pass


def test_the_address_is_on_this_machine(served):
    assert served[1].startswith("http://127.0.0.1:")


def test_the_page_stops_and_leaves_its_port_free(engine, request_to):
    with running(engine) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        stream = socket.create_connection(("127.0.0.1", port), timeout=30)
        stream.sendall(b"GET /gradio_api/heartbeat/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert stream.recv(12) == b"HTTP/1.1 200"
    stream.close()
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_a_missing_part_is_named_with_its_install_line(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingPart, match=r"pip install 'article-qa\[mcp\]'"):
        check_tools({})


def test_tools_and_a_login_do_not_go_together():
    with pytest.raises(ValueError, match="--mcp and --auth do not go together, as assistants cannot log in"):
        check_tools({"ann": "secret"})


WATCHED = """
import socket, sys
sys.path[:0] = {path!r}
asked = []
connect, resolve = socket.socket.connect, socket.getaddrinfo
def watched_connect(self, address):
    asked.append(address)
    return connect(self, address)
def watched_resolve(host, *rest, **more):
    asked.append((host,))
    return resolve(host, *rest, **more)
socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo = watched_connect, watched_connect, watched_resolve
from conftest import FakeEngine, articles
from qa.web import running
with running(FakeEngine(articles(), [])) as address:
    import json, urllib.request
    call = json.dumps({{"data": ["How many battlegroups?"]}}).encode()
    for path, body in (("", None), ("config", None), ("gradio_api/run/ask", call)):
        urllib.request.urlopen(urllib.request.Request(
            address + path, body, {{"Content-Type": "application/json"}})).read()
import time; time.sleep(1)
print(sorted({{entry[0] for entry in asked if isinstance(entry, tuple)}}))
"""


def test_starting_and_asking_reach_for_no_other_machine():
    path = [entry for entry in (__file__.rpartition("/")[0], *sys.path) if entry]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.format(path=path)], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.splitlines()[-1] == "['127.0.0.1']"
