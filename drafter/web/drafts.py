"""The list of drafts: what can be begun, gone on with, opened again, and what is finished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter import paths
from drafter.errors import UserError
from drafter.flows.draft import draft_of
from drafter.flows.export import opened
from drafter.flows.outlines import commonest_first
from drafter.flows.redraft import session_left, session_over
from drafter.flows.session import Session
from drafter.flows.session_files import (
    finished,
    new_session,
    unfinished_sessions,
    unreadable_sessions,
    written_at,
)
from drafter.flows.versions import kept_drafts, versions_of
from drafter.interview.layers import profile_answers
from drafter.outlines.load import outline_named, shelf
from drafter.profile.store import read_profile
from drafter.text.clean import clean_line
from drafter.web.desk import Desk
from drafter.web.draft_files import is_elsewhere, writing
from drafter.web.forms import path_in, posted, text_in
from drafter.web.pages import desk_of, page

_MANY = 40
"""Saved drafts that are listed."""


class Waiting(Struct, frozen=True):
    """An unfinished draft in the list; ``over`` is the saved draft that is gone over in it."""

    name: str
    title: str
    kind: str
    speaker: str
    at: datetime
    elsewhere: bool
    over: str


class Saved(Struct, frozen=True):
    """A draft (.md) in the folder of speeches: ``versions`` is how many were kept of it."""

    name: str
    id: str
    title: str
    kind: str
    gaps: int
    at: datetime
    versions: int


def draft_list(request: Request) -> Response:
    """Every draft there is."""
    desk = desk_of(request)
    held, saved = shelf(), _saved_drafts()
    ids = {each.id for each in saved}
    return page(
        request,
        "drafts/index.html",
        kinds=commonest_first(held.outlines),
        own={each.outline.kind for each in held.shelved if each.own},
        waiting=list(_all_waiting(desk)),
        unreadable=[path.name for path in unreadable_sessions(paths.unfinished())],
        saved=saved,
        elsewhere=[each for each in kept_drafts() if each.id not in ids][:_MANY],
        folder=paths.speeches_folder(),
        no_profile=not paths.user_profile().exists(),
        today=desk.today(),
    )


def _all_waiting(desk: Desk) -> Iterator[Waiting]:
    for session in unfinished_sessions(paths.unfinished()):
        with suppress(FileNotFoundError):  # another window is done with it at this moment
            yield _waiting(desk, session)


def _waiting(desk: Desk, session: Session) -> Waiting:
    return Waiting(
        name=session.file.stem if session.file else "",
        title="" if "待补" in session.title else session.title,
        kind=session.outline.kind,
        speaker=draft_of(session).draft.speaker,
        at=written_at(session),
        elsewhere=is_elsewhere(desk, session),
        over=session.edited.path.name if session.edited else "",
    )


def _saved_files() -> list[Path]:
    """The Markdown files among the writer's speeches, the one last written first."""
    files = [path for path in paths.speeches_folder().glob("*.md") if path.is_file()]
    return sorted(files, key=lambda path: (-path.stat().st_mtime, path.name))


def _saved_drafts() -> list[Saved]:
    """Those of them that are drafts of ours."""
    found: list[Saved] = []
    for path in _saved_files():
        if len(found) == _MANY:
            break
        try:
            file = opened(path)
            kept = len(versions_of(file.id))
        except UserError:
            continue
        at = datetime.fromtimestamp(path.stat().st_mtime)
        draft = file.draft
        title = draft.title.replace("\n", "")
        gaps = len(draft.gaps)
        found.append(Saved(path.name, file.id, title, draft.outline, gaps, at, kept))
    return found


@posted
def begin(_: Request, form: FormData) -> Response:
    """A new draft of the kind that was chosen."""
    outline = outline_named(clean_line(text_in(form, "kind")))
    profile = read_profile(paths.user_profile())
    answers = profile_answers(profile)
    session = new_session(
        outline,
        answers,
        seed=0,
        folder=paths.unfinished(),
        profile=profile,
        layers=dict.fromkeys(answers, "单位档案"),
    )
    return _to_desk(session)


@posted
def open_saved(_: Request, form: FormData) -> Response:
    """A saved draft gone over again: one of those in the folder of speeches by its name, or any by
    its path. Raises UserError where it is no draft of ours."""
    name, typed = clean_line(text_in(form, "name")), clean_line(text_in(form, "path"))
    if typed:
        given = path_in(form, "path")
        if given is None or given.suffix.lower() != ".md" or not given.is_file():
            raise UserError(f"找不到稿子 {typed}", "写全，例如 /home/我/讲话稿/某某.md")
        path = given
    else:
        found = next((path for path in _saved_files() if path.name == name), None)
        if found is None:
            raise UserError("这份稿子已经不在文件夹里", "回到写稿，看看现在有哪些")
        path = found
    left = session_left(path)
    if left is not None:
        return _to_desk(left)
    return _to_desk(session_over(path, profile=read_profile(paths.user_profile())), "审阅")


def _to_desk(session: Session, stage: str = "") -> Response:
    name = session.file.stem if session.file else ""
    on = f"?stage={quote(stage)}" if stage else ""
    return RedirectResponse(f"/drafts/{quote(name, safe='')}{on}", status_code=303)


@posted
def discard(request: Request, _: FormData) -> Response:
    """An unfinished draft that is not wanted any more; a saved one it goes over stays."""
    with writing(desk_of(request), request.path_params["name"]) as (session, _history):
        finished(session)
    return RedirectResponse("/drafts", status_code=303)


ROUTES = (
    Route("/drafts", draft_list),
    Route("/drafts", begin, methods=["POST"]),
    Route("/saved", open_saved, methods=["POST"]),
    Route("/drafts/{name}/discard", discard, methods=["POST"]),
)
