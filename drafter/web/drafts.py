"""A draft in the page: the form beside the sheet, each change on disk before it is shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter import paths
from drafter.errors import UserError
from drafter.flows.answering import with_answers, with_half, with_sentence_rewritten
from drafter.flows.draft import draft_of
from drafter.flows.outlines import commonest_first
from drafter.flows.session import Session, course
from drafter.flows.session_files import (
    new_session,
    saved,
    unfinished_sessions,
    unreadable_sessions,
    written_at,
)
from drafter.flows.versions import kept_drafts
from drafter.interview.answers import phrase_in
from drafter.interview.layers import profile_answers
from drafter.outlines.load import outline_named, shelf
from drafter.profile.store import read_profile
from drafter.text.clean import clean_line
from drafter.web.desk import Desk
from drafter.web.draft_answers import answers_in, ask_named, dealt_anew
from drafter.web.draft_export import download, finish
from drafter.web.draft_fields import REVIEW, STAGES, Known, form, place_cards
from drafter.web.draft_files import is_elsewhere, session_named, writing
from drafter.web.draft_review import review
from drafter.web.draft_sheet import LETTER_LABELS, sentence_at, sheet, stood_in
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, is_fragment, page

_MANY = 30
"""Finished drafts that are listed."""


class Waiting(Struct, frozen=True):
    """An unfinished draft in the list."""

    name: str
    title: str
    kind: str
    speaker: str
    at: datetime
    elsewhere: bool


def draft_list(request: Request) -> Response:
    """What can be begun, gone on with, and what is finished."""
    desk = desk_of(request)
    found = unfinished_sessions(paths.unfinished())
    waiting = tuple(_waiting(desk, session) for session in found)
    finished, held = kept_drafts()[:_MANY], shelf()
    return page(
        request,
        "drafts/index.html",
        kinds=commonest_first(held.outlines),
        own={each.outline.kind for each in held.shelved if each.own},
        waiting=waiting,
        unreadable=[path.name for path in unreadable_sessions(paths.unfinished())],
        finished=finished,
        today=desk.today(),
    )


def _waiting(desk: Desk, session: Session) -> Waiting:
    draft = draft_of(session).draft
    name = session.file.stem if session.file else ""
    title = "" if "待补" in session.title else session.title
    elsewhere = is_elsewhere(desk, session)
    kind = session.outline.kind
    return Waiting(name, title, kind, draft.speaker, written_at(session), elsewhere)


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


def _to_desk(session: Session) -> Response:
    name = session.file.stem if session.file else ""
    return RedirectResponse(f"/drafts/{quote(name, safe='')}", status_code=303)


def draft_desk(request: Request) -> Response:
    """The form and the sheet."""
    name, query = request.path_params["name"], request.query_params
    session, stage, at = session_named(name), query.get("stage", ""), query.get("at", "")
    if "to" in query:  # a gap or a sentence leads to the question behind it
        ask = ask_named(session, query["to"])
        stage, at = ask.question.stage, ask.key
    return _desk(request, name, session, stage=stage, at=at)


def _desk(
    request: Request,
    name: str,
    session: Session,
    *,
    stage: str = "",
    at: str = "",
    told: str = "",
    shown: str = "",
) -> Response:
    """The draft as it is now: the whole page, or of the page that is open what has changed."""
    desk = desk_of(request)
    with desk.reading() as bank:
        full = stood_in(session, bank)
        known = Known(session, full, bank, desk.today())
        stage = stage if stage in STAGES else _stage(known)
        drawn = sheet(session, full)
        fields = form(known, stage=stage, at=at)
        checked = review(known, bank) if stage == REVIEW else None
    history = desk.histories.of(session.file) if session.file else None
    values: dict[str, Any] = {
        "name": name,
        "session": session,
        "form": fields,
        "stages": STAGES,
        "sheet": drawn,
        "review": checked,
        "letters": LETTER_LABELS,
        "saved_at": written_at(session),
        "can_undo": history is not None and history.can_undo,
        "can_redo": history is not None and history.can_redo,
        "elsewhere": is_elsewhere(desk, session),
        "told": told,
        "shown": shown,
        "to": at,
    }
    template = "drafts/changed.html" if is_fragment(request) else "drafts/desk.html"
    return page(request, template, **values)


def _stage(known: Known) -> str:
    """The first stage that has a question without an answer, else the review."""
    done = form(known, stage=REVIEW).done
    return next((each for each, is_done in done.items() if not is_done), REVIEW)


# --- answers --------------------------------------------------------------------------------------


@posted
def answer(request: Request, sent: FormData) -> Response:
    """One field's answer; what cannot be one is kept as half typed, and why is said beside it."""
    desk, name = desk_of(request), request.path_params["name"]
    with writing(desk, name) as (session, _), desk.reading() as bank:
        try:
            session = with_answers(session, answers_in(sent, session, bank, desk))
        except UserError as error:
            return _refused(request, session, sent, error)
    stage, at = request.query_params.get("stage", ""), text_in(sent, "stay")
    return _desk(request, name, session, stage=stage, at=at)


def _refused(request: Request, session: Session, sent: FormData, error: UserError) -> Response:
    key, typed = text_in(sent, "key"), text_in(sent, "value")
    ask = ask_named(session, key)
    if ask.question.type not in ("phrase", "headings", "choice") and typed.strip():
        with_half(session, key, typed)
    headers = {"hx-retarget": f"#e-{ask.number}", "hx-reswap": "innerHTML"}
    return page(request, "drafts/problem.html", status=422, headers=headers, error=error)


