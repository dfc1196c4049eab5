"""The course of an interview, pure: what is asked, in which order, given the answers so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.interview.answers import (
    EDITED,
    OWN,
    PATTERN,
    Answers,
    Value,
    is_answered,
    lines_of,
    text_of,
)
from drafter.interview.heads import heads_of
from drafter.interview.length import long_enough
from drafter.interview.slots import (
    filled,
    open_slots,
    place_values,
    slot_key,
    speaks_of_this_meeting,
)
from drafter.outlines.model import Outline, Question
from drafter.text.numerals import numeral_of

BETWEEN = "／"
"""What parts the sub-headings of one item in its pattern."""


class Ask(Struct, frozen=True):
    """One thing to ask now. ``key`` is where the answer goes; ``index`` the item's, from 0, or -1;
    ``default`` what Enter gives (text questions); ``number`` counts from 1 in this course, the
    headings of one set, which are adjusted together, by one number."""

    key: str
    question: Question
    prompt: str
    number: int
    index: int = -1
    default: str = ""


_NO_DEFAULTS: Mapping[str, str] = {}
_CUSTOMARY, _TOLD = 3, "……"  # points of a speech; an answer to come
_SLOT_PROMPTS = {
    "会议名称": "会议的全称？",
    "单位": "哪个单位？",
    "地区": "哪个地方？",
    "人名": "谁？写姓名。",
    "职务": "什么职务？",
    "日期": "什么日子？",
    "年份": "哪一年？",
    "数量": "多少？写数，带单位。",
    "文件": "哪个文件？带书名号。",
    "活动": "什么活动？",
    "上级": "哪一级、谁？照原文写。",
    "事项": "什么事？几个字就行。",
}


def general_prompt(question: Question) -> str:
    """What a question asks of any item, where there is none yet to name: 第几条“……”怎么做."""
    return question.prompt.replace("{序}", "几").replace("{项}", "……")


def slot_prompt(slot: str) -> str:
    """What to ask for a slot, as a short question."""
    return _SLOT_PROMPTS.get(slot, "这里填什么？")


def slot_question(slot: str) -> Question:
    """The question for a slot that a chosen phrase needs and no answer fills."""
    return Question(
        name=slot,
        prompt=f"【{slot}】",
        stage="措辞",
        hint=f"{slot_prompt(slot)}问一次，全稿通用；没有就回车，先空着。",
    )


def asks(
    outline: Outline, answers: Answers, *, defaults: Mapping[str, str] = _NO_DEFAULTS
) -> tuple[Ask, ...]:
    """Everything that applies given ``answers``, answered or not, in order. ``defaults``, by
    question name, come before those of the outline."""
    course: list[Ask] = []
    slots_asked: set[str] = set()
    for question in outline.questions:
        if not applies(question, outline, answers):
            continue
        if question.of and not _has_heads(question, answers):
            continue
        items = lines_of(answers, question.each) if _repeats(question) else [""]
        for index, item in enumerate(items):
            position = index if _repeats(question) else -1
            key = f"{question.name}{index + 1}" if _repeats(question) else question.name
            prompt = question.prompt.replace("{序}", numeral_of(index + 1))
            course.append(
                Ask(
                    key=key,
                    question=question,
                    prompt=prompt.replace("{项}", item),
                    number=_number(course, question),
                    index=position,
                    default=defaults.get(question.name)
                    or _default(question, outline, answers, position),
                )
            )
            for slot in _needed(question, outline, answers, key, position):
                if slot not in slots_asked:
                    slots_asked.add(slot)
                    asked = slot_question(slot)
                    course.append(Ask(slot_key(slot), asked, asked.prompt, _number(course, asked)))
    return tuple(course)


def expected(
    outline: Outline, answers: Answers, *, defaults: Mapping[str, str] = _NO_DEFAULTS
) -> tuple[Ask, ...]:
    """The course as it will come to be, as far as can be foreseen: what is not answered yet is
    taken as told, a list that others go through as having three items."""
    repeated = {question.each for question in outline.questions if question.each}
    told: dict[str, Value] = {}
    for question in outline.questions:
        if question.each or not applies(question, outline, {**told, **answers}):
            continue
        if question.type in ("list", "lines"):
            told[question.name] = [_TOLD] * (_CUSTOMARY if question.name in repeated else 1)
        elif question.type in ("text", "date", "number"):
            told[question.name] = _TOLD
    return asks(outline, {**told, **answers}, defaults=defaults)


def answered_numbers(course: Sequence[Ask], answers: Answers) -> int:
    """How many of a course's numbers are answered; headings adjusted together are one."""
    waiting = {ask.number for ask in course if ask.key not in answers}
    return len({ask.number for ask in course} - waiting)


def applies(question: Question, outline: Outline, answers: Answers) -> bool:
    """Whether the answers so far let a question be asked, and its answer count."""
    name, value = question.condition
    met = text_of(answers, name) == value if value else not name or is_answered(answers, name)
    return met and long_enough(question, outline, answers)


