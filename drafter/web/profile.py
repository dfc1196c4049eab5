"""The office's profile in the page: what ``drafter profile edit`` asks for, as one form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from drafter import paths
from drafter.errors import UserError
from drafter.profile.fields import FIELDS, Field, with_field
from drafter.profile.model import Profile
from drafter.profile.roster import roster_note
from drafter.profile.store import read_profile, write_profile
from drafter.storage.files import private_folder
from drafter.storage.locks import held
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page

_WAITS = 2.0  # seconds for another click's lock
_TOLD = {"saved": "存好了。", "same": "跟档案里一样，没有改动。"}
"""What is said of the last click, by what stands in the address."""


class Entry(Struct, frozen=True):
    """One field of the form: ``value`` stands in it, ``kept`` is what was on disk when it was
    shown; ``fault`` says why what was typed was not kept."""

    name: str
    hint: str
    lines: bool
    value: str
    kept: str
    fault: str = ""


class _Broken(UserError):
    """The profile's file cannot be read."""


def profile_form(request: Request) -> Response:
    """The profile as it is on disk; where its file is broken, what to do about it."""
    try:
        profile = _profile_at(paths.user_profile())
    except _Broken as error:
        return _page(request, (), refused=error, status=400)
    entries = [_entry(field, profile) for field in FIELDS]
    told = next((told for told in _TOLD if told in request.query_params), "")
    return _page(request, entries, profile, told=_TOLD.get(told, ""))


@posted
def keep(request: Request, sent: FormData) -> Response:
    """Each field that was changed in the form, kept; one that does not fit is shown with why, and
    so is one that another window has changed meanwhile. A field that this form has not changed
    stays as the other window left it. Where nothing can be kept, all that was typed is shown."""
    path, today = paths.user_profile(), desk_of(request).today()
    typed = [_typed(sent, number, field) for number, field in enumerate(FIELDS)]
    try:
        private_folder(path.parent)
        with held(path, seconds=_WAITS, what="单位档案", advice="回那个窗口填完，再点“存”"):
            before = _profile_at(path)
            profile, faults = _with_typed(before, typed, today)
            if profile != before:
                write_profile(path, profile)
    except _Broken as error:
        # What it holds is not known: whatever stands in the form counts as typed.
        empty = Profile()
        typed = [
            replace(each, kept=field.shown(empty))
            for field, each in zip(FIELDS, typed, strict=True)
        ]
        return _page(request, typed, refused=error, status=400)
    except UserError as error:
        return _page(request, typed, refused=error, status=400)
    if not faults:
        told = "saved" if profile != before else "same"
        return RedirectResponse(f"/profile?{told}", status_code=303)
    entries = [
        replace(_entry(field, profile), value=each.value, fault=faults[field.name])
        if field.name in faults
        else _entry(field, profile)
        for field, each in zip(FIELDS, typed, strict=True)
    ]
    told = _TOLD["saved"] if profile != before else ""
    return _page(request, entries, profile, told=told, status=422)


def _profile_at(path: Path) -> Profile:
    try:
        return read_profile(path)
    except UserError as error:
        raise _Broken(
            error.message,
            f"用文本编辑器打开 {path}，照这里说的改好；改不好就给它改个名留着，重新存一份",
        ) from error


def _entry(field: Field, profile: Profile) -> Entry:
    shown = field.shown(profile)
    return Entry(field.name, field.hint, field.lines, shown, shown)


def _typed(sent: FormData, number: int, field: Field) -> Entry:
    """A field as the form sent it."""
    value, was = (text_in(sent, f"{name}{number}").strip() for name in ("value", "was"))
    return Entry(field.name, field.hint, field.lines, value, was)


def _with_typed(
    before: Profile, typed: Sequence[Entry], today: date
) -> tuple[Profile, dict[str, str]]:
    """The profile with what was typed, and why what does not stand in it does not, by field."""
    profile, faults = before, dict[str, str]()
    for field, entry in zip(FIELDS, typed, strict=True):
        there = field.shown(before).strip()
        if entry.value in (entry.kept, there):
            continue
        if entry.kept != there:
            now = there.replace("\n", "；") or "空的"
            faults[field.name] = f"刚才在别处改成了：{now}。还是要用这里写的，再点一次“存”"
            continue
        try:
            profile = with_field(profile, field, entry.value, today=today)
        except UserError as error:
            faults[field.name] = str(error)
    return profile, faults


def _page(
    request: Request,
    entries: Sequence[Entry],
    profile: Profile | None = None,
    *,
    told: str = "",
    refused: UserError | None = None,
    status: int = 200,
) -> Response:
    known = profile is not None and profile.leaders
    return page(
        request,
        "profile/index.html",
        status=status,
        entries=entries,
        told=told,
        refused=refused,
        note=roster_note(profile, today=desk_of(request).today()) if profile and known else "",
        file=paths.user_profile(),
    )


ROUTES = (
    Route("/profile", profile_form),
    Route("/profile", keep, methods=["POST"]),
)
