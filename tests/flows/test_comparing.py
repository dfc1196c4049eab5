"""Two texts to compare, by the names that a call gives them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UsageError, UserError
from drafter.export.layout import Layout
from drafter.flows.comparing import compared, two_compared, write_tracked
from drafter.flows.export import opened
from drafter.flows.versions import keep_version
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.revising.comparing import comparison
from drafter.revising.edits import Piece
from drafter.storage.files import atomic_write

NOW = datetime(2026, 11, 23, 9, 42)
LINES = ("把种子备足。", "把农机修好。", "水渠月底前清淤。")


def draft(*lines: str) -> DraftFile:
    blocks = tuple(Block("paragraph", (DraftSentence(line, Origin("T")),)) for line in lines)
    return DraftFile(Draft("工作会议讲话", blocks), {"会议全称": "春耕备耕会议"})


def written(path: Path, *lines: str, keep: bool = False) -> Path:
    atomic_write(path, markdown_of(draft(*lines)))
    if keep:
        keep_version(opened(path), now=NOW, source="导出")
    return path


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    """A draft in its second version, edited since."""
    path = tmp_path / "讲话.md"
    written(path, *LINES[:1], keep=True)
    written(path, *LINES[:2], keep=True)
    return written(path, *LINES)


def texts(*names: str | Path) -> list[str]:
    return [
        "".join(b.text for b in each.draft.blocks) for each in two_compared(tuple(map(str, names)))
    ]


def test_a_version_of_a_draft_by_its_number(markdown: Path) -> None:
    assert texts(f"{markdown}@1", markdown) == [LINES[0], "".join(LINES)]
    assert texts(markdown, "1", "2") == [LINES[0], "".join(LINES[:2])]
    assert texts(markdown, "1") == [LINES[0], "".join(LINES)]
    assert compared(f"{markdown}@1").name == "讲话.md 第 1 版（初稿）"


def test_a_draft_alone_against_what_was_kept_last(markdown: Path) -> None:
    assert texts(markdown) == ["".join(LINES[:2]), "".join(LINES)]

    keep_version(opened(markdown), now=NOW, source="手改")
    assert texts(markdown) == ["".join(LINES[:2]), "".join(LINES)]


def test_any_other_file_is_compared_by_its_text(markdown: Path, tmp_path: Path) -> None:
    other = tmp_path / "来稿.txt"
    other.write_text("把种子备足。\n散会。\n", encoding="utf-8")

    assert texts(other, markdown)[0] == "把种子备足。散会。"


def test_what_names_no_two_texts_is_said(markdown: Path) -> None:
    with pytest.raises(UsageError, match="要比的是两份"):
        two_compared((str(markdown), "甲.md", "乙.md"))
    with pytest.raises(UserError, match="没有第 7 版"):
        two_compared((str(markdown), "7"))


def test_the_file_of_changes_overwrites_nothing(markdown: Path, tmp_path: Path) -> None:
    before, after = two_compared((str(markdown), "1", "2"))
    target = tmp_path / "花脸稿.docx"

    one = write_tracked(before, after, target, layout=Layout(), author="修改")
    two = write_tracked(before, after, target, layout=Layout(), author="修改")

    assert (one.name, two.name) == ("花脸稿.docx", "花脸稿-2.docx")
    assert one.read_bytes() == two.read_bytes()
    with pytest.raises(UserError, match="不是 Word 文件名"):
        write_tracked(before, after, tmp_path / "花脸稿.md", layout=Layout(), author="修改")


def test_a_comparison_names_places_and_moves() -> None:
    before = draft("把种子备足备齐。", "把农机检修一遍。", "水渠月底前清淤。").draft
    after = draft("水渠月底前清淤。", "把种子备足备齐，一粒不差。", "把农机检修一遍。散会。").draft

    found = comparison(before, after)

    assert [(each.place, each.kind) for each in found.differences] == [
        ("第 1 段", "增"),
        ("第 2 段", "改"),
        ("第 3 段", "改"),
        ("原第 3 段", "删"),
    ]
    assert Piece("new", "，一粒不差") in found.differences[1].pieces
    assert [(m.came_from, m.went_to, m.after) for m in found.moves] == [
        ("第 3 段", "第 1 段", "水渠月底前清淤。")
    ]


def test_a_heading_of_another_level_is_a_difference() -> None:
    sentence = (DraftSentence("把种子备足", Origin("T")),)
    before, after = (
        Draft("工作会议讲话", (Block(kind, sentence), *draft(*LINES).draft.blocks))
        for kind in ("heading1", "heading2")
    )
    (found,) = comparison(before, after).differences
    assert (found.kind, found.was, found.became) == ("改", "一级标题", "二级标题")
    assert found.pieces == (Piece("same", "把种子备足"),)
    assert comparison(before, before).differences == ()
