"""Finding and checking outlines: the user's own, then the shipped ones from ``templates/``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
import regex
from msgspec import Struct

from drafter.errors import OutlineError, UsageError, UserError
from drafter.model import BETWEEN_HEADINGS, ENTITY_SLOTS, SLOT
from drafter.outlines.model import Outline, Question
from drafter.outlines.yaml_file import typed_yaml, yaml_text
from drafter.paths import shipped, user_outlines

OUTLINE_FILE = "outline.yaml"
TEMPLATE_FILE = "speech.md.j2"
EXAMPLE_FILE = "example.yaml"
SHARED_FOLDER = "shared"
"""Beside the outlines' folders: macros for all of them."""

_DERIVED = ("项", "序", "自称")
"""Slots that the interview fills itself: the item and its number, whom the speaker represents."""


class Shelved(Struct, frozen=True):
    """An outline on the shelf: ``own`` is the user's; ``shadows`` the shipped kinds that it takes
    the place of."""

    outline: Outline
    own: bool = False
    shadows: tuple[str, ...] = ()


class Shelf(Struct, frozen=True):
    """Every outline there is, the user's own first; ``broken`` says why others are left out."""

    shelved: tuple[Shelved, ...]
    broken: tuple[OutlineError, ...] = ()

    @property
    def outlines(self) -> tuple[Outline, ...]:
        return tuple(each.outline for each in self.shelved)


def shelf(own: Path | None = None) -> Shelf:
    """The user's outlines (from ``own``, by default his folder) and those that ship.

    One of the user's takes the place of a shipped one of the same kind or folder name. One that is
    broken never stops the others: the shipped one of that name stands again. Raises OutlineError
    for a shipped outline that is broken.
    """
    loaded: list[Outline] = []
    broken: list[OutlineError] = []
    for folder in _folders(own or user_outlines()):
        try:
            loaded.append(_unlike(outline(folder, apart=True), loaded))
        except OutlineError as error:
            broken.append(error)
    shipped_ones = outlines(shipped("templates"))
    shelved = [
        Shelved(each, True, tuple(other.kind for other in shipped_ones if _shadows(each, other)))
        for each in loaded
    ]
    shelved += [
        Shelved(other)
        for other in shipped_ones
        if not any(_shadows(each, other) for each in loaded)
    ]
    return Shelf(tuple(shelved), tuple(broken))


def _shadows(own: Outline, other: Outline) -> bool:
    return own.kind == other.kind or own.folder.name == other.folder.name


def _folders(root: Path) -> list[Path]:
    """The folders under ``root``; the shared one and hidden ones hold no outline."""
    try:
        found = [each for each in root.iterdir() if each.is_dir()]
    except OSError:
        return []
    return sorted(each for each in found if each.name != SHARED_FOLDER and each.name[0] != ".")


def _unlike(new: Outline, others: list[Outline]) -> Outline:
    """``new``, unless an outline of its kind is there already (OutlineError)."""
    for other in others:
        if other.kind == new.kind:
            raise OutlineError(
                f"{new.folder.name}/{OUTLINE_FILE} 的 kind 和 {other.folder.name} 的一样，"
                f"都是“{new.kind}”",
                "改掉一个",
            )
    return new


def outlines(folder: Path | None = None) -> tuple[Outline, ...]:
    """Every outline under ``folder``, by folder name; by default all on the ``shelf``.

    Raises OutlineError for one under ``folder`` that is broken.
    """
    if folder is None:
        return shelf().outlines
    return tuple(outline(path.parent) for path in sorted(folder.glob(f"*/{OUTLINE_FILE}")))


def outline_named(name: str, *, folder: Path | None = None) -> Outline:
    """The outline whose kind or folder is ``name``, or the only one whose kind starts with it.

    Raises UsageError naming the kinds there are; OutlineError where the user's outline of that
    folder name is broken and none that ships stands for it.
    """
    found_shelf = shelf() if folder is None else None
    known = found_shelf.outlines if found_shelf else outlines(folder)
    exact = [each for each in known if name in (each.kind, each.folder.name)]
    found = exact or [each for each in known if each.kind.startswith(name)]
    if len(found) == 1:
        return found[0]
    for error in found_shelf.broken if found_shelf and not exact else ():
        if error.message.startswith(f"{name}/"):
            raise error
    kinds = "、".join(each.kind for each in known)
    raise UsageError(f"没有“{name}”这一种提纲", f"现有：{kinds}")


def outline(folder: Path, *, apart: bool = False) -> Outline:
    """The outline in ``folder``; ``apart``: it did not ship, so it is rendered apart.

    Raises OutlineError with file, line and what to do.
    """
    name = f"{folder.name}/{OUTLINE_FILE}"
    loaded = _checked(_outline_text(folder, name=name), name)
    if not (folder / TEMPLATE_FILE).is_file():
        raise OutlineError(f"{folder.name}/ 里没有 {TEMPLATE_FILE}", "补上模板，或把这个文件夹移走")
    return msgspec.structs.replace(loaded, folder=folder, apart=apart)


