"""A review copy: origins and what checks found, as Word comments."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.remarks import Remark, origin_remarks
from drafter.export.word import docx_bytes
from drafter.model import Block, Draft, DraftSentence, Origin
from tests.export.plain_word import parts_of
from tests.export.word_examples import block, full_speech

REVIEW = layout_named("review-copy")


def commented(content: bytes) -> list[tuple[str, str, str]]:
    """Author, text and the words of the draft it stands beside, of every comment."""
    document = docx.Document(io.BytesIO(content))
    beside: dict[str, str] = {}
    open_ids: list[str] = []
    for element in document.element.body.iter():
        number = str(element.get(qn("w:id")))
        if element.tag == qn("w:commentRangeStart"):
            open_ids.append(number)
            beside[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ids.remove(number)
        elif element.tag == qn("w:t"):
            for each in open_ids:
                beside[each] += element.text or ""
    assert open_ids == []
    return [(c.author, c.text, beside[str(c.comment_id)]) for c in document.comments]


def sentence(text: str, letters: str, *questions: str, phrase: str = "") -> DraftSentence:
    return DraftSentence(text, Origin(letters, phrase, questions))


MIXED = Draft(
    "工作会议讲话",
    (
        Block(
            "paragraph",
            (
                sentence("今天开会。", "PA", "会议全称", phrase="0123456789ab"),
                sentence("去年不错。", "A", "成绩"),
                sentence("今年更好。", "A", "成绩"),
                sentence("大家辛苦。", "T"),
            ),
        ),
    ),
)


def test_neighbours_from_one_place_share_a_remark() -> None:
    remarks = origin_remarks(MIXED, {"0123456789ab": "0147，3 篇"})
    assert commented(docx_bytes(MIXED, REVIEW, remarks=remarks)) == [
        ("来历", "词库 0147，3 篇，答案（会议全称）", "今天开会。"),
        ("来历", "答案（成绩）", "去年不错。今年更好。"),
        ("来历", "手写", "大家辛苦。"),
    ]


def test_checks_are_plugged_in_as_remarks_and_may_overlap() -> None:
    remarks = (Remark(0, 2, 8, "核一下"), Remark(0, 5, 10, "<句子> 太短 & 太散"))
    assert commented(docx_bytes(MIXED, REVIEW, remarks=remarks)) == [
        ("检查", "核一下", "开会。去年不"),
        ("检查", "<句子> 太短 & 太散", "去年不错。"),
    ]


def test_another_layout_has_no_comments_whatever_it_is_given() -> None:
    remarks = origin_remarks(full_speech(), {})
    clean = docx_bytes(full_speech(), Layout())
    assert docx_bytes(full_speech(), Layout(), remarks=remarks) == clean
    assert not any("comment" in name for name in parts_of(clean))
    only_checks = docx_bytes(MIXED, Layout(remarks=("检查",)), remarks=origin_remarks(MIXED, {}))
    assert "word/comments.xml" not in parts_of(only_checks)


def test_comments_name_no_person_and_no_time() -> None:
    content = docx_bytes(MIXED, REVIEW, remarks=origin_remarks(MIXED, {}))
    assert b"w:date" not in parts_of(content)["word/comments.xml"]
    assert {author for author, _, _ in commented(content)} == {"来历"}


_PLACES = st.tuples(st.integers(0, 3), st.integers(-5, 60), st.integers(-5, 60))


@given(st.lists(_PLACES, min_size=1, max_size=6))
def test_every_remark_that_points_anywhere_is_kept_and_no_text_is_lost(
    places: Sequence[tuple[int, int, int]],
) -> None:
    draft = Draft(
        "讲话",
        (
            block("title", "在全县春耕会上的讲话"),
            block("salutation", "同志们："),
            block("paragraph", "一要抓紧。", "人误地一时，地误人一年。", run_in=True),
            block("paragraph", "缺的是【待补：亩数】这个数。"),
        ),
    )
    remarks = [
        Remark(number, start, end, f"第{i}条") for i, (number, start, end) in enumerate(places)
    ]
    content = docx_bytes(draft, REVIEW, remarks=remarks)
    found = commented(content)
    assert [text for _, text, _ in found] == [f"第{i}条" for i in range(len(places))]
    assert all(words for _, _, words in found)
    document = docx.Document(io.BytesIO(content))
    assert [p.text for p in document.paragraphs] == [each.text for each in draft.blocks]
