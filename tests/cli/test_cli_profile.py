"""drafter profile: kept, shown, edited, and used by drafter draft."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from drafter.cli import group
from drafter.drafting.markdown import draft_file
from drafter.profile.model import Leader, Profile
from drafter.profile.store import read_profile, write_profile
from drafter.storage.locks import held
from tests.made_up import WORK_MEETING, bank_file


def run(*args: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter", env=env)


@pytest.fixture
def path(drafter_home: Path) -> Path:
    return drafter_home / "profile.yaml"


def office(*, days: int = 3) -> Profile:
    return Profile(
        region="青屏县",
        checked=date.today() - timedelta(days=days),
        leaders=(Leader("沈放", "青屏县委副书记、县长"),),
        defaults={"称谓": "同志们、朋友们"},
    )


def test_where_it_is_and_that_it_is_not_there_yet(path: Path) -> None:
    assert run("profile", "path").stdout.strip().replace("\n", "") == str(path)
    shown = run("profile", "show")
    assert shown.exit_code == 0
    assert "还没有单位档案。要建：drafter profile edit" in shown.stdout


@pytest.mark.parametrize(("days", "told"), [(3, "名册 1 人，"), (100, "已过 90 天")])
def test_it_is_shown_with_the_age_of_its_roster(days: int, told: str, path: Path) -> None:
    write_profile(path, office(days=days))
    shown = run("profile", "show").stdout
    assert "沈放 青屏县委副书记、县长" in shown
    assert told in shown
    held = json.loads(run("profile", "show", "--json").stdout)
    assert held["名册"][0]["姓名"] == "沈放"
    assert held["过期"] == (days > 90)


def test_a_broken_file_is_one_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("语速: 快\n", encoding="utf-8")
    for call in (("profile", "show"), ("draft", "表态发言", "--defaults")):
        result = run(*call)
        assert result.exit_code == 1
        assert "profile.yaml 第 1 行（语速）" in result.stderr


def test_a_draft_takes_what_the_profile_knows_and_says_so(path: Path, tmp_path: Path) -> None:
    write_profile(path, office())
    answers = tmp_path / "会议.yaml"
    answers.write_text(WORK_MEETING.replace("沈放 青屏县委副书记、县长", "沈放"), encoding="utf-8")
    out = tmp_path / "讲话.docx"
    call = ("draft", "工作会议讲话", "--answers", answers, "-o", out)
    result = run(*call, "--bank", bank_file(tmp_path / "b.db"))
    assert result.exit_code == 0, result.output
    assert "取自单位档案：地区、称谓" in result.stdout
    assert "与名册一致" in result.stdout or "不在名册里" in result.stdout
    file = draft_file(out.with_suffix(".md").read_text(encoding="utf-8"), name="讲话.md")
    assert file.answers["讲话人"] == "沈放 青屏县委副书记、县长"
    assert file.answers["称谓"] == "同志们、朋友们"


def test_the_example_is_the_same_in_every_office(path: Path, tmp_path: Path) -> None:
    bank = bank_file(tmp_path / "b.db")
    drafts = [tmp_path / name for name in ("一.docx", "二.docx")]
    run("draft", "工作会议讲话", "--example", "-o", drafts[0], "--bank", bank)
    write_profile(path, office())
    run("draft", "工作会议讲话", "--example", "-o", drafts[1], "--bank", bank)
    assert drafts[0].read_bytes() == drafts[1].read_bytes()


def test_the_form_says_what_the_profile_fills_in(path: Path) -> None:
    write_profile(path, office())
    assert "空着就取单位档案的：同志们、朋友们" in run("questions", "工作会议讲话").stdout


# --- editing -----------------------------------------------------------------------------------


def editor(tmp_path: Path, text: str) -> dict[str, str]:
    """An editor that writes ``text`` into the file it is given."""
    script = tmp_path / "编辑.py"
    script.write_text(
        f"import sys, pathlib\npathlib.Path(sys.argv[1]).write_text({text!r}, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return {"EDITOR": f"{sys.executable} {script}", "VISUAL": ""}


def test_without_a_terminal_the_file_is_named(path: Path) -> None:
    result = run("profile", "edit")
    assert result.exit_code == 2
    assert str(path) in result.stderr.replace("\n", "")


def test_the_file_in_an_editor(path: Path, tmp_path: Path) -> None:
    result = run("profile", "edit", "--file", env=editor(tmp_path, "地区: 青屏县\n"))
    assert result.exit_code == 0, result.output
    assert read_profile(path).region == "青屏县"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.glob("[!.]*")] == ["profile.yaml"]


def test_what_is_not_right_is_not_put_in_place_and_not_lost(path: Path, tmp_path: Path) -> None:
    write_profile(path, office())
    wrong = "地区: 青屏县\n语速: 999\n"
    result = run("profile", "edit", "--file", env=editor(tmp_path, wrong))
    assert result.exit_code == 1
    assert "160 到 240" in result.stderr
    assert read_profile(path) == office()
    (copy,) = [each for each in path.parent.glob("[!.]*") if each != path]
    assert copy.read_text(encoding="utf-8") == wrong


def test_what_another_window_is_filling_in_is_left_to_it(path: Path, tmp_path: Path) -> None:
    write_profile(path, office())
    with held(path):
        result = run("profile", "edit", "--file", env=editor(tmp_path, "地区: 青屏县\n"))
    assert result.exit_code == 1
    assert "单位档案正在另一个窗口里写" in result.stderr
    assert read_profile(path) == office()


def test_no_editor_is_wrong_usage(path: Path) -> None:
    result = run("profile", "edit", "--file", env={"EDITOR": "", "VISUAL": ""})
    assert result.exit_code == 2
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_asked_on_a_terminal_each_answer_is_kept_at_once(path: Path) -> None:
    env = os.environ | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    program = [sys.executable, "-c", "from drafter.cli import main; main()", "profile", "edit"]
    child = pexpect.spawn(program[0], program[1:], env=env, encoding="utf-8", timeout=20)
    for waits, typed in (
        ("1 单位", "青屏县政府办公室\r"),
        ("2 地区", "青屏县\r"),
        ("3 层级", "县\r"),
        ("4 名册", "沈放 青屏县委副书记、县长\r\r"),
        ("5 核对日", "\x03"),
    ):
        child.expect_exact(waits)
        child.expect_exact("›")
        child.send(typed)
    child.expect_exact("先停在这里")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    kept = read_profile(path)
    assert (kept.unit, kept.region, kept.level) == ("青屏县政府办公室", "青屏县", "县")
    assert kept.leaders == (Leader("沈放", "青屏县委副书记、县长"),)
    assert kept.checked == date.today()
