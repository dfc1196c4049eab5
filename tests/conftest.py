"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

import ctypes
import ipaddress
import os
import socket
import struct
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

if sys.platform == "linux":
    import fcntl

# A slow machine is no fault of the code; in CI the same examples are tried each time, so that a
# landing does not hang on luck, while every run elsewhere looks further.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thousand", deadline=None, max_examples=1000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "here")
)

os.environ["DRAFTER_HOME"] = tempfile.mkdtemp()  # what tests read while they are collected


def _stay_at_home(event: str, arguments: tuple[object, ...]) -> None:
    """Lets no test reach beyond this machine, or ask anybody for an address."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[-1]
        if isinstance(address, tuple) and not _is_here(str(address[0])):
            raise PermissionError(f"a test wants to reach {address[0]}")
    elif event == "socket.getaddrinfo" and not _is_here(str(arguments[0] or "localhost")):
        raise PermissionError(f"a test wants the address of {arguments[0]}")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(_stay_at_home)


def _without_network() -> bool:
    """Moves this process, and all that it starts, where there is loopback and nothing else: what
    runs in a worker, in LibreOffice or in a browser has no audit hook. False where the system does
    not let us (Linux, as root)."""
    if sys.platform != "linux" or ctypes.CDLL(None).unshare(_NEW_NETWORK) != 0:
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as anywhere:
        fcntl.ioctl(anywhere, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))
    return True


_NEW_NETWORK, _SET_FLAGS, _UP = 0x40000000, 0x8914, 0x1  # CLONE_NEWNET, SIOCSIFFLAGS, IFF_UP
CUT_OFF = _without_network()
"""Whether processes that tests start are cut off from the network, too."""

_SHARED = Path(__file__).resolve().parents[2] / "shared"


SLOW = (
    "corpus/test_reading.py", "corpus/test_readers_hostile.py", "deriving/test_derived_outlines.py",
    "export/test_word_rendered.py", "faults", "flows/test_outline_check.py",
    "mining/test_figures.py", "mining/test_mined_phrases.py", "terminal/test_faults_pty.py",
    "terminal/test_interview_pty.py", "terminal/test_ten_outlines_pty.py", "test_manual_runs.py",
    "test_packaging.py",
    "web/test_in_browser.py",
)  # fmt: skip
"""What takes seconds a test: whole programs on a terminal, in a browser, in LibreOffice, killed, or
over the real corpus. ``make check`` leaves these out; ``make test`` and CI do not."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow, by its file or folder."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here).as_posix()
        if place.startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def drafter_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that no test sees the user's bank or drafts."""
    home = tmp_path / "home"
    monkeypatch.setenv("DRAFTER_HOME", str(home))
    monkeypatch.setenv("DRAFTER_OUT", str(tmp_path / "讲话稿"))
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; skipped where absent, demanded in CI."""
    if not _SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("在 CI 里必须有 ../shared")
        pytest.skip("没有 ../shared（真实语料），跳过")
    return _SHARED


@pytest.fixture(scope="session")
def shared_corpus(shared: Path) -> Path:
    """The five real files of the main job's input."""
    return shared / "corpus"
