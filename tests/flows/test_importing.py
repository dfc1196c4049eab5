"""An edited Word file comes back to its draft."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bench.rounds import judged
from bench.rounds_editing import worked_over
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.flows.export import export_draft, opened, work_of
from drafter.flows.importing import imported
from drafter.flows.opinions import opinions_on, settle
from drafter.flows.versions import keep_version, versions_of
from drafter.outlines.load import outline_named
from drafter.storage.files import atomic_write

MONDAY = datetime(2026, 11, 23, 9, 42)


def golden(kind: str) -> DraftFile:
    """The draft of an outline's example."""
    text = (outline_named(kind).folder / "golden.md").read_text(encoding="utf-8")
    return draft_file(text, name="golden.md")


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.md"
    atomic_write(path, markdown_of(golden("工作会议讲话")))
    return path


def exported(markdown: Path, name: str) -> Path:
    """Its Word file, its version kept."""
    file = opened(markdown)
    keep_version(file, now=MONDAY, source="导出")
    target = markdown.with_name(name)
    export_draft(work_of(file.draft), target, allow_gaps=True, overwrite=True)
    return target


def edited(path: Path, old: str, new: str) -> None:
    """A word changed without a trace."""
    document = Document(str(path))
    run = next(r for p in document.paragraphs for r in p.runs if old in r.text)
    run.text = run.text.replace(old, new)
    document.save(str(path))


def test_a_round_loses_nothing_and_only_what_was_touched_is_typed(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    before = opened(markdown)
    worked = worked_over(word, random.Random(1))

    found = imported(word, now=MONDAY, into=markdown)

    known = opinions_on(before.id)
    tally = judged(before, opened(markdown), worked, known)
    assert tally.kept == tally.untouched > 25
    assert (tally.wrongly_kept, tally.edits_lost, tally.said_lost) == (0, 0, 0)
    assert (tally.touched >= 6, tally.said) == (True, 7)
    assert (found.version.number, found.version.source) == (2, "导入 讲话.docx")
    assert sum(each.kind != "批注" for each in known) == 4


def test_what_stood_in_the_draft_is_a_version_before_it_is_written_over(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    hand = markdown.read_text(encoding="utf-8").replace("同志们：", "各位同志：")
    atomic_write(markdown, hand)

    imported(word, now=MONDAY, into=markdown)

    assert [each.source for each in versions_of(opened(markdown).id)] == [
        "导出",
        "手改",
        "导入 讲话.docx",
    ]


def test_the_draft_is_found_by_its_sentences_and_no_file_is_touched(markdown: Path) -> None:
    other = golden("表态发言")
    keep_version(other, now=MONDAY, source="起稿")
    word = exported(markdown, "县长改.docx")
    edited(word, "同志们：", "各位同志：")
    before = markdown.read_bytes()

    found = imported(word, now=MONDAY)

    assert found.file.id == opened(markdown).id
    assert found.path.name == "县长改.md"
    assert markdown.read_bytes() == before


def test_a_word_file_of_no_draft_is_not_taken_in(markdown: Path, tmp_path: Path) -> None:
    exported(markdown, "讲话.docx")
    stray = Document()
    stray.add_paragraph("各位代表：")
    stray.add_paragraph("现在，我代表县人民政府，向大会报告工作，请予审议。")
    stray.save(str(tmp_path / "报告.docx"))

    with pytest.raises(UserError, match="没找到"):
        imported(tmp_path / "报告.docx", now=MONDAY)
    with pytest.raises(UserError, match="不像同一篇"):
        imported(tmp_path / "报告.docx", now=MONDAY, into=markdown)


def test_refusing_the_changes_leaves_the_text_and_keeps_what_was_said(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    before = opened(markdown)
    worked_over(word, random.Random(1))

    refused = imported(word, now=MONDAY, refused=True)

    tracked = [each.text for each in refused.opinions if each.kind == "增"]
    body = "".join(block.text for block in refused.file.draft.blocks)
    assert tracked
    assert all(text.strip() not in body for text in tracked if len(text) > 6)
    assert refused.version.source == "导入 讲话.docx（不含修订）"
    assert before.id == refused.file.id


def test_a_file_that_comes_twice_says_nothing_new_and_decisions_stay(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    worked_over(word, random.Random(1))
    first = imported(word, now=MONDAY, into=markdown)
    settle(first.file.id, 2, "不采纳", "会上定的")

    again = imported(word, now=MONDAY, into=markdown)

    assert (first.new_opinions, again.new_opinions) == (len(first.opinions), 0)
    assert [each.decision for each in again.opinions if each.number == 2] == ["不采纳"]
    assert len(versions_of(first.file.id)) == 2


def test_places_are_those_of_the_text_that_was_sent_out(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    document = Document(str(word))
    heading = next(p for p in document.paragraphs if p.text.startswith("二、"))
    document.add_comment(heading.runs[0], text="换个说法", author="陈主任", initials="陈")
    document.save(str(word))

    (opinion,) = imported(word, now=MONDAY, into=markdown).opinions

    assert opinion.place == f"标题“{heading.text[:8]}……”"
    assert opinion.quoted == heading.text


def all_inserted(path: Path) -> None:
    """Every run as one that somebody put in with changes tracked."""
    document = Document(str(path))
    for number, run in enumerate(document.element.body.iter(qn("w:r"))):
        ins = OxmlElement("w:ins")
        ins.set(qn("w:id"), str(number + 1))
        ins.set(qn("w:author"), "陈主任")
        run.addprevious(ins)
        ins.append(run)
    document.save(str(path))


def test_a_text_that_is_all_a_tracked_insertion_comes_in(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    all_inserted(word)

    found = imported(word, now=MONDAY, into=markdown)

    assert found.opinions
    assert {each.version for each in found.opinions} == {found.version.number}
    assert found.typed == 0


def test_a_file_that_cannot_be_taken_in_leaves_no_version(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    atomic_write(markdown, markdown.read_text("utf-8").replace("同志们：", "各位同志："))
    all_inserted(word)
    with pytest.raises(UserError):
        imported(word, now=MONDAY, into=markdown, refused=True)
    assert len(versions_of(opened(markdown).id)) == 1
