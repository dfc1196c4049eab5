"""drafter check: the screen, JSON, fixes, comments, the allow-list, exit codes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from drafter.cli import group

FAULTY = """在全市河湖管护工作会议上的讲话
云岭市副市长　林知远
（2026年11月27日）
同志们：
今天，我们召开全市河湖管护工作会议,主要任务是部署冬季清淤。下面，我讲两点意见。
一、把责任压到河段
每一段河都要写上管护人的名字，×××同志负总责。
二、把清淤做到位
清淤要在12月20日前完成 ，到时验收。
三、把水质守住
入河排口每周测一次，结果当天公开。
"""
_MENDED = {"会议,主": "会议，主", "两点": "三点", "完成 ，": "完成，", "×××同志": "河长"}


def clean() -> str:
    """The text without its faults."""
    text = FAULTY
    for wrong, right in _MENDED.items():
        text = text.replace(wrong, right)
    return text


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "初稿.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_what_must_be_mended_is_said_first_with_place_words_and_advice(faulty: Path) -> None:
    result = run("check", faulty)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "必改 2" in lines[0]
    assert "能自动改 2 类（--fix）" in lines[0]
    assert lines[1] == "必改"
    assert any("[实务] 编号  第 1 段" in line and "说二讲三" in line for line in lines)
    assert any("[实务] 残留  第 2 段  “×××”" in line for line in lines)
    assert any("半角逗号 1 处" in line for line in lines)


def test_a_clean_text_ends_with_0_and_says_what_was_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "定稿.txt"
    path.write_text(clean(), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 0
    assert "没查的不算通过" in result.stdout
    assert "没有名册，没查" in result.stdout


def test_json_names_rule_source_place_and_fix(faulty: Path) -> None:
    result = run("check", faulty, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    comma = next(each for each in told["findings"] if each["fix"] == "，")
    assert comma["source"].startswith("GB/T 15834-2011")
    assert (comma["severity"], comma["place"], comma["text"]) == ("建议", "第 1 段", ",")
    assert "人名" in [each["rule"] for each in told["unchecked"]]
    assert "人名" not in told["passed"]


def test_fixes_go_into_a_copy_and_each_is_listed(faulty: Path) -> None:
    result = run("check", faulty, "--fix")
    assert "改了 2 处" in result.stdout
    assert faulty.read_text(encoding="utf-8") == FAULTY
    copy = faulty.with_name("初稿-改.txt")
    wanted = FAULTY.replace("会议,主", "会议，主").replace("完成 ，", "完成，")
    assert copy.read_text(encoding="utf-8") == wanted
    assert "没有能自动改的" in run("check", copy, "--fix").stdout


def test_fixes_change_the_file_itself_only_when_asked(faulty: Path) -> None:
    run("check", faulty, "--fix", "--in-place")
    assert "会议，主" in faulty.read_text(encoding="utf-8")
    assert not faulty.with_name("初稿-改.txt").exists()


def test_a_word_file_keeps_its_looks(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("今天，我们召开")
    run_of = paragraph.add_run("全市河湖管护工作会议,")
    run_of.bold = True
    paragraph.add_run("主要任务是部署清淤，，验收。")
    path = tmp_path / "初稿.docx"
    document.save(str(path))
    before = zipfile.ZipFile(path)
    run("check", path, "--fix")
    mended = tmp_path / "初稿-改.docx"
    runs = Document(str(mended)).paragraphs[0].runs
    assert [each.text for each in runs] == [
        "今天，我们召开",
        "全市河湖管护工作会议，",
        "主要任务是部署清淤，验收。",
    ]
    assert runs[1].bold
    after = zipfile.ZipFile(io.BytesIO(mended.read_bytes()))
    others = [name for name in before.namelist() if name != "word/document.xml"]
    assert all(after.read(name) == before.read(name) for name in others)


def test_a_draft_of_ours_keeps_its_origins(tmp_path: Path) -> None:
    out = tmp_path / "讲话.docx"
    run("draft", "表态发言", "--example", "-o", out)
    draft = out.with_suffix(".md")
    before = draft.read_text(encoding="utf-8")
    head, mark, tail = before.partition("\n# ")
    draft.write_text(head + mark + tail.replace("，", ",", 3), encoding="utf-8")
    run("check", draft, "--fix")
    assert draft.with_name("讲话-改.md").read_text(encoding="utf-8") == before


def test_findings_as_comments_in_a_word_file(faulty: Path) -> None:
    result = run("check", faulty, "--format", "docx")
    target = faulty.with_name("初稿-检查.docx")
    assert str(target) in result.stdout.replace("\n", "")
    comments = zipfile.ZipFile(target).read("word/comments.xml").decode()
    assert "必改·残留（实务）" in comments
    assert 'w:author="来历"' not in comments


def test_muting_lasts_and_can_be_taken_back(faulty: Path) -> None:
    assert run("check", "--mute", "残留:×××", "--mute", "编号").exit_code == 0
    result = run("check", faulty)
    assert result.exit_code == 0
    assert "不看的 1 处" in result.stdout
    listed = run("check", "--muted").stdout
    assert "残留:×××　编号" in listed
    run("check", "--unmute", "残留:×××", "--unmute", "编号")
    assert run("check", faulty).exit_code == 1


def test_the_limits_are_listed_with_their_usual_values_also_beside_a_broken_file(
    drafter_home: Path,
) -> None:
    listed = run("check", "--muted").stdout
    assert "  一句: 120\n" in listed
    path = drafter_home / "checks.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("界限:\n  一句: 100\n", encoding="utf-8")
    assert "  一句: 100  # 平常 120\n" in run("check", "--muted").stdout
    path.write_text("界限:\n  雷同：0.1\n", encoding="utf-8")
    broken = run("check", "--muted")
    assert broken.exit_code != 0
    assert "全角冒号" in broken.stderr
    assert "  一句: 120\n" in broken.stdout
    assert "  雷同: 0.15\n" in broken.stdout


def test_muting_keeps_comments_and_limits_of_the_file(drafter_home: Path) -> None:
    path = drafter_home / "checks.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    own = "# 周主任定的\n界限:\n  雷同起算: 13  # 照旧\n  此后几篇: 20\n"
    path.write_text(own, encoding="utf-8")
    assert run("check", "--mute", "落款").exit_code == 0
    assert path.read_text(encoding="utf-8") == own + "不看:\n- 落款\n"


@pytest.mark.parametrize(
    "args",
    [
        ("--mute", "没有这类"),
        (),
        ("--in-place",),
        ("-o", "x.docx"),
        ("--json", "--fix"),
        ("--json", "--format", "docx"),
    ],
)
def test_wrong_usage_is_2_and_says_what_to_do(args: tuple[str, ...], faulty: Path) -> None:
    named = () if not args or args[0] == "--mute" else (faulty,)
    assert run("check", *args, *named).exit_code == 2


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(
    faulty: Path, tmp_path: Path
) -> None:
    broken, clean_one = tmp_path / "坏的.docx", tmp_path / "定稿.txt"
    broken.write_bytes(b"PK\x03\x04 no package")
    clean_one.write_text(clean(), encoding="utf-8")
    result = run("check", broken, clean_one)
    assert result.exit_code == 3
    assert "坏的.docx" in result.stderr
    assert "没查不算通过" in result.stderr
    assert "定稿.txt" in result.stdout
    assert run("check", tmp_path / "没有.txt", faulty).exit_code == 1
    told = run("check", broken, clean_one, "--json").stdout.splitlines()
    assert [("error" in json.loads(line)) for line in told] == [True, False]


def test_the_rules_are_listed_with_level_and_source() -> None:
    result = run("check", "--rules")
    assert result.exit_code == 0
    assert "[国标] GB/T 15834-2011" in result.stdout
    assert "（平常不开）" in result.stdout


def test_an_export_says_what_a_check_finds_and_is_not_stopped_by_it(tmp_path: Path) -> None:
    out = tmp_path / "讲话.docx"
    run("draft", "表态发言", "--example", "-o", out)
    draft = out.with_suffix(".md")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(
        text.replace("同志们：\n", "同志们：\n\n请某某同志发言。\n", 1), encoding="utf-8"
    )
    result = run("export", draft, "-o", tmp_path / "定稿.docx", "--layout", "review-copy")
    assert result.exit_code == 0
    assert "✗ 残留" in result.stderr
    comments = zipfile.ZipFile(tmp_path / "定稿.docx").read("word/comments.xml").decode()
    assert "必改·残留" in comments
