"""An edited Word file comes back to its draft."""

from __future__ import annotations

import random
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from msgspec.structs import replace

from bench.rounds import judged, two_leaders
from bench.rounds_editing import worked_over
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.flows.export import export_draft, opened, work_of
from drafter.flows.importing import imported
from drafter.flows.opinions import opinions_on, settle
from drafter.flows.versions import keep_version, versions_of
from drafter.outlines.load import outline_named
from drafter.paths import kept_of_draft
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


def body(markdown: Path) -> str:
    return "\n".join(block.text for block in opened(markdown).draft.blocks)


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


def test_what_stood_in_the_draft_is_a_version_and_stays_in_the_next(markdown: Path) -> None:
    word = exported(markdown, "讲话.docx")
    edited(word, "储足燃料", "储足煤炭")
    hand = markdown.read_text(encoding="utf-8").replace("同志们：", "各位同志：")
    atomic_write(markdown, hand)

    imported(word, now=MONDAY, into=markdown)

    assert [each.source for each in versions_of(opened(markdown).id)] == [
        "导出",
        "手改",
        "导入 讲话.docx",
    ]
    assert "各位同志：" in body(markdown)
    assert "储足煤炭" in body(markdown)


def test_two_leaders_who_worked_on_one_version_both_stand(markdown: Path) -> None:
    county = exported(markdown, "县长改.docx")
    party = county.with_name("书记批.docx")
    shutil.copy(county, party)
    edited(county, "储足燃料", "储足煤炭")
    edited(county, "一件一件办好", "一件一件盯到底")
    edited(party, "备足机组", "备齐机组")

    first = imported(county, now=MONDAY, into=markdown)
    second = imported(party, now=MONDAY, into=markdown)

    for word in ("储足煤炭", "一件一件盯到底", "备齐机组"):
        assert word in body(markdown)
    assert first.joined is None
    assert second.joined is not None
    assert (second.joined.base, second.joined.newest, second.joined.kept) == (1, 2, 2)
    assert (second.joined.clashes, second.version.number) == (0, 3)


def test_what_both_leaders_changed_is_asked_or_stands_in_both_wordings(markdown: Path) -> None:
    county = exported(markdown, "县长改.docx")
    party = county.with_name("书记批.docx")
    shutil.copy(county, party)
    edited(county, "储足燃料", "储足煤炭")
    edited(party, "储足燃料", "备足燃料")
    imported(county, now=MONDAY, into=markdown)
    before = markdown.read_bytes()

    left = imported(party, now=MONDAY, into=markdown)

    assert left.joined is not None
    assert left.joined.clashes == 1
    assert "储足煤炭" in body(markdown)
    assert "备足燃料" in body(markdown)
    assert left.file.draft.gaps

    atomic_write(markdown, before)
    chosen = imported(party, now=MONDAY, into=markdown, choose=lambda _: {1: "对方的"})
    assert chosen.joined is not None
    assert chosen.joined.clashes == 0
    assert "储足煤炭" not in body(markdown)
    assert "备足燃料" in body(markdown)


def test_accepting_and_then_refusing_the_changes_of_one_file_takes_them_back(
    markdown: Path,
) -> None:
    word = exported(markdown, "讲话.docx")
    worked_over(word, random.Random(1))
    accepted = imported(word, now=MONDAY, into=markdown)
    tracked = [each.text for each in accepted.opinions if each.kind == "增" and len(each.text) > 6]

    imported(word, now=MONDAY, into=markdown, refused=True)

    assert tracked
    assert all(text.strip() not in body(markdown) for text in tracked)


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


def test_of_a_draft_made_twice_both_are_named_with_the_way_on(markdown: Path) -> None:
    exported(markdown, "一.docx")
    file = opened(markdown)
    twin = replace(file, id="d0123456789abcde")
    keep_version(twin, now=MONDAY.replace(day=24), source="起稿")
    word = exported(markdown, "二.docx")
    title = "".join(file.draft.title.split())

    with pytest.raises(UserError) as alone:
        imported(word, now=MONDAY)
    beside = markdown.with_name("二.md")
    atomic_write(beside, markdown_of(twin))
    with pytest.raises(UserError) as told:
        imported(word, now=MONDAY)

    assert told.value.message == (
        f"二.docx 像两份稿子：“{title}”，稿号 {twin.id}，2026-11-24 09:42 存的，文件 {beside}；"
        f"“{title}”，稿号 {file.id}，2026-11-23 09:42 存的，文件 {markdown}"
    )
    assert told.value.advice == f"说明是哪一份，如 drafter import {word} --into {beside}"
    assert f"各版在 {kept_of_draft(twin.id)}" in alone.value.message
    assert alone.value.advice.endswith(f"--into {markdown}")
    assert imported(word, now=MONDAY, into=beside).file.id == twin.id


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


@pytest.mark.parametrize("seed", range(3))
def test_two_leaders_who_edit_all_over_lose_nothing(
    markdown: Path, tmp_path: Path, seed: int
) -> None:
    tally = two_leaders(markdown, tmp_path, random.Random(seed))
    assert (tally.edits > 12, tally.edits_lost) == (True, 0)
    assert tally.kept == tally.untouched


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
