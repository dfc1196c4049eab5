"""Draft Chinese official speeches from a phrase bank, an interview and outlines.

What a program may use is in ``__all__``; each is loaded when it is first asked for. All values are
frozen. Offsets are code points into the decoded text of a source, end exclusive, so that
``source.text[start:end]`` is what is meant. Errors are DrafterError; what the user can mend is a
UserError, a file that cannot be used a ReadError.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.bank import Bank
    from drafter.drafting.markdown import DraftFile
    from drafter.errors import BankError, DrafterError, OutlineError, ReadError, UserError
    from drafter.flows.inspect import inspected
    from drafter.flows.library import drafted, kinds, phrase_bank, written
    from drafter.flows.mine import MineSummary, mine
    from drafter.model import Block, Draft, DraftSentence, Origin, Phrase, Reading, Source, Speech
    from drafter.outlines.load import outline_named

__all__ = [
    "Bank",
    "BankError",
    "Block",
    "Draft",
    "DraftFile",
    "DraftSentence",
    "DrafterError",
    "MineSummary",
    "Origin",
    "OutlineError",
    "Phrase",
    "ReadError",
    "Reading",
    "Source",
    "Speech",
    "UserError",
    "drafted",
    "inspected",
    "kinds",
    "mine",
    "outline_named",
    "phrase_bank",
    "written",
]  # fmt: skip

_HOMES = {
    "drafter.bank": ("Bank",),
    "drafter.drafting.markdown": ("DraftFile",),
    "drafter.errors": ("BankError", "DrafterError", "OutlineError", "ReadError", "UserError"),
    "drafter.flows.inspect": ("inspected",),
    "drafter.flows.library": ("drafted", "kinds", "phrase_bank", "written"),
    "drafter.flows.mine": ("MineSummary", "mine"),
    "drafter.model": (
        "Block", "Draft", "DraftSentence", "Origin", "Phrase", "Reading", "Source", "Speech",
    ),
    "drafter.outlines.load": ("outline_named",),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a name that is not promised is an error to a type checker too

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOME_OF[name]), name)
