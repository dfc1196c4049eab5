"""What is wrong with an outline is said, with its place; a sound one passes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.bank import Bank, open_bank
from drafter.flows.hostile import probes
from drafter.flows.outline_check import Checked, checked_outline
from drafter.flows.outlines import new_outline
from drafter.interview.answers import fits
from drafter.outlines.load import outline_named
from tests.made_up import SMALL_OUTLINE, SMALL_TEMPLATE, bank_file, outline_folder

EXAMPLE = "会议全称: 全镇春耕会\n讲话人: 沈放 柳滩镇镇长\n任务: 春耕生产\n主题: [备种, 备肥]\n"


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db"), read_only=True) as opened:
        yield opened


def check(
    folder: Path,
    bank: Bank,
    *,
    text: str = SMALL_OUTLINE,
    template: str = SMALL_TEMPLATE,
    example: str = EXAMPLE,
) -> Checked:
    made = outline_folder(folder, text=text, template=template)
    if example:
        (made / "example.yaml").write_text(example, encoding="utf-8")
    return checked_outline(made, bank)


def told(checked: Checked) -> str:
    return "\n".join(f"{each.where}：{each.what}。{each.advice}" for each in checked.findings)


def test_a_sound_outline_passes(tmp_path: Path, bank: Bank) -> None:
    checked = check(tmp_path, bank)
    assert told(checked) == ""
    assert checked.is_sound


@pytest.mark.parametrize("kind", ["工作会议讲话", "表态发言"])
def test_what_ships_passes(kind: str, bank: Bank) -> None:
    assert told(checked_outline(outline_named(kind).folder, bank)) == ""


def test_a_new_outline_passes(tmp_path: Path, bank: Bank) -> None:
    made = new_outline("座谈会讲话", folder=tmp_path)
    assert made.kind == "座谈会讲话"
    assert told(checked_outline(made.folder, bank)) == ""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("stage: 立意", "stage: 立题"), "写法：short-talk/outline.yaml 第 10 行"),
        (("kind: 短会讲话", "kind: 短会讲话\nroles: [title, 标题]"), "roles 里的 标题 不是版式"),
        (("kind: 短会讲话", "kind: 短会讲话\nroles: [title]"), "稿子里有 byline，roles 里没有写"),
        (
            ("default: 同志们", 'default: 同志们, pattern: "各位.*"'),
            "问题“称谓”：default“同志们”不合自己的 pattern",
        ),
        (
            ("default: 同志们", 'default: 同志们, pattern: "(a|aa)+b|同志们"'),
            "问题“称谓”：pattern 有的答案半天比不完",
        ),
        (
            ("- {name: 主题,", "- {name: 备忘, prompt: 备忘, stage: 会议}\n  - {name: 主题,"),
            "问题“备忘”：问了，稿子里没有用上",
        ),
        (
            (
                "- {name: 主题,",
                "- {name: 场次, prompt: 哪场, stage: 会议, required: true, "
                "type: choice, choices: [{value: 上午}, {value: 下午}]}\n  - {name: 主题,",
            ),
            "问题“场次”：必答的，没答时稿子里看不出缺了它",
        ),
    ],
)
def test_what_is_wrong_in_the_questions(
    tmp_path: Path, bank: Bank, change: tuple[str, str], expected: str
) -> None:
    assert expected in told(check(tmp_path, bank, text=SMALL_OUTLINE.replace(*change, 1)))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("{{ 缘由 }}", "{{ 缘故 }}"), "speech.md.j2 第 7 行 用了没有的名字“缘故”"),
        (("{{ 缘由 }}", "{{ 缘由"), "写法不对"),
        (("{{ 缘由 }}", "{{ 任务 }}，请大家做好。"), "标点没有着落"),
        (("# {{ 题目 }}", "{{ 题目 }}"), "稿子里有 0 个题目"),
        (("{{ 缘由 }}", "{ { 缘由 } }\n\n{{ '{{' }} 缘由"), "露出了模板的记号 {{"),
    ],
)
def test_what_is_wrong_in_the_template(
    tmp_path: Path, bank: Bank, change: tuple[str, str], expected: str
) -> None:
    assert expected in told(check(tmp_path, bank, template=SMALL_TEMPLATE.replace(*change, 1)))


def test_a_template_that_only_fails_without_answers_is_found(tmp_path: Path, bank: Bank) -> None:
    template = SMALL_TEMPLATE + "\n{{ 主题[1].题 }}\n"
    checked = check(tmp_path, bank, template=template)
    assert not checked.is_sound
    assert "模板：模板 short-talk/speech.md.j2" in told(checked)


def test_a_template_without_end_is_ended(
    tmp_path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.outlines.render.SECONDS", 1)
    loops = "{% for a in range(200) %}" * 6 + "{% endfor %}" * 6
    assert "秒还没排完" in told(check(tmp_path, bank, template=SMALL_TEMPLATE + loops))


def test_an_example_that_is_missing_is_a_hint_and_a_broken_one_is_wrong(
    tmp_path: Path, bank: Bank
) -> None:
    missing = check(tmp_path / "甲", bank, example="")
    assert missing.is_sound
    assert "没有样例答案" in told(missing)
    broken = check(tmp_path / "乙", bank, example="没有这一问: 甲\n")
    assert not broken.is_sound
    assert "没有“没有这一问”这一问" in told(broken)


@pytest.mark.parametrize("pattern", ["(a|aa)+b|同志们", "(字|字)+尾", "(一|一一)+二"])
def test_careless_patterns_are_tried_with_what_hurts_them(pattern: str) -> None:
    def outlasts(probe: str) -> bool:
        try:
            fits(pattern, probe)
        except TimeoutError:
            return True
        return False

    assert any(outlasts(probe) for probe in probes(pattern))