@posted
def half(request: Request, sent: FormData) -> Response:
    """What is typed so far, kept in case the page or the machine goes away."""
    with writing(desk_of(request), request.path_params["name"]) as (session, history):
        ask_named(session, text_in(sent, "key"))
        with_half(session, text_in(sent, "key"), text_in(sent, "value"))
        history.passes_over()
    return Response(status_code=204)


@posted
def deal(request: Request, sent: FormData) -> Response:
    """The headings that are not locked, dealt anew."""
    desk, name = desk_of(request), request.path_params["name"]
    with writing(desk, name) as (session, _), desk.reading() as bank:
        answers, told = dealt_anew(sent, session, bank)
        shown = "\n".join([text_in(sent, "shown"), *map(str, answers.values())]).strip()
        session = with_answers(session, answers)
    stage = request.query_params.get("stage", "")
    return _desk(request, name, session, stage=stage, told=told, shown=shown)


@posted
def take_defaults(request: Request, _: FormData) -> Response:
    """Everything that stands in, grey, taken as it is."""
    desk, name = desk_of(request), request.path_params["name"]
    with writing(desk, name) as (session, _history), desk.reading() as bank:
        session = saved(replace(stood_in(session, bank), half=("", "")))
    return _desk(request, name, session, stage=request.query_params.get("stage", ""))


@posted
def undo(request: Request, _: FormData) -> Response:
    """The draft as it was before the last change."""
    return _stepped(request, back=True)


@posted
def redo(request: Request, _: FormData) -> Response:
    """The draft as it was before the last undo."""
    return _stepped(request, back=False)


def _stepped(request: Request, *, back: bool) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    with writing(desk, name) as (session, history):
        if session.file is not None:
            (history.undo if back else history.redo)(session.file)
    return _desk(request, name, session_named(name), stage=request.query_params.get("stage", ""))


def cards(request: Request) -> Response:
    """Another page of candidates at a place, or what a search of the bank finds for it."""
    desk, name = desk_of(request), request.path_params["name"]
    session = session_named(name)
    ask = ask_named(session, request.query_params.get("key", ""))
    query, start = request.query_params.get("q", ""), request.query_params.get("start", "0")
    with desk.reading() as bank:
        known = Known(session, session, bank, desk.today())
        begin = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 0
        found, more = place_cards(known, ask, query=clean_line(query), start=begin)
    return page(
        request, "drafts/cards.html", name=name, ask=ask, cards=found, more=more, query=query
    )


# --- sentences ------------------------------------------------------------------------------------


def sentence(request: Request) -> Response:
    """Where one sentence of the sheet comes from, and what can be done about it."""
    desk, name = desk_of(request), request.path_params["name"]
    number = request.path_params["number"]
    session = session_named(name)
    with desk.reading() as bank:
        full = stood_in(session, bank)
        found = sentence_at(draft_of(full).draft, number)
        if found is None:
            raise HTTPException(404)
        text, letters, phrase, questions, free = found
        held = bank.phrase(phrase) if phrase else None
    own = {s.text for block in draft_of(session).draft.blocks for s in block.sentences}
    place = _place_of(session, phrase)
    keys = list(dict.fromkeys([*([place] if place else []), *questions]))
    known = {ask.key: ask for ask in course(full)}
    return page(
        request,
        "drafts/sentence.html",
        name=name,
        number=number,
        text=text,
        letters=[(letter, LETTER_LABELS[letter]) for letter in letters],
        phrase=held,
        asks=[known[key] for key in keys if key in known],
        free=free and text in own,
        decided=text in own,
    )


def _place_of(session: Session, phrase: str) -> str:
    """The key of the place at which a phrase was chosen; "" where it was not."""
    chosen = (key for key, value in session.answers.items() if phrase_in(value) == phrase)
    return next(chosen, "") if phrase else ""


@posted
def rewrite(request: Request, sent: FormData) -> Response:
    """One sentence of the draft in other words; empty: left out."""
    desk, name = desk_of(request), request.path_params["name"]
    before, text = text_in(sent, "sentence"), clean_line(text_in(sent, "text"))
    with writing(desk, name) as (session, _):
        own = {s.text for block in draft_of(session).draft.blocks for s in block.sentences}
        if before not in own:
            raise UserError("这一句已经不在稿子里", "再点一下现在的那一句")
        if text_in(sent, "leave-out"):
            text = ""
        elif not text:
            raise UserError("没有写字", "不要这一句，就点“删掉这句”")
        session = with_sentence_rewritten(session, before, text)
    return _desk(request, name, session, stage=request.query_params.get("stage", ""))


ROUTES = (
    Route("/drafts", draft_list),
    Route("/drafts", begin, methods=["POST"]),
    Route("/drafts/{name}", draft_desk),
    Route("/drafts/{name}/cards", cards),
    Route("/drafts/{name}/sentence/{number:int}", sentence),
    Route("/drafts/{name}/download", download),
    Route("/drafts/{name}/answer", answer, methods=["POST"]),
    Route("/drafts/{name}/half", half, methods=["POST"]),
    Route("/drafts/{name}/deal", deal, methods=["POST"]),
    Route("/drafts/{name}/defaults", take_defaults, methods=["POST"]),
    Route("/drafts/{name}/undo", undo, methods=["POST"]),
    Route("/drafts/{name}/redo", redo, methods=["POST"]),
    Route("/drafts/{name}/rewrite", rewrite, methods=["POST"]),
    Route("/drafts/{name}/finish", finish, methods=["POST"]),
)
