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


def test_a_changed_answer_is_one_version_and_nothing_is_left_unkept(draft: Path) -> None:
    for salutation in ("同志们，朋友们", "各位代表", "各位代表"):
        assert run("draft", draft, "--set", f"称谓={salutation}", "--no-input").exit_code == 0
        assert "--keep 存一版" not in run("versions", draft).stdout
    kept = [json.loads(line) for line in run("versions", draft, "--json").stdout.splitlines()]
    assert [v["source"] for v in kept] == ["手改", "改答案", "改答案"]

    rewritten(draft, "各位代表", "诸位代表")
    assert run("draft", draft, "--set", "时间=2026-12-02", "--no-input").exit_code == 0
    kept = [json.loads(line) for line in run("versions", draft, "--json").stdout.splitlines()]
    assert [v["source"] for v in kept[3:]] == ["改答案之前", "改答案"]


def test_several_lines_are_set_by_semicolons_or_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "会议.md"
    path.write_bytes((outline_named("工作会议讲话").folder / "golden.md").read_bytes())

    once = run("draft", path, "--set", "要点2=包保：责任到人；巡查：每天一次", "--no-input")
    assert once.exit_code == 0
    assert opened(path).answers["要点2"] == ["包保：责任到人", "巡查：每天一次"]
    assert "二是巡查。每天一次。" in path.read_text(encoding="utf-8")
    assert "没写小题" not in once.stderr

    each = ["--set", "要点2=包保：责任到人；写上名字", "--set", "要点2=每天巡查一次"]
    again = run("draft", path, *each, "--no-input")
    assert opened(path).answers["要点2"] == ["包保：责任到人；写上名字", "每天巡查一次"]
    assert "“要点2”有 1 条没写小题" in again.stderr


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


def test_the_second_leaders_word_file_leaves_the_firsts_changes(draft: Path) -> None:
    first, second = draft.with_name("县长改.docx"), draft.with_name("书记批.docx")
    for word, name in ((first, "县长"), (second, "书记")):
        export_draft(work_of(opened(draft).draft), word, allow_gaps=True)
        document = Document(str(word))
        paragraph = [p for p in document.paragraphs if len(p.text) > 30][
            0 if name == "县长" else -1
        ]
        paragraph.add_run(f"这一句是{name}加的。")
        document.save(str(word))
    assert run("import", first, "--into", draft).exit_code == 0

    result = run("import", second, "--into", draft)

    assert result.exit_code == 0
    assert "这份 Word 是照第 1 版改的，第 2 版改过的 1 句都留着" in result.stdout
    body = draft.read_text(encoding="utf-8")
    assert "这一句是县长加的。" in body
    assert "这一句是书记加的。" in body


def test_a_sentence_that_both_leaders_changed_is_shown_and_nothing_is_lost(draft: Path) -> None:
    words = [draft.with_name("县长改.docx"), draft.with_name("书记批.docx")]
    for word in words:
        export_draft(work_of(opened(draft).draft), word, allow_gaps=True)
        document = Document(str(word))
        document.paragraphs[-1].insert_paragraph_before(f"{word.stem}的一段话，放在最后。")
        document.save(str(word))
    assert run("import", words[0], "--into", draft).exit_code == 0

    result = run("import", words[1], "--into", draft)

    assert result.exit_code == 1
    assert "1 处两边都改了" in result.stdout
    assert all(f"{word.stem}的一段话" in result.stdout for word in words)
    assert all(f"{word.stem}的一段话" in draft.read_text(encoding="utf-8") for word in words)


def test_a_comment_that_is_taken_over_has_changed_nothing_yet(draft: Path) -> None:
    word = draft.with_suffix(".docx")
    export_draft(work_of(opened(draft).draft), word, allow_gaps=True)
    document = Document(str(word))
    paragraph = [p for p in document.paragraphs if len(p.text) > 30][-1]
    document.add_comment(paragraph.runs[0], text="语气再实一些", author="陈主任", initials="陈")
    document.save(str(word))
    assert run("import", word, "--into", draft).exit_code == 0

    said = "定了采纳，稿子里这一处还没动"
    assert said in run("comments", draft, "--settle", "1", "采纳").stdout
    refused = run("comments", draft, "--settle", "1", "不采纳", "--reason", "会上定的")
    assert "还没动" not in refused.stdout

    rewritten(draft, paragraph.text[:12], "换了说法")
    assert said not in run("comments", draft, "--settle", "1", "采纳").stdout


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
