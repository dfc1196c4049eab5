"""Two writers' files of one draft made into one file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.flows.export import opened
from drafter.flows.versions import version_file, versions_of
from drafter.interview.answers import Value
from drafter.revising.merging import (
    Choice,
    Clash,
    Merged,
    decided,
    merged,
    placed_clashes,
)
from drafter.storage.files import written

_LEAST_SHARED = 0.3
_NEARLY = 0.6


class Merging(Struct, frozen=True):
    """Two files on their way into one. ``base`` says in Chinese what they were compared with;
    ``answers`` names those that both changed (mine stand)."""

    mine: DraftFile
    base: str
    result: Merged
    answers: tuple[str, ...]

    @property
    def clashes(self) -> tuple[tuple[str, Clash], ...]:
        """What both changed, each with its place."""
        return placed_clashes(self.result)


def merging(mine: Path, theirs: Path, base: Path | None = None) -> Merging:
    """The two files compared with ``base``, else with a version that both began with. Raises
    UserError where there is none, or where they are two speeches."""
    one, other = opened(mine), opened(theirs)
    if base is not None:
        origin, name = opened(base), base.name
    else:
        origin, name = _common(one, other)
    for file, path in ((one, mine), (other, theirs)):
        if _in_common(origin, file) < _LEAST_SHARED:
            raise UserError(f"{path.name} 和{name}没有几句相同", "合的要是同一篇的两份改稿")
    answers, clashing = _answers(origin.answers, one.answers, other.answers)
    return Merging(
        replace(one, answers=answers),
        name,
        merged(origin.draft.blocks, one.draft.blocks, other.draft.blocks),
        clashing,
    )


def with_choices(merging: Merging, choices: Mapping[int, Choice]) -> DraftFile:
    """The file that the two become; clashes without a choice stand in it as gaps."""
    draft = replace(merging.mine.draft, blocks=decided(merging.result, choices))
    # What a person sees in the Markdown is the draft: gaps and blocks are read from it.
    return draft_file(markdown_of(replace(merging.mine, draft=draft)), name=merging.mine.id)


def write_merged(file: DraftFile, path: Path, *, overwrite: bool = False) -> Path:
    """Writes the merged draft and says where. Raises UserError."""
    if path.suffix.lower() != ".md":
        raise UserError(f"{path.name} 不是稿子的文件名", "文件名以 .md 结尾")
    return written(path, markdown_of(file), overwrite=overwrite)


def _common(mine: DraftFile, theirs: DraftFile) -> tuple[DraftFile, str]:
    """A version that both began with: the first of those that share most of what any version shares
    with both. An earlier one than theirs is safe, it shows more to choose; a later one,
    which holds what one of the two wrote, would let the other's text undo it without a word.
    """
    both = set(mine.draft.texts) & set(theirs.draft.texts)
    found: list[tuple[int, DraftFile, str]] = []
    for draft_id in dict.fromkeys((mine.id, theirs.id)):
        for version in versions_of(draft_id):
            try:
                file = version_file(draft_id, version)
            except UserError:
                continue
            shared = len(both & set(file.draft.texts))
            found.append((shared, file, f"第 {version.number} 版（{version.stage}）"))
    most = max((shared for shared, _, _ in found), default=0)
    for shared, file, name in found:
        if shared and shared >= _NEARLY * most:
            return file, name
    raise UserError(
        "没有版本可作底稿", "写上两人都从哪份改起：drafter merge 底稿.md 我的.md 对方的.md"
    )


def _in_common(one: DraftFile, other: DraftFile) -> float:
    """The share of sentences that two files have in common."""
    first, second = set(one.draft.texts), set(other.draft.texts)
    return len(first & second) / max(1, min(len(first), len(second)))


def _answers(
    base: Mapping[str, Value], mine: Mapping[str, Value], theirs: Mapping[str, Value]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The answers, each from whoever changed it; and the names of those that both changed."""
    answers = dict(mine)
    clashing: list[str] = []
    for key in dict.fromkeys((*base, *mine, *theirs)):
        old, one, other = base.get(key), mine.get(key), theirs.get(key)
        if other in (old, one):
            continue
        if one != old:
            clashing.append(key)
        elif key in theirs:
            answers[key] = other
        else:
            answers.pop(key, None)
    return answers, tuple(clashing)
