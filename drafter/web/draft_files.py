"""Drafts that are being written, by name: the terminal's own files, under the same lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from starlette.exceptions import HTTPException

from drafter import paths
from drafter.errors import UserError
from drafter.flows.session import Session
from drafter.flows.session_files import opened_session
from drafter.profile.store import read_profile
from drafter.storage.locks import held, is_held
from drafter.web.desk import Desk
from drafter.web.history import History


def file_named(name: str) -> Path:
    """The file of the unfinished draft ``name``: one of those there are, never a path made of
    what was sent. Raises HTTPException where there is none."""
    found = (path for path in paths.unfinished().glob("*.yaml") if path.stem == name)
    file = next(found, None)
    if file is None:
        raise HTTPException(404)
    return file


def session_named(name: str) -> Session:
    """The draft as it is on disk, with the profile of today. Raises UserError where the file cannot
    be read, HTTPException where there is none."""
    return _opened(file_named(name))


def _opened(file: Path) -> Session:
    session = opened_session(file)
    if session is None:
        raise UserError(f"{file.name} 读不出来，没有动它", "用文本编辑器看看是不是改坏了")
    return replace(session, profile=read_profile(paths.user_profile()))


def is_elsewhere(desk: Desk, session: Session) -> bool:
    """Whether a terminal has the draft open at this moment."""
    if session.file is None:
        return False
    with desk.locks.of(session.file):
        return is_held(session.file)


@contextmanager
def writing(desk: Desk, name: str) -> Iterator[tuple[Session, History]]:
    """The draft to change, with what can be undone of it; nobody else writes it meanwhile.

    Raises UserError where a terminal has it open, or it was finished while we waited.
    """
    file = file_named(name)
    with desk.locks.of(file), held(file):
        if not file.exists():
            raise UserError("这份稿子刚才在别处写完了", "回到“写稿”，看写好的")
        history = History(file)
        before = file.read_bytes()
        yield _opened(file), history
        if file.exists():
            history.changed(before, file.read_bytes())
