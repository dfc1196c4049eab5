"""Cut off at every prompt, in every way: no answer that was acknowledged is lost, and the draft
that comes out in the end is the one of an interview without a break."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.flows.answer_files import answers_file
from drafter.flows.draft import draft_of
from drafter.flows.export import opened
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.outlines.load import outline_named
from drafter.outlines.yaml_file import text_of_yaml
from tests.made_up import WORK_MEETING, bank_file
from tests.terminal.faults import FAULTS, Fault, interviewed_under
from tests.terminal.stage import CTRL_C, ENTER, Home, Writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

KIND = "工作会议讲话"
ASKED = ("讲话人", "时间", "篇幅", "成绩", "主题", "标题组", "大标题1", "要点2", "小标题", "过渡")
"""A question of each kind of prompt; the other answers are in a file."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_cut_off_at_every_prompt_nothing_acknowledged_is_lost(fault: Fault, tmp_path: Path) -> None:
    home, outline = Home(tmp_path), outline_named(KIND)
    facts, given = tmp_path / "会议.yaml", tmp_path / "已有.yaml"
    facts.write_text(WORK_MEETING, encoding="utf-8")
    with open_bank(bank_file(tmp_path / "b.db")) as bank:
        complete = with_defaults(Session(outline, answers_file(facts, outline)), bank)
        told = {k: v for k, v in complete.answers.items() if k not in ASKED and v is not None}
        given.write_text(text_of_yaml(told), encoding="utf-8")

        def sit_down(arguments: Sequence[str]) -> Writer:
            return Writer(home, *arguments)

        struck = interviewed_under(
            fault, outline, complete.answers, bank, sit_down, ("--answers", str(given))
        )
    assert struck >= len(ASKED)
    (written,) = home.out.glob("*.md")
    assert opened(written).draft == draft_of(complete).draft
    assert home.unfinished() == ()


def test_before_anything_is_chosen_there_is_nothing_to_lose(tmp_path: Path) -> None:
    for fault in FAULTS:
        writer = Writer(Home(tmp_path))
        writer.sees("涉密内容不得在非涉密计算机上处理。", "写哪一种")
        fault.ends(writer)
    writer = Writer(Home(tmp_path))
    writer.sees("写哪一种")
    writer.types(f"7{ENTER}")
    writer.sees("✓ 写一篇", "1 ")
    writer.types(CTRL_C)
    writer.sees("先停在这里")
    writer.leaves(130)
