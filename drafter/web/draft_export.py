"""A draft out of the page: a download in any form and layout, the files the terminal writes, or a
saved draft written back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter import paths
from drafter.bank import Bank
from drafter.checks.text import CheckedText
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import STANDARD, Layout
from drafter.export.layout_files import layout_named
from drafter.export.remarks import Remark
from drafter.flows.check import remarks_of, text_of_file
from drafter.flows.draft import draft_of, merged_again
from drafter.flows.export import NO_NAMES, default_path, work_of, write_draft
from drafter.flows.redraft import written_back
from drafter.flows.session import Session, next_in
from drafter.flows.session_files import finished
from drafter.flows.versions import why_unkept, with_own_id
from drafter.gathering.hand_edits import Clash
from drafter.interview.length import pace_of
from drafter.web.desk import Desk
from drafter.web.draft_fields import Known
from drafter.web.draft_files import session_named, writing
from drafter.web.draft_findings import report_of
from drafter.web.forms import posted, text_in, texts_in
from drafter.web.pages import attachment, desk_of, page

_OPEN = UserError("还有没定的（灰字是先代入的）", "先点“都照灰字定下”，或一处一处选定")
_ALONE = {"hx-retarget": "#main", "hx-reswap": "innerHTML", "hx-push-url": "/drafts"}
"""Takes the place of the form and the sheet: what they were about is finished."""


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
        content: bytes | str = markdown_of(file)
    else:
        if file.draft.gaps and "gaps" not in query:
            raise UserError(f"还缺 {len(file.draft.gaps)} 处，不出定稿", "补上，或出未定稿")
        with desk.reading() as bank:
            names = _names(bank, layout)
            remarks = _remarks(session, file, bank, layout, desk)
        pace = pace_of(file.answers)
        work = work_of(file.draft, layout=layout, phrases=names, remarks=remarks, pace=pace)
        content = EXPORTERS[form].exported(work)
    name = default_path(file, session.title, folder=paths.speeches_folder()).with_suffix(form).name
    return Response(content, media_type=EXPORTERS[form].media_type, headers=attachment(name))


@posted
def finish(request: Request, sent: FormData) -> Response:
    """The files beside the writer's other speeches, as the terminal writes them; the draft is then
    among the saved ones, and goes on from its .md."""
    desk, name = desk_of(request), request.path_params["name"]
    layout = layout_named(text_in(sent, "layout") or STANDARD)
    with writing(desk, name) as (session, _), desk.reading() as bank:
        if next_in(session) is not None:
            raise _OPEN
        if session.edited is not None:
            raise UserError(f"这是在改 {session.edited.path.name}", "点“写回稿子”")
        file = with_own_id(draft_of(session))
        written = write_draft(
            file,
            default_path(file, session.title, folder=paths.speeches_folder()),
            allow_gaps=bool(text_in(sent, "gaps")),
            layout=layout,
            phrases=_names(bank, layout),
            remarks=_remarks(session, file, bank, layout, desk),
        )
        unkept = ""
        if written.docx is not None:
            unkept = why_unkept(file, "起稿", now=desk.now())
            finished(session)
    return page(
        request,
        "drafts/finished.html",
        headers=_ALONE,
        written=written,
        id=file.id,
        gaps=len(file.draft.gaps),
        unkept=unkept,
    )


def clashes_of(session: Session) -> tuple[Clash, ...]:
    """The sentences that a hand and the answers both changed; none for a draft that is new."""
    return merged_again(session).clashes if session.edited is not None else ()


def clashes_key(clashes: Sequence[Clash]) -> str:
    """What these clashes are known by when the page is sent back: made from all their words, since
    another window may have changed one for another."""
    words = repr([(each.was, each.hand, each.answers) for each in clashes])
    return hashlib.sha256(words.encode()).hexdigest()[:12]


@posted
def write_back(request: Request, sent: FormData) -> Response:
    """The saved draft that was gone over, written where it was; of sentences that a hand and the
    answers both changed those that were chosen follow the answers, the others keep the hand's
    words."""
    desk = desk_of(request)
    with writing(desk, request.path_params["name"]) as (session, _):
        if next_in(session) is not None:
            raise _OPEN
        if session.edited is None:
            raise UserError("这是新写的一份，没有可写回的", "点“写完了”")
        clashes = clashes_of(session)
        if text_in(sent, "clashes") != clashes_key(clashes):
            raise UserError("要定的句子变了", "再看一遍，再写回")
        chosen = tuple(
            clash for number, clash in enumerate(clashes) if str(number) in texts_in(sent, "follow")
        )
        edited = replace(session.edited, for_answers=chosen)
        written = written_back(replace(session, edited=edited), now=desk.now())
        file_id = session.edited.file.id
    return page(request, "drafts/written_back.html", headers=_ALONE, written=written, id=file_id)


def _names(bank: Bank, layout: Layout) -> dict[str, str]:
    """What to call each phrase where the layout shows origins."""
    if "来历" not in layout.remarks:
        return dict(NO_NAMES)
    return {each.id: f"{each.number:04d}，{each.speeches} 篇" for each in bank.listed()}


def _remarks(
    session: Session, file: DraftFile, bank: Bank, layout: Layout, desk: Desk
) -> tuple[Remark, ...]:
    """What the rules say of the draft, where the layout shows it."""
    if "检查" not in layout.remarks:
        return ()
    text: CheckedText = text_of_file(file)
    report = report_of(Known(session, session, bank, desk.today()), text)
    return remarks_of(report, file.draft)


ROUTES = (
    Route("/drafts/{name}/download", download),
    Route("/drafts/{name}/finish", finish, methods=["POST"]),
    Route("/drafts/{name}/write-back", write_back, methods=["POST"]),
)
