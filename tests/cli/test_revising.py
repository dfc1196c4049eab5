"""versions, diff, import, comments and merge, as a writer types them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from bench.rounds_editing import worked_over
from drafter.cli import group
from drafter.flows.export import export_draft, opened, work_of
from drafter.outlines.load import outline_named


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft of an outline's example, kept once."""
    path = tmp_path / "讲话.md"
    path.write_bytes((outline_named("表态发言").folder / "golden.md").read_bytes())
    assert run("versions", path, "--keep").exit_code == 0
    return path


def rewritten(path: Path, old: str, new: str) -> None:
    """A word changed in the body, as in an editor."""
    front, mark, body = path.read_text(encoding="utf-8").partition("\n---\n")
    assert old in body
    path.write_text(front + mark + body.replace(old, new, 1), encoding="utf-8")


def test_versions_lists_stages_and_gives_one_back(draft: Path) -> None:
    original = draft.read_bytes()
    rewritten(draft, "同志", "各位同志")

    assert "--keep 存一版" in run("versions", draft).stdout
    staged = run("versions", draft, "--stage", "送审稿")
    assert "送审稿" in staged.stdout
    kept = [json.loads(line) for line in run("versions", draft, "--json").stdout.splitlines()]
    assert [(v["number"], v["stage"], v["source"]) for v in kept] == [
        (1, "初稿", "手改"),
        (2, "送审稿", "手改"),
    ]
    assert kept[1]["changes"]["changed"] == 1
    assert run("versions", draft, "--restore", "1").exit_code == 0
    assert draft.with_name("讲话_第1版.md").read_bytes() == original


def test_a_wrong_stage_and_a_file_too_few_are_said(draft: Path) -> None:
    wrong = run("versions", draft, "--stage", "终稿")
    assert (wrong.exit_code, "可以写 初稿、讨论稿" in wrong.stderr) == (2, True)
    assert run("versions", "--keep").exit_code == 2
    assert "第 1 版 初稿" in run("versions").stdout


def test_diff_says_it_without_colour_and_in_json(draft: Path) -> None:
    rewritten(draft, "同志", "各位同志")

    shown = run("diff", draft).stdout
    assert "{+各位+}同志" in shown
    found = json.loads(run("diff", draft, "--json").stdout)
    assert found["differences"][0]["kind"] == "改"


def test_diff_writes_a_word_file_that_import_reads_back(draft: Path, tmp_path: Path) -> None:
    rewritten(draft, "同志", "各位同志")
    target = tmp_path / "花脸稿.docx"
    assert run("diff", draft, "-o", target, "--author", "王秘书").exit_code == 0

    result = run("import", target, "--into", draft)

    assert "王秘书" in result.stdout
    assert "增加“各位”" in result.stdout


def test_import_settle_and_the_table(draft: Path, tmp_path: Path) -> None:
    word = draft.with_suffix(".docx")
    export_draft(work_of(opened(draft).draft), word, allow_gaps=True)
    worked_over(word, random.Random(3))

    imported = run("import", word, "--into", draft, "--stage", "征求意见稿")
    assert imported.exit_code == 0
    assert "第 2 版 征求意见稿" in imported.stdout
    assert "修订 4 处，文字按全部接受收进来" in imported.stdout

    assert run("comments", draft, "--settle", "1,2", "采纳").exit_code == 0
    refused = run("comments", draft, "--settle", "3", "不采纳", "--reason", "会上定的三点")
    assert "3 不采纳：会上定的三点" in refused.stdout
    listed = [json.loads(line) for line in run("comments", draft, "--json").stdout.splitlines()]
    assert [each["decision"] for each in listed[:3]] == ["采纳", "采纳", "不采纳"]

    table = run("comments", draft, "-o", tmp_path / "表.docx")
    assert f"还有 {len(listed) - 3} 条没定" in table.stderr
    assert len(Document(str(tmp_path / "表.docx")).tables[0].rows) == len(listed) + 1


def test_a_decision_needs_its_reason_and_a_known_word(draft: Path) -> None:
    assert run("comments", draft, "--settle", "1", "不采纳").exit_code == 2
    assert run("comments", draft, "--settle", "1", "同意").exit_code == 2
    assert run("comments", draft, "--settle", "一", "采纳").exit_code == 2
    assert run("comments", draft, "--settle", "9", "采纳").exit_code == 1
    assert run("comments", draft, "--reason", "会上定的").exit_code == 2
    assert run("comments", draft, "-o", draft.with_name("表.docx")).exit_code == 1
    assert "没有批注，也没有修订" in run("comments", draft).stdout


def test_merge_takes_both_and_shows_what_both_changed(draft: Path, tmp_path: Path) -> None:
    mine, theirs, out = tmp_path / "我.md", tmp_path / "他.md", tmp_path / "合稿.md"
    mine.write_bytes(draft.read_bytes())
    theirs.write_bytes(draft.read_bytes())
    rewritten(mine, "同志", "各位同志")
    last = [line for line in draft.read_text(encoding="utf-8").partition("\n<!--")[0].split("\n")
            if line][-1]  # fmt: skip
    rewritten(theirs, last, last + "谢谢大家。")

    alone = run("merge", mine, theirs, "-o", out)
    assert (alone.exit_code, "第 1 版" in alone.stdout) == (0, True)
    text = out.read_text(encoding="utf-8")
    assert "各位同志" in text
    assert "谢谢大家。" in text

    rewritten(theirs, "同志", "到会的同志")
    both = run("merge", mine, theirs, "-o", tmp_path / "又.md")
    assert both.exit_code == 1
    assert "对方改作" in both.stdout
    assert "【待补：第1处两人都改了】" in (tmp_path / "又.md").read_text(encoding="utf-8")
