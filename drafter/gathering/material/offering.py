"""Which snippets suit a question of the interview."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.gathering.material.model import Kind, Material, Snippet
from drafter.outlines.model import Question
from drafter.text.likeness import character_pairs, overlap

_WANTS: tuple[tuple[re.Pattern[str], tuple[Kind, ...]], ...] = (
    (re.compile("上级|会上要求|提法|原话|原文"), ("精神", "要求")),
    (re.compile("成绩|情况|事迹|事例|做法|怎么学"), ("成绩", "数字")),
    (re.compile("问题|差距|现象|案例|短板|根子"), ("问题", "数字")),
    (re.compile("主题"), ("旧稿", "要求")),
    (
        re.compile("要点|打算|保障|措施|希望|承诺|要求|理由|目标|内容|小结|任务"),
        ("打算", "要求", "旧稿", "数字"),
    ),
)
"""By words of a question's name, the kinds that suit it, the best first."""


def wanted_kinds(question: Question) -> tuple[Kind, ...]:
    """The kinds of snippets that a question has use for; none for choices, dates and places."""
    if question.type not in ("text", "lines", "list", "items"):
        return ()
    if question.slot or question.edits:
        return ()
    return next((kinds for words, kinds in _WANTS if words.search(question.name)), ())


def is_for(material: Material, *, draft: str, about: str) -> bool:
    """Whether a file was brought for this draft (its id), for an occasion whose words stand in
    ``about``, or for all."""
    return material.draft in ("", draft) and material.occasion in about


def offered_snippets(
    materials: Sequence[Material], question: Question, *, draft: str, about: str, item: str = ""
) -> tuple[tuple[Material, Snippet], ...]:
    """The snippets on offer at ``question``, the best first: of material for this draft (its id),
    for an occasion whose words stand in ``about`` (kind and name of the meeting), or for all; then
    by kind, by what they share with ``item`` (the point they would stand under), by place."""
    kinds = wanted_kinds(question)
    pairs = character_pairs(item)
    found: list[tuple[tuple[object, ...], Material, Snippet]] = []
    for material in materials:
        if not is_for(material, draft=draft, about=about):
            continue
        general = not material.draft and not material.occasion
        for snippet in material.snippets:
            if snippet.kind not in kinds:
                continue
            shared = -overlap(character_pairs(snippet.text), pairs)
            rank = (general, round(shared, 3), kinds.index(snippet.kind), material.name)
            found.append(((*rank, snippet.start, material.id), material, snippet))
    found.sort(key=lambda each: each[0])
    return tuple((material, snippet) for _, material, snippet in found)


def told_source(material: Material, snippet: Snippet) -> str:
    """Where a snippet is from and what its figures are of, as its file says it."""
    day = f"，{material.day}" if material.day else ""
    told = f"{material.name} {snippet.place}（{material.role}{day}）"
    if snippet.figures:
        of = "".join(filter(None, (snippet.when, snippet.whose)))
        told += f"　数字：{'、'.join(snippet.figures)}（{of or '哪时的，原文这一句没说'}）"
    return told
