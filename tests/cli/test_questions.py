"""drafter questions: a form that, filled in, is an answers file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli import group
from drafter.flows.answer_files import answers_file, example_answers
from drafter.model import SLOT
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.yaml_file import text_of_yaml
from tests.made_up import bank_file

KINDS = ["工作会议讲话", "表态发言"]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


def form(kind: str) -> str:
    result = run("questions", kind)
    assert result.exit_code == 0
    return result.stdout


def test_without_a_kind_the_kinds_are_listed() -> None:
    result = run("questions")
    assert result.exit_code == 0
    for kind in KINDS:
        assert re.search(f"^{kind}　\\S", result.stdout, re.MULTILINE)


def test_an_unknown_kind_names_those_there_are() -> None:
    result = run("questions", "婚礼致辞")
    assert result.exit_code == 2
    assert all(each.kind in result.stderr for each in outlines())


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_is_on_the_form_with_what_must_be_known(kind: str) -> None:
    text = form(kind)
    for question in outline_named(kind).questions:
        assert re.search(f"^(# )?{question.name}1?:$", text, re.MULTILINE), question.name
        dated = question.type == "date"
        hint = "写成 2026-12-08" if dated else question.hint.replace("就回车", "就空着")
        assert hint in text
    assert text.count("（必填）") == sum(each.required for each in outline_named(kind).questions)


@pytest.mark.parametrize("kind", KINDS)
def test_the_empty_form_is_an_answers_file_that_says_nothing(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "空表.yaml"
    path.write_text(form(kind), encoding="utf-8")
    assert not any(answers_file(path, outline_named(kind)).values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_filled_form_drafts_what_the_answers_draft(kind: str, tmp_path: Path) -> None:
    text = form(kind)
    for key, value in example_answers(outline_named(kind)).items():
        answer = text_of_yaml({key: value})
        if SLOT.fullmatch(key):
            text += answer
            continue
        line = re.search(f"^(# )?{key}:$", text, re.MULTILINE)
        assert line, key
        text = text[: line.start()] + answer.rstrip() + text[line.end() :]
    (tmp_path / "会议.yaml").write_text(text, encoding="utf-8")
    bank = bank_file(tmp_path / "b.db")
    by_form = run(
        "draft",
        kind,
        "--answers",
        tmp_path / "会议.yaml",
        "-o",
        tmp_path / "一.docx",
        "--bank",
        bank,
    )
    example = run("draft", kind, "--example", "-o", tmp_path / "二.docx", "--bank", bank)
    assert by_form.exit_code == example.exit_code == 0, by_form.output
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()
