"""Two writers' files of one draft."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.flows.export import opened
from drafter.flows.merging import merging, with_choices, write_merged
from drafter.flows.versions import keep_version
from drafter.interview.answers import Value
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.storage.files import atomic_write

NOW = datetime(2026, 11, 23, 9, 42)
LINES = ["把种子备足备齐。", "把农机检修一遍。", "水渠月底前清淤。", "缺种的村由县里统一调剂。"]
ID = "d0123456789abcde"


def written(path: Path, lines: list[str], **answers: Value) -> Path:
    blocks = tuple(Block("paragraph", (DraftSentence(line, Origin("A")),)) for line in lines)
    given: dict[str, Value] = {"会议全称": "春耕备耕会议", **answers}
    atomic_write(path, markdown_of(DraftFile(Draft("工作会议讲话", blocks), given, id=ID)))
    return path


def changed(number: int, line: str) -> list[str]:
    return [line if i == number else each for i, each in enumerate(LINES)]


def lines(file: DraftFile) -> list[str]:
    return [block.text for block in file.draft.blocks]


def test_the_base_is_the_version_that_both_began_with(tmp_path: Path) -> None:
    keep_version(opened(written(tmp_path / "旧.md", ["别的开头。"])), now=NOW, source="起稿")
    keep_version(opened(written(tmp_path / "底.md", LINES)), now=NOW, source="导出")
    mine = written(tmp_path / "我.md", changed(0, "把种子备足备齐，一粒不差。"))
    theirs = written(tmp_path / "他.md", changed(2, "水渠3月底前清淤。"))

    found = merging(mine, theirs)

    assert found.base == "第 2 版（初稿）"
    assert lines(with_choices(found, {})) == [
        "把种子备足备齐，一粒不差。",
        LINES[1],
        "水渠3月底前清淤。",
        LINES[3],
    ]


def test_a_version_that_one_of_them_kept_since_is_no_base(tmp_path: Path) -> None:
    keep_version(opened(written(tmp_path / "底.md", LINES)), now=NOW, source="起稿")
    alike = changed(1, "把农机检修两遍。")
    mine = written(tmp_path / "我.md", ["把种子备足备齐，一粒不差。", *alike[1:]])
    keep_version(opened(mine), now=NOW, source="导出")
    theirs = written(tmp_path / "他.md", alike)

    found = merging(mine, theirs)

    assert found.base == "第 1 版（初稿）"
    assert lines(with_choices(found, {}))[0] == "把种子备足备齐，一粒不差。"


def test_a_clash_left_open_is_a_gap_that_stops_a_final_file(tmp_path: Path) -> None:
    base = written(tmp_path / "底.md", LINES)
    mine = written(tmp_path / "我.md", changed(2, "水渠3月底前清淤。"))
    theirs = written(tmp_path / "他.md", changed(2, "水渠月底前清淤一遍。"))

    found = merging(mine, theirs, base)

    assert [place for place, _ in found.clashes] == ["第 3 段"]
    open_one = with_choices(found, {})
    assert [gap.name for gap in open_one.draft.gaps] == ["第1处两人都改了"]
    assert lines(with_choices(found, {1: "对方的"}))[2] == "水渠月底前清淤一遍。"
    assert with_choices(found, {1: "我的"}).draft.gaps == ()


def test_answers_go_with_whoever_changed_them(tmp_path: Path) -> None:
    base = written(tmp_path / "底.md", LINES, 时间="3月1日", 地点="县城")
    mine = written(tmp_path / "我.md", LINES, 时间="3月2日", 地点="县城")
    theirs = written(tmp_path / "他.md", LINES, 时间="3月3日", 地点="河口镇")

    found = merging(mine, theirs, base)

    assert found.answers == ("时间",)
    assert found.mine.answers["时间"] == "3月2日"
    assert found.mine.answers["地点"] == "河口镇"


def test_two_speeches_are_not_merged(tmp_path: Path) -> None:
    base, mine = written(tmp_path / "底.md", LINES), written(tmp_path / "我.md", LINES)
    theirs = written(tmp_path / "他.md", ["各位来宾，欢迎到青屏来。"])

    with pytest.raises(UserError, match="同一篇"):
        merging(mine, theirs, base)


def test_without_versions_the_base_has_to_be_named(tmp_path: Path) -> None:
    mine = written(tmp_path / "我.md", LINES)

    with pytest.raises(UserError, match="没有版本可作底稿"):
        merging(mine, written(tmp_path / "他.md", LINES))


def test_the_result_overwrites_nothing(tmp_path: Path) -> None:
    base = written(tmp_path / "底.md", LINES)
    file = with_choices(merging(base, base, base), {})

    assert write_merged(file, base).name == "底-2.md"
    assert lines(opened(tmp_path / "底-2.md")) == LINES
