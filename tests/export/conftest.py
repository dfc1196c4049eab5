"""The rendered files that several tests look at, made once a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from tests.export.rendering import Rendered, missing_tools, render
from tests.export.samples import CHECKED, samples


@pytest.fixture(scope="session")
def rendered(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Every sample rendered; the workers of one run share them."""
    missing = missing_tools()
    if missing:
        message = f"没有 {'、'.join(missing)}，没法核对排版（../shared/tools/setup_render.sh 会装）"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "rendered"
    with FileLock(f"{folder}.lock"):
        if not (folder / "done").exists():
            render(samples(), CHECKED, folder, shared)
            (folder / "done").touch()
    return Rendered(folder)
