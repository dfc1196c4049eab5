"""What the page leaves behind when it is stopped in the midst of its work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from drafter.web import Door
from tests.flows.test_mining_flow import SPEECH
from tests.web.served import Client
from tests.web.tiny import tiny_bank

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_files_that_were_dropped_do_not_outlast_the_page(
    tmp_path: Path, number: signal.Signals
) -> None:
    bank, apart = tiny_bank(tmp_path / "bank.db"), tmp_path / "apart"
    apart.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "drafter", "serve", "--no-open", "--bank", str(bank)],
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(apart)},
        text=True,
    )
    try:
        assert process.stdout is not None
        address = re.search(r"127\.0\.0\.1:(\d+)/\S*token=(\S+)", process.stdout.readline())
        assert address is not None
        client = Client(Door(int(address[1]), token=address[2], cookie=""))
        client.enter(address[2])
        client.upload("/mine/files", "files", "历年讲话.txt", SPEECH * 400)
        end = monotonic() + 20
        while not list(apart.glob("drafter-*")) and monotonic() < end:
            sleep(0.01)
        assert list(apart.glob("drafter-*"))
        process.send_signal(number)
        process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert list(apart.glob("drafter-*")) == []
