"""Documents that are zips of XML parts: read, or refused before a part is opened."""

from __future__ import annotations

import pytest

from drafter.corpus.archive import Archive
from drafter.errors import ReadError
from tests.corpus.documents import package


def _cause(content: bytes, part: str = "content.xml") -> str:
    with pytest.raises(ReadError) as caught, Archive(content, "稿.odt", kind="ODT 文件") as archive:
        archive.root(part)
    assert caught.value.name == "稿.odt"
    return caught.value.cause


def test_a_part_is_a_tree_or_a_row_of_events() -> None:
    content = package({"content.xml": "<a><b>甲</b><!-- 注 --></a>"})
    with Archive(content, "稿.odt", kind="ODT 文件") as archive:
        assert archive.names() == ["content.xml"]
        assert [child.text for child in archive.root("content.xml")] == ["甲"]
        assert [(event, element.tag) for event, element in archive.events("content.xml")] == [
            ("start", "a"), ("start", "b"), ("end", "b"), ("end", "a"),
        ]  # fmt: skip


def test_what_is_no_zip_or_lacks_the_part_is_of_another_kind() -> None:
    assert _cause(b"{}") == "不是 ODT 文件"
    assert _cause(package({"word/document.xml": "<a/>"})) == "不是 ODT 文件"


def test_a_zip_password_says_so() -> None:
    content = bytearray(package({"content.xml": "<a/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert _cause(bytes(content)) == "有密码，去掉密码再放进来"


def test_a_cut_zip_a_cut_part_and_a_dtd_are_refused() -> None:
    assert _cause(package({"content.xml": "<a/>"})[:-30]) == "文件已损坏"
    assert _cause(package({"content.xml": "<a>"})) == "文件已损坏"
    assert _cause(package({"content.xml": ""})) == "文件已损坏"
    assert (
        _cause(package({"content.xml": "<!DOCTYPE a [<!ENTITY b '乙'>]><a/>"})) == "带有 DTD，不读"
    )
