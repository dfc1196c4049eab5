"""The versions of a draft that was saved: what each came to, each as a file, two compared."""

from __future__ import annotations

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.drafting.identity import is_draft_id
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import STANDARD
from drafter.export.layout_files import layout_named
from drafter.export.tracked import Hand, day_of, tracked_docx
from drafter.flows.export import default_path, opened, saved_file, work_of
from drafter.flows.versions import is_kept, numbered, version_file, versions_of
from drafter.interview.length import pace_of
from drafter.model import BlockKind, Draft
from drafter.paths import cache_home, speeches_folder
from drafter.revising.comparing import Move, comparison
from drafter.revising.redline import RedParagraph, Stretch, passages_of, redline
from drafter.revising.versions import Version
from drafter.web.pages import attachment, page

_NOW = "now"
"""What stands in an address for the draft as its file is now."""

_AUTHOR = "修改"


class Row(Struct, frozen=True):
    """A paragraph of both texts: whole, and each text's part of it; a kind decides its look."""

    kind: BlockKind
    both: tuple[Stretch, ...]
    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]

    @property
    def changed(self) -> bool:
        return any(each.op != "same" for each in self.both)


class Text(Struct, frozen=True):
    """One of the two that are compared: how the address and a person call it."""

    key: str
    label: str
    draft: Draft


def version_list(request: Request) -> Response:
    """Every version of one draft, the latest first."""
    draft_id, versions = _versions(request)
    title = version_file(draft_id, versions[-1]).draft.title.replace("\n", "")
    saved = saved_file(draft_id, speeches_folder())
    return page(
        request,
        "drafts/versions.html",
        id=draft_id,
        title=title,
        versions=versions[::-1],
        saved=saved.name if saved else "",
        unkept=saved is not None and not is_kept(opened(saved), versions),
    )


def version_download(request: Request) -> Response:
    """One version as a file; where facts are missing, as one that says so."""
    draft_id, form = _id(request), request.query_params.get("form", ".docx")
    if form not in EXPORTERS:
        raise UserError(f"不会出 {form} 文件", f"能出的：{'、'.join(EXPORTERS)}")
    version = numbered(versions_of(draft_id), request.path_params["number"])
    file = version_file(draft_id, version)
    name = f"{_stem(file)}_第{version.number}版{form}"
    return Response(
        _content(file, form), media_type=EXPORTERS[form].media_type, headers=attachment(name)
    )


def compare(request: Request) -> Response:
    """Two versions as one text with what was cut and what is new, or side by side; also as a Word
    file with tracked changes."""
    draft_id, versions = _versions(request)
    query, texts = request.query_params, _texts(draft_id, versions)
    keys = list(texts)
    new = texts.get(query.get("new", ""), texts[keys[-1]])
    before_it = keys[max(0, keys.index(new.key) - 1)]
    old = texts.get(query.get("old", ""), texts[before_it])
    if query.get("form") == ".docx":
        return _tracked(old, new)
    marked = redline(passages_of(old.draft.blocks), passages_of(new.draft.blocks))
    rows = [_row(each, old.draft, new.draft) for each in marked]
    moves: tuple[Move, ...] = comparison(old.draft, new.draft).moves
    return page(
        request,
        "drafts/compare.html",
        id=draft_id,
        title=new.draft.title.replace("\n", ""),
        texts=list(texts.values()),
        old=old,
        new=new,
        rows=rows,
        moves=moves,
        changed=sum(row.changed for row in rows),
        beside="side" in query,
    )


def _texts(draft_id: str, versions: tuple[Version, ...]) -> dict[str, Text]:
    """What can be compared, the oldest first: the versions, and the file as it is now where it is
    not one of them."""
    found = [
        Text(str(v.number), f"第 {v.number} 版（{v.stage}）", version_file(draft_id, v).draft)
        for v in versions
    ]
    saved = saved_file(draft_id, speeches_folder())
    if saved is not None and not is_kept(opened(saved), versions):
        found.append(Text(_NOW, "现在的稿子", opened(saved).draft))
    return {each.key: each for each in found}


def _row(paragraph: RedParagraph, old: Draft, new: Draft) -> Row:
    if paragraph.after is not None:
        kind = new.blocks[paragraph.after].kind
    else:
        kind = old.blocks[paragraph.before or 0].kind
    stretches = paragraph.stretches
    return Row(
        kind,
        stretches,
        tuple(each for each in stretches if each.op != "new"),
        tuple(each for each in stretches if each.op != "cut"),
    )


def _tracked(old: Text, new: Text) -> Response:
    content = tracked_docx(
        old.draft, new.draft, layout_named(STANDARD), Hand(_AUTHOR, day_of(new.draft)),
        kept_in=cache_home() / "layouts",
    )  # fmt: skip
    title = new.draft.title.replace("\n", "")
    return Response(
        content,
        media_type=EXPORTERS[".docx"].media_type,
        headers=attachment(f"{title}_花脸稿.docx"),
    )


def _stem(file: DraftFile) -> str:
    title = file.draft.title.replace("\n", "")
    return default_path(file, title, folder=speeches_folder()).stem


def _content(file: DraftFile, form: str) -> bytes | str:
    if form == ".md":
        return markdown_of(file)
    return EXPORTERS[form].exported(work_of(file.draft, pace=pace_of(file.answers)))


def _versions(request: Request) -> tuple[str, tuple[Version, ...]]:
    draft_id = _id(request)
    versions = versions_of(draft_id)
    if not versions:
        raise HTTPException(404)
    return draft_id, versions


def _id(request: Request) -> str:
    draft_id = str(request.path_params["id"])
    if not is_draft_id(draft_id):
        raise HTTPException(404)
    return draft_id


ROUTES = (
    Route("/versions/{id}", version_list),
    Route("/versions/{id}/compare", compare),
    Route("/versions/{id}/{number:int}", version_download),
)
