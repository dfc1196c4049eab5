"""The versions of a draft that was saved: what each came to, and each as a file again."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.drafting.identity import is_draft_id
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.export.exporters import EXPORTERS
from drafter.flows.export import default_path, work_of
from drafter.flows.versions import numbered, version_file, versions_of
from drafter.interview.length import pace_of
from drafter.paths import speeches_folder
from drafter.web.draft_export import TYPES
from drafter.web.pages import page


def version_list(request: Request) -> Response:
    """Every version of one draft, the latest first."""
    draft_id = _id(request)
    versions = versions_of(draft_id)
    if not versions:
        raise HTTPException(404)
    title = version_file(draft_id, versions[-1]).draft.title
    return page(request, "drafts/versions.html", id=draft_id, title=title, versions=versions[::-1])


def version_download(request: Request) -> Response:
    """One version as a file; where facts are missing, as one that says so."""
    draft_id, form = _id(request), request.query_params.get("form", ".docx")
    if form not in EXPORTERS:
        raise UserError(f"不会出 {form} 文件", f"能出的：{'、'.join(EXPORTERS)}")
    version = numbered(versions_of(draft_id), request.path_params["number"])
    file = version_file(draft_id, version)
    stem = default_path(file, file.draft.title, folder=speeches_folder()).stem
    name = f"{stem}_第{version.number}版{form}"
    return Response(
        _content(file, form),
        media_type=TYPES[form],
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _content(file: DraftFile, form: str) -> bytes:
    if form == ".md":
        return markdown_of(file).encode("utf-8")
    made = EXPORTERS[form](work_of(file.draft, pace=pace_of(file.answers)))
    return made if isinstance(made, bytes) else made.encode("utf-8")


def _id(request: Request) -> str:
    draft_id = str(request.path_params["id"])
    if not is_draft_id(draft_id):
        raise HTTPException(404)
    return draft_id


ROUTES = (
    Route("/versions/{id}", version_list),
    Route("/versions/{id}/{number:int}", version_download),
)
