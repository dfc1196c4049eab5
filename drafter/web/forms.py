"""What a form sent: text that went through the guard every other entrance has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from drafter.errors import UsageError
from drafter.text.clean import clean_line, clean_text

_MOST_FIELDS = 400
_MOST_FILES = 2000


def posted(
    handler: Callable[[Request, FormData], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for POST: the form is read, then ``handler`` runs in a thread, for it waits for
    files. One with too many fields, or that is no form, is refused."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_fields=_MOST_FIELDS, max_files=_MOST_FILES) as form:
            return await run_in_threadpool(handler, request, form)

    return endpoint


def text_in(form: FormData, name: str) -> str:
    """The text of one field; "" where there is none. Raises UsageError where it is a file."""
    value = form.get(name, "")
    if not isinstance(value, str):
        raise UsageError("这里放不了文件", "写成文字")
    return clean_text(value)


def texts_in(form: FormData, name: str) -> list[str]:
    """The texts of every field of that name, in their order."""
    return [clean_text(each) for each in form.getlist(name) if isinstance(each, str)]


def path_in(form: FormData, name: str) -> Path | None:
    """What is at the place that was typed (~ is the user's own folder); None where nothing is, or
    the system does not let us see."""
    typed = clean_line(text_in(form, name))
    try:
        path = Path(typed).expanduser()
        return path if typed and path.exists() else None
    except (OSError, RuntimeError):  # a name too long, a closed folder; ~ of nobody
        return None
