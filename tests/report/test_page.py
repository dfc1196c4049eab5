"""The page for checking: safe, whole, small, and true to the text."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.mining import KeptOut
from drafter.model import (
    Heading,
    MinedPhrase,
    Move,
    MovedSentence,
    Occurrence,
    Quote,
    Reading,
    Source,
    Span,
    Speech,
    Structure,
)
from drafter.report import FileReport, LeftOut, Report, report_page
from drafter.report.page import LARGEST
from drafter.text.clean import displayable

TEXT = """首页 > 讲话

在全镇河道清理会上的讲话
同志们：
今天，我们开个短会，说说河道清理。下面，我讲两点意见。
一、把河道理清楚。老支书常说“水清人心清”。要做到岸绿、水清、路畅。
二、把责任分明白。谁的河段谁来管。
同志们，让我们把家门口的河管好！
打印本页"""


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _moved(words: str, move: Move, why: str = "") -> MovedSentence:
    start, end = _span(words)
    return MovedSentence(start, end, move, words, why)


def _heading(words: str, marker: str) -> Heading:
    start, end = _span(words)
    return Heading(start, end, 1, marker, words, "句首的序号")


def _speech() -> Speech:
    title, salutation = "在全镇河道清理会上的讲话", "同志们："
    items = _span("岸绿、水清、路畅")
    quote = _span("水清人心清")
    return Speech(
        start=_span(title)[0],
        end=TEXT.index("打印本页"),
        title=Span(*_span(title), title),
        salutation=Span(*_span(salutation), salutation),
        opening=(
            _moved("今天，我们开个短会，说说河道清理。", "occasion", "句中有“今天”"),
            _moved("下面，我讲两点意见。", "transition"),
        ),
        headings=(_heading("一、把河道理清楚", "一、"), _heading("二、把责任分明白", "二、")),
        structures=(Structure("phrase", *items, ("岸绿", "水清", "路畅"), ""),),
        closing=(_moved("同志们，让我们把家门口的河管好！", "call"),),
        quotes=(Quote(*quote, "老支书", "水清人心清"),),
        year=2024,
        warnings=("开头说讲3点，实际有2点",),
    )


def _file(text: str = TEXT, speech: Speech | None = None, *, name: str = "河道.txt") -> FileReport:
    speech = _speech() if speech is None else speech
    source = Source(name, "a" * 64, "utf-8", text)
    place = Occurrence("a" * 64, speech.start, *_span("岸绿、水清、路畅"))
    return FileReport(
        source,
        Reading(name, "a" * 64, "utf-8", (speech,)),
        (MinedPhrase("phrase", None, "岸绿、{事项}、路畅", place),),
    )


def _report(*files: FileReport) -> Report:
    return Report(
        "看了 2 份文件。",
        {"新增": {"phrase": 1}, "现有": {"phrase": 254}},
        files or (_file(),),
        (LeftOut("简报.txt", "不是讲话", "是对讲话的报道"),),
    )


def _plain(html: str) -> str:
    """What a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_it_tells_what_was_found_what_was_left_out_and_why() -> None:
    page = report_page(_report())
    seen = _plain(page)
    for told in (
        "看了 2 份文件。",
        "简报.txt",
        "是对讲话的报道",
        "开头说讲3点，实际有2点",
        "采出的词条 1 处",
        "岸绿、{事项}、路畅",
        "讲话以外，没有收",
        "首页 > 讲话",
        "打印本页",
    ):
        assert told in seen
    assert 'title="句中有“今天”"' in page
    assert '<span class="sp">水清</span>' in page
    assert 'title="老支书">水清人心清</span>' in page


def test_what_was_not_taken_stands_on_the_page_with_a_reason_that_is_seen() -> None:
    whole = _span("今天，我们开个短会，说说河道清理。")
    inner = _span("岸绿、水清、路畅")
    file = msgspec.structs.replace(
        _file(),
        kept_out=(
            KeptOut("opening", _speech().start, *whole, "trade"),
            KeptOut("phrase", _speech().start, *inner, "plain_list"),
        ),
    )
    seen = _plain(report_page(_report(file)))
    assert "找到而没有收的 2 处：只是罗列，没有共同的字，字数也不齐 1 处；行业的词多" in seen
    assert "开头今天，我们开个短会，说说河道清理。行业的词多" in seen
    assert "短语并列岸绿／水清／路畅只是罗列，没有共同的字，字数也不齐；它所在的整句收了" in seen
    assert "找到而没有收的" not in _plain(report_page(_report()))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    page = report_page(_report())
    targets = set(re.findall(r'href="#([^"]+)"', page))
    places = re.findall(r'id="([^"]+)"', page)
    assert targets <= set(places)
    assert len(places) == len(set(places))
    assert "f1s1h0" in targets


