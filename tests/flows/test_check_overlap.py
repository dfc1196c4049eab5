"""What a text is not held against: itself, and what every draft of its outline says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from drafter.bank import Bank, open_bank
from drafter.checks.rules.overlap import RULE
from drafter.checks.settings import Settings
from drafter.drafting.markdown import DraftFile
from drafter.flows.check import beside_of, checked_file, report_on, text_of_file
from drafter.flows.draft import draft_of
from drafter.flows.export import STANDARD_LAYOUT
from drafter.flows.finish import filed, mined_into
from drafter.flows.session import Session
from drafter.interview.answers import Answers, Value
from drafter.outlines.load import outline_named
from drafter.outlines.yaml_file import yaml_value
from drafter.paths import shipped
from drafter.profile.model import Profile

KIND = "表态发言"
PLACES: dict[str, Value] = {
    "缘由": {"提纲": 1},
    "收束": {"提纲": 1},
    "过渡": {"提纲": 1},
    "结尾": {"提纲": 1},
}
"""The outline's own sentences."""
OTHER: dict[str, Value] = {
    "会议全称": "全县古桥修缮工作会议",
    "发言人": "程晚舟 青屏县古桥管护站站长",
    "单位": "古桥管护站",
    "任务": "今年的修桥任务",
    "会上要求": ["汛前十二座石桥全部看过一遍"],
    "差距": ["看桥的人手不够，夜里没有人"],
    "主题": ["巡查", "修补", "值守"],
    "大标题1": "把桥一座一座看到",
    "大标题2": "把缝一条一条补上",
    "大标题3": "把夜班一个一个排满",
    "要点1": ["每座桥写上看桥人的名字，半个月走一遍"],
    "要点2": ["石缝用糯米灰浆填，填完三天内不走车"],
    "要点3": ["汛期两人一班，水位过了第二道线就封桥"],
    "道理1": None,
}


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(tmp_path / "bank.db") as opened:
        yield opened


def pledge(**changed: Value) -> DraftFile:
    example = shipped("templates") / "pledge" / "example.yaml"
    answers = yaml_value(example.read_text("utf-8"), name=example.name)
    assert isinstance(answers, dict)
    known: Answers = {**answers, **PLACES, **changed}
    return draft_of(Session(outline_named(KIND), known))


def overlaps(bank: Bank, file: DraftFile) -> list[str]:
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings())
    report = report_on(text_of_file(file), beside=beside, settings=Settings(), rules=(RULE,))
    return [each.finding.advice for each in report.found]


def finished(bank: Bank, file: DraftFile, folder: Path) -> Path:
    """The folder in which a draft is filed, after the bank has mined it."""
    done = filed(file, "讲话", out=folder, layout=STANDARD_LAYOUT)
    mined_into(bank, done)
    return done.folder


def test_a_finished_draft_is_not_held_against_itself(bank: Bank, tmp_path: Path) -> None:
    file = pledge()
    finished(bank, file, tmp_path)
    assert overlaps(bank, file) == []
    again = pledge(要点3=["夜里十一点以前有人接电话"])
    again = replace(again, id=file.id)
    finished(bank, again, tmp_path)
    assert overlaps(bank, file) == []
    assert overlaps(bank, again) == []


def test_a_file_that_was_mined_is_not_held_against_itself(bank: Bank, tmp_path: Path) -> None:
    folder = finished(bank, pledge(), tmp_path)
    (word,) = folder.glob("*.docx")
    text = tmp_path / "另存.txt"
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings())
    found = checked_file(word, beside=beside, settings=Settings())
    lines = (block.text for block in found.draft.blocks)
    text.write_text("\r\n".join(lines), encoding="gb18030")
    for path in (word, text):
        checked = checked_file(path, beside=beside, settings=Settings())
        assert "雷同" not in {each.rule.name for each in checked.report.found}


def test_what_two_drafts_of_one_outline_both_say_is_no_overlap(bank: Bank, tmp_path: Path) -> None:
    finished(bank, pledge(), tmp_path)
    other = pledge(**OTHER)
    assert overlaps(bank, other) == []
    path = tmp_path / "另一篇.txt"
    path.write_text("\n".join(block.text for block in other.draft.blocks), encoding="utf-8")
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings())
    without_origins = checked_file(path, beside=beside, settings=Settings()).text
    assert list(RULE.finds(without_origins, replace(beside, outline_sentences=())))
    assert not list(RULE.finds(without_origins, beside))


def test_answers_that_two_drafts_share_are_overlap(bank: Bank, tmp_path: Path) -> None:
    finished(bank, pledge(), tmp_path)
    assert overlaps(bank, replace(pledge(), id="d0123456789abcde")) == []  # the very same words
    (advice,) = overlaps(bank, replace(pledge(会议全称="全区招商会"), id="d0123456789abcde"))
    assert "占全文" in advice
