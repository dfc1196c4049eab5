"""The tests stay on this machine."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys

import pytest

from tests.conftest import CUT_OFF


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_nobody_outside_is_reached(host: str) -> None:
    with pytest.raises(PermissionError, match=host):
        socket.create_connection((host, 80), timeout=1)


def test_nobody_outside_is_sent_anything() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out,
        pytest.raises(PermissionError, match=r"192\.0\.2\.1"),
    ):
        out.sendto(b"x", ("192.0.2.1", 53))


def test_this_machine_is_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as here,
    ):
        assert here.getpeername()[0] == "127.0.0.1"


_REACH = """
import socket, sys
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5)
except OSError as error:
    sys.exit(error.errno or 255)
"""


def code_of_reaching(host: str, port: int) -> int:
    """What a process of its own, without any hook, comes to that wants to reach ``host``."""
    call = [sys.executable, "-I", "-c", _REACH, host, str(port)]
    return subprocess.run(call, check=False).returncode


def test_a_process_that_a_test_starts_reaches_nobody_outside_but_this_machine() -> None:
    if not CUT_OFF:
        pytest.skip("系统不让把网络断开（要 Linux、root），子进程没有断网")
    assert code_of_reaching("192.0.2.1", 80) == errno.ENETUNREACH
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert code_of_reaching("127.0.0.1", server.getsockname()[1]) == 0
