"""The bank as a whole, in pictures."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.flows.statistics import statistics
from drafter.report.pictures import stacked
from drafter.web.pages import attachment, desk_of, page


def statistics_page(request: Request) -> Response:
    """The pictures, and the structures found in most speeches."""
    with desk_of(request).reading() as bank:
        found = statistics(bank)
    return page(request, "statistics/index.html", found=found)


def picture(request: Request) -> Response:
    """All pictures as one SVG file."""
    with desk_of(request).reading() as bank:
        drawn = stacked(statistics(bank).pictures)
    return Response(drawn, media_type="image/svg+xml", headers=attachment("词库.svg"))


ROUTES = (
    Route("/statistics", statistics_page),
    Route("/statistics/picture", picture),
)
