"""drafter outline: list, show, check, new, derive, as a writer runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from drafter.cli import group
from tests.deriving.samples import WORK
from tests.made_up import SMALL_OUTLINE, bank_file, outline_folder

NOTICE = """关于开展防汛检查的通知
各乡镇人民政府，县直各部门：
为贯彻落实全县防汛工作会议精神，决定开展防汛检查。现将有关事项通知如下：
一、总体要求。各单位要高度重视，加强领导，落实责任。
二、检查内容。重点检查水库、堤防、涵闸的责任落实情况，做到全覆盖。
三、工作要求。各单位要于6月20日前将检查情况报县防汛办。
青屏县防汛指挥部办公室
2026年6月3日
"""


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, ["outline", *map(str, args)], prog_name="drafter")


def own(home: Path, text: str = SMALL_OUTLINE) -> Path:
    return outline_folder(home / "outlines", text=text)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "去年讲话.txt"
    path.write_text(WORK.text, encoding="utf-8")
    return path


def test_the_list_says_what_is_ones_own_and_what_it_takes_the_place_of(drafter_home: Path) -> None:
    own(drafter_home, SMALL_OUTLINE.replace("短会讲话", "表态发言", 1))
    result = run("list")
    assert result.exit_code == 0
    assert "自己的  十分钟的会（代替自带的表态发言）" in result.stdout
    rows = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    assert [(row["kind"], row["from"], row["shadows"]) for row in rows][:1] == [
        ("表态发言", "自己的", ["表态发言"])
    ]
    assert all(row["summary"] and row["folder"] for row in rows)


def test_a_broken_one_is_warned_of_and_the_others_stay(drafter_home: Path) -> None:
    own(drafter_home, SMALL_OUTLINE.replace("type: list", "type: 清单"))
    result = run("list")
    assert result.exit_code == 3
    assert "工作会议讲话" in result.stdout
    assert "short-talk/outline.yaml 第 10 行" in result.stderr
    questions = CliRunner().invoke(group, ["questions"], prog_name="drafter")
    assert questions.exit_code == 0
    assert "short-talk/outline.yaml 第 10 行" in questions.stderr


def test_show_reads_well_in_eighty_columns(drafter_home: Path) -> None:
    own(drafter_home)
    for kind in ("工作会议讲话", "短会"):
        result = run("show", kind)
        assert result.exit_code == 0
        assert max(cell_len(line) for line in result.stdout.splitlines()) <= 80
    assert "* 会议全称" in result.stdout
    assert "回车＝同志们" in result.stdout
    assert "取开头（缘由）" in result.stdout
    assert "版式" in result.stdout
    assert "题目　在【待补：会议全称】上的讲话" in result.stdout


def test_new_makes_an_outline_that_drafts_and_says_what_comes_next(
    drafter_home: Path, tmp_path: Path
) -> None:
    result = run("new", "座谈会讲话")
    assert result.exit_code == 0
    assert "drafter outline check 座谈会讲话" in result.stdout
    folder = drafter_home / "outlines" / "座谈会讲话"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    drafted = CliRunner().invoke(
        group,
        ["draft", "座谈会讲话", "--example", "-o", str(tmp_path / "稿.docx")],
        prog_name="drafter",
    )
    assert drafted.exit_code == 0, drafted.output
    again = run("new", "座谈会讲话")
    assert again.exit_code == 1
    assert "没有动它" in again.stderr


@pytest.mark.parametrize("name", ["", "..", ".藏", "shared", "长" * 40])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    assert run("new", name).exit_code == 2


@pytest.mark.parametrize("name", ["甲: 乙", "a/b", "'引号", "# 井号", "甲/../外面"])
def test_any_other_name_stays_inside_the_folder(name: str, drafter_home: Path) -> None:
    assert run("new", name).exit_code == 0
    (folder,) = (drafter_home / "outlines").iterdir()
    assert (folder / "outline.yaml").is_file()


def test_new_says_that_it_takes_the_place_of_a_shipped_one() -> None:
    assert "从此“表态发言”用这一份" in run("new", "表态发言").stdout


def test_check_names_what_is_wrong_and_its_exit_code_says_it(drafter_home: Path) -> None:
    own(drafter_home)
    sound = run("check", "短会讲话")
    assert (sound.exit_code, "没有样例答案" in sound.stdout) == (0, True)
    own(drafter_home, SMALL_OUTLINE.replace("type: list", "type: 清单"))
    for wrong in (run("check", "short-talk"), run("check", drafter_home / "outlines/short-talk")):
        assert wrong.exit_code == 1
        assert "short-talk/outline.yaml 第 10 行" in wrong.stdout.replace("\n    ", "")
    assert run("check", "没有这种").exit_code == 2


def test_derive_says_what_it_made_and_what_next(sample: Path, drafter_home: Path) -> None:
    result = run("derive", sample, "--bank", bank_file(sample.with_name("b.db")))
    assert result.exit_code == 0, result.output
    kind = "河湖管护工作会议讲话"
    assert f"✓ 提纲“{kind}”" in result.stdout
    assert "套回原稿：骨架" in result.stdout
    assert "没还原" not in result.stdout
    assert f"drafter draft {kind}" in result.stdout
    assert (drafter_home / "outlines" / kind / "example.yaml").is_file()
    drafted = CliRunner().invoke(
        group, ["draft", kind, "--example", "-o", str(sample.with_name("x.docx"))]
    )
    assert drafted.exit_code == 0, drafted.output
    checked = run("check", kind)
    assert checked.exit_code == 0, checked.stdout


def test_derive_takes_a_name_and_a_folder(sample: Path, drafter_home: Path) -> None:
    target = sample.with_name("我的")
    result = run("derive", sample, "--name", "巡河讲话", "-o", target)
    assert result.exit_code == 0
    assert "kind: 巡河讲话" in (target / "outline.yaml").read_text(encoding="utf-8")
    assert not (drafter_home / "outlines").exists()
    assert run("derive", sample, "-o", target).exit_code == 1


def test_what_is_no_speech_is_refused_with_the_reason_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    refused = run("derive", path)
    assert refused.exit_code == 1
    assert "不像讲话：是通知" in refused.stderr
    assert run("derive", path, "--as-speech").exit_code == 0


def test_no_outline_is_made_from_a_draft_that_already_has_one(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text(f"---\n提纲: 工作会议讲话\n---\n{NOTICE}", encoding="utf-8")
    refused = run("derive", path)
    assert refused.exit_code == 1
    assert "是 drafter 自己存的稿子" in refused.stderr
    assert "--as-speech" not in refused.stderr


def test_of_several_speeches_one_must_be_named(tmp_path: Path) -> None:
    path = tmp_path / "汇编.txt"
    body = WORK.text.partition("\n")[2]
    path.write_text(
        "".join(f"在河湖管护工作会议上的讲话{n}\n{body}" for n in (1, 2)), encoding="utf-8"
    )
    result = run("derive", path)
    assert result.exit_code == 2
    assert "用 --speech 第几篇 指定一篇" in result.stderr
    assert run("derive", path, "--speech", "2").exit_code == 0
    assert run("derive", path, "--speech", "9").exit_code == 2


@pytest.mark.parametrize("name", ["list", "show", "check", "new", "derive"])
def test_every_command_has_examples(name: str) -> None:
    assert "例子\n" in run(name, "--help").stdout
