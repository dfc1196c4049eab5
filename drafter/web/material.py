"""Material in the page: what others wrote for the speech, read into snippets that are picked where
they fit."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter.errors import ReadError, UserError
from drafter.flows.material import (
    Added,
    add_material,
    drop_material,
    drop_snippet,
    found_material,
    found_snippet,
    materials,
)
from drafter.gathering.material import KINDS, ROLES, Material
from drafter.gathering.material.offering import told_source
from drafter.text.clean import clean_line
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page
from drafter.web.uploads import files_in, held_apart

_LONGEST_OCCASION = 30


class Kept(Struct, frozen=True):
    """A file of material in the list: for whom it is, and how many snippets of each kind."""

    material: Material
    scope: str
    kinds: tuple[tuple[str, int], ...]


class Shown(Struct, frozen=True):
    """A snippet with where it is from."""

    id: str
    kind: str
    text: str
    told: str


def material_list(request: Request) -> Response:
    """All that was brought."""
    return _list(request)


def _list(
    request: Request, *, added: tuple[Added, ...] = (), skipped: tuple[tuple[str, str], ...] = ()
) -> Response:
    return page(
        request,
        "material/index.html",
        kept=[_kept(each) for each in materials()],
        roles=ROLES,
        added=[(each.material.name, len(each.material.snippets), each.known) for each in added],
        skipped=skipped,
    )


def _kept(material: Material) -> Kept:
    counted = Counter(snippet.kind for snippet in material.snippets)
    scope = "只给一份稿子" if material.draft else material.occasion or "各篇通用"
    return Kept(material, scope, tuple((k, counted[k]) for k in KINDS if counted[k]))


@posted
def add(request: Request, form: FormData) -> Response:
    """Files read into snippets; what could not be read is said, with the reason."""
    files = files_in(form, "files")
    if not files:
        raise UserError("没有文件", "把报告、讲话拖进来，或点一下选文件")
    role = next((each for each in ROLES if each == text_in(form, "role")), None)
    occasion = clean_line(text_in(form, "occasion"))[:_LONGEST_OCCASION]
    added, skipped = [], []
    with held_apart(files) as paths:
        for path in paths:
            try:
                today = desk_of(request).today()
                added.append(add_material(path, role=role, occasion=occasion, today=today))
            except ReadError as error:
                skipped.append((path.name, error.cause))
    return _list(request, added=tuple(added), skipped=tuple(skipped))


def material_page(request: Request) -> Response:
    """One file's snippets."""
    material = _named(request.path_params["id"])
    shown = [Shown(s.id, s.kind, s.text, told_source(material, s)) for s in material.snippets]
    return page(request, "material/one.html", kept=_kept(material), shown=shown)


@posted
def drop(request: Request, _: FormData) -> Response:
    """A file's material, not wanted any more; the file itself and drafts stay."""
    drop_material(_named(request.path_params["id"]))
    return RedirectResponse("/material", status_code=303)


@posted
def drop_one(request: Request, form: FormData) -> Response:
    """One snippet, not wanted any more."""
    material = _named(request.path_params["id"])
    found = found_snippet(text_in(form, "snippet"))
    if found is None or found[0].id != material.id:
        raise HTTPException(404)
    drop_snippet(*found)
    return RedirectResponse(f"/material/{material.id}", status_code=303)


def _named(key: str) -> Material:
    found = next((each for each in found_material(key) if each.id == key), None)
    if found is None:
        raise HTTPException(404)
    return found


ROUTES = (
    Route("/material", material_list),
    Route("/material", add, methods=["POST"]),
    Route("/material/{id}", material_page),
    Route("/material/{id}/drop", drop, methods=["POST"]),
    Route("/material/{id}/drop-one", drop_one, methods=["POST"]),
)
