"""What a template gets: every answer as marked plain data."""

from __future__ import annotations

from drafter.drafting.marks import Tag, bare, marked
from drafter.interview.answers import (
    EDITED,
    PATTERN,
    Answers,
    Value,
    lines_of,
    phrase_in,
    question_of,
    says_something,
    text_of,
)
from drafter.interview.asks import (
    applies,
    chosen_pattern,
    head_patterns,
    heading_patterns,
    heading_set,
)
from drafter.interview.edits import is_still
from drafter.interview.heads import head_and_body, heads_of
from drafter.interview.length import target_characters
from drafter.interview.slots import SlotValue, answer_text, filled, place_values, slot_values
from drafter.interview.speaker import speaker_of
from drafter.model import BETWEEN_HEADINGS
from drafter.outlines.model import Outline, Question
from drafter.outlines.render import Value as TemplateValue
from drafter.text.gaps import gap_text, with_gaps

_ITEM = "题"
_CLOSERS = "。；;，,、.　 "


def template_values(
    outline: Outline, answers: Answers
) -> tuple[dict[str, TemplateValue], dict[str, str]]:
    """The template's variables, and whom to ask for each gap that the writer named.

    Text answers are marked strings, lists are lists of them, choices and numbers plain, a length
    the number of characters it comes to. A list
    question that others repeat over is a list of dicts: ``题`` and one entry for each of those.
    """
    asked: dict[str, str] = {}
    values: dict[str, TemplateValue] = {}
    repeated = {question.each for question in outline.questions if question.each}
    for question in outline.questions:
        if question.each:
            continue
        if question.name in repeated:
            values[question.name] = _items(question, outline, answers, asked)
        else:
            values[question.name] = _value(question, outline, answers, question.name, -1, asked)
    values["题目"] = _title(outline, answers, asked)
    return values, asked


def title_text(pattern: str, outline: Outline, answers: Answers) -> str:
    """A title pattern filled, plain; what is missing reads 待补."""
    return filled(pattern, slot_values(outline, answers), missing=lambda slot: f"待补{slot}")


def _title(outline: Outline, answers: Answers, asked: dict[str, str]) -> str:
    return _filled(_title_pattern(outline, answers), slot_values(outline, answers), asked)


def _title_pattern(outline: Outline, answers: Answers) -> str:
    """The pattern that a chosen answer brings with it, else the outline's."""
    chosen = (
        choice.title
        for question in outline.questions
        for choice in question.choices
        if choice.value == answers.get(question.name)
    )
    return next(filter(None, chosen), outline.title)


def _items(
    list_question: Question, outline: Outline, answers: Answers, asked: dict[str, str]
) -> TemplateValue:
    entries: list[TemplateValue] = []
    items = lines_of(answers, list_question.name)
    if not items and list_question.required:
        items = [gap_text(list_question.name)]
        answers = _without_items(list_question, outline, answers)
    for index, item in enumerate(items):
        entry: dict[str, TemplateValue] = {_ITEM: _answer(item, list_question.name, asked)}
        for question in outline.questions:
            if question.each == list_question.name and question.type != "headings":
                key = f"{question.name}{index + 1}"
                entry[question.name] = _value(question, outline, answers, key, index, asked)
        entries.append(entry)
    return entries


def _without_items(list_question: Question, outline: Outline, answers: Answers) -> Answers:
    """The answers without those to an item of the list: there is no item that they speak of."""
    return {
        key: value
        for key, value in answers.items()
        if (question := question_of(key, outline)) is None or question.each != list_question.name
    }


def _value(
    question: Question,
    outline: Outline,
    answers: Answers,
    key: str,
    index: int,
    asked: dict[str, str],
) -> TemplateValue:
    if not applies(question, outline, answers):
        return [] if question.type in ("lines", "list", "items") else ""
    if _is_demanded(question) and not says_something(answers.get(key)):
        return _missing(question, key)
    match question.type:
        case "phrase" if question.members > 1:
            return _headings_together(question, outline, answers, key, asked)
        case "phrase":
            return _phrase(question, outline, answers, key, index, asked)
        case "lines" | "list":
            lines = [line.removeprefix(question.lead) for line in lines_of(answers, key)]
            return [_answer(line, key, asked) for line in lines]
        case "items":
            patterns = iter(_patterns_of_heads(question, outline, answers, index))
            return [
                _split_item(line, key, asked, next(patterns, "") if heads_of([line]) else "")
                for line in lines_of(answers, key)
            ]
        case "choice" | "number":
            value = answers.get(key)
            return value if isinstance(value, int) else _chosen(text_of(answers, key), key, asked)
        case "length":
            return target_characters(outline, answers)
        case _ if question.edits:
            return _heading(question, outline, answers, key, index, asked)
        case _:
            return _text(question, answers, key, asked)


def _is_demanded(question: Question) -> bool:
    """A heading that is edited has the frame's words, a length its default: no gap ever."""
    return question.required and not question.edits and question.type != "length"


def _missing(question: Question, key: str) -> TemplateValue:
    """The gap of a required answer that was not given, in the shape that its type has."""
    gap = gap_text(key)
    match question.type:
        case "lines" | "list":
            return [gap]
        case "items":
            return [{_ITEM: "", "文": gap}]
        case "phrase" if question.members > 1:
            return [gap] * question.members
        case "phrase":
            return _ended(gap, question)
        case _:
            return gap


