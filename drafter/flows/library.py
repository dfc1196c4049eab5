"""The stages strung together for a program that uses drafter as a library: no terminal, no home."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from drafter.bank import Bank, open_user_bank
from drafter.drafting.markdown import DraftFile
from drafter.export.layout_files import layout_named
from drafter.flows.draft import draft_of
from drafter.flows.export import Written, write_draft
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.interview.checked import checked_answers
from drafter.outlines.load import outline_named, outlines
from drafter.paths import shipped


def phrase_bank(path: Path, *, read_only: bool = False) -> AbstractContextManager[Bank]:
    """The bank in the SQLite file ``path``, made where it is not there, with the phrases that ship
    taken in; to be used in a ``with`` block. Raises BankError."""
    return open_user_bank(path, shipped=shipped("phrasebank"), read_only=read_only)


def kinds() -> tuple[str, ...]:
    """The kinds of speech there are outlines for, the user's own among them."""
    return tuple(outline.kind for outline in outlines())


def drafted(kind: str, answers: Mapping[str, object], bank: Bank, *, seed: int = 0) -> DraftFile:
    """A draft of that kind of speech (工作会议讲话, or its folder's name) from answers by question
    name, shaped as an answers file has them: text, numbers, lists of lines. What is not answered
    takes its default; a required fact that is missing stands in it as 【待补：…】 and in its
    ``gaps``. The same input gives the same draft.

    Raises OutlineError for a kind that is not there, UserError for an answer that does not fit.
    """
    outline = outline_named(kind)
    session = Session(outline, checked_answers(answers, outline), seed)
    return draft_of(with_defaults(session, bank))


def written(
    file: DraftFile, path: Path, *, layout: str = "gbt9704", allow_gaps: bool = False
) -> Written:
    """Writes a draft as a Word file in a layout and its Markdown beside it; where they are. A file
    that is there already is left alone and a free name taken. With gaps and without ``allow_gaps``
    only the Markdown. Raises UserError."""
    return write_draft(file, path, allow_gaps=allow_gaps, layout=layout_named(layout))
