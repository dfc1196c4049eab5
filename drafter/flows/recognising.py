"""Which draft a text that came back belongs to: known by the sentences that it shares with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.flows.export import saved_file
from drafter.flows.versions import (
    KeptDraft,
    kept_drafts,
    kept_folder,
    version_file,
    version_text,
    versions_of,
)
from drafter.model import Draft
from drafter.paths import speeches_folder
from drafter.revising.beginnings import share_standing_in

_LEAST_SHARED = 0.4
"""Share of its sentences that a Word file must have in common with a draft to be found to be it. Of
the ten shipped examples two kinds share 4% at most; two speeches of one kind can share what no
answer went into, 12 to 27%."""

_LEAST_SHARED_BY_NAME = 0.1  # where the user says which draft it is
_CLEARLY = 0.15  # by how much the best draft must be ahead of the next
_MOST_NAMED = 4  # drafts that are alike, in one message


def draft_recognised(came: Draft, path: Path) -> DraftFile:
    """The latest version of the draft that the text of ``path`` is one of. Raises UserError where
    no draft is, or others are as much."""
    likely: list[tuple[float, KeptDraft]] = []
    for draft in kept_drafts():
        shares = [share_standing_in(text, came) for text in _texts(draft.id)]
        likely.append((max(shares, default=0.0), draft))
    likely.sort(key=lambda each: -each[0])
    if not likely or likely[0][0] < _LEAST_SHARED:
        raise UserError(
            f"没找到 {path.name} 是哪份稿子改出来的",
            "用 --into 稿子.md 说明；不是 drafter 起的稿，用 drafter export 排版",
        )
    near = [draft for share, draft in likely if likely[0][0] - share < _CLEARLY]
    if len(near) > 1:
        raise _alike(path, near)
    return version_file(near[0].id, near[0].latest)


def _alike(path: Path, drafts: Sequence[KeptDraft]) -> UserError:
    """Says which drafts a file may be of, so that they can be told apart, and how to go on."""
    drafts = sorted(drafts, key=lambda each: each.latest.at, reverse=True)
    files = {each.id: saved_file(each.id, path.parent, speeches_folder()) for each in drafts}
    named = "；".join(_told(each, files[each.id]) for each in drafts[:_MOST_NAMED])
    number = "两" if len(drafts) == 2 else f" {len(drafts)} "
    others = "，先列最近存的" if len(drafts) > _MOST_NAMED else ""
    into = next((file for file in files.values() if file is not None), "稿子.md")
    return UserError(
        f"{path.name} 像{number}份稿子{others}：{named}",
        f"说明是哪一份，如 drafter import {path} --into {into}",
    )


def _told(draft: KeptDraft, file: Path | None) -> str:
    title = "".join(draft.title.split())
    at = datetime.fromisoformat(draft.latest.at).strftime("%Y-%m-%d %H:%M")
    where = f"文件 {file}" if file else f"文件没找到，各版在 {kept_folder(draft.id)}"
    return f"“{title}”，稿号 {draft.id}，{at} 存的，{where}"


def check_is_one_speech(came: Draft, base: DraftFile, path: Path, into: Path) -> None:
    """Raises UserError where next to nothing of the text of ``path`` stands in the draft ``base``,
    named by the user as ``into``, nor in a version of it."""
    texts = [markdown_of(base), *_texts(base.id)]
    if max(share_standing_in(text, came) for text in texts) < _LEAST_SHARED_BY_NAME:
        raise UserError(
            f"{path.name} 和 {into.name} 没有几句相同，不像同一篇",
            "看看文件对不对；要排别人的稿子，用 drafter export",
        )


def _texts(draft_id: str) -> Iterator[str]:
    for version in versions_of(draft_id):
        try:
            yield version_text(draft_id, version)
        except UserError:
            continue
