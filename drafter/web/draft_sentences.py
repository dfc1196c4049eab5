"""One sentence of the sheet, or what the rules say of it: looked at, rewritten, mended, let be."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.checks.registry import RULES
from drafter.checks.settings import entry, with_muted, without_muted
from drafter.errors import UserError
from drafter.flows.answering import with_sentence_rewritten
from drafter.flows.check import read_settings, write_settings
from drafter.flows.draft import draft_of
from drafter.flows.session import Session, course
from drafter.interview.answers import phrase_in
from drafter.model import LETTER_LABELS
from drafter.text.clean import clean_line
from drafter.web.draft_desk import desk_page, known_of
from drafter.web.draft_fields import Known
from drafter.web.draft_files import session_named, writing
from drafter.web.draft_findings import Finding, findings_of
from drafter.web.draft_fixes import fixable, with_all_fixes, with_fix
from drafter.web.draft_own import own_numbers
from drafter.web.draft_sheet import sentence_at
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page

_GONE = UserError("稿子改过，这一处已经不是原样", "看现在的")


def sentence(request: Request) -> Response:
    """Where one sentence of the sheet comes from, and what can be done about it."""
    desk = desk_of(request)
    session = session_named(request.path_params["name"])
    with desk.reading() as bank:
        known = known_of(desk, session, bank)
        told = _told(known, request.path_params["number"])
    name, stage = request.path_params["name"], request.query_params.get("stage", "")
    return page(request, "drafts/sentence.html", name=name, stage=stage, **told)


def finding(request: Request) -> Response:
    """What a rule says of a place, on whose authority, and what can be done about it."""
    desk = desk_of(request)
    session = session_named(request.path_params["name"])
    with desk.reading() as bank:
        known = known_of(desk, session, bank)
        found = _found(known, request.path_params["key"])
        told = _told(known, found.sentence)
        mends = fixable(found, known)
    name, stage = request.path_params["name"], request.query_params.get("stage", "")
    return page(
        request, "drafts/finding.html", name=name, stage=stage, found=found, mends=mends, **told
    )


def _told(known: Known, number: int) -> dict[str, Any]:
    """What is known of a sentence, for the templates. Raises HTTPException where there is none."""
    session = known.session
    full = draft_of(known.full).draft
    found = sentence_at(full, number)
    if found is None:
        raise HTTPException(404)
    text, letters, phrase, questions, free = found
    decided = number in own_numbers(draft_of(session).draft, full)
    place = _place_of(session, phrase)
    keys = list(dict.fromkeys([*([place] if place else []), *questions]))
    asked = {ask.key: ask for ask in course(known.full)}
    return {
        "number": number,
        "text": text,
        "letters": [(letter, LETTER_LABELS[letter]) for letter in letters],
        "phrase": known.bank.phrase(phrase) if phrase else None,
        "asks": [asked[key] for key in keys if key in asked],
        "free": free and decided,
        "decided": decided,
    }


def _place_of(session: Session, phrase: str) -> str:
    """The key of the place at which a phrase was chosen; "" where it was not."""
    chosen = (key for key, value in session.answers.items() if phrase_in(value) == phrase)
    return next(chosen, "") if phrase else ""


def _found(known: Known, key: str) -> Finding:
    """The finding of that key. Raises UserError where the text has changed under it."""
    found = findings_of(known).named(key)
    if found is None:
        raise _GONE
    return found


@posted
def rewrite(request: Request, sent: FormData) -> Response:
    """One sentence of the draft in other words; empty: left out."""
    before, text = text_in(sent, "sentence"), clean_line(text_in(sent, "text"))
    desk = desk_of(request)
    with writing(desk, request.path_params["name"]) as (session, _), desk.reading() as bank:
        known = known_of(desk, session, bank)
        number = _own_number(known, text_in(sent, "number"), before)
        if text_in(sent, "leave-out"):
            text = ""
        elif not text:
            raise UserError("没有写字", "不要这一句，就点“删掉这句”")
        session = with_sentence_rewritten(session, number, text)
    return desk_page(request, session, stage=request.query_params.get("stage", ""))


def _own_number(known: Known, number: str, text: str) -> int:
    """The number in the draft itself of the sentence that has ``number`` on the sheet. Raises
    UserError where another stands there now."""
    full = draft_of(known.full).draft
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
    found = sentence_at(full, at)
    own = own_numbers(draft_of(known.session).draft, full)
    if found is None or found[0] != text or at not in own:
        raise UserError("这一句已经不在稿子里", "再点一下现在的那一句")
    return own[at]


@posted
def fix(request: Request, sent: FormData) -> Response:
    """What a rule would have there instead, put there; without a key everything that is
    mechanical."""
    desk, key = desk_of(request), text_in(sent, "key")
    with writing(desk, request.path_params["name"]) as (session, _), desk.reading() as bank:
        known = known_of(desk, session, bank)
        if not key:
            session, count = with_all_fixes(known)
            told = f"改了 {count} 处，不合适就撤销"
        else:
            found = _found(known, key)
            if not fixable(found, known):
                raise UserError("这一处不能直接改", "点这一句，自己改字")
            session = with_fix(known, found)
            told = f"改了 1 处：{found.label or found.rule}，不合适就撤销"
    return desk_page(request, session, stage=request.query_params.get("stage", ""), passing=told)


@posted
def mute(request: Request, sent: FormData) -> Response:
    """What is not to be said of any draft any more, or is to be said again; kept where ``drafter
    check --mute`` keeps it."""
    wanted = entry(clean_line(text_in(sent, "entry")))
    if wanted.partition(":")[0] not in RULES:
        raise UserError(f"没有“{wanted}”这一类", "从检查的结果里点")
    settings = read_settings()
    if text_in(sent, "again"):
        write_settings(without_muted(settings, wanted))
        told = f"重新报：{wanted}"
    else:
        write_settings(with_muted(settings, wanted))
        told = f"以后各稿都不再报：{wanted}。要恢复，在审阅的“不看的”里点"
    session = session_named(request.path_params["name"])
    return desk_page(request, session, stage=request.query_params.get("stage", ""), passing=told)


ROUTES = (
    Route("/drafts/{name}/sentence/{number:int}", sentence),
    Route("/drafts/{name}/finding/{key}", finding),
    Route("/drafts/{name}/rewrite", rewrite, methods=["POST"]),
    Route("/drafts/{name}/fix", fix, methods=["POST"]),
    Route("/drafts/{name}/mute", mute, methods=["POST"]),
)
