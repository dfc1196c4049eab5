"""PDF files: pages back into paragraphs."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from drafter.corpus.readers import pdf as reader
from drafter.errors import ReadError
from drafter.model import Place
from tests.corpus.documents import pdf

_FULL = "今天我们在这里召开全县基层治理现场会主要任务是总结"  # 25 characters
_LAST = "经验、部署工作。"


def _text(*pages: list[str]) -> str:
    return reader.read(pdf(list(pages)), "稿.pdf").text


def _cause(content: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        reader.read(content, "稿.pdf")
    assert caught.value.name == "稿.pdf"
    return caught.value.cause


def test_a_full_line_runs_on_and_a_short_one_ends_its_paragraph() -> None:
    assert _text(["在会上的讲话", "同志们：", _FULL, _FULL, _LAST, _FULL, _LAST]) == (
        f"在会上的讲话\n同志们：\n{_FULL}{_FULL}{_LAST}\n{_FULL}{_LAST}"
    )


def test_a_full_line_that_ends_a_sentence_ends_its_line_and_so_does_a_new_point() -> None:
    ended = _FULL[:-1] + "。"
    assert _text([ended, _FULL, "一、压实责任", _FULL, "（二）抓落实", _FULL, "3.5个点。"]) == (
        f"{ended}\n{_FULL}\n一、压实责任\n{_FULL}\n（二）抓落实\n{_FULL}3.5个点。"
    )


def test_where_paragraphs_are_indented_the_indent_tells_them() -> None:
    ended, begin = _FULL[:-1] + "。", "　　" + _FULL[2:]
    assert _text([begin, ended, _FULL, _LAST, begin, "一、" + _LAST, begin, ended, begin]) == (
        f"{_FULL[2:]}{ended}{_FULL}{_LAST}\n{_FULL[2:]}一、{_LAST}\n{_FULL[2:]}{ended}\n{_FULL[2:]}"
    )


def test_a_paragraph_over_two_pages_is_one_without_header_and_page_number() -> None:
    first = ["云岭县委办公室　第1期", "同志们：", _FULL, _FULL, "— 1 —"]
    second = ["云岭县委办公室　第2期", _LAST, _FULL, _LAST, "— 2 —"]
    found = reader.read(pdf([first, second]), "稿.pdf")
    assert found.text == f"同志们：\n{_FULL}{_FULL}{_LAST}\n{_FULL}{_LAST}"
    assert found.places == (Place(0, "第 1 页"), Place(found.text.index(_LAST), "第 2 页"))


def test_a_title_that_is_the_header_of_later_pages_stays_once() -> None:
    title = "在全县基层治理现场会上的讲话"
    pages = [[title, f"{n}甲" * 3, f"{n}乙" * 3, f"{n}丙" * 3, f"{n}丁" * 3] for n in "子丑寅"]
    assert _text(*pages).count(title) == 1
    assert _text(*pages).startswith(title)


def test_radicals_become_the_characters_they_stand_for() -> None:
    assert _text(["⼀、⼈⺠⾄上"]) == "一、人民至上"


def test_a_scan_says_what_to_do() -> None:
    assert _cause(pdf([[], ["扫描王"]], picture=True)) == "整页是图片，先做文字识别"
    assert _cause(pdf([[]])) == "没有文字"
    assert reader.read(pdf([[_FULL]], picture=True), "稿.pdf").text == _FULL


def _encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([[_FULL]]))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_told_and_a_lock_on_changes_only_is_none() -> None:
    assert _cause(_encrypted("秘密")) == "有密码，去掉密码再放进来"
    assert reader.read(_encrypted(""), "稿.pdf").text == _FULL


def test_a_damaged_file_says_so() -> None:
    assert _cause(b"no pdf at all") == "文件已损坏"
