"""Which draft a text that came back is of, by its sentences: a Word file holds no id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from drafter.drafting.markdown import DraftFile
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
_CLEARLY = 0.15  # by how much the best draft must be ahead of the next
_MOST_NAMED = 4  # drafts that are alike, in one message


def draft_found(came: Draft, path: Path) -> DraftFile:
    """The latest version of the draft that the text is one of. Raises UserError."""
    likely: list[tuple[float, KeptDraft]] = []
    for draft in kept_drafts():
        shares = [share_standing_in(text, came) for text in kept_texts(draft.id)]
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


def kept_texts(draft_id: str) -> Iterator[str]:
    """The Markdown of each version of a draft; one that cannot be read is passed over."""
    for version in versions_of(draft_id):
        try:
            yield version_text(draft_id, version)
        except UserError:
            continue
