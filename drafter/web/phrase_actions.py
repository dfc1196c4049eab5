"""What a reader does with a phrase: keeps, drops, mends, notes, gathers, adds one of his own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter.bank import VERDICT_LABELS, Bank, Decision
from drafter.errors import UsageError, UserError
from drafter.flows.own_phrases import own_phrase_added
from drafter.model import MOVE_LABELS, PART_LABELS, Phrase
from drafter.text.clean import clean_line
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, is_fragment, page
from drafter.web.phrase_list import state_in
from drafter.web.phrase_view import PhraseView, own_note, own_verdict, phrase_view

_MOST_DROPPED = 500

CHANGED = {"hx-trigger": "bank-changed"}
"""Tells the page that the list beside the phrase is to be asked for again."""


def _keep(bank: Bank, phrase: Phrase, form: FormData) -> Phrase:
    bank.decisions.keep(phrase, over=_standing(bank, phrase, form))
    return phrase


def _edit(bank: Bank, phrase: Phrase, form: FormData) -> Phrase:
    stands = _standing(bank, phrase, form)
    return bank.decisions.edit(phrase, text_in(form, "words"), over=stands)


def _note(bank: Bank, phrase: Phrase, form: FormData) -> Phrase:
    stands = bank.decisions.of(phrase.id)
    note = own_note(stands)
    if "was" in form and text_in(form, "was") != note:
        raise UserError(f"这一条刚才在别处批注了：{note or '（删了批注）'}。没有改", "看过再改")
    bank.decisions.note(phrase, text_in(form, "note"), over=stands)
    return phrase


def _favour(bank: Bank, phrase: Phrase, _: FormData) -> Phrase:
    if phrase.id in bank.favourites.ids():
        bank.let_favourite_go(phrase)
    else:
        bank.keep_favourite(phrase)
    return phrase


def _collect(bank: Bank, phrase: Phrase, form: FormData) -> Phrase:
    bank.collections.add(text_in(form, "name"), phrase.id)
    return phrase


def _let_go(bank: Bank, phrase: Phrase, form: FormData) -> Phrase:
    bank.collections.remove(text_in(form, "name"), phrase.id)
    return phrase


_ACTIONS: Mapping[str, Callable[[Bank, Phrase, FormData], Phrase]] = {
    "keep": _keep,
    "edit": _edit,
    "note": _note,
    "favourite": _favour,
    "collect": _collect,
    "let-go": _let_go,
}


@posted
def act(request: Request, form: FormData) -> Response:
    """One action on one phrase; the phrase as it is afterwards."""
    desk, action = desk_of(request), _ACTIONS.get(request.path_params["verb"])
    if action is None:
        raise HTTPException(404)
    with desk.writing() as bank:
        changed = action(bank, _as_seen(bank, request.path_params["key"], form), form)
        shown = phrase_view(bank, changed.id, today=desk.today())
    return _phrase(request, shown, changed)


@posted
def drop(request: Request, form: FormData) -> Response:
    """A phrase that is not wanted any more; how to have it back."""
    with desk_of(request).writing() as bank:
        phrase = _as_seen(bank, request.path_params["key"], form)
        bank.decisions.drop(phrase, over=_standing(bank, phrase, form))
    state = state_in(request.query_params)
    return page(request, "phrases/dropped.html", headers=CHANGED, phrase=phrase, state=state)


@posted
def restore(request: Request, _: FormData) -> Response:
    """A phrase that was dropped, wanted again."""
    desk, key = desk_of(request), request.path_params["key"]
    with desk.writing() as bank:
        dropped = next((each for each in bank.decisions.dropped() if each.id == key), None)
        if dropped is None:
            raise HTTPException(404)
        bank.decisions.keep(dropped)
        shown = phrase_view(bank, key, today=desk.today())
    return _phrase(request, shown, dropped)


def dropped_list(request: Request) -> Response:
    """What the reader did not want, to have it back."""
    with desk_of(request).reading() as bank:
        found = bank.decisions.dropped(shipped=False)[:_MOST_DROPPED]
    return page(request, "phrases/dropped_list.html", found=found)


def _phrase(request: Request, shown: PhraseView | None, phrase: Phrase) -> Response:
    """The phrase as it is now: in the page that is open, else its own."""
    if not is_fragment(request):
        return RedirectResponse(f"/phrases/{phrase.number:04d}", status_code=303)
    state = state_in(request.query_params)
    return page(request, "phrases/phrase.html", headers=CHANGED, shown=shown, state=state)


def own_form(request: Request) -> Response:
    """Where a phrase of the reader's own is written."""
    return page(request, "phrases/own.html", parts=PART_LABELS, moves=MOVE_LABELS)


@posted
def add_own(request: Request, form: FormData) -> Response:
    """A phrase of the reader's own, put into the bank."""
    part = next((each for each in PART_LABELS if each == text_in(form, "part")), None)
    move = next((each for each in MOVE_LABELS if each == text_in(form, "move")), None)
    if part is None:
        raise UsageError("没说放在哪一部分", f"选一个：{'、'.join(PART_LABELS.values())}")
    with desk_of(request).writing() as bank:
        phrase = own_phrase_added(bank, text_in(form, "words"), part=part, move=move)
    address = f"/phrases/{phrase.number:04d}"
    if is_fragment(request):
        return Response(status_code=204, headers={"hx-redirect": address})
    return RedirectResponse(address, status_code=303)


def _as_seen(bank: Bank, key: str, form: FormData) -> Phrase:
    """The phrase an action is for. Raises UserError where the page still shows other words of it:
    it was opened before they were changed in another window."""
    phrase = bank.phrase(clean_line(key))
    if phrase is None:
        raise HTTPException(404)
    if "seen" in form and text_in(form, "seen") != phrase.pattern:
        raise UserError(f"这一条刚才在别处改成了“{phrase.pattern}”，没有动它", "看过再定")
    return phrase


def _standing(bank: Bank, phrase: Phrase, form: FormData) -> Decision | None:
    """What is decided of a phrase now. Raises UserError where the page still shows that something
    else is: another window decided meanwhile."""
    stands = bank.decisions.of(phrase.id)
    verdict = own_verdict(stands)
    if "stood" in form and text_in(form, "stood") != (verdict or ""):
        told = VERDICT_LABELS[verdict] if verdict else "还不定"
        raise UserError(f"这一条刚才在别处定了：{told}。照那边的，没有动它", "看过再定")
    return stands


ROUTES = (
    Route("/own-phrase", own_form),
    Route("/own-phrase", add_own, methods=["POST"]),
    Route("/dropped", dropped_list),
    Route("/phrases/{key}/drop", drop, methods=["POST"]),
    Route("/phrases/{key}/restore", restore, methods=["POST"]),
    Route("/phrases/{key}/{verb}", act, methods=["POST"]),
)
