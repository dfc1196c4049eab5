"""摘抄.txt: what was copied, one line after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import UserError
from drafter.flows.notebook import NAME, noted_down


def test_each_copy_is_a_line_of_its_own_and_what_stood_there_stays(tmp_path: Path) -> None:
    path = noted_down("守住底线。", tmp_path / "讲话稿")
    path.write_text("自己记的一句，没有换行", encoding="utf-8")
    noted_down("事不避难。", tmp_path / "讲话稿")
    noted_down("行稳致远。", tmp_path / "讲话稿")
    assert path.read_text(encoding="utf-8") == "自己记的一句，没有换行\n事不避难。\n行稳致远。\n"


def test_a_file_that_is_no_such_text_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes("摘抄".encode("gb18030"))
    with pytest.raises(UserError, match="没有动它"):
        noted_down("守住底线。", tmp_path)
    assert path.read_bytes() == "摘抄".encode("gb18030")
    path.unlink()
    path.mkdir()
    with pytest.raises(UserError, match="读不了"):
        noted_down("守住底线。", tmp_path)
