"""A draft in the page: the form beside the sheet, each change on disk before it is shown."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.bank import Bank
from drafter.errors import UserError
from drafter.flows.answering import with_answers, with_half
from drafter.flows.offers import default_answer
from drafter.flows.session import Session, course
from drafter.flows.session_files import saved, written_at
from drafter.interview.asks import Ask
from drafter.model import LETTER_LABELS
from drafter.text.clean import clean_line
from drafter.web.desk import Desk
from drafter.web.draft_answers import answers_in, ask_named, dealt_anew
from drafter.web.draft_export import clashes_key, clashes_of
from drafter.web.draft_fields import REVIEW, STAGES, Known, kind_of
from drafter.web.draft_files import is_elsewhere, session_named, writing
from drafter.web.draft_findings import findings_of
from drafter.web.draft_form import form
from drafter.web.draft_places import place_cards
from drafter.web.draft_review import review
from drafter.web.draft_sheet import sheet, stood_in
from drafter.web.forms import posted, text_in
from drafter.web.history import History
from drafter.web.pages import desk_of, is_fragment, page


def known_of(desk: Desk, session: Session, bank: Bank) -> Known:
    """What the page knows of a draft at this moment."""
    return Known(session, stood_in(session, bank), bank, desk.today())


def draft_desk(request: Request) -> Response:
    """The form and the sheet."""
    name, query = request.path_params["name"], request.query_params
    session, stage, at = session_named(name), query.get("stage", ""), query.get("at", "")
    if "to" in query:  # a gap or a sentence leads to the question behind it
        ask = ask_named(session, query["to"])
        stage, at = ask.question.stage, ask.key
    return desk_page(request, session, stage=stage, at=at)


def desk_page(
    request: Request,
    session: Session,
    *,
    stage: str = "",
    at: str = "",
    told: str = "",
    passing: str = "",
    shown: str = "",
) -> Response:
    """The draft as it is now: the whole page, or of the page that is open what has changed.
    ``told`` is said above the form, ``passing`` for a moment; ``shown`` are the headings that were
    dealt before."""
    desk = desk_of(request)
    with desk.reading() as bank:
        known = known_of(desk, session, bank)
        findings = findings_of(known)
        stage = stage if stage in STAGES else _stage(known)
        drawn = sheet(session, known.full, findings.found)
        fields = form(known, stage=stage, at=at)
        checked = review(known, findings) if stage == REVIEW else None
    clashes = clashes_of(session) if stage == REVIEW else ()
    history = History(session.file) if session.file else None
    values: dict[str, Any] = {
        "name": request.path_params["name"],
        "session": session,
        "form": fields,
        "stages": STAGES,
        "sheet": drawn,
        "findings": findings,
        "review": checked,
        "clashes": clashes,
        "clashes_key": clashes_key(clashes),
        "letters": LETTER_LABELS,
        "saved_at": written_at(session),
        "can_undo": history is not None and history.can_undo,
        "can_redo": history is not None and history.can_redo,
        "elsewhere": is_elsewhere(desk, session),
        "told": told,
        "passing": passing,
        "shown": shown,
        "to": at,
    }
    template = "drafts/changed.html" if is_fragment(request) else "drafts/desk.html"
    return page(request, template, **values)


def _stage(known: Known) -> str:
    """The first stage that has a question without an answer, else the review."""
    done = form(known, stage=REVIEW).done
    return next((each for each, is_done in done.items() if not is_done), REVIEW)


@posted
def answer(request: Request, sent: FormData) -> Response:
    """One field's answer; what cannot be one is kept as half typed, and why is said beside it."""
    desk = desk_of(request)
    with writing(desk, request.path_params["name"]) as (session, _), desk.reading() as bank:
        try:
            session = with_answers(session, answers_in(sent, session, bank, desk))
        except UserError as error:
            return _refused(request, session, sent, error)
    stage, at = request.query_params.get("stage", ""), text_in(sent, "stay")
    return desk_page(request, session, stage=stage, at=at)


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
    desk = desk_of(request)
    with writing(desk, request.path_params["name"]) as (session, _), desk.reading() as bank:
        answers, told = dealt_anew(sent, session, bank)
        shown = "\n".join([text_in(sent, "shown"), *map(str, answers.values())]).strip()
        session = with_answers(session, answers)
    stage = request.query_params.get("stage", "")
    return desk_page(request, session, stage=stage, told=told, shown=shown)


@posted
def take_defaults(request: Request, _: FormData) -> Response:
    """Everything that stands in, grey, taken as it is."""
    desk = desk_of(request)
    with writing(desk, request.path_params["name"]) as (session, _history), desk.reading() as bank:
        session = saved(replace(stood_in(session, bank), half=("", "")))
    return desk_page(request, session, stage=request.query_params.get("stage", ""))


@posted
def onward(request: Request, _: FormData) -> Response:
    """The questions of a stage that may be left, each answered as Enter answers it; then the next
    stage. Places, headings and what must be answered stay open."""
    desk, names = desk_of(request), list(STAGES)
    stage = request.query_params.get("stage", "")
    if stage not in names[:-1]:
        raise UserError("没有这一步", "从上面四步里选")
    with writing(desk, request.path_params["name"]) as (session, _history), desk.reading() as bank:
        while (ask := _left(session, stage)) is not None:
            session = with_answers(session, {ask.key: default_answer(session, ask, bank)})
    return desk_page(request, session, stage=names[names.index(stage) + 1])


def _left(session: Session, stage: str) -> Ask | None:
    """The first question of a stage without an answer that may go without one."""
    return next(
        (
            ask
            for ask in course(session)
            if ask.question.stage == stage
            and ask.key not in session.answers
            and kind_of(ask.question) in ("text", "lines", "choice", "length")
            and not (ask.question.required and not ask.default)
        ),
        None,
    )


@posted
def undo(request: Request, _: FormData) -> Response:
    """The draft as it was before the last change."""
    return _stepped(request, back=True)


@posted
def redo(request: Request, _: FormData) -> Response:
    """The draft as it was before the last undo."""
    return _stepped(request, back=False)


def _stepped(request: Request, *, back: bool) -> Response:
    name = request.path_params["name"]
    with writing(desk_of(request), name) as (_, history):
        (history.undo if back else history.redo)()
    return desk_page(request, session_named(name), stage=request.query_params.get("stage", ""))


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


ROUTES = (
    Route("/drafts/{name}", draft_desk),
    Route("/drafts/{name}/cards", cards),
    Route("/drafts/{name}/answer", answer, methods=["POST"]),
    Route("/drafts/{name}/half", half, methods=["POST"]),
    Route("/drafts/{name}/deal", deal, methods=["POST"]),
    Route("/drafts/{name}/defaults", take_defaults, methods=["POST"]),
    Route("/drafts/{name}/onward", onward, methods=["POST"]),
    Route("/drafts/{name}/undo", undo, methods=["POST"]),
    Route("/drafts/{name}/redo", redo, methods=["POST"]),
)
