"""The texts that the bank holds, one after another, as they are compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.checks.compared import compared
from drafter.model import SourceRecord


class Held(Struct, frozen=True):
    """A source, its text as it is compared (``compared``), and as it was decoded."""

    record: SourceRecord
    text: str
    decoded: str = ""

    def edges(self) -> frozenset[int]:
        """Where lines begin and end in ``text``."""
        lengths = (len(compared(line)) for line in self.decoded.splitlines())
        return frozenset(accumulate(lengths, initial=0))

    @property
    def name(self) -> str:
        """What a writer knows the source by: title and year of its one speech, else its file."""
        titles = [each for each in self.record.speeches if each.title]
        if len(self.record.speeches) != 1 or not titles:
            return f"《{self.record.name}》"
        year = f"（{titles[0].year}）" if titles[0].year else ""
        return f"《{titles[0].title}》{year}"


def held(bank: Bank) -> Iterator[Held]:
    """Every source whose text the bank holds, by name; one at a time, so that a large bank needs
    no more memory than its largest source."""
    for record in bank.sources():
        text = bank.text(record.sha256)
        if text is not None:
            yield Held(record, compared(text), text)


def state_of(bank: Bank) -> tuple[int, int]:
    """What changes whenever the bank's file does, by this connection or by another: what was read
    of all sources holds as long as this is the same."""
    return (
        bank.holdings.number("SELECT total_changes()"),
        bank.holdings.number("PRAGMA data_version"),
    )


def holds_texts(bank: Bank | None) -> bool:
    """Whether there is any text to compare with."""
    return (
        bank is not None
        and bank.holdings.number("SELECT count(*) FROM source WHERE text IS NOT NULL") > 0
    )
