"""提法: not seen for long, where the bank has enough later speeches to say so."""

from __future__ import annotations

from pathlib import Path

from drafter.bank import Bank, open_bank
from drafter.checks.beside import Beside
from drafter.checks.rules.dated_wording import RULE
from tests.checks.made_up import text_of
from tests.checks.sources import put

OLD = "把{事项}抓到灶台边上去"
LINE = "我们要把查漏补缺抓到灶台边上去，一户不落。"


def filled(bank: Bank, *, later: int, seen: int | None = 2012, again: str = "") -> None:
    put(bank, "把修井抓到灶台边上去。\n", title="在修井会上的讲话", year=seen, phrase=OLD)
    for number in range(later):
        text = f"第{number + 1}篇，说的是别的事。{again if number == 3 else ''}\n"
        put(bank, text, title=f"在第{number + 1}次会上的讲话", year=2015 + number % 5)


def advice(folder: Path, *, later: int, seen: int | None = 2012, again: str = "") -> list[str]:
    with open_bank(folder / "bank.db") as bank:
        filled(bank, later=later, seen=seen, again=again)
        return [each.advice for each in RULE.finds(text_of(LINE), Beside(bank=bank))]


def test_it_says_since_when_and_in_how_many_and_never_that_it_is_wrong(tmp_path: Path) -> None:
    assert advice(tmp_path, later=20) == ["本库 2012 年后未见（此后 20 篇），不等于不对"]


def test_fewer_than_twenty_later_speeches_say_nothing(tmp_path: Path) -> None:
    assert advice(tmp_path, later=19) == []


def test_an_unknown_year_says_nothing(tmp_path: Path) -> None:
    assert advice(tmp_path, later=30, seen=None) == []


def test_a_later_source_that_has_the_words_all_the_same_says_nothing(tmp_path: Path) -> None:
    assert advice(tmp_path, later=30, again="把巡渠抓到灶台边上去，是老规矩。") == []


def test_what_may_well_be_missing_by_chance_says_nothing(tmp_path: Path) -> None:
    with open_bank(tmp_path / "bank.db") as bank:
        filled(bank, later=20)
        for number in range(30):
            put(bank, f"早年第{number}篇。\n", title=f"早年第{number}次会", year=2001)
        assert list(RULE.finds(text_of(LINE), Beside(bank=bank))) == []
