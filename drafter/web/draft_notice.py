"""The notice of a meeting, given to a draft: what it says stands in the form until it is taken."""

from __future__ import annotations

from msgspec.structs import replace
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.errors import ReadError, UserError
from drafter.flows.answering import with_answers
from drafter.flows.notice import accepted_answers, notice_in, proposed_by
from drafter.flows.session import course
from drafter.flows.session_files import saved
from drafter.web.draft_desk import desk_page
from drafter.web.draft_files import writing
from drafter.web.forms import posted
from drafter.web.pages import desk_of
from drafter.web.uploads import files_in, held_apart


@posted
def read_notice(request: Request, form: FormData) -> Response:
    """What a notice proposes, put into the fields that have no answer yet; none of it is an answer
    until the writer says so. Raises UserError where nothing is to be had from the file."""
    files = files_in(form, "notice")[:1]
    if not files:
        raise UserError("没有文件", "选会议通知的文件")
    desk = desk_of(request)
    with held_apart(files) as paths:
        try:
            notice = notice_in(paths[0], today=desk.today())
        except ReadError as error:
            raise UserError(
                f"{error.name} 没有读成：{error.cause}", "换一个文件，或照通知填"
            ) from error
    with writing(desk, request.path_params["name"]) as (session, _):
        proposed = proposed_by(notice, session.outline)
        if not proposed:
            said = f"{notice.source.name} 里没有读出会议的名称、时间、地点"
            raise UserError(said, "看看是不是会议通知")
        session = saved(replace(session, proposed=proposed))
    waiting = {ask.key for ask in course(session) if ask.key not in session.answers}
    sure = sum(bool(each.default) for key, each in proposed.items() if key in waiting)
    unsure = sum(not each.default for key, each in proposed.items() if key in waiting)
    rest = f"，{unsure} 项拿不准，列在那一问下面" if unsure else ""
    told = f"“{notice.source.name}”：读出 {sure} 项，已填在下面，点“照这样”才算数{rest}。"
    return desk_page(request, session, stage="会议", told=told)


@posted
def take_all(request: Request, _: FormData) -> Response:
    """All that the notice says without a doubt, taken as answers where there are none yet."""
    with writing(desk_of(request), request.path_params["name"]) as (session, _history):
        certain = accepted_answers(session.proposed, session.outline)
        taken = {key: value for key, value in certain.items() if key not in session.answers}
        session = with_answers(session, taken)
    return desk_page(request, session, stage="会议")


ROUTES = (
    Route("/drafts/{name}/notice", read_notice, methods=["POST"]),
    Route("/drafts/{name}/notice-taken", take_all, methods=["POST"]),
)
