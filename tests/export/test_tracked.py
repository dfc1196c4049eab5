"""花脸稿: real tracked changes; accepting all gives the one draft, refusing all the other."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.corpus.readers import read_source
from drafter.export.layout import Layout
from drafter.export.setting import paragraphs
from drafter.export.tracked import Hand, day_of, tracked_docx
from drafter.export.word import docx_bytes
from drafter.model import Block, BlockKind, Draft, DraftSentence, Gap, Origin
from tests.export.office_macros import ACCEPT_ALL, REFUSE_ALL, Job, dispatched, run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAND = Hand("王秘书", "2026-11-25T09:00:00Z")


def draft(*blocks: tuple[BlockKind, str], gaps: tuple[Gap, ...] = ()) -> Draft:
    """Blocks of one sentence each; ‖ parts the sentences of a paragraph."""
    made = tuple(
        Block(
            kind,
            tuple(DraftSentence(text, Origin("T")) for text in texts.split("‖")),
            run_in="‖" in texts and texts[1] == "是",
        )
        for kind, texts in blocks
    )
    return Draft("工作会议讲话", made, speaker="沈放", day=date(2026, 11, 27), gaps=gaps)


BEFORE = draft(
    ("title", "在全县春耕备耕工作会议上的讲话"),
    ("byline", "青屏县委副书记、县长　沈放"),
    ("salutation", "同志们："),
    ("paragraph", "今天把大家请来，只说春耕一件事。‖下面，我讲三点意见。"),
    ("heading1", "一、把种子备足"),
    ("paragraph", "一是抽检。‖县种子站3月10日前完成抽检，结果张榜。"),
    ("paragraph", "二是储备。‖每个乡镇备足两成余量。"),
    ("paragraph", "三是调剂。‖缺种的村由县里统一调剂。"),
    ("paragraph", "肥料、地膜同步备足。"),
    ("paragraph", "农机下田前检修一遍。"),
    ("paragraph", "春争日、夏争时。‖请大家马上行动起来！"),
)
AFTER = draft(
    ("title", "在全县春耕备耕工作推进会议上的讲话"),
    ("byline", "青屏县委副书记、县长　沈放"),
    ("salutation", "同志们："),
    ("paragraph", "今天把大家请来，只说春耕一件事。"),
    ("paragraph", "下面，我讲两点意见。"),
    ("heading1", "一、把种子备足备好"),
    ("paragraph", "一是抽检。‖县种子站3月8日前完成抽检，不合格的一粒也不许下田。"),
    ("paragraph", "二是调剂。‖缺种的村由县里统一调剂，调了【待补：调剂斤数】斤。"),
    ("paragraph", "肥料、地膜同步备足。‖价格一周一公布。"),
    ("paragraph", "还有一条。‖农机下田前检修一遍。"),
    ("paragraph", "春争日、夏争时。‖请大家马上行动起来！"),
    ("paragraph", "散会。"),
    gaps=(Gap("调剂斤数"),),
)


def document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def resolved(root: etree._Element, *, accept: bool) -> list[tuple[str, str]]:
    """Style and text of each paragraph once every change is accepted or refused, as Word does it:
    written anew here from the standard's text, nothing of the program's in it."""
    dropped = "del" if accept else "ins"
    found: list[tuple[str, str]] = []
    held = ""
    for paragraph in root.iter(W + "p"):
        for element in paragraph.iter(W + "t", W + "delText", W + "br"):
            inside = {each.tag for each in element.iterancestors()}
            if W + dropped not in inside:
                held += "\n" if element.tag == W + "br" else element.text or ""
        properties = paragraph.find(W + "pPr")
        assert properties is not None
        if properties.find(f"{W}rPr/{W}{dropped}") is not None:
            continue
        changed = properties.find(f"{W}pPrChange/{W}pPr")
        shown = changed if changed is not None and not accept else properties
        style = shown.find(W + "pStyle")
        found.append((style.get(W + "val", "") if style is not None else "", held))
        held = ""
    return found


def plain(made: Draft) -> list[tuple[str, str]]:
    return resolved(document(docx_bytes(made)), accept=True)


def redlined(before: Draft, after: Draft) -> bytes:
    return tracked_docx(before, after, Layout(), HAND)


def test_accepting_all_is_the_new_draft_in_its_styles() -> None:
    assert resolved(document(redlined(BEFORE, AFTER)), accept=True) == plain(AFTER)


def test_refusing_all_is_the_old_draft_in_its_styles() -> None:
    assert resolved(document(redlined(BEFORE, AFTER)), accept=False) == plain(BEFORE)


def test_every_change_has_its_own_number_an_author_and_a_time() -> None:
    tags = [W + name for name in ("ins", "del", "pPrChange")]
    changes = list(document(redlined(BEFORE, AFTER)).iter(*tags))

    assert len(changes) > 10
    assert len({each.get(W + "id") for each in changes}) == len(changes)
    assert {each.get(W + "author") for each in changes} == {"王秘书"}
    assert {str(each.get(W + "date"))[:14] for each in changes} == {"2026-11-25T09:"}


def test_a_draft_against_itself_is_the_draft() -> None:
    hand = Hand("修改", day_of(BEFORE))

    assert plain(BEFORE) == resolved(document(tracked_docx(BEFORE, BEFORE, Layout(), hand)),
                                     accept=False)  # fmt: skip
    assert not [*document(redlined(BEFORE, BEFORE)).iter(W + "ins", W + "del", W + "pPrChange")]
    assert hand.at == "2026-11-27T09:00:00Z"


def test_the_same_drafts_give_the_same_bytes_and_a_strange_author_no_markup() -> None:
    assert redlined(BEFORE, AFTER) == redlined(BEFORE, AFTER)

    odd = tracked_docx(BEFORE, AFTER, Layout(), Hand('<b>"\n&', ""))
    assert {each.get(W + "author") for each in document(odd).iter(W + "ins")} == {'<b>" &'}


def test_run_in_headings_and_gaps_keep_their_looks() -> None:
    root = document(redlined(BEFORE, AFTER))
    leads = ["".join(map(str, run.itertext())) for run in root.iter(W + "r")
             if run.find(f"{W}rPr/{W}rStyle") is not None]  # fmt: skip
    yellow = ["".join(map(str, run.itertext())) for run in root.iter(W + "r")
              if run.find(f"{W}rPr/{W}highlight") is not None]  # fmt: skip

    assert "一是抽检。" in leads
    assert {"三", "二", "是调剂。"} <= set(leads)
    assert yellow == ["【待补：调剂斤数】"]


KINDS: list[BlockKind] = ["paragraph", "heading1"]
TEXTS = st.lists(
    st.sampled_from(["把种子备足。", "把农机修好。", "把种子备足备齐，一粒不差。", "月底前清淤。"]),
    min_size=1, max_size=3,
).map("‖".join)  # fmt: skip
DRAFTS = st.lists(st.tuples(st.sampled_from(KINDS), TEXTS), min_size=1, max_size=5)


@settings(max_examples=25)
@given(DRAFTS, DRAFTS)
def test_any_two_drafts(
    one: list[tuple[BlockKind, str]], other: list[tuple[BlockKind, str]]
) -> None:
    before, after = draft(*one), draft(*other)
    root = document(redlined(before, after))

    assert [text for _, text in resolved(root, accept=True)] == [text for _, text in plain(after)]
    assert [text for _, text in resolved(root, accept=False)] == [text for _, text in plain(before)]


def test_changes_on_both_sides_of_an_end_that_is_kept_lie_apart_in_time() -> None:
    before = draft(("paragraph", "把种子备足。"), ("paragraph", "把农机修好。"))
    after = draft(
        ("paragraph", "把种子备足。‖一粒不差。"), ("paragraph", "还有一条。‖把农机修好。")
    )

    times = [each.get(W + "date") for each in document(redlined(before, after)).iter(W + "ins")]

    assert times == ["2026-11-25T09:00:00Z", "2026-11-25T09:02:00Z"]


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="没有 LibreOffice"
)
def test_libreoffice_accepts_and_refuses(tmp_path: Path) -> None:
    source = tmp_path / "hua.docx"
    source.write_bytes(redlined(BEFORE, AFTER))
    accepted, refused = tmp_path / "accepted.docx", tmp_path / "refused.docx"

    run(
        [
            Job(source, accepted, dispatched(ACCEPT_ALL)),
            Job(source, refused, dispatched(REFUSE_ALL)),
        ],
        tmp_path,
    )

    for path, made in ((accepted, AFTER), (refused, BEFORE)):
        lines = [line for each in paragraphs(made, Layout()) for line in each.text.split("\n")]
        assert [line for line in read_source(path).text.split("\n") if line] == lines
