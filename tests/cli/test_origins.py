"""drafter origins: every sentence has a letter, a phrase leads back to its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.bank import open_bank
from drafter.cli import group
from tests.made_up import REASON, TRANSITION, WORK_MEETING, bank_file


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return bank_file(tmp_path / "b.db")


@pytest.fixture
def draft(tmp_path: Path, bank: Path) -> Path:
    answers = tmp_path / "会议.yaml"
    answers.write_text(WORK_MEETING, encoding="utf-8")
    out = tmp_path / "讲话.docx"
    made = run("draft", "工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    assert made.exit_code == 0, made.output
    return out.with_suffix(".md")


def rows(draft: Path, bank: Path) -> list[dict[str, object]]:
    result = run("origins", draft, "--json", "--bank", bank)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_sentence_has_a_letter(draft: Path, bank: Path) -> None:
    found = rows(draft, bank)
    assert all(str(row["letters"])[0] in "AMOPT" for row in found)
    body = "".join(str(row["text"]).replace("\n", "") for row in found)
    assert "在全县春季造林工作会议上的讲话" in body


def test_a_phrase_leads_back_to_the_very_words_of_its_source(draft: Path, bank: Path) -> None:
    phrases = [row["phrase"] for row in rows(draft, bank) if row["phrase"]]
    assert {each["id"] for each in phrases if isinstance(each, dict)} >= {REASON.id, TRANSITION.id}
    with open_bank(bank) as opened:
        for each in phrases:
            assert isinstance(each, dict)
            assert each["occurrences"]
            for place in each["occurrences"]:
                text = opened.text(place["sha256"])
                assert text is not None
                assert text[place["start"] : place["end"]] == place["text"] == each["pattern"]


def test_the_table_names_number_title_year_and_offsets(draft: Path, bank: Path) -> None:
    shown = run("origins", draft, "--bank", bank).stdout
    assert "松一松，前功尽弃；紧一紧，柳暗花明。" in shown
    assert "在全县春耕会上的讲话　第 " in shown
    assert "2021" in shown
    assert "共 " in shown.splitlines()[-1]


def test_a_few_words_changed_by_hand_are_still_the_phrase(draft: Path, bank: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    head, _, body = text.rpartition("松一松，前功尽弃；紧一紧，柳暗花明。")
    mended = head + "松一松，前功尽弃；紧一紧，一路花明。" + body
    draft.write_text(mended, encoding="utf-8")
    (row,) = [row for row in rows(draft, bank) if "一路花明" in str(row["text"])]
    assert row["letters"] == "P"
    other = mended.replace("松一松，前功尽弃；紧一紧，一路", "一分松，全盘输；")
    draft.write_text(other, encoding="utf-8")
    (row,) = [row for row in rows(draft, bank) if "一分松" in str(row["text"])]
    assert (row["letters"], row["phrase"]) == ("T", None)


def test_a_bank_that_does_not_have_the_phrase_says_so(draft: Path, tmp_path: Path) -> None:
    other = bank_file(tmp_path / "别.db", seen=())
    assert "这个词库里没有" in run("origins", draft, "--bank", other).stdout


def test_letters_never_reach_word(draft: Path) -> None:
    content = draft.with_suffix(".docx").read_bytes()
    assert "来历".encode() not in content
    assert REASON.id.encode() not in content


def test_what_is_no_draft_is_one_sentence(tmp_path: Path, bank: Path) -> None:
    path = tmp_path / "别的.md"
    path.write_text("# 别的\n", encoding="utf-8")
    result = run("origins", path, "--bank", bank)
    assert result.exit_code == 1
    assert "不是 drafter 存的稿子" in result.stderr
