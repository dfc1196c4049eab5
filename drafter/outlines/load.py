"""Finding and checking outlines: the shipped ones, read from ``templates/``."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from drafter.errors import OutlineError, UsageError
from drafter.model import ENTITY_SLOTS, SLOT
from drafter.outlines.model import Outline, Question
from drafter.outlines.yaml_file import typed_yaml, yaml_text
from drafter.paths import shipped

OUTLINE_FILE = "outline.yaml"
TEMPLATE_FILE = "speech.md.j2"
EXAMPLE_FILE = "example.yaml"

_DERIVED = ("项", "序", "自称")
"""Slots that the interview fills itself: the item and its number, whom the speaker represents."""


def outlines(folder: Path | None = None) -> tuple[Outline, ...]:
    """Every outline under ``folder`` (default: the shipped ones), by folder name.

    Raises OutlineError for one that is broken.
    """
    root = folder or shipped("templates")
    return tuple(outline(path.parent) for path in sorted(root.glob(f"*/{OUTLINE_FILE}")))


def outline_named(name: str, *, folder: Path | None = None) -> Outline:
    """The outline whose kind or folder is ``name``, or the only one whose kind starts with it.

    Raises UsageError naming the kinds there are.
    """
    known = outlines(folder)
    exact = [each for each in known if name in (each.kind, each.folder.name)]
    found = exact or [each for each in known if each.kind.startswith(name)]
    if len(found) == 1:
        return found[0]
    kinds = "、".join(each.kind for each in known)
    raise UsageError(f"没有“{name}”这一种提纲", f"现有：{kinds}")


def outline(folder: Path) -> Outline:
    """The outline in ``folder``. Raises OutlineError with file, line and what to do."""
    name = f"{folder.name}/{OUTLINE_FILE}"
    loaded = typed_yaml(yaml_text(folder / OUTLINE_FILE), Outline, name=name)
    if not (folder / TEMPLATE_FILE).is_file():
        raise OutlineError(f"{folder} 里没有 {TEMPLATE_FILE}", "补上模板，或删掉这个文件夹")
    seen: dict[str, Question] = {}
    for question in loaded.questions:
        fault = _fault(question, seen)
        if fault:
            raise OutlineError(f"{name} 里的问题“{question.name}”不对：{fault}", "照说的改好再来")
        seen[question.name] = question
    _check_slots(loaded, seen, name=name)
    return msgspec.structs.replace(loaded, folder=folder)


def _fault(question: Question, seen: dict[str, Question]) -> str:
    """What is wrong with a question, given those before it; "" when nothing is."""
    if not question.name.isidentifier():
        return "名字只能用汉字、字母和数字，不能以数字开头"
    if question.name in seen:
        return "名字和前面的重了"
    for other in filter(
        None,
        (question.when, question.each, question.edits, question.of, *question.counts.values()),
    ):
        if other not in seen:
            return f"提到的“{other}”不在它前面"
    if question.each and seen[question.each].type != "list":
        return f"each 要指向 list 类型的问题，“{question.each}”不是"
    if question.type == "choice" and not question.choices:
        return "choice 类型要有 choices"
    if question.type == "phrase" and question.part is None:
        return "phrase 类型要有 part"
    if question.type == "headings" and not question.each:
        return "headings 类型要有 each"
    if question.of and (seen[question.of].type, seen[question.of].each) != ("items", question.each):
        return f"of 要指向同一个 each 的 items 类型的问题，“{question.of}”不是"
    if question.slot and question.slot not in ENTITY_SLOTS:
        return f"空位“{question.slot}”不在名单里（{'、'.join(ENTITY_SLOTS)}）"
    try:
        re.compile(question.pattern)
    except re.error as error:
        return f"pattern 不是正则表达式（{error}）"
    return ""


def _check_slots(loaded: Outline, questions: dict[str, Question], *, name: str) -> None:
    """Every slot in the outline's own sentences must name a question, an entity slot or 项."""
    patterns = [(loaded.kind, loaded.title), (loaded.kind, loaded.file_title)]
    patterns += [(q.name, own) for q in loaded.questions for own in (*q.own, q.default)]
    for where, pattern in patterns:
        for slot in SLOT.findall(pattern):
            counted = questions[where].counts if where in questions else {}
            if not (slot in questions or slot in ENTITY_SLOTS or slot in (*_DERIVED, *counted)):
                raise OutlineError(
                    f"{name} 的“{where}”用了不认识的空位 {{{slot}}}",
                    "改成某个问题的名字，或名单里的空位",
                )
