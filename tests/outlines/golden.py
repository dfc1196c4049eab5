"""The golden draft of an outline: what its example answers give with the shipped bank.

``make golden`` writes them anew, as ``drafter draft KIND --example`` would.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from drafter.bank import Bank, open_user_bank
from drafter.drafting.markdown import markdown_of
from drafter.flows.answer_files import example_answers
from drafter.flows.draft import draft_of
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.outlines.load import outlines
from drafter.outlines.model import Outline
from drafter.paths import shipped

GOLDEN_FILE = "golden.md"


def golden_text(outline: Outline, bank: Bank) -> str:
    """The draft file that the outline's example answers give, all else left to its default."""
    return markdown_of(draft_of(with_defaults(Session(outline, example_answers(outline)), bank)))


def rewrite() -> None:
    """Writes the golden draft of every shipped outline beside it."""
    with tempfile.TemporaryDirectory() as folder:
        bank_file = Path(folder) / "bank.db"
        with open_user_bank(bank_file, shipped=shipped("phrasebank"), read_only=True) as bank:
            for outline in outlines():
                golden = outline.folder / GOLDEN_FILE
                golden.write_text(golden_text(outline, bank), encoding="utf-8")
                print(golden)


if __name__ == "__main__":
    rewrite()
