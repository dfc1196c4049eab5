"""Mining in the page: files are dropped, progress is told as it goes, what came of it stands there.

The files lie in a private folder for as long as they are read; what the bank keeps of them is what
``drafter mine`` keeps.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from drafter.errors import UserError
from drafter.flows.mine import SKIP_LABELS, MineSummary, Progress, mine
from drafter.model import PART_LABELS
from drafter.text.clean import clean_line
from drafter.web.desk import Desk
from drafter.web.forms import path_in, posted, text_in
from drafter.web.pages import desk_of, page
from drafter.web.runs import Run, State
from drafter.web.uploads import files_in, put_apart

_STAGES = {"read": "读", "mine": "采"}
_EVERY = 0.25  # seconds between two looks at a run


def mine_page(request: Request) -> Response:
    """Where files are dropped."""
    with desk_of(request).reading() as bank:
        undecided = bank.decisions.undecided_count()
        facts = bank.holdings.facts()
    return page(request, "mining/index.html", facts=facts, undecided=undecided)


@posted
def mine_files(request: Request, form: FormData) -> Response:
    """The files that were dropped, mined in the background."""
    files = files_in(form, "files")
    if not files:
        raise UserError("没有文件", "把讲话拖进来，或点一下选文件")
    folder = put_apart(files)
    return _begun(desk_of(request), [Path(folder.name)], then=folder.cleanup)


@posted
def mine_folder(request: Request, form: FormData) -> Response:
    """A folder of this machine, mined where it lies."""
    path = path_in(form, "folder")
    if path is None:
        said = clean_line(text_in(form, "folder")) or "这个位置"
        raise UserError(f"找不到 {said}", "写全，例如 /home/我/历年讲话")
    return _begun(desk_of(request), [path])


def _begun(desk: Desk, found: list[Path], *, then: Callable[[], None] = lambda: None) -> Response:
    def work(progress: Callable[[Progress], None]) -> MineSummary:
        try:
            with desk.writing() as bank:
                return mine(found, bank=bank, progress=progress)
        finally:
            then()

    return RedirectResponse(f"/mine/{desk.runs.begin(work)}", status_code=303)


def run_page(request: Request) -> Response:
    """A run: what it is doing, or what came of it."""
    run = _run(request)
    state = run.state
    skipped: dict[str, list[tuple[str, str]]] = {}
    for each in state.summary.skipped if state.summary else ():
        skipped.setdefault(SKIP_LABELS[each.kind], []).append((each.name, each.reason))
    with desk_of(request).reading() as bank:
        undecided = bank.decisions.undecided_count()
    return page(
        request,
        "mining/run.html",
        state=state,
        name=request.path_params["run"],
        skipped=skipped,
        parts=PART_LABELS,
        undecided=undecided,
        said=_said(state),
    )


async def events(request: Request) -> Response:
    """The progress of a run as server-sent events, to its end."""
    run = _run(request)

    async def told() -> AsyncIterator[bytes]:
        last = None
        while not await request.is_disconnected():
            state = run.state
            if state.ended:
                yield b"event: done\ndata: {}\n\n"
                return
            if state != last:
                last = state
                yield b"event: progress\ndata: " + _data(state) + b"\n\n"
            await asyncio.sleep(_EVERY)

    return StreamingResponse(told(), media_type="text/event-stream")


def _data(state: State) -> bytes:
    progress = state.progress
    done, total = (progress.done, progress.total) if progress else (0, 1)
    return msgspec.json.encode({"said": _said(state), "done": done, "total": total})


def _said(state: State) -> str:
    """读 3/12 份　2019/中心组发言.docx."""
    progress = state.progress
    if progress is None:
        return "就要开始"
    return f"{_STAGES[progress.stage]} {progress.done + 1}/{progress.total} 份　{progress.name}"


def _run(request: Request) -> Run:
    run = desk_of(request).runs.named(request.path_params["run"])
    if run is None:
        raise HTTPException(404)
    return run


ROUTES = (
    Route("/mine", mine_page),
    Route("/mine/files", mine_files, methods=["POST"]),
    Route("/mine/folder", mine_folder, methods=["POST"]),
    Route("/mine/{run}", run_page),
    Route("/mine/{run}/events", events),
)
