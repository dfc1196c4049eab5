"""The application: one table of addresses, and where errors become a page."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from drafter.errors import UserError
from drafter.web import (
    collections,
    draft_desk,
    draft_export,
    draft_notice,
    draft_sentences,
    drafts,
    material,
    mining,
    phrase_actions,
    phrases,
    profile,
    speeches,
    statistics,
    versions,
)
from drafter.web.desk import Desk
from drafter.web.guard import ENTRANCE, Guard
from drafter.web.pages import desk_of, is_fragment, page, static

_ENTERED = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>drafter</title>'
    '<link rel="icon" href="/static/icon.svg">'
    '<meta http-equiv="refresh" content="0; url=/phrases"><p><a href="/phrases">进去</a></p></html>'
)
"""A page of our own that leads on: a redirect out of another program's link would not bring the
cookie, which is for requests from this site only."""


def application(desk: Desk) -> ASGIApp:
    """The page over ``desk``, behind its guard: outside of everything, so that what breaks inside
    carries the policy too."""
    app = Starlette(
        routes=[
            Route(ENTRANCE, enter),
            Route("/", lambda _: RedirectResponse("/phrases", status_code=303)),
            Route("/static/{name}", static),
            *phrases.ROUTES,
            *phrase_actions.ROUTES,
            *collections.ROUTES,
            *drafts.ROUTES,
            *draft_desk.ROUTES,
            *draft_sentences.ROUTES,
            *draft_notice.ROUTES,
            *draft_export.ROUTES,
            *material.ROUTES,
            *versions.ROUTES,
            *speeches.ROUTES,
            *mining.ROUTES,
            *statistics.ROUTES,
            *profile.ROUTES,
        ],
        exception_handlers={UserError: told, HTTPException: missing},
    )
    app.state.desk = desk
    return Guard(app, desk.door)


def enter(request: Request) -> Response:
    """The token for the cookie, once."""
    door = desk_of(request).door
    cookie = door.exchanged(request.query_params.get("token", ""))
    if cookie is None and not door.is_known(request.headers):
        return Response(
            "这个网址只能用一次，已经用过了。回到终端，重新运行 drafter serve。",
            status_code=403,
            media_type="text/plain; charset=utf-8",
        )
    answer = HTMLResponse(_ENTERED)
    if cookie is not None:
        answer.set_cookie(door.cookie_name, cookie, httponly=True, samesite="strict", path="/")
    return answer


def told(request: Request, error: Exception) -> Response:
    """What the user can mend: a notice on the page that is open, else a page."""
    said = error if isinstance(error, UserError) else UserError(str(error))
    if is_fragment(request):
        headers = {"hx-retarget": "#notice", "hx-reswap": "innerHTML", "hx-push-url": "false"}
        return page(request, "notice.html", status=422, headers=headers, error=said)
    return page(request, "error.html", status=400, error=said)


def missing(request: Request, error: Exception) -> Response:
    """An address that leads nowhere."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return page(request, "error.html", status=status, error=UserError("没有这一页", "从上面另选"))