def test_nothing_comes_from_afar_and_nothing_runs() -> None:
    page = report_page(_report())
    assert "<script" not in page
    assert not re.search(r"\son\w+=|\sstyle=|\ssrc=|https?:|url\(|@import", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy is not None
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert "default-src 'none'" in policy[1]
    assert f"style-src 'sha256-{digest}'" in policy[1]


def test_hostile_text_stays_text() -> None:
    hostile = '<script>alert("1")</script><img src=x onerror=alert(1)>&lt;\x1b[31m\u202e'
    text = TEXT.replace("谁的河段", hostile)
    speech = _speech()
    title = Span(speech.start, speech.start + 3, f"{hostile}讲话", hostile)
    changed = Speech(speech.start, text.index("打印本页"), title, warnings=(hostile,), why=hostile)
    report = Report(hostile, {}, (_file(text, changed, name=hostile),), ())
    page = report_page(report)
    assert "<script" not in page
    assert "<img" not in page
    assert not set(page) & set("\x1b\u202e")
    assert '<script>alert("1")</script>' in _plain(page)


def _shown_text(page: str) -> str:
    found = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert found is not None
    labels = r'<i [^>]*>[^<]*</i>|<a class="n"[^>]*>[^<]*</a>'
    return "".join(_plain(re.sub(labels, "", found[1])).split())


def test_the_marked_text_is_the_text() -> None:
    speech = _speech()
    shown = _shown_text(report_page(_report()))
    assert shown == "".join(TEXT[speech.start : speech.end].split())


_SPANS = st.tuples(st.integers(0, 60), st.integers(1, 25))


@settings(max_examples=30, deadline=None)
@given(
    st.text(alphabet="字句，。、<&\"'\n　{}", min_size=1, max_size=60),
    st.lists(_SPANS, max_size=6),
)
def test_marks_that_overlap_in_any_way_lose_no_character(
    text: str, spans: list[tuple[int, int]]
) -> None:
    placed = [(s, min(len(text), s + length)) for s, length in spans if s < len(text)]
    placed = [(s, e) for s, e in placed if s < e]
    speech = Speech(
        0,
        len(text),
        opening=tuple(MovedSentence(s, e, "occasion", text[s:e]) for s, e in placed[:2]),
        headings=tuple(Heading(s, e, 1, "", text[s:e]) for s, e in placed[2:4]),
        quotes=tuple(Quote(s, e, "", text[s:e]) for s, e in placed[4:]),
    )
    source = Source("甲.txt", "a" * 64, "utf-8", text)
    phrases = tuple(
        MinedPhrase("phrase", None, "甲", Occurrence("a" * 64, 0, s, e)) for s, e in placed
    )
    file = FileReport(
        source, Reading("甲.txt", "a" * 64, "utf-8", (speech,)), phrases, (), tuple(placed[:1])
    )
    shown = _shown_text(report_page(Report("", {}, (file,), ())))
    assert shown == "".join(displayable(text).split())


def test_a_page_that_would_be_too_large_is_shortened_and_says_so() -> None:
    body = "这一段没有什么可标的，只是说得很长很长，" * 800
    text = TEXT.replace("谁的河段", body)
    end = text.index("打印本页")
    speech = _speech()
    long = Speech(speech.start, end, speech.title, speech.salutation, speech.opening)
    files = tuple(_file(text, long, name=f"{number}.txt") for number in range(60))
    page = report_page(_report(*files))
    assert len(page.encode()) <= LARGEST < 2_000_000
    assert "略去了中间" in page
    assert "……略" in page
    assert "今天，我们开个短会" in page


def test_the_plot_counts_moves_by_place() -> None:
    page = report_page(_report())
    found = re.search(r"<svg.*?</svg>", page)
    assert found is not None
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", found[0])
    assert {"缘由", "过渡", "号召", "一级标题", "开头", "结尾", "合计"} <= set(texts)
    assert "祝愿" not in texts


def test_a_speech_without_anything_found_is_told_too() -> None:
    source = Source("乙.txt", "b" * 64, "utf-8", "没有题目的几句话。")
    reading = Reading("乙.txt", "b" * 64, "utf-8", (Speech(0, 9),))
    seen = _plain(report_page(Report("", {}, (FileReport(source, reading, ()),), ())))
    assert "（无题）" in seen
    assert "没有采出词条" in seen
