"""The phrase bank: a list that narrows while one types, and the page of one phrase."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.web.pages import desk_of, is_fragment, page
from drafter.web.phrase_list import list_view, state_in
from drafter.web.phrase_view import phrase_view


def phrase_list(request: Request) -> Response:
    """The list, beside it the best of what was found; without the page around it where only the
    list is asked for."""
    desk, state = desk_of(request), state_in(request.query_params)
    with desk.reading() as bank:
        view = list_view(bank, desk.catalogue(bank), state, today=desk.today())
        if is_fragment(request):
            return page(request, "phrases/found.html", view=view, selected="")
        best = view.rows[0].phrase.id if view.rows else ""
        shown = phrase_view(bank, best, today=desk.today())
    return page(request, "phrases/index.html", view=view, shown=shown, selected=best, opened=False)


def phrase_page(request: Request) -> Response:
    """One phrase, beside the list it was found in."""
    desk, state = desk_of(request), state_in(request.query_params)
    with desk.reading() as bank:
        everything = "all" in request.query_params
        shown = phrase_view(
            bank, request.path_params["key"], today=desk.today(), everything=everything
        )
        if shown is None:
            raise HTTPException(404)
        if is_fragment(request):
            return page(request, "phrases/phrase.html", shown=shown, state=state)
        view = list_view(bank, desk.catalogue(bank), state, today=desk.today())
    selected = shown.phrase.id
    return page(
        request, "phrases/index.html", view=view, shown=shown, selected=selected, opened=True
    )


ROUTES = (
    Route("/phrases", phrase_list),
    Route("/phrases/{key}", phrase_page),
)
