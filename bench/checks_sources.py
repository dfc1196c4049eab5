"""A bank that holds the texts of examples/corpus and bench/checks_texts, and passages of them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

from drafter.bank import Bank, Grade, open_bank
from drafter.checks.beside import Beside
from drafter.flows.mine import mine
from drafter.text.normalise import normalised

_HERE = Path(__file__).resolve().parent
_OURS = (_HERE / "checks_texts", _HERE.parent / "examples" / "corpus")
_TAKEN = list(_OURS)
_CLAUSE = re.compile("[^，。；：！？、“”（）《》\n]+[，。；：！？、]")
_OPEN: list[object] = []  # what keeps the bank open until the program ends


def take_from(folders: Sequence[Path]) -> None:
    """Lets the bank be of the texts in these folders instead; before it is first asked for."""
    _TAKEN[:] = folders


@lru_cache(maxsize=2)
def source_bank(grade: Grade = "网络") -> Bank:
    """The bank, mined once in a folder of its own that goes away with the program."""
    folder = tempfile.TemporaryDirectory()
    opened = open_bank(Path(folder.name) / "bank.db")
    bank = opened.__enter__()
    _OPEN.extend((opened, folder))
    mine(
        [path for each in _TAKEN for path in sorted(each.glob("*.txt"))], bank=bank, as_speech=True
    )
    for record in bank.sources():
        bank.holdings.set_grade(record, grade)
    return bank


def with_sources() -> Beside:
    """What a text is held against: the bank alone."""
    return Beside(bank=source_bank())


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """The texts of the bank's sources."""
    bank = source_bank()
    found = (bank.text(record.sha256) for record in bank.sources())
    return tuple(normalised(text) for text in found if text)


def passage(draw: Random, *, least: int, most: int) -> str:
    """Some clauses of one source, one behind the other in one line, ``least`` to ``most``
    characters without the last mark."""
    while True:
        text = draw.choice(texts())
        clauses = list(_CLAUSE.finditer(text))
        at = draw.randrange(len(clauses))
        end = at
        while end + 1 < len(clauses) and clauses[end].end() == clauses[end + 1].start():
            if clauses[end].end() - clauses[at].start() - 1 >= least:
                break
            end += 1
        found = text[clauses[at].start() : clauses[end].end() - 1].strip()
        if least <= len(found) <= most and " " not in found:
            return found
