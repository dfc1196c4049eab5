"""Versions on disk: numbered, never overwritten, each text once."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.flows.versions import (
    is_kept,
    keep_version,
    kept_drafts,
    restored,
    set_stage,
    version_file,
    versions_of,
    why_unkept,
    with_own_id,
)
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.paths import kept_of_draft
from drafter.revising.versions import Changes

MONDAY = datetime(2026, 11, 23, 9, 42, 7)
TUESDAY = datetime(2026, 11, 24, 17, 5)


def draft(*sentences: str) -> DraftFile:
    said = tuple(DraftSentence(text, Origin("T")) for text in sentences)
    title = Block("title", (DraftSentence("在全县春耕备耕会议上的讲话", Origin("O")),))
    made = Draft("工作会议讲话", (title, Block("paragraph", said)))
    return draft_file(markdown_of(DraftFile(made, {"会议全称": "春耕备耕会议"})), name="讲话.md")


FIRST = draft("把种子备足。", "把农机修好。")
SECOND = draft("把种子备足备好。", "把农机修好。", "把水放到田头。")


def test_each_save_is_a_version_with_what_changed() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")
    keep_version(SECOND, now=TUESDAY, source="导出", stage="讨论稿")

    one, two = versions_of(FIRST.id)

    assert (one.number, one.stage, one.source, one.changes) == (1, "初稿", "起稿", None)
    assert (two.number, two.stage, two.at) == (2, "讨论稿", "2026-11-24T17:05:00")
    assert two.changes == Changes(added=1, changed=1)
    assert version_file(FIRST.id, one) == FIRST
    assert version_file(FIRST.id, two) == SECOND


def test_a_text_that_did_not_change_is_no_new_version() -> None:
    first = keep_version(FIRST, now=MONDAY, source="起稿")

    assert keep_version(FIRST, now=TUESDAY, source="导出") == first
    assert len(versions_of(FIRST.id)) == 1


def test_a_text_that_comes_back_is_a_version_and_stored_once() -> None:
    for file in (FIRST, SECOND, FIRST):
        keep_version(file, now=MONDAY, source="导出")

    assert [version.number for version in versions_of(FIRST.id)] == [1, 2, 3]
    assert len(list(kept_of_draft(FIRST.id).glob("*.md"))) == 2


def test_the_stage_goes_on_until_it_is_set_anew() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿", stage="送审稿")
    keep_version(SECOND, now=TUESDAY, source="导出")
    set_stage(FIRST.id, 1, "讨论稿")

    assert [version.stage for version in versions_of(FIRST.id)] == ["讨论稿", "送审稿"]


def test_the_files_are_their_owners_alone() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")
    folder = kept_of_draft(FIRST.id)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_version_becomes_a_file_and_overwrites_none(tmp_path: Path) -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")
    keep_version(SECOND, now=TUESDAY, source="导出")
    beside = tmp_path / "讲话.md"

    one = restored(FIRST.id, 1, None, beside=beside)
    again = restored(FIRST.id, 1, None, beside=beside)

    assert one.name == "讲话_第1版.md"
    assert one.read_text(encoding="utf-8") == markdown_of(FIRST)
    assert again.name == "讲话_第1版-2.md"


def test_a_number_that_is_not_there_is_said() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")

    with pytest.raises(UserError, match="没有第 4 版"):
        restored(FIRST.id, 4, None, beside=Path("讲话.md"))


def test_a_text_that_was_tampered_with_is_no_version() -> None:
    kept = keep_version(FIRST, now=MONDAY, source="起稿")
    path = kept_of_draft(FIRST.id) / f"{kept.text}.md"
    path.write_text(path.read_text(encoding="utf-8") + "。", encoding="utf-8")

    with pytest.raises(UserError, match="被改过"):
        version_file(FIRST.id, kept)


def test_a_broken_list_is_said_and_left_alone() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")
    path = kept_of_draft(FIRST.id) / "versions.json"
    path.write_text("[{", encoding="utf-8")

    with pytest.raises(UserError, match="清单坏了"):
        keep_version(SECOND, now=TUESDAY, source="导出")
    assert path.read_text(encoding="utf-8") == "[{"


def test_an_id_from_a_file_never_leads_out_of_the_folder() -> None:
    with pytest.raises(UserError, match="不是稿号"):
        versions_of("../bank")


def test_drafts_with_versions_are_found_without_their_file() -> None:
    other = replace(SECOND, id="d0123456789abcde")
    keep_version(FIRST, now=MONDAY, source="起稿")
    keep_version(other, now=TUESDAY, source="起稿")

    assert [each.id for each in kept_drafts()] == [other.id, FIRST.id]
    assert kept_drafts()[0].title == "在全县春耕备耕会议上的讲话"


def test_edits_that_are_in_no_version_show() -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")

    assert is_kept(FIRST, versions_of(FIRST.id))
    assert not is_kept(SECOND, versions_of(FIRST.id))


def test_a_draft_as_it_is_composed_and_as_it_is_read_again_is_one_version() -> None:
    two = DraftSentence("头一句说到这里。第二句接着说。", Origin("T"))
    blocks = (*FIRST.draft.blocks, Block("paragraph", (two,)))
    composed = replace(FIRST, draft=replace(FIRST.draft, blocks=blocks))
    keep_version(composed, now=MONDAY, source="改答案")
    again = draft_file(markdown_of(composed), name="稿子.md")

    assert is_kept(again, versions_of(FIRST.id))
    assert keep_version(again, now=MONDAY, source="改答案之前").number == 1


def test_two_made_from_the_same_answers_are_two_drafts_with_versions_of_their_own() -> None:
    first = with_own_id(FIRST)
    assert first.id == FIRST.id
    keep_version(first, now=MONDAY, source="起稿")
    second = with_own_id(FIRST)
    assert second.id != first.id
    keep_version(second, now=MONDAY, source="起稿")
    keep_version(replace(SECOND, id=second.id), now=TUESDAY, source="导出")
    assert with_own_id(FIRST).id not in {first.id, second.id}
    assert [len(versions_of(each.id)) for each in (first, second)] == [1, 2]


def test_one_that_takes_the_place_of_its_former_file_is_the_same_draft(tmp_path: Path) -> None:
    keep_version(FIRST, now=MONDAY, source="起稿")
    second = with_own_id(FIRST)
    keep_version(second, now=MONDAY, source="起稿")
    path = tmp_path / "讲话.md"
    path.write_text(markdown_of(second), encoding="utf-8")
    assert with_own_id(FIRST, over=path).id == second.id
    path.write_text("随手记的", encoding="utf-8")
    assert with_own_id(FIRST, over=path).id not in {FIRST.id, second.id}


def test_windows_that_make_a_draft_of_the_same_answers_at_once_get_an_id_each() -> None:
    with ThreadPoolExecutor(8) as windows:
        made = list(windows.map(with_own_id, [FIRST] * 8))
    assert len({each.id for each in made}) == 8
    assert kept_drafts() == ()


def test_a_draft_made_anew_in_its_file_is_the_same_one_though_an_earlier_twin_is_gone(
    tmp_path: Path,
) -> None:
    keep_version(with_own_id(FIRST), now=MONDAY, source="起稿")
    second = with_own_id(FIRST)
    shutil.rmtree(kept_of_draft(FIRST.id))
    path = tmp_path / "讲话.md"
    path.write_text(markdown_of(replace(SECOND, id=second.id)), encoding="utf-8")
    assert with_own_id(FIRST, over=path).id == second.id


@pytest.mark.parametrize("other", [{"seed": 7}, {"answers": {"会议全称": "秋收会议"}}])
def test_what_another_draft_leaves_its_file_to_is_a_draft_of_its_own(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    path = tmp_path / "讲话.md"
    former = with_own_id(replace(FIRST, id="", **other))
    path.write_text(markdown_of(former), encoding="utf-8")
    assert with_own_id(FIRST, over=path).id != former.id


def test_a_draft_gets_its_id_where_nothing_can_be_kept(drafter_home: Path) -> None:
    drafter_home.mkdir()
    (drafter_home / "versions").write_text("", encoding="utf-8")
    assert with_own_id(FIRST).id == FIRST.id
    assert "建不了文件夹" in why_unkept(FIRST, "起稿", now=MONDAY)