def _chosen(text: str, key: str, asked: dict[str, str]) -> str:
    """A choice or a number, plain so that the template can compare it; one left open is a gap."""
    return _answer(text, key, asked) if with_gaps(text)[1] else text


def _text(question: Question, answers: Answers, key: str, asked: dict[str, str]) -> str:
    if question.each:
        text = text_of(answers, key).strip(_CLOSERS)
    else:
        text = answer_text(question, answers)
    if question.slot == "人名":
        speaker = speaker_of(text)
        text = f"{speaker.post}　{speaker.name}" if speaker.post else speaker.name
    return _answer(text, key, asked)


def _answer(text: str, key: str, asked: dict[str, str]) -> str:
    """An answer's words, marked; its 【…】 become gaps."""
    return marked(_with_gaps(text.strip(_CLOSERS), asked), Tag("A", key))


def _with_gaps(text: str, asked: dict[str, str]) -> str:
    """``text`` with its 【…】 as gaps; whom to ask for them is noted in ``asked``."""
    text, gaps = with_gaps(text)
    asked.update({gap.name: gap.ask for gap in gaps if gap.ask})
    return text


def _patterns_of_heads(
    question: Question, outline: Outline, answers: Answers, index: int
) -> tuple[str, ...]:
    """How the heads of one item's lines are worded; empty where they stand as they were typed."""
    wording = next((each for each in outline.questions if each.of == question.name), None)
    return head_patterns(wording, answers, index) if wording else ()


def _split_item(line: str, key: str, asked: dict[str, str], pattern: str) -> TemplateValue:
    """小题：内容 as its two halves, the head worded by its pattern; a line without a colon is all
    文. A sub-heading that was written by hand has no {项} left and is the writer's."""
    head, body = head_and_body(line)
    value = SlotValue(head.strip(_CLOSERS), key)
    title = _answer(head, key, asked)
    if pattern and head:
        worded = "{项}" in pattern
        title = _filled(pattern, {"项": value}, asked) if worded else _answer(pattern, key, asked)
    return {_ITEM: title, "文": _answer(body, key, asked)}


def _phrase(
    question: Question,
    outline: Outline,
    answers: Answers,
    key: str,
    index: int,
    asked: dict[str, str],
) -> str:
    value: Value = answers.get(key)
    values = place_values(question, outline, answers, index=index)
    if isinstance(value, str):
        text = _with_gaps(value.rstrip(".． "), asked)
        return marked(_ended(text, question), Tag("T", key))
    pattern = chosen_pattern(question, answers, key)
    if not pattern:
        return ""
    worded = _filled(_with_gaps(pattern, asked), values, asked)
    return _worded(_ended(worded, question), value, key)


def _headings_together(
    question: Question, outline: Outline, answers: Answers, key: str, asked: dict[str, str]
) -> TemplateValue:
    """The headings of a set chosen or typed at one place, ``members`` of them: one that the set is
    short of is a gap, what it has too many stays with the last, and without a set all are empty."""
    value: Value = answers.get(key)
    typed = isinstance(value, str)
    whole = value if isinstance(value, str) else chosen_pattern(question, answers, key)
    if not whole:
        return [""] * question.members
    values = {} if typed else place_values(question, outline, answers)
    headings: list[TemplateValue] = []
    for part in whole.split(BETWEEN_HEADINGS, question.members - 1):
        if typed:
            headings.append(marked(_with_gaps(part.strip(_CLOSERS), asked), Tag("T", key)))
        else:
            headings.append(_worded(_filled(part, values, asked), value, key))
    return headings + [gap_text(question.name)] * (question.members - len(headings))


def _ended(text: str, question: Question) -> str:
    """``text`` as what it is at its place: a sentence has a stop at its end, a heading has none."""
    return text if question.part == "heading" else _closed(text)


def _worded(text: str, value: Value, key: str) -> str:
    """``text`` marked as the phrase's where a phrase of the bank was chosen, as typed where hardly
    a word of it is left, else the outline's."""
    phrase = phrase_in(value)
    if not phrase or not isinstance(value, dict):
        return text
    edited = value.get(EDITED)
    if edited and not is_still(str(value.get(PATTERN)), str(edited)):
        return marked(text, Tag("T", key))
    return marked(text, Tag("P", phrase))


def _filled(pattern: str, values: dict[str, SlotValue], asked: dict[str, str]) -> str:
    return filled(
        pattern,
        values,
        given=lambda value: _answer(value.text, value.key, asked) if value.key else value.text,
        missing=gap_text,
    )


def _closed(text: str) -> str:
    """A sentence with a full stop at its end where it has none."""
    last = bare(text).rstrip("”’）》\"' ")[-1:]
    return text if last and last in "。！？…：；!?:;" else f"{text}。"


def _heading(
    question: Question,
    outline: Outline,
    answers: Answers,
    key: str,
    index: int,
    asked: dict[str, str],
) -> str:
    """A heading as the frame words it; one that was edited by hand is the writer's."""
    headings = heading_set(outline, answers, question.edits)
    offered = headings[index] if index < len(headings) else ""
    text = text_of(answers, key).strip(_CLOSERS) or offered or gap_text(question.each)
    frame_question = outline.question(question.edits)
    patterns = heading_patterns(frame_question, answers) if frame_question else ()
    if text != offered or not patterns or frame_question is None:
        return _answer(text, key, asked)
    values = place_values(frame_question, outline, answers, index=index)
    heading = _filled(patterns[index], values, asked)
    return _worded(heading, answers.get(question.edits), key)
