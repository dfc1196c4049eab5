"""drafter draft without a terminal: answers in, a draft and a Word file out, or one sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from drafter.cli import group
from drafter.drafting.markdown import draft_file
from tests.made_up import REASON, TRANSITION, WORK_MEETING, bank_file


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return bank_file(tmp_path / "b.db")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "会议.yaml"
    path.write_text(WORK_MEETING, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "出稿" / "讲话.docx"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, ["draft", *map(str, args)], prog_name="drafter")


def said(path: Path) -> str:
    return "".join(each.text for each in Document(io.BytesIO(path.read_bytes())).paragraphs)


@pytest.mark.parametrize("kind", ["工作会议讲话", "表态发言"])
def test_the_example_makes_a_word_file_and_says_what_it_is(
    kind: str, out: Path, bank: Path
) -> None:
    result = run(kind, "--example", "-o", out, "--bank", bank)
    assert result.exit_code == 0, result.output
    assert out.is_file()
    assert out.with_suffix(".md").is_file()
    for told in (" 篇幅  正文 ", "，朗读 ", " 层次  开头 ", " 来历  ", "✓ Word", str(out)):
        assert told in result.stdout.replace("\n", "") or told in result.stdout
    assert "待补" not in result.output + said(out)


def test_an_answers_file_with_the_phrases_used_and_where_they_are_from(
    answers: Path, out: Path, bank: Path
) -> None:
    result = run("工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    assert result.exit_code == 0, result.output
    assert "在全县春季造林工作会议上的讲话" in said(out)
    assert "松一松，前功尽弃；紧一紧，柳暗花明。" in said(out)
    assert "下面，我就今春造林绿化工作强调两点。" in said(out)
    used = result.stdout.partition(" 词库  ")[2]
    assert f"（{TRANSITION.speeches} 篇）下面" in used
    assert f"（{REASON.speeches} 篇）松一松" in used
    assert " 提法  1 条都在，一字不差" in result.stdout


def test_data_wins_over_the_file(answers: Path, out: Path, bank: Path) -> None:
    result = run(
        "工作会议讲话", "--answers", answers, "--data", "会议全称=全县秋收工作会议",
        "--data", "主题=抢收、归仓、秋种", "--data", "要点3=种：适墒适期播种",
        "-o", out, "--bank", bank,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "在全县秋收工作会议上的讲话" in said(out)
    assert "强调三点" in said(out)
    assert "造林工作会议" not in said(out).replace("全市国土绿化工作会议", "")


def test_data_of_several_lines(answers: Path, out: Path, bank: Path) -> None:
    result = run(
        "工作会议讲话", "--answers", answers,
        "--data", "要点1=巡山：山上栽好树，等于修水库；管水：三天一次",
        "--data", "要点2=包保：责任到人；写上名字", "--data", "要点2=补植：缺一棵补一棵",
        "-o", out, "--bank", bank,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "管水。三天一次。" in said(out)
    assert "责任到人；写上名字。" in said(out)
    assert "补植。缺一棵补一棵。" in said(out)


def test_the_same_call_gives_the_same_bytes(
    answers: Path, tmp_path: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("一.docx", "二.docx")]
    for file in files:
        monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / f"家{file.stem}"))
        run("工作会议讲话", "--answers", answers, "-o", file, "--bank", bank, "--seed", "4")
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].with_suffix(".md").read_bytes() == files[1].with_suffix(".md").read_bytes()


def test_called_twice_it_gives_two_drafts_that_differ_in_their_ids_alone(
    answers: Path, tmp_path: Path, bank: Path
) -> None:
    files = [tmp_path / name for name in ("一.docx", "二.docx")]
    for file in files:
        run("工作会议讲话", "--answers", answers, "-o", file, "--bank", bank)
    assert files[0].read_bytes() == files[1].read_bytes()
    texts = [file.with_suffix(".md").read_text("utf-8").split("\n") for file in files]
    differ = [pair for pair in zip(*texts, strict=True) if pair[0] != pair[1]]
    assert [each.partition(":")[0] for pair in differ for each in pair] == ["稿号", "稿号"]
    again = ("--answers", answers, "-o", files[1], "--bank", bank, "--force")
    run("工作会议讲话", *again)
    assert files[1].with_suffix(".md").read_text("utf-8").split("\n") == texts[1]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("工作会议讲话", "--data", "会议全程=一"), ["没有“会议全程”这一问", "会议全称", "结尾"]),
        (("工作会议讲话", "--data", "会议全称"), ["少了等号"]),
        (("工作会议讲话", "--data", "时间=年底"), ["认不出是哪天", "下周五"]),
        (("工作会议讲话", "--data", "篇幅=中讲"), ["短讲（6 分钟）、一般（15 分钟）"]),
        (("婚礼致辞", "--example"), ["没有“婚礼致辞”", "工作会议讲话", "表态发言"]),
        (("工作会议讲话",), ["没有终端", "drafter questions 工作会议讲话", "--answers"]),
        ((), ["没有终端", "工作会议讲话", "表态发言"]),
        (("工作会议讲话", "--seed", "多"), ["--seed"]),
    ],
)
def test_wrong_usage_is_one_sentence_with_the_names_there_are(
    args: tuple[str, ...], told: list[str], bank: Path, tmp_path: Path
) -> None:
    result = run(*args, "--bank", bank)
    assert result.exit_code == 2
    assert result.stdout == ""
    for words in told:
        assert words in result.stderr
    assert not (tmp_path / "讲话稿").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "读不了"),
        ("会议全称: [一", "会议.yaml 第 1 行"),
        ("时间: 2027-02-30", "认不出是哪天"),
        ("a: &a [一]\nb: *a", "会议.yaml 第 1 行"),
    ],
)
def test_a_broken_answers_file_is_one_sentence(
    content: str | None, told: str, tmp_path: Path, out: Path, bank: Path
) -> None:
    path = tmp_path / "会议.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run("工作会议讲话", "--answers", path, "-o", out, "--bank", bank)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert not out.parent.exists()


def test_a_missing_fact_stops_word_and_is_named(tmp_path: Path, out: Path, bank: Path) -> None:
    path = tmp_path / "会议.yaml"
    text = WORK_MEETING.replace("讲话人: 沈放 青屏县委副书记、县长\n", "")
    path.write_text(text.replace("2.3万亩", "【整地亩数，问县林草局】万亩"), encoding="utf-8")
    result = run("工作会议讲话", "--answers", path, "-o", out, "--bank", bank)
    assert result.exit_code == 1
    assert not out.exists()
    assert "【待补：讲话人】" in out.with_suffix(".md").read_text(encoding="utf-8")
    for told in (
        "缺 2 个答案，又没有终端可问：没有出 Word，稿子存在 讲话.md，缺处写作【待补】",
        "  讲话人　例：林知远 云岭市委副书记、市长",
        "  整地亩数（问县林草局）　填在“成绩”里",
        "写进 会议.yaml（空表：drafter questions 工作会议讲话），或加 --data 讲话人=…；",
        "带着缺口先出一稿：--allow-gaps",
    ):
        assert told in result.stderr


def test_with_gaps_allowed_the_word_file_says_it_is_not_final(
    tmp_path: Path, out: Path, bank: Path
) -> None:
    result = run(
        "工作会议讲话", "--data", "主题=抢收、归仓", "--allow-gaps", "-o", out, "--bank", bank
    )
    assert result.exit_code == 0
    with zipfile.ZipFile(out) as package:
        headers = [package.read(n).decode() for n in package.namelist() if "header" in n]
    gaps = draft_file(out.with_suffix(".md").read_text(encoding="utf-8"), name="x").draft.gaps
    assert gaps
    assert any(f"未定稿（待补 {len(gaps)} 处）" in text for text in headers)
    assert run("工作会议讲话", "--defaults", "--bank", bank).exit_code == 1
    assert [path.suffix for path in (tmp_path / "讲话稿").iterdir()] == [".md"]


def test_an_existing_file_is_left_alone_and_that_is_said(
    answers: Path, out: Path, bank: Path
) -> None:
    out.parent.mkdir()
    out.write_bytes(b"old")
    call = ("工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    result = run(*call)
    assert result.exit_code == 0
    assert out.read_bytes() == b"old"
    assert "已有 讲话，没有动它，另存为 讲话-2" in result.stderr
    assert (out.parent / "讲话-2.docx").is_file()
    forced = run(*call, "--force")
    assert "已有" not in forced.stderr
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("output", [".", "出稿", "讲话"])
def test_a_folder_or_a_bare_name_is_good_enough(
    output: str, answers: Path, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "出稿").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run("工作会议讲话", "--answers", answers, "-o", output, "--bank", bank)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    (docx,) = tmp_path.rglob("*.docx")
    expected = {".": ".", "出稿": "出稿", "讲话": "."}[output]
    assert docx.parent == (tmp_path / expected).resolve()


def test_without_a_name_the_file_goes_to_the_speeches_folder(
    answers: Path, bank: Path, tmp_path: Path
) -> None:
    assert run("工作会议讲话", "--answers", answers, "--bank", bank).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "讲话稿").iterdir()) == [
        "20270219_全县春季造林工作会议讲话_沈放.docx",
        "20270219_全县春季造林工作会议讲话_沈放.md",
    ]


@pytest.mark.parametrize(
    "name", ["文件/讲话.docx", "文件/里/讲话.docx", "长" * 120 + ".docx", "讲话.pdf"]
)
def test_where_nothing_can_be_written_one_sentence_says_so(
    name: str, answers: Path, bank: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("占位", encoding="utf-8")
    result = run("工作会议讲话", "--answers", answers, "-o", tmp_path / name, "--bank", bank)
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert len(result.stderr.strip().splitlines()) == 1
    assert "。" in result.stderr
    assert list(tmp_path.rglob("*.docx")) == []


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_read_only_folder_is_one_sentence(answers: Path, bank: Path, out: Path) -> None:
    out.parent.mkdir(mode=0o500)
    result = run("工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    assert result.exit_code == 1
    assert "写不了" in result.stderr


def test_with_stdin_closed_it_is_wrong_usage_and_no_traceback(bank: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from drafter.cli import main; main()"]
    for command in (["draft"], ["draft", "工作会议讲话"]):
        done = subprocess.run(
            [*program, *command, "--bank", str(bank)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            env=os.environ | {"DRAFTER_HOME": str(tmp_path / "home")},
        )  # fmt: skip
        assert done.returncode == 2
        assert "没有终端" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""


def test_no_input_says_what_is_missing_and_asks_nothing(out: Path, bank: Path) -> None:
    result = run(
        "工作会议讲话", "--no-input", "--data", "主题=抢收、归仓", "-o", out, "--bank", bank
    )
    assert result.exit_code == 1
    assert "个答案，" in result.stderr
    assert "要点1　第一点“抢收”讲哪几件事" in result.stderr
    assert not out.exists()
    nothing = run("工作会议讲话", "--no-input", "--bank", bank)
    assert nothing.exit_code == 2
    assert "drafter questions 工作会议讲话" in nothing.stderr


def test_several_answers_files_are_several_drafts(
    answers: Path, tmp_path: Path, bank: Path
) -> None:
    second, third = tmp_path / "二.yaml", tmp_path / "三.yaml"
    second.write_text(WORK_MEETING.replace("春季造林", "秋季造林"), encoding="utf-8")
    third.write_text("会议全程: 写错了名字\n", encoding="utf-8")
    folder = tmp_path / "出稿"
    call = ("工作会议讲话", "--bank", bank, "-o", folder, "--answers", answers)
    good = run(*call, "--answers", second)
    assert good.exit_code == 0, good.output
    assert len(list(folder.glob("*.docx"))) == 2
    for told in ("会议.yaml", "二.yaml", "字数", "未用上", "共 2 份：成稿 2 份"):
        assert told in good.stdout
    bad = run(*call, "--answers", third, "--force")
    assert bad.exit_code == 1
    assert "没有“会议全程”这一问" in bad.stdout.replace("\n", "").replace(" ", "")
    assert "共 2 份：成稿 1 份，没写成 1 份" in bad.stdout


def test_many_drafts_need_a_folder(answers: Path, out: Path, bank: Path) -> None:
    call = ("工作会议讲话", "--answers", answers, "--answers", answers, "--bank", bank)
    result = run(*call, "-o", out)
    assert result.exit_code == 2
    assert "要是文件夹" in result.stderr


def test_a_table_of_rows(tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "各县.csv"
    rows = "会议全称,主题\n全县春耕工作会议,备肥；备种\n全县秋收工作会议,\n"
    path.write_text(rows, encoding="gb18030")
    result = run("工作会议讲话", "--rows", path, "-o", tmp_path / "出稿", "--bank", bank)
    assert result.exit_code == 1
    assert "第 2 行" in result.stdout
    assert "共 2 份：有缺 2 份" in result.stdout
    allowed = run(
        "工作会议讲话", "--rows", path, "-o", tmp_path / "出稿", "--bank", bank, "--allow-gaps"
    )
    assert allowed.exit_code == 0
    assert len(list((tmp_path / "出稿").glob("*.docx"))) == 2


def test_every_draft_of_a_table_has_the_layout_asked_for(tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "各县.csv"
    path.write_text("会议全称,主题\n全县春耕工作会议,备肥；备种\n", encoding="utf-8")
    margins: list[int] = []
    for layout in ("gbt9704", "reading-copy"):
        folder = tmp_path / layout
        run(
            "工作会议讲话", "--rows", path, "-o", folder, "--bank", bank,
            "--allow-gaps", "--layout", layout,
        )  # fmt: skip
        (file,) = folder.glob("*.docx")
        section = Document(io.BytesIO(file.read_bytes())).sections[0]
        margins.append(round((section.right_margin or 0) / 36000))
    assert margins == [26, 55]


@pytest.mark.parametrize("name", ["出稿.md", "出稿.docx", "出稿.txt", "出稿.CSV"])
def test_many_drafts_go_into_a_folder_and_no_file(name: str, tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "各县.csv"
    path.write_text("会议全称\n全县春耕工作会议\n", encoding="utf-8")
    result = run("工作会议讲话", "--rows", path, "-o", tmp_path / name, "--bank", bank)
    assert result.exit_code == 2
    assert "要是文件夹" in result.stderr
    assert not (tmp_path / name).exists()


def test_a_folder_may_have_a_dot_in_its_name(tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "各县.csv"
    path.write_text("会议全称\n全县春耕工作会议\n", encoding="utf-8")
    run("工作会议讲话", "--rows", path, "-o", tmp_path / "出稿.2026", "--bank", bank)
    assert list((tmp_path / "出稿.2026").glob("*.md"))


def test_the_example_is_one_draft(answers: Path, tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "各县.csv"
    path.write_text("会议全称\n全县春耕工作会议\n", encoding="utf-8")
    for many in (("--rows", path), ("--answers", answers, "--answers", answers)):
        result = run("工作会议讲话", *many, "--example", "-o", tmp_path / "出", "--bank", bank)
        assert result.exit_code == 2
        assert "--example" in result.stderr
    assert not (tmp_path / "出").exists()


def test_a_profiles_default_that_does_not_fit_is_named_and_the_draft_made(
    answers: Path, out: Path, bank: Path, drafter_home: Path
) -> None:
    drafter_home.mkdir(parents=True)
    (drafter_home / "profile.yaml").write_text("默认:\n  篇幅: 全面表态\n", encoding="utf-8")
    result = run("工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    assert result.exit_code == 0, result.output
    told = result.stderr.replace("\n", "")
    assert "profile.yaml 的默认，工作会议讲话用不上：“篇幅”没有“全面表态”这一项" in told
    assert out.is_file()


def test_a_day_on_the_command_line_needs_no_year(answers: Path, out: Path, bank: Path) -> None:
    result = run(
        "工作会议讲话", "--answers", answers, "--data", "时间=12月4日", "-o", out, "--bank", bank
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "年12月4日）" in said(out)
