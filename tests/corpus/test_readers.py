"""Files to sources."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from drafter.corpus.readers import LARGEST, read_source
from drafter.errors import ReadError


def test_a_source_has_name_digest_encoding_and_text(tmp_path: Path) -> None:
    path = tmp_path / "讲话.md"
    path.write_bytes("# 讲话\r\n同志们：".encode("gb18030"))
    source = read_source(path)
    assert (source.name, source.encoding) == ("讲话.md", "gb18030")
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.text == "# 讲话\r\n同志们："
    assert read_source(path, name="甲/讲话.md").name == "甲/讲话.md"


def _cause(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_source(path)
    return caught.value.cause


def test_each_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    (tmp_path / "空.txt").write_bytes(b"")
    assert _cause(tmp_path) == "是文件夹，不是文件"
    assert _cause(tmp_path / "无.txt") == "没有这个文件"
    assert "不认识的格式 .xlsx" in _cause(tmp_path / "表.xlsx")
    assert _cause(tmp_path / "空.txt") == "空文件"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert _cause(path) == "超过 32 MB"


@pytest.mark.skipif(os.name != "posix", reason="管道文件只在 POSIX 上有")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert _cause(tmp_path / "管道.txt") == "不是普通文件"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="超级用户什么都能读")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "锁.txt"
    path.write_text("同志们")
    path.chmod(0)
    assert _cause(path) == "没有读取权限"
