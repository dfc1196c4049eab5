"""Web pages: what a reader sees."""

from __future__ import annotations

import codecs

import pytest

from drafter.corpus.readers import html as reader
from drafter.errors import ReadError

_SPEECH = "同志们：今天我们在云岭县召开基层治理现场会，主要任务是总结经验、部署工作。"


def _text(page: str) -> str:
    return reader.read(page.encode(), "页.html").text


def test_blocks_become_lines_and_inline_marks_none() -> None:
    page = (
        "<h1>在会上的<b>讲话</b></h1><div>同志们：<p>第一，<a href='x'>抓紧</a>。<br>第二。</div>"
    )
    assert _text(page) == "在会上的讲话\n同志们：\n第一，抓紧。\n第二。"


def test_what_is_not_shown_is_not_read() -> None:
    page = (
        "<html><head><title>题目_某某网</title><style>p{}</style></head><body><!-- 注释 -->"
        "<nav>首页 新闻</nav><script>var a='脚本'</script><noscript>请开启脚本</noscript>"
        "<div style='color:red; DISPLAY : none'>藏<p>起来</p></div><p hidden>也藏</p>"
        "<select><option>选项</option></select><p>看得见</p></body></html>"
    )
    assert _text(page) == "看得见"


def test_a_line_end_inside_chinese_is_no_space() -> None:
    assert (
        _text("<p>我们要\n   抓紧抓实，\n抓出 good\nwork。</p>")
        == "我们要抓紧抓实，抓出 good work。"
    )


def test_cells_of_a_row_stand_on_one_line() -> None:
    assert _text("<table><tr><td>单位</td><td>数量</td></tr><tr><td>甲</td></table>") == (
        "单位\t数量\n甲"
    )


@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", "nonsense", "big5"])
def test_a_page_that_declares_the_wrong_encoding_is_read_right(written: str, declared: str) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>{_SPEECH}</p></body></html>"
    found = reader.read(page.encode(written), "页.html")
    assert (found.text, found.encoding) == (_SPEECH, written)


def test_what_a_page_declares_decides_where_the_bytes_do_not() -> None:
    page = "<meta http-equiv='Content-Type' content='text/html; charset={}'><p>{}</p>"
    for encoding in ("gb18030", "big5"):
        content = page.format(encoding, "翠嵐").encode(encoding)
        assert reader.read(content, "页.html").text == "翠嵐"


def test_a_mark_of_byte_order_and_an_xml_declaration_are_no_text() -> None:
    page = f'<?xml version="1.0" encoding="gb2312"?><html><body>{_SPEECH}</body></html>'
    found = reader.read(codecs.BOM_UTF8 + page.encode(), "页.html")
    assert (found.text, found.encoding) == (_SPEECH, "utf-8-sig")


def test_a_page_nested_without_end_is_read() -> None:
    assert _text("<div>" * 20_000 + _SPEECH) == _SPEECH


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        (b"<html><body><img src='http://example.invalid/a.png'></body></html>", "没有文字"),
        (b"x" * (reader.LARGEST_PAGE + 1), "网页超过 8 MB，不像文稿"),
        (b"<b>a</b>" * (reader.MOST_TAGS // 2 + 1), "网页里的标签超过 40 万个，不像文稿"),
        (b"", "空文件"),
    ],
)
def test_a_page_without_text_says_so(page: bytes, cause: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader.read(page, "页.html")
    assert (caught.value.name, caught.value.cause) == ("页.html", cause)