@lru_cache(maxsize=64)
def _checked(text: str, name: str) -> Outline:
    """The outline that ``text`` says; kept, because YAML is slow to read and every prompt of an
    interview asks for it."""
    loaded = typed_yaml(text, Outline, name=name)
    if loaded.folder != Path() or loaded.apart:
        raise OutlineError(f"{name} 里不能写 folder 和 apart", "删掉这一项")
    seen: dict[str, Question] = {}
    for question in loaded.questions:
        fault = _fault(question, seen)
        if fault:
            raise OutlineError(f"{name} 里的问题“{question.name}”不对：{fault}", "照说的改好再来")
        seen[question.name] = question
    _check_slots(loaded, seen, name=name)
    return loaded


def _outline_text(folder: Path, *, name: str) -> str:
    if not (folder / OUTLINE_FILE).is_file():
        raise OutlineError(
            f"{folder.name}/ 里没有 {OUTLINE_FILE}", "补上问题单，或把这个文件夹移走"
        )
    try:
        return yaml_text(folder / OUTLINE_FILE)
    except UserError as error:
        raise OutlineError(f"{name} 读不出来：{error.message}", error.advice) from error


def _fault(question: Question, seen: dict[str, Question]) -> str:
    """What is wrong with a question, given those before it; "" when nothing is."""
    if not question.name.isidentifier():
        return "名字只能用汉字、字母和数字，不能以数字开头"
    if question.name in seen:
        return "名字和前面的重了"
    condition, value = question.condition
    counted = [each for each in question.counts.values() if isinstance(each, str)]
    named = (condition, question.each, question.edits, question.of, *counted)
    for other in filter(None, named):
        if other not in seen:
            return f"提到的“{other}”不在它前面"
    if value and value not in [choice.value for choice in seen[condition].choices]:
        return f"“{condition}”没有“{value}”这一项"
    if question.each and seen[question.each].type != "list":
        return f"each 要指向 list 类型的问题，“{question.each}”不是"
    if question.type == "choice" and not question.choices:
        return "choice 类型要有 choices"
    fault = _length_fault(question, seen)
    if fault:
        return fault
    if question.type == "phrase" and question.part is None:
        return "phrase 类型要有 part"
    if question.members > 1 and not all(
        own.count(BETWEEN_HEADINGS) == question.members - 1 for own in question.own
    ):
        return f"members 是 {question.members}，own 的每一句要用“；”分成这么多条"
    if question.type == "headings" and not question.each:
        return "headings 类型要有 each"
    if question.of and (seen[question.of].type, seen[question.of].each) != ("items", question.each):
        return f"of 要指向同一个 each 的 items 类型的问题，“{question.of}”不是"
    if question.slot and question.slot not in ENTITY_SLOTS:
        return f"空位“{question.slot}”不在名单里（{'、'.join(ENTITY_SLOTS)}）"
    try:
        regex.compile(question.pattern)
    except regex.error as error:
        return f"pattern 不是正则表达式（{error}）"
    return ""


def _length_fault(question: Question, seen: dict[str, Question]) -> str:
    """What is wrong with a question as far as the length of the speech goes."""
    asked = [each.name for each in seen.values() if each.type == "length"]
    if question.from_minutes < 0 or any(choice.minutes < 0 for choice in question.choices):
        return "分钟数要大于 0"
    if question.from_minutes and not asked:
        return "from_minutes 前面要有一个 length 类型的问题"
    if question.type != "length":
        minutes = any(choice.minutes for choice in question.choices)
        return "minutes 只用在 length 类型的 choices 里" if minutes else ""
    if asked:
        return f"length 类型的问题只能有一个，前面已有“{asked[0]}”"
    if not question.choices or not all(choice.minutes for choice in question.choices):
        return "length 类型要有 choices，每一项写明 minutes"
    if question.default and question.default not in [each.value for each in question.choices]:
        return "default 要是 choices 里的一项"
    return ""


def _check_slots(loaded: Outline, questions: dict[str, Question], *, name: str) -> None:
    """Every slot in the outline's own sentences must name a question, an entity slot or 项."""
    patterns = [(loaded.kind, loaded.title), (loaded.kind, loaded.file_title)]
    patterns += [(q.name, own) for q in loaded.questions for own in (*q.own, q.default)]
    patterns += [(q.name, choice.title) for q in loaded.questions for choice in q.choices]
    for where, pattern in patterns:
        for slot in SLOT.findall(pattern):
            counted = questions[where].counts if where in questions else {}
            if not (slot in questions or slot in ENTITY_SLOTS or slot in (*_DERIVED, *counted)):
                raise OutlineError(
                    f"{name} 的“{where}”用了不认识的空位 {{{slot}}}",
                    "改成某个问题的名字，或名单里的空位",
                )
