"""``bench/faults.py`` in its small size: what it promises holds."""

from __future__ import annotations

import sys

import pytest

from bench.faults import PARTS, rows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace, /proc, mount")


@pytest.mark.parametrize("part", PARTS)
def test_the_promise_holds(part: str) -> None:
    for row in rows(PARTS[part], small=True):
        assert row.wrong == (), row.what
        assert row.tried or "strace" in row.told
