"""Whole texts read."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading
from drafter.export.layout_files import layout_named
from drafter.export.word import docx_bytes
from drafter.mining.context import circumstances_of
from drafter.model import Draft, Reading
from drafter.text.joined_titles import one_line_title
from tests.corpus.speeches import CLOSING, OPENING, SALUTATION, SPEECH, TITLE, only, read
from tests.export.samples import LAYOUTS
from tests.export.word_examples import full_speech, short_talk

_PIECES = st.sampled_from((
    "同志们：", "同志们，", "一、", "二、", "一是", "二是", "（一）", "第一，", "——", "1.",
    "首先，", "其次，", "下面，我讲三点意见：", "在云岭县工作会议上的讲话", "讲话1", "讲话2",
    "今天，我们开会。",
    "让我们奋斗！", "要把责任扛起来", "。", "！", "，", "：", "；", "“", "”", "\n", "\r\n", " ",
    "\u3000", "\u200b", "弘 扬 正 气", "（来源：某网）", "1 / 9", "谢谢大家！", "工作", "建设",
    "习近平总书记指出，", "×", "***", "\n相关报道：",
))  # fmt: skip


def _spans(found: Reading) -> Iterator[tuple[int, int, str]]:
    for speech in found.speeches:
        for named in (speech.title, speech.salutation):
            if named is not None:
                yield named.start, named.end, named.text
        for heading in speech.headings:
            yield heading.start, heading.end, heading.text
        for moved in (*speech.opening, *speech.closing):
            yield moved.start, moved.end, moved.text


def test_a_speech_is_taken_apart() -> None:
    speech = only(SPEECH)
    assert speech.title is not None
    assert speech.salutation is not None
    assert (speech.title.text, speech.salutation.text) == (TITLE, SALUTATION)
    assert tuple(s.text for s in speech.opening) == OPENING
    assert [s.move for s in speech.opening] == [
        "occasion",
        "acknowledgement",
        "review",
        "transition",
    ]
    assert [(h.level, h.marker, h.text) for h in speech.headings] == [
        (1, "一、", "一、认清形势，把责任扛起来"),
        (2, "一要", "一要学在前面"),
        (2, "二要", "二要想在前面"),
        (2, "三要", "三要干在前面"),
        (1, "二、", "二、抓住重点，把事情办实"),
        (1, "三、", "三、改进作风，把人心聚拢"),
    ]
    assert tuple(s.text for s in speech.closing) == CLOSING
    assert (speech.year, speech.announced, speech.truncated) == (2023, 3, False)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("，", ",").replace("：", ":").replace("！", "!"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\u3000\u3000\n"),
        lambda text: (
            "1 / 9\n下载文档，编辑使用\n" + text + "\n（来源：云岭发布）\n相关报道：\n某处开会\n"
        ),
    ],
)
def test_the_writing_of_the_text_does_not_matter(change: object) -> None:
    assert callable(change)
    plain, other = only(SPEECH), only(change(SPEECH))
    assert len(other.opening) == len(plain.opening)
    assert [s.move for s in other.opening] == [s.move for s in plain.opening]
    assert [(h.level, h.marker) for h in other.headings] == [
        (h.level, h.marker) for h in plain.headings
    ]
    assert len(other.closing) == len(plain.closing)
    assert (other.year, other.announced) == (plain.year, plain.announced)


@pytest.mark.parametrize("broken", ["inside a paragraph", "in two paragraphs"])
def test_a_title_on_two_lines_of_a_word_file_is_whole(tmp_path: Path, broken: str) -> None:
    first, second = "在全县冬季森林防火", "工作推进会上的表态发言"
    document = Document()
    document.add_paragraph("青屏县人民政府文件")
    title = document.add_paragraph(first)
    if broken == "inside a paragraph":
        title.add_run().add_break()
        title.add_run(second)
    else:
        document.add_paragraph(second)
    for line in ("云岭镇镇长　林知远", "（2024年11月6日）", *SPEECH.split("\n")[1:]):
        document.add_paragraph(line)
    document.save(str(tmp_path / "表态.docx"))
    source = read_source(tmp_path / "表态.docx")
    (speech,) = reading(source).speeches
    assert speech.title is not None
    assert speech.title.text == f"{first}\n{second}"
    assert source.text[speech.title.start : speech.title.end] == speech.title.text
    assert speech.year == 2024
    told = circumstances_of(source.text, speech)
    assert (told.occasion, told.level) == ("推进会", "县")


@pytest.mark.parametrize("draft", [full_speech(), short_talk()], ids=["one line", "a break"])
def test_a_title_that_the_program_set_on_two_lines_is_read_whole(
    tmp_path: Path, draft: Draft
) -> None:
    path = tmp_path / "讲话.docx"
    path.write_bytes(docx_bytes(draft, layout_named(LAYOUTS[0])))
    (speech,) = reading(read_source(path)).speeches
    assert speech.title is not None
    assert "\n" in speech.title.text
    assert one_line_title(speech.title.text) == draft.title.replace("\n", "")


def test_a_speech_on_one_line_keeps_its_frame() -> None:
    speech = only(SPEECH.replace("\n", ""))
    assert speech.title is not None
    assert speech.title.text == TITLE
    assert speech.salutation is not None
    assert "".join(s.text for s in speech.opening) == "".join(OPENING)
    assert [h.marker for h in speech.headings if h.level == 1] == ["一、", "二、", "三、"]
    assert "".join(s.text for s in speech.closing) == "".join(CLOSING)


def test_a_speech_that_breaks_off_has_no_closing() -> None:
    speech = only(SPEECH[: SPEECH.index("聚拢") - 2])
    assert speech.truncated
    assert speech.closing == ()


def test_the_json_object_has_the_fields_of_the_contract() -> None:
    found = read(SPEECH)
    written = json.loads(msgspec.json.encode(found))
    assert {"source", "sha256", "encoding", "speeches"} <= written.keys()
    (speech,) = written["speeches"]
    title = speech["title"]
    assert (title["start"], title["end"], title["text"]) == (0, len(TITLE), TITLE)
    assert {"start", "end", "move", "text"} <= speech["opening"][0].keys()
    assert {"start", "end", "level", "marker", "text"} <= speech["headings"][0].keys()
    assert {"start", "end", "move", "text"} <= speech["closing"][0].keys()
    assert (speech["structures"], speech["quotes"]) == ([], [])


@given(st.text(max_size=400) | st.lists(_PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_every_span_holds_its_text(text: str) -> None:
    for extra in ("", SPEECH):
        whole = extra + text
        for start, end, piece in _spans(read(whole)):
            assert start < end
            assert whole[start:end] == piece


def test_the_corpus_holds_nine_speeches(shared_corpus: Path) -> None:
    sources = [read_source(path) for path in sorted(shared_corpus.glob("*.txt"))]
    readings = [read(source.text) for source in sources]
    assert sum(len(found.speeches) for found in readings) == 9
    for source, found in zip(sources, readings, strict=True):
        for start, end, text in _spans(found):
            assert source.text[start:end] == text


def _bench() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "parse.py"
    spec = importlib.util.spec_from_file_location("parse", path)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return bench


def test_how_a_text_is_written_does_not_change_what_is_read(shared: Path) -> None:
    shares = _bench().transcoded(shared)
    low = {way: share for way, share in shares.items() if share < 0.95}
    assert set(low) <= {"one line"}
    assert shares["one line"] >= 0.8


def test_what_is_learned_from_a_file_is_not_needed_to_read_it(shared: Path) -> None:
    assert max(_bench().leave_one_out(shared).values()) < 0.05


RECORDED = {
    "gold": {"7 opening moves, 5 classes": 1.0, "B direct quotes": 1.0},
    "more": {"7 opening moves, 5 classes": 0.97},
}
"""What docs/reading.md records; figures that both files share are recorded as 1.0."""

SHARED_FIGURES = (
    "1 text kept (chars)", "2 speech boundaries", "3 title", "4 salutation", "5 opening (chars)",
    "6 transition", "8 headings, any level", "8 headings level 1", "8 headings level 2",
    "9 closing (chars)",
)  # fmt: skip


@pytest.mark.parametrize("name", ["gold", "more"])
def test_no_figure_drops_below_what_is_recorded(shared: Path, name: str) -> None:
    bench = _bench()
    figures = bench.figures(shared, *bench.GOLD[name])
    recorded = dict.fromkeys(SHARED_FIGURES, 1.0) | RECORDED[name]
    assert {key: figures[key] for key, bar in recorded.items() if figures[key] < bar} == {}
