"""引文: equal, cut, near, not here, by the grade of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.bank import Grade
from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.quoted import Standing, checked_quotations
from drafter.checks.rules.quotations import RULE
from drafter.checks.text import CheckedText
from tests.checks.made_up import text_of
from tests.checks.sources import bank_of

SOURCE = "同志们：\n群众的事，你嫌它小，他就嫌你远。我们下去，要带着耳朵去，带着腿脚去。\n"
SAYS = "秦望山书记常讲：“{}”"


def found_in(
    folder: Path, text: CheckedText, *, grade: Grade = "网络"
) -> tuple[list[Finding], list[Standing]]:
    with bank_of(folder, SOURCE, grade=grade) as bank:
        standings = [each.standing for each in checked_quotations(text, bank)]
        return list(RULE.finds(text, Beside(bank=bank))), standings


def test_equal_to_a_text_from_the_web_still_wants_the_original(tmp_path: Path) -> None:
    text = text_of(SAYS.format("群众的事，你嫌它小，他就嫌你远。"))
    (finding,), standings = found_in(tmp_path, text)
    assert standings == ["一致"]
    assert finding.severity == "建议"
    assert finding.advice == "与《在第1次会上的讲话》（2023）一致，那是网上来的文本，须核原文"


def test_equal_to_an_authoritative_text_is_verified(tmp_path: Path) -> None:
    text = text_of(SAYS.format("群众的事，你嫌它小，他就嫌你远。"))
    findings, standings = found_in(tmp_path, text, grade="权威")
    assert (findings, standings) == ([], ["已核对"])


def test_a_changed_word_must_be_mended_where_the_source_is_authoritative(tmp_path: Path) -> None:
    text = text_of(SAYS.format("群众的事，你嫌它少，他就嫌你远。"))
    (finding,), standings = found_in(tmp_path, text, grade="权威")
    assert standings == ["有出入"]
    assert finding.severity == "必改"
    assert "“少”原作“小”" in finding.advice


def test_half_a_clause_is_told_as_that(tmp_path: Path) -> None:
    text = text_of("秦望山书记要求“带着耳朵去，带着腿脚去”。")
    (finding,), standings = found_in(tmp_path, text)
    assert standings == ["节引"]
    assert "“要带着耳朵去，带着腿脚去”" in finding.advice


def test_what_is_in_no_source_is_said_to_be_not_here(tmp_path: Path) -> None:
    text = text_of(SAYS.format("雨停之前，先看看谁家的屋顶还在漏。"))
    (finding,), standings = found_in(tmp_path, text)
    assert standings == ["不在本库"]
    assert finding.advice.startswith("不在本库")


def test_what_the_writer_gave_as_an_answer_is_his_to_know(tmp_path: Path) -> None:
    text = text_of(SAYS.format("雨停之前，先看看谁家的屋顶还在漏。"))
    ours = CheckedText(
        text.blocks, ours=True, answers={"原话": ["秦望山：雨停之前，先看看谁家的屋顶还在漏。"]}
    )
    assert found_in(tmp_path, ours)[0] == []


def test_terms_in_quotation_marks_are_no_quotations(tmp_path: Path) -> None:
    text = text_of("要落实“三会一课”，办好“一站式服务”。")
    assert found_in(tmp_path, text) == ([], [])


def test_without_texts_nothing_was_checked() -> None:
    text = text_of(SAYS.format("群众的事，你嫌它小，他就嫌你远。"))
    (each,) = checked_quotations(text, None)
    assert each.standing == "未检查"
    assert RULE.unchecked(text, Beside())


UNKNOWN = "“水库实行专人看管，昼夜巡查，不得离岗。”"


@pytest.mark.parametrize(
    "says",
    [
        "贺砚秋同志指出：",
        "贺砚秋指出：",
        "会上，贺砚秋反复强调，",
        "县委副书记覃砚舟要求",
        "周岚在全县干部大会上说：",
        "欧阳云帆常讲：",
        "正如恩格斯所说，",
        "《云汀县防汛条例》规定：",
        "《中华人民共和国防洪法》规定：",
        "《云汀县防汛条例》第五条规定，",
        "《云汀县防汛条例》（2021年修订）第十二条第二款明确要求：",
        "《关于做好防汛工作的通知》提出，",
    ],
)
def test_what_a_name_or_a_document_says_and_is_not_here_is_told(says: str, tmp_path: Path) -> None:
    (finding,), standings = found_in(tmp_path, text_of(says + UNKNOWN))
    assert standings == ["不在本库"]
    assert finding.severity == "建议"
    assert finding.advice.startswith("不在本库")


@pytest.mark.parametrize(
    "says",
    [
        "会议指出：", "我们强调：", "有人说：", "群众说：", "方案要求：", "文件要求，",
        "我常向群众讲：", "常委会强调，", "水利局要求：", "老师说：", "师傅说：", "俗话说：",
        "条例明文规定：", "章程要求：", "大家都说：", "于是说：", "康养院要求：",
        "石家庄强调：", "全国人大提出：",
    ],
)  # fmt: skip
def test_what_nobody_by_name_says_is_no_alarm(says: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, text_of(says + UNKNOWN))[0] == []
