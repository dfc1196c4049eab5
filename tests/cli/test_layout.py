"""drafter layout and drafter doctor on the screen."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from drafter.cli import group


def run(*args: str) -> Result:
    return CliRunner().invoke(group, list(args), prog_name="drafter")


def test_the_list_says_what_each_is_for_and_how_far_from_the_standard(drafter_home: Path) -> None:
    (drafter_home / "layouts").mkdir(parents=True)
    (drafter_home / "layouts" / "本室.yaml").write_text("说明: 本室惯例\n加粗: [二级]\n", "utf-8")
    lines = run("layout", "list").stdout.splitlines()
    assert lines[0].split(maxsplit=1) == ["gbt9704", "国标 GB/T 9704-2012，默认（与国标一致）"]
    assert "本室            本室惯例（1 处与国标不同，自建）" in lines
    assert str(drafter_home / "layouts") in lines[-1]


def test_a_broken_layout_is_named_and_the_others_listed(drafter_home: Path) -> None:
    (drafter_home / "layouts").mkdir(parents=True)
    (drafter_home / "layouts" / "a坏.yaml").write_text("行据: 30\n", "utf-8")
    result = run("layout", "list")
    assert result.exit_code == 0
    assert "不认识“行据”" in result.stderr.replace("\n", "")
    assert "reading-copy" in result.stdout


def test_show_lists_every_departure_or_says_there_is_none() -> None:
    shown = run("layout", "show", "reading-copy").stdout
    assert "每页 18 行，每行 20 字（国标 22 行、28 字）" in shown
    assert "右边距        55 毫米（国标 26 毫米）" in shown
    assert "与国标没有出入" in run("layout", "show", "gbt9704").stdout


def test_show_without_a_name_lists_what_a_file_may_say() -> None:
    shown = run("layout", "show").stdout
    assert "页码位置      外侧（外侧、居中、右侧、不要）" in shown
    assert "首页提示      无" in shown


def test_an_unknown_layout_is_wrong_usage() -> None:
    result = run("layout", "show", "没有的")
    assert result.exit_code == 2
    assert "没有“没有的”这个版式" in result.stderr


def test_doctor_for_people_and_for_programs() -> None:
    lines = run("doctor").stdout.splitlines()
    assert lines[0].startswith("✓ 词库    ")
    assert lines[-1] == "✓ 网络    不联网"
    told = [json.loads(line) for line in run("doctor", "--json").stdout.splitlines()]
    assert len(told) == len(lines)
    assert told[-1] == {"part": "网络", "good": True, "said": "不联网"}