def next_ask(
    outline: Outline, answers: Answers, *, defaults: Mapping[str, str] = _NO_DEFAULTS
) -> Ask | None:
    """The first that has no answer yet; None when the interview is complete."""
    course = asks(outline, answers, defaults=defaults)
    return next((ask for ask in course if ask.key not in answers), None)


def previous_ask(
    outline: Outline, answers: Answers, key: str, *, defaults: Mapping[str, str] = _NO_DEFAULTS
) -> Ask | None:
    """The one before ``key``, to go back to; None at the beginning."""
    course = asks(outline, answers, defaults=defaults)
    here = next((ask.number for ask in course if ask.key == key), 1)
    return next((ask for ask in reversed(course) if ask.number < here), None)


def _number(course: list[Ask], question: Question) -> int:
    if not course:
        return 1
    together = question.edits and course[-1].question.name == question.name
    return course[-1].number + (not together)


def _has_heads(question: Question, answers: Answers) -> bool:
    """Whether some item has two lines or more, each with a head to word."""
    items = range(1, len(lines_of(answers, question.each)) + 1)
    return any(len(heads_of(lines_of(answers, f"{question.of}{n}"))) > 1 for n in items)


def _repeats(question: Question) -> bool:
    """A heading set is asked once for all items of its list; anything else with ``each``, once an
    item."""
    return bool(question.each) and question.type != "headings"


def _default(question: Question, outline: Outline, answers: Answers, index: int) -> str:
    if question.edits:
        headings = heading_set(outline, answers, question.edits)
        return headings[index] if index < len(headings) else ""
    values = place_values(question, outline, answers, index=index)
    return "" if open_slots(question.default, values) else filled(question.default, values)


def heading_set(outline: Outline, answers: Answers, name: str) -> tuple[str, ...]:
    """The headings that the chosen frame gives, one for each item; the items themselves where no
    frame was chosen."""
    question = outline.question(name)
    if question is None:
        return ()
    items = lines_of(answers, question.each)
    patterns = heading_patterns(question, answers)
    if len(patterns) != len(items):
        return tuple(items)
    values = [place_values(question, outline, answers, index=i) for i in range(len(items))]
    return tuple(filled(frame, each) for frame, each in zip(patterns, values, strict=True))


def heading_patterns(question: Question, answers: Answers) -> tuple[str, ...]:
    """The patterns of the chosen heading set, one an item with ``{项}``; empty where none was
    chosen, or the items have become others in number."""
    value = answers.get(question.name)
    count = len(lines_of(answers, question.each))
    if isinstance(value, dict) and isinstance(patterns := value.get(PATTERN), list):
        return tuple(patterns) if len(patterns) == count else ()
    frame = heading_frame(chosen_pattern(question, answers, question.name))
    return (frame,) * count if frame else ()


def head_patterns(question: Question, answers: Answers, index: int) -> tuple[str, ...]:
    """The patterns for the heads of the lines of item ``index`` (from 0), one a head; empty where
    they stand as they were typed."""
    patterns = heading_patterns(question, answers)
    found = tuple(patterns[index].split(BETWEEN)) if index < len(patterns) else ()
    heads = heads_of(lines_of(answers, f"{question.of}{index + 1}"))
    return found if len(found) == len(heads) else ()


def heading_frame(pattern: str) -> str:
    """A mined heading frame with its variable renamed to the slot of an item (事项 -> 项)."""
    return pattern.replace("{事项}", "{项}")


def chosen_pattern(question: Question, answers: Answers, key: str) -> str:
    """The pattern chosen at a phrase place: the bank's, with its words as they were mended, the
    outline's own, or ""."""
    value = answers.get(key)
    if not isinstance(value, dict):
        return ""
    number, pattern = value.get(OWN), value.get(PATTERN)
    if isinstance(number, int):
        return question.own[number - 1] if 1 <= number <= len(question.own) else ""
    words = value.get(EDITED) or pattern
    return words if isinstance(words, str) else ""


def _needed(
    question: Question, outline: Outline, answers: Answers, key: str, index: int
) -> tuple[str, ...]:
    """Slots of the phrase chosen at ``key`` that only an extra question can fill: not those that
    a question of the outline still asks for, or demands."""
    if question.type != "phrase":
        return ()
    to_come = [each for each in outline.questions if each.required or each.name not in answers]
    own = {each.name for each in to_come} | set(question.counts)
    if speaks_of_this_meeting(question):
        own |= {each.slot for each in to_come}
    asked_before = {k: v for k, v in answers.items() if not k.startswith("{")}
    values = place_values(question, outline, asked_before, index=index)
    missing = open_slots(chosen_pattern(question, answers, key), values)
    return tuple(slot for slot in missing if slot not in own)
