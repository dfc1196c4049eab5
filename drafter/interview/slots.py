"""Slots: which values the answers give them, and patterns filled with those."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from drafter.interview.answers import Answers, is_answered, lines_of, text_of
from drafter.interview.dates import written_date
from drafter.interview.length import long_enough
from drafter.interview.speaker import speaker_of
from drafter.model import SLOT, Move
from drafter.outlines.model import Outline, Question
from drafter.text.joining import joined
from drafter.text.numerals import count_of, numeral_of

_CLOSERS = "。；;，,、.　 "
_NOT_A_SLOT = ("phrase", "headings", "items", "lines", "length")

OF_THIS_MEETING = ("会议名称", "日期", "年份", "人名", "职务")
"""Slots that mean this very meeting, day or speaker only where a sentence opens the meeting: in a
review or a situation a mined pattern spoke of other meetings, days and people."""


class SlotValue(Struct, frozen=True):
    """What fills a slot and the key of the answer it is from; no key: the outline's own word."""

    text: str
    key: str


OPENING_MOVES: frozenset[Move | None] = frozenset({"occasion", "identity"})
"""Moves of a sentence that speaks of the very meeting it is said at."""

OF_ONE_THING = ("会议名称", "日期", "人名", "职务", "上级", "文件", "活动", "单位")
"""Slots that name one particular thing: standing twice in a pattern they meant two of them."""


def slot_key(slot: str) -> str:
    """The answer key of a slot that was asked for because a phrase needed it."""
    return f"{{{slot}}}"


def slot_values(outline: Outline, answers: Answers) -> dict[str, SlotValue]:
    """Every slot that the answers fill: by question name, by declared entity slot, derived from
    the speaker's post, or asked for once. An optional question left empty fills nothing."""
    values: dict[str, SlotValue] = {}
    for question in outline.questions:
        if question.each or question.type in _NOT_A_SLOT:
            continue
        if not long_enough(question, outline, answers):
            continue
        value = SlotValue(answer_text(question, answers), question.name)
        if not value.text:
            continue
        values[question.name] = value
        if question.slot:
            values.setdefault(question.slot, value)
        if question.slot == "人名":
            _add_derived(values, value)
    for key in answers:
        if SLOT.fullmatch(key) and is_answered(answers, key):
            values.setdefault(key[1:-1], SlotValue(text_of(answers, key), key))
    return values


def _add_derived(values: dict[str, SlotValue], value: SlotValue) -> None:
    """The slot 人名 of a speaker is his name alone; 职务 and 地区 follow from the post."""
    speaker = speaker_of(value.text)
    if speaker.name:
        values["人名"] = SlotValue(speaker.name, value.key)
    derived = {"职务": speaker.post, "地区": speaker.region, "自称": speaker.represents}
    for slot, text in derived.items():
        if text:
            values.setdefault(slot, SlotValue(text, value.key))


def answer_text(question: Question, answers: Answers) -> str:
    """The answer in the words of a speech: a date written out, a list joined by 、, no stop."""
    if question.type == "date":
        text = text_of(answers, question.name)
        try:
            return written_date(date.fromisoformat(text))
        except ValueError:
            return text
    if question.type in ("list", "lines", "items"):
        return "、".join(line.strip(_CLOSERS) for line in lines_of(answers, question.name))
    return text_of(answers, question.name).strip(_CLOSERS)


def place_values(
    question: Question, outline: Outline, answers: Answers, *, index: int = -1
) -> dict[str, SlotValue]:
    """The slot values at one phrase place: those of the draft, the counts the place declares (三
    points), and 项 and 序 where the place is asked once an item (``index`` from 0)."""
    values = slot_values(outline, answers)
    if "日期" in values and values["日期"].key != slot_key("日期"):
        # A phrase's own day ({日期}以来, {日期}召开的) is hardly ever the speech's.
        del values["日期"]
    if not speaks_of_this_meeting(question):
        for slot in OF_THIS_MEETING:
            if slot in values and values[slot].key != slot_key(slot):
                del values[slot]
    for slot, counted in question.counts.items():
        key = counted if isinstance(counted, str) else ""
        number = counted if isinstance(counted, int) else len(lines_of(answers, counted))
        if number:
            values[slot] = SlotValue(count_of(number), key)
    if question.each and 0 <= index < len(lines_of(answers, question.each)):
        item = lines_of(answers, question.each)[index]
        values["项"] = SlotValue(item.strip(_CLOSERS), question.each)
        values["序"] = SlotValue(numeral_of(index + 1), question.each)
    return values


def speaks_of_this_meeting(question: Question) -> bool:
    """Whether {会议名称} at this place is the meeting the speech is given at."""
    return question.part is None or bool(OPENING_MOVES & set(question.moves))


def open_slots(pattern: str, values: Mapping[str, SlotValue]) -> tuple[str, ...]:
    """Slots of ``pattern`` that nothing fills, each once."""
    return tuple(dict.fromkeys(s for s in SLOT.findall(pattern) if s not in values))


def filled(
    pattern: str,
    values: Mapping[str, SlotValue],
    *,
    given: Callable[[SlotValue], str] = lambda value: value.text,
    missing: Callable[[str], str] = lambda slot: f"【{slot}】",
) -> str:
    """``pattern`` with its slots filled by substitution (never by a template engine).

    Words that a value and what follows its slot both say stand once (see ``joined``):
    研究{事项}工作 with 供热保障工作 or 供热保障工作任务 gives 研究供热保障工作.
    """
    parts: list[str] = []
    pieces = SLOT.split(pattern)
    for place in range(1, len(pieces), 2):
        slot, following = pieces[place], pieces[place + 1]
        parts.append(pieces[place - 1])
        if slot not in values:
            parts.append(missing(slot))
            continue
        text, pieces[place + 1] = joined(values[slot].text, following)
        parts.append(given(replace(values[slot], text=text)))
    return "".join([*parts, pieces[-1]])


def item_filled(pattern: str, item: str) -> str:
    """A heading's ``pattern`` with its {项}; one written by hand without a slot as it is."""
    return filled(pattern, {"项": SlotValue(item, "")}) if "{项}" in pattern else pattern
