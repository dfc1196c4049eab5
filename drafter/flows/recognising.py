"""Which draft a text that came back belongs to: known by the sentences that it shares with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError
from drafter.flows.versions import kept_drafts, version_file, version_text, versions_of
from drafter.model import Draft
from drafter.revising.beginnings import share_standing_in

_LEAST_SHARED = 0.4
"""Share of its sentences that a Word file must have in common with a draft to be found to be it. Of
the ten shipped examples two kinds share 4% at most; two speeches of one kind can share what no
answer went into, 12 to 27%."""

_LEAST_SHARED_BY_NAME = 0.1  # where the user says which draft it is
_CLEARLY = 0.15  # by how much the best draft must be ahead of the next


def draft_recognised(came: Draft, path: Path) -> DraftFile:
    """The latest version of the draft that the text of ``path`` is one of. Raises UserError where
    no draft is, or two are as much."""
    likely: list[tuple[float, str, str]] = []
    for draft in kept_drafts():
        shares = [share_standing_in(text, came) for text in _texts(draft.id)]
        likely.append((max(shares, default=0.0), draft.id, draft.title))
    likely.sort(key=lambda each: (-each[0], each[1]))
    if not likely or likely[0][0] < _LEAST_SHARED:
        raise UserError(
            f"没找到 {path.name} 是哪份稿子改出来的",
            "用 --into 稿子.md 说明；不是 drafter 起的稿，用 drafter export 排版",
        )
    if len(likely) > 1 and likely[0][0] - likely[1][0] < _CLEARLY:
        titles = "、".join(dict.fromkeys(title for _, _, title in likely[:2]))
        raise UserError(f"{path.name} 像两份稿子：{titles}", "用 --into 稿子.md 说明是哪一份")
    draft_id = likely[0][1]
    return version_file(draft_id, versions_of(draft_id)[-1])


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
