"""Pages out of templates: the second door to Jinja, for templates of our own only.

Every value is escaped; no template is made of data, and none holds a script or a style of its own,
so that the page's policy can forbid both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from drafter.corpus.readers import READERS
from drafter.model import GAP, MOVE_LABELS, PART_LABELS, SLOT
from drafter.text.clean import displayable
from drafter.web.desk import Desk

_HERE = Path(__file__).resolve().parent
_STATIC: Mapping[str, str] = {
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""The files the page is made with, by name: nothing else can be asked for."""

THEMES = ("light", "dark")


def desk_of(request: Request) -> Desk:
    """What the page works on."""
    desk: Desk = request.app.state.desk
    return desk


def is_fragment(request: Request) -> bool:
    """Whether a part of a page is asked for, by the page that is open."""
    headers = request.headers
    return "hx-request" in headers and "hx-history-restore-request" not in headers


def page(
    request: Request,
    template: str,
    /,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """The ``template`` with ``values``, as an answer."""
    desk = desk_of(request)
    theme = request.cookies.get("drafter-theme", "")
    html = (
        _environment()
        .get_template(template)
        .render(
            **values,
            request=request,
            host=desk.door.host,
            version=desk.version,
            theme=theme if theme in THEMES else "",
        )
    )
    return HTMLResponse(html, status_code=status, headers=dict(headers or {}))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shown": displayable,
        "path": shown_path,
        "pattern": pattern_html,
        "gaps": gaps_html,
        "part": lambda part: PART_LABELS[part],
        "move": lambda move: MOVE_LABELS.get(move, ""),
        "number": lambda phrase: f"{phrase.number:04d}",
        "segment": lambda text: quote(str(text), safe=""),
        "thousands": lambda number: f"{number:,}",
    }
    environment.globals |= {
        "asset": asset,
        "query": query,
        "readable": tuple(READERS),
        "years": years,
    }
    return environment


def pattern_html(text: str) -> Markup:
    """A pattern with its slots set off: {事项} as a word of its own."""
    pieces = SLOT.split(displayable(text))
    return Markup("").join(
        Markup('<span class="slot">{}</span>').format(piece) if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )


def gaps_html(text: str) -> Markup:
    """A draft's text with what is missing marked, and a title's line break kept."""
    pieces = GAP.split(displayable_lines(text))
    html = Markup("").join(
        Markup('<mark class="gap">【待补：{}】</mark>').format(piece)
        if place % 2
        else escape(piece)
        for place, piece in enumerate(pieces)
    )
    return Markup(html.replace("\n", Markup("<br>")))


def shown_path(path: Path) -> str:
    """A path as a person says it: ~/讲话稿 where it is in the user's own folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)


def displayable_lines(text: str) -> str:
    """``displayable`` line by line."""
    return "\n".join(displayable(line) for line in text.split("\n"))


def years(first: int | None, last: int | None) -> str:
    """2015–2026, one year, or 年份不详."""
    if first is None or last is None:
        return "年份不详"
    return str(first) if first == last else f"{first}–{last}"


def query(values: Mapping[str, object], **changed: object) -> str:
    """``values`` with what is changed, as the query of an address; empty ones are left out."""
    merged = {**values, **changed}
    kept = {key: str(value) for key, value in merged.items() if value not in ("", None)}
    return f"?{urlencode(kept)}" if kept else ""


def attachment(name: str) -> dict[str, str]:
    """The headers of a file that is to be saved under that name."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


# --- the files the page is made with ------------------------------------------------------------


@cache
def _content(name: str) -> bytes:
    return (_HERE / "static" / name).read_bytes()


@cache
def asset(name: str) -> str:
    """The address of one of the page's own files, another one when its content is another."""
    return f"/static/{name}?v={hashlib.sha256(_content(name)).hexdigest()[:10]}"


def static(request: Request) -> Response:
    """One of the page's own files."""
    name = request.path_params["name"]
    if name not in _STATIC:
        return Response("没有这个文件。", status_code=404, media_type="text/plain; charset=utf-8")
    return Response(
        _content(name),
        media_type=_STATIC[name],
        headers={"cache-control": "private, max-age=31536000, immutable"},
    )
