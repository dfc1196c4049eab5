"""The bench of checks, in small: what is seeded is found."""

from __future__ import annotations

from random import Random

import pytest

from bench import checks_leftovers, checks_numbering, checks_punctuation
from bench.checks import Clean, is_found
from bench.checks_seeding import Seeder
from drafter.checks.beside import Beside
from drafter.checks.checking import checked
from drafter.checks.registry import RULES
from drafter.checks.text import CheckedText
from drafter.drafting.markdown import draft_file
from drafter.flows.check import text_of_file
from drafter.paths import shipped

SEEDERS = {
    **checks_leftovers.SEEDERS,
    **checks_numbering.SEEDERS,
    **checks_punctuation.SEEDERS,
}
OWN = [rule for rule in RULES.values() if rule.family in ("残留", "编号", "标点")]


def clean_texts() -> list[Clean]:
    texts: list[tuple[str, CheckedText]] = []
    for name in ("work-meeting", "discipline", "duty-report", "commendation"):
        path = shipped("templates") / name / "golden.md"
        texts.append((name, text_of_file(draft_file(path.read_text("utf-8"), name=name))))
    return [Clean(name, text, checked(text, Beside(), OWN)) for name, text in texts]


@pytest.fixture(scope="module")
def clean() -> list[Clean]:
    return clean_texts()


@pytest.mark.parametrize("name", SEEDERS)
def test_a_seeded_fault_is_found(name: str, clean: list[Clean]) -> None:
    seeder: Seeder = SEEDERS[name]
    draw = Random(7)
    for base in clean:
        fault = seeder(draw, base.text)
        if fault is None:
            continue
        assert is_found(base, fault, checked(fault.text, Beside(), OWN)), fault.kind
        return
    pytest.skip("no place for it in these drafts")


def test_a_fault_that_is_not_there_is_not_found(clean: list[Clean]) -> None:
    base = clean[0]
    fault = checks_punctuation.SEEDERS["半角"](Random(1), base.text)
    assert fault is not None
    assert not is_found(base, fault, base.report)
