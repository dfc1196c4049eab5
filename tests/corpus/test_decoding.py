"""Bytes to text, or a reason."""

from __future__ import annotations

import codecs

import pytest

from drafter.corpus.decoding import decoded
from drafter.errors import ReadError

_TEXT = "同志们：\r\n今天我们在云岭县召开基层治理现场会。\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (_TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + _TEXT.encode("utf-8"), "utf-8-sig"),
        (_TEXT.encode("gb18030"), "gb18030"),
        (_TEXT.encode("utf-16"), "utf-16"),
        ("通知".encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_found_and_newlines_are_kept(content: bytes, encoding: str) -> None:
    text, found = decoded(content, name="稿.txt")
    assert found == encoding
    assert text in (_TEXT, "通知")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "空文件"),
        (b" \r\n\t", "空文件"),
        (codecs.BOM_UTF8, "空文件"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "不是文本（二进制）"),
        (bytes(range(1, 32)) * 20 + b"\xff\xfe\x81", "不是文本（二进制）"),
        ("今日我們在此舉行會議，主要任務是總結經驗。".encode("big5"), "编码认不出"),
        (b"\xff\xfe" + "好".encode("utf-16-le") + b"\x00", "编码认不出"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, cause: str) -> None:
    with pytest.raises(ReadError) as caught:
        decoded(content, name="稿.txt")
    assert (caught.value.name, caught.value.cause) == ("稿.txt", cause)


def test_latin_text_is_no_chinese_in_another_encoding() -> None:
    assert decoded("Café au lait, déjà vu".encode(), name="a.txt")[1] == "utf-8"
