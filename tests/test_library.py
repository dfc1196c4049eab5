"""What a program may use: everything promised is there, and loads nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import drafter


@pytest.mark.parametrize("name", drafter.__all__)
def test_everything_promised_is_there_and_documented(name: str) -> None:
    assert getattr(drafter, name).__doc__


def test_what_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="speechwriter"):
        _ = drafter.speechwriter  # type: ignore[attr-defined]


def test_to_import_it_loads_no_library() -> None:
    heavy = "{'jieba', 'docx', 'msgspec', 'lxml'}"
    code = f"import sys, drafter; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_draft_is_made_without_a_terminal_or_a_home(tmp_path: Path) -> None:
    with drafter.phrase_bank(tmp_path / "bank.db") as bank:
        draft = drafter.drafted("表态发言", {"发言人": "周岚 南渡区区长"}, bank)
        again = drafter.drafted("表态发言", {"发言人": "周岚 南渡区区长"}, bank)
    assert draft == again
    assert draft.draft.gaps
    refused = drafter.written(draft, tmp_path / "稿.docx")
    assert refused.docx is None
    written = drafter.written(draft, tmp_path / "稿.docx", allow_gaps=True)
    assert written.docx is not None
    assert written.docx.read_bytes()[:2] == b"PK"
    with pytest.raises(drafter.UserError, match="没有"):
        drafter.drafted("表态发言", {"没有这一问": "x"}, bank)
