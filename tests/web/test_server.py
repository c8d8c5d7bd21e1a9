import socket

import pytest

from qa.web import check_host, running


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", ""])
def test_an_address_that_others_can_reach_is_refused(host):
    with pytest.raises(ValueError, match=r"needs --auth, which is not there yet: use 127\.0\.0\.1"):
        check_host(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_an_address_of_this_machine_alone_is_accepted(host):
    check_host(host)


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


def test_the_address_is_on_this_machine(served):
    assert served[1].startswith("http://127.0.0.1:")
