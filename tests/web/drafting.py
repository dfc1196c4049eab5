"""Drafts for the tests of the page: begun, answered by the outline's example, read from disk."""

from __future__ import annotations

from urllib.parse import quote, unquote

from drafter import paths
from drafter.flows.answer_files import example_answers
from drafter.flows.answering import with_answer
from drafter.flows.session import Session, next_in
from drafter.flows.session_files import new_session, opened_session
from drafter.outlines.load import outline_named
from tests.web.served import Client

KIND = "工作会议讲话"


def begun(client: Client, kind: str = KIND) -> str:
    """The address of a new draft."""
    return client.post("/drafts", {"kind": kind}).headers["location"]


def session_at(address: str) -> Session:
    """The draft behind an address, as it is on disk."""
    name = unquote(address.removeprefix("/drafts/").partition("?")[0])
    session = opened_session(paths.unfinished() / f"{name}.yaml")
    assert session is not None
    return session


def finished_draft(**others: list[str]) -> str:
    """The address of a draft whose questions are all answered, by the outline's own example and
    ``others``."""
    outline = outline_named(KIND)
    answers = {**example_answers(outline), **others}
    session = new_session(outline, answers, seed=0, folder=paths.unfinished())
    while (ask := next_in(session)) is not None:
        session = with_answer(session, ask.key, None if ask.question.type == "phrase" else "")
    assert session.file is not None
    return f"/drafts/{quote(session.file.stem)}"
