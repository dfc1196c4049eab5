"""Bytes to text, or a reason."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        (_TEXT.encode("utf-16-le"), "utf-16-le"),
        (_TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_found_and_newlines_are_kept(content: bytes, encoding: str) -> None:
    assert decoded(content, name="稿.txt") == (_TEXT, encoding)


_TRADITIONAL = "各位同事：\r\n今天我們在這裡舉行會議，主要任務是總結經驗、研究問題。\n"


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8", "utf-16-le", "utf-16-be"])
def test_traditional_characters_are_told_in_each_encoding(encoding: str) -> None:
    assert decoded(_TRADITIONAL.encode(encoding), name="稿.txt") == (_TRADITIONAL, encoding)


def test_characters_that_only_windows_has_in_big5_are_read() -> None:
    text = _TRADITIONAL.replace("裡", "裏")
    assert decoded(text.encode("cp950"), name="稿.txt") == (text, "cp950")


@pytest.mark.parametrize("text", ["通知", "讲话", "会议纪要", "同志们：", "关于开会的通知"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le", "utf-16-be"])
def test_a_few_common_characters_are_enough(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), name="稿.txt") == (text, encoding)


_PIECES = st.lists(
    st.sampled_from(
        ("我们要坚持", "加强领导，", "抓好落实。", "群众", "2024年", "服务", "\n", "“三农”")
    ),
    min_size=6,
    unique=True,  # running text: one word over and over is ambiguous, and said to be
)


@given(pieces=_PIECES, encoding=st.sampled_from(("utf-8", "gb18030", "utf-16-le", "utf-16-be")))
def test_running_text_comes_out_as_it_went_in(pieces: list[str], encoding: str) -> None:
    text = "同志们：" + "".join(pieces)
    assert decoded(text.encode(encoding), name="稿.txt") == (text, encoding)


@given(content=st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    with suppress(ReadError):
        text, encoding = decoded(content, name="稿.txt")
        assert text == content.decode(encoding)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "空文件"),
        (b" \r\n\t", "空文件"),
        (codecs.BOM_UTF8, "空文件"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "不是文本（二进制）"),
        (bytes(range(1, 32)) * 20 + b"\xff\xfe\x81", "不是文本（二进制）"),
        (("今日の会議の主な任務は経験をまとめることです。" * 3).encode("shift_jis"), "编码认不出"),
        ("翠嵐".encode("big5"), "字太少，认不准编码"),
        (b"\xff\xfe" + "好".encode("utf-16-le") + b"\x00", "编码认不出"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, cause: str) -> None:
    with pytest.raises(ReadError) as caught:
        decoded(content, name="稿.txt")
    assert (caught.value.name, caught.value.cause) == ("稿.txt", cause)


def test_latin_text_is_no_chinese_in_another_encoding() -> None:
    assert decoded("Café au lait, déjà vu".encode(), name="a.txt")[1] == "utf-8"
