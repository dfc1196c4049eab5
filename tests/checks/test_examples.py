"""A clean draft is told nothing: the shipped outlines' examples, made from the shipped bank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from drafter.bank import Bank, open_user_bank
from drafter.checks.settings import Settings
from drafter.drafting.markdown import draft_file
from drafter.flows.check import beside_of, report_on, text_of, text_of_file
from drafter.flows.foreign import foreign
from drafter.outlines.load import outlines
from drafter.paths import shipped
from drafter.profile.model import Profile

GOLDEN = sorted(shipped("templates").glob("*/golden.md"))
WRITTEN = sorted((Path(__file__).parents[2] / "bench" / "checks_texts").glob("*.txt"))
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    path = tmp_path_factory.mktemp("bank") / "bank.db"
    with open_user_bank(path, shipped=shipped("phrasebank")) as opened:
        yield opened


@pytest.mark.parametrize("path", GOLDEN, ids=[each.parent.name for each in GOLDEN])
def test_the_example_of_an_outline_has_no_finding(path: Path, bank: Bank) -> None:
    text = text_of_file(draft_file(path.read_text(encoding="utf-8"), name=path.name))
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings(), today=TODAY)
    report = report_on(text, beside=beside, settings=Settings())
    assert [(each.rule.name, each.finding.text, each.finding.advice) for each in report.found] == []


@pytest.mark.parametrize("path", WRITTEN, ids=[each.stem for each in WRITTEN])
def test_clean_texts_of_other_styles_have_nothing_to_mend(path: Path, bank: Bank) -> None:
    text = text_of(foreign(path).draft, pace=200)
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings(), today=TODAY)
    report = report_on(text, beside=beside, settings=Settings())
    assert [(each.rule.name, each.finding.text) for each in report.must] == []


def test_every_outline_that_ships_is_looked_at() -> None:
    folders = {each.folder for each in outlines()}
    assert {each.parent for each in GOLDEN} == folders, "make golden"
