"""The office's profile in the page: what ``drafter profile edit`` asks for, as one form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter import paths
from drafter.errors import UserError
from drafter.profile.fields import FIELDS, with_field
from drafter.profile.model import Profile
from drafter.profile.roster import roster_note
from drafter.profile.store import read_profile, write_profile
from drafter.storage.files import private_folder
from drafter.storage.locks import held
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page

_WAITS = 2.0  # seconds for another click's lock


class Entry(Struct, frozen=True):
    """One field of the form: ``value`` stands in it, ``kept`` is what is on disk; ``fault`` says
    why what was typed was not kept."""

    name: str
    hint: str
    lines: bool
    value: str
    kept: str
    fault: str = ""


def profile_form(request: Request) -> Response:
    """The profile as it is on disk. Raises UserError where its file is broken."""
    profile = read_profile(paths.user_profile())
    return _form(request, profile, {}, {}, saved="saved" in request.query_params)


@posted
def keep(request: Request, sent: FormData) -> Response:
    """Each field that was changed in the form, kept; one that does not fit is shown with why. A
    field that another window has changed and this form has not stays as that window left it."""
    path, today = paths.user_profile(), desk_of(request).today()
    typed, faults = dict[str, str](), dict[str, str]()
    private_folder(path.parent)
    with held(path, seconds=_WAITS, what="单位档案", advice="回那个窗口填完再来"):
        profile = before = read_profile(path)
        for number, field in enumerate(FIELDS):
            text, was = (text_in(sent, f"{name}{number}").strip() for name in ("value", "was"))
            if text == was:
                continue
            try:
                profile = with_field(profile, field, text, today=today)
            except UserError as error:
                typed[field.name], faults[field.name] = text, str(error)
        if profile != before:
            write_profile(path, profile)
    if faults:
        return _form(request, profile, typed, faults, saved=profile != before)
    return RedirectResponse("/profile?saved", status_code=303)


def _form(
    request: Request,
    profile: Profile,
    typed: Mapping[str, str],
    faults: Mapping[str, str],
    *,
    saved: bool,
) -> Response:
    today: date = desk_of(request).today()
    entries = [
        Entry(
            field.name,
            field.hint,
            field.lines,
            typed.get(field.name, field.shown(profile)),
            field.shown(profile),
            faults.get(field.name, ""),
        )
        for field in FIELDS
    ]
    return page(
        request,
        "profile/index.html",
        status=422 if faults else 200,
        entries=entries,
        saved=saved,
        note=roster_note(profile, today=today) if profile.leaders else "",
        file=paths.user_profile(),
    )


ROUTES = (
    Route("/profile", profile_form),
    Route("/profile", keep, methods=["POST"]),
)
