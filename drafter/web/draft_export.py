"""A draft out of the page: a download in any form and layout, or the files the terminal writes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from drafter import paths
from drafter.bank import Bank
from drafter.drafting.markdown import markdown_of
from drafter.errors import UserError
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import STANDARD, Layout
from drafter.export.layout_files import layout_named
from drafter.flows.draft import draft_of
from drafter.flows.export import NO_NAMES, default_path, work_of, write_draft
from drafter.flows.session import next_in
from drafter.flows.session_files import finished
from drafter.flows.versions import keep_version
from drafter.interview.length import pace_of
from drafter.web.draft_files import session_named, writing
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page

_OPEN = UserError("还有没定的（灰字是先代入的）", "先点“都照灰字定下”，或一处一处选定")
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
}


def download(request: Request) -> Response:
    """The draft as a file. Raises UserError where something is open or missing that must not be."""
    desk, query = desk_of(request), request.query_params
    session, form = session_named(request.path_params["name"]), query.get("form", ".docx")
    layout = layout_named(query.get("layout", STANDARD))
    if next_in(session) is not None:
        raise _OPEN
    if form not in EXPORTERS:
        raise UserError(f"不会出 {form} 文件", f"能出的：{'、'.join(EXPORTERS)}")
    file = draft_of(session)
    if form == ".md":
        content: bytes = markdown_of(file).encode("utf-8")
    else:
        if file.draft.gaps and "gaps" not in query:
            raise UserError(f"还缺 {len(file.draft.gaps)} 处，不出定稿", "补上，或出未定稿")
        with desk.reading() as bank:
            names = _names(bank, layout)
        work = work_of(file.draft, layout=layout, phrases=names, pace=pace_of(file.answers))
        made = EXPORTERS[form](work)
        content = made if isinstance(made, bytes) else made.encode("utf-8")
    name = default_path(file, session.title, folder=paths.speeches_folder()).with_suffix(form).name
    return Response(
        content,
        media_type=TYPES[form],
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


@posted
def finish(request: Request, sent: FormData) -> Response:
    """The files beside the writer's other speeches, as the terminal writes them; the draft is then
    among the finished ones, and goes on from its .md."""
    desk, name = desk_of(request), request.path_params["name"]
    layout = layout_named(text_in(sent, "layout") or STANDARD)
    with writing(desk, name) as (session, _), desk.reading() as bank:
        if next_in(session) is not None:
            raise _OPEN
        if session.edited is not None:
            raise UserError(
                f"这是在改 {session.edited.path.name}，改的都存着，稿子还没有动",
                f"写回去：在终端运行 drafter draft {session.edited.path.name}",
            )
        file = draft_of(session)
        written = write_draft(
            file,
            default_path(file, session.title, folder=paths.speeches_folder()),
            allow_gaps=bool(text_in(sent, "gaps")),
            layout=layout,
            phrases=_names(bank, layout),
        )
        if written.docx is not None:
            keep_version(file, now=datetime.now(), source="起稿")
            finished(session)
    gaps = len(file.draft.gaps)
    return page(request, "drafts/finished.html", written=written, gaps=gaps, name=name)


def _names(bank: Bank, layout: Layout) -> dict[str, str]:
    """What to call each phrase where the layout shows origins."""
    if "来历" not in layout.remarks:
        return dict(NO_NAMES)
    return {each.id: f"{each.number:04d}，{each.speeches} 篇" for each in bank.listed()}
