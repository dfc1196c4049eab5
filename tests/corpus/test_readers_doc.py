"""Old Word files. ``data/old.doc`` is a speech of our own, saved by LibreOffice as Word 97."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.corpus.readers import doc as reader
from drafter.errors import ReadError

_OLD = Path(__file__).with_name("data") / "old.doc"
_with_antiword = pytest.mark.skipif(shutil.which("antiword") is None, reason="没有装 antiword")


def _cause(content: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        reader.read(content, "旧.doc")
    assert caught.value.name == "旧.doc"
    return caught.value.cause


@_with_antiword
def test_an_old_word_file_is_read_a_paragraph_a_line() -> None:
    found = reader.read(_OLD.read_bytes(), "旧.doc")
    lines = found.text.split("\n")
    assert found.encoding == "doc"
    assert lines[:2] == ["在云岭县基层治理现场会上的讲话", "同志们："]
    assert [line for line in lines if line.startswith(("一、", "二、"))] == [
        "一、压实责任，把网格建到群众家门口",
        "二、改进作风，把实事办到群众心坎上",
    ]
    assert found.places[2].name == "第 3 段"
    assert found.text[found.places[2].start :].startswith("今天，")


def test_without_antiword_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _cause(_OLD.read_bytes()) == (
        "旧的 .doc 格式，用 Word 另存为 .docx 再放进来（或装 antiword）"
    )


def test_what_holds_no_word_document_is_none() -> None:
    content = _OLD.read_bytes()
    other = content.replace("WordDocument".encode("utf-16-le"), "HardDocument".encode("utf-16-le"))
    assert _cause(other) == "不是 Word 文件"
    assert _cause("同志们：".encode("gb18030") * 500) == "不是 Word 文件"


def test_a_password_is_told_of_both_kinds() -> None:
    content = _OLD.read_bytes()
    head = content.index(b"\xec\xa5")
    flagged = bytearray(content)
    flagged[head + 11] |= 1
    assert _cause(bytes(flagged)) == "有密码，去掉密码再放进来"
    name = "WordDocument".encode("utf-16-le")
    # The directory entry's name and its length, as a .docx with a password has them.
    at = content.index(name)
    entry = bytearray(content)
    sealed = "EncryptedPackage".encode("utf-16-le")
    entry[at : at + len(sealed)] = sealed
    entry[at + 64 : at + 66] = (len(sealed) + 2).to_bytes(2, "little")
    assert _cause(bytes(entry)) == "有密码，去掉密码再放进来"


@_with_antiword
def test_hardly_any_chinese_is_told() -> None:
    content = _OLD.read_bytes()
    start = content.index("同志们".encode("utf-16-le"))
    end = content.index("谢谢".encode("utf-16-le"))
    latin = ("work " * 1000)[: (end - start) // 2].encode("utf-16-le")
    assert _cause(content[:start] + latin + content[end:]) == (
        "读出来的多半不是中文，用 Word 另存为 .docx 再放进来"
    )
