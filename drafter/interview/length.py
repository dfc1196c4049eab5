"""How long a speech is to be: minutes or characters as they are typed, and what follows from it.

Kept among the answers as the writer sees it: a preset's name, 8分钟 or 1600字. A draft's pace is an
answer too (``语速``), so that the same answers always give the same draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.outlines.model import Choice, Outline, Question
from drafter.profile.model import FASTEST, SLOWEST

PACE_KEY = "语速"
PACE = 200
"""Characters a minute of a speech read aloud (160-240, 200 by custom)."""

DEFAULT_MINUTES = 6
_MOST_MINUTES = 180
_FACTS = ("成绩", "问题", "差距", "打算", "理由", "事迹", "事例", "案例", "情况")
"""Questions whose answers are facts of several lines, of which one more makes a speech fuller."""
_FEWEST_CHARACTERS, _MOST_CHARACTERS = 200, _MOST_MINUTES * FASTEST
_TYPED = re.compile(r"约?\s*(\d{1,6})\s*(分钟|分|字)?(?:左右|上下)?")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789", ",，")


def length_answer(question: Question, text: str) -> str | None:
    """``text`` as it is kept (短讲, 8分钟, 1600字), or None where it names no length.

    A bare number is minutes up to 180 and characters from 200 on.
    """
    text = text.strip()
    if _preset(question, text) is not None:
        return text
    match = _TYPED.fullmatch(text.translate(_HALF_WIDTH))
    if match is None:
        return None
    amount, unit = int(match[1]), match[2]
    if unit is None:
        unit = "分钟" if amount <= _MOST_MINUTES else "字"
    if unit == "字":
        return f"{amount}字" if _FEWEST_CHARACTERS <= amount <= _MOST_CHARACTERS else None
    return f"{amount}分钟" if 1 <= amount <= _MOST_MINUTES else None


def length_options(question: Question) -> str:
    """What may be answered, for a person who answered something else."""
    presets = "、".join(f"{choice.value}（{choice.minutes} 分钟）" for choice in question.choices)
    return f"{presets}，或自己定：8分钟、1600字"


def pace_of(answers: Mapping[str, object]) -> int:
    """Characters a minute by which this draft is measured."""
    value = answers.get(PACE_KEY)
    return value if isinstance(value, int) else PACE


def preset_characters(choice: Choice, answers: Mapping[str, object]) -> int:
    """The characters that a preset stands for at the draft's pace."""
    return choice.minutes * pace_of(answers)


def target_characters(outline: Outline, answers: Mapping[str, object]) -> int:
    """The characters that the writer aims at; 6 minutes where he has not said."""
    question = length_question(outline)
    text = str(answers.get(question.name) or "") if question else ""
    if question is not None:
        text = text or question.default
        preset = _preset(question, text)
        if preset is not None:
            return preset_characters(preset, answers)
    match = _TYPED.fullmatch(text)
    if match is None:
        return DEFAULT_MINUTES * pace_of(answers)
    return int(match[1]) * (1 if match[2] == "字" else pace_of(answers))


def length_note(outline: Outline, answers: Mapping[str, object]) -> str:
    """The length aimed at, for a list of answers: 短讲，6 分钟，约 1,200 字."""
    characters = target_characters(outline, answers)
    minutes = max(1, round(characters / pace_of(answers)))
    question = length_question(outline)
    text = str(answers.get(question.name) or question.default) if question else ""
    named = f"{text}，" if question is not None and _preset(question, text) else ""
    return f"{named}{minutes} 分钟，约 {characters:,} 字"


def length_warning(
    characters: int, target: int, *, outline: Outline, answers: Mapping[str, object]
) -> str:
    """What to do about a speech that is far from the length aimed at; "" where it is not (within a
    fifth: a reader's own pace makes as much of a difference). It names questions of ``outline``."""
    off = target - characters
    if not target or abs(off) <= target // 5:
        return ""
    about = max(1, round(abs(off) / 50)) * 50
    if off > 0:
        return (
            f"还差约 {about:,} 字：{_room_for_more(outline, answers)}补事，别凑话；或把讲多久改短"
        )
    return f"多出约 {about:,} 字：删一两件事，或把讲多久改长"


def _room_for_more(outline: Outline, answers: Mapping[str, object]) -> str:
    """Where more can be told, by what is asked: 往成绩、问题和各点里."""
    asked = [each for each in outline.questions if long_enough(each, outline, answers)]
    facts = [each.name for each in asked if each.name in _FACTS]
    points = any(each.type == "items" for each in asked)
    where = [*filter(None, ["、".join(facts)]), *(["各点"] if points else [])]
    return f"往{'和'.join(where)}里" if where else "往正文里"


def minutes_range(characters: int) -> str:
    """How long that many characters take to read, from a fast reader to a slow one: 5–7 分钟; in
    seconds where even a slow one needs less than a minute: 20–30 秒."""
    if characters < SLOWEST:
        fast, slow = (max(1, round(characters * 6 / pace)) * 10 for pace in (FASTEST, SLOWEST))
        return f"{fast} 秒" if fast == slow else f"{fast}–{slow} 秒"
    fast, slow = (max(1, round(characters / pace)) for pace in (FASTEST, SLOWEST))
    return f"{fast} 分钟" if fast == slow else f"{fast}–{slow} 分钟"


def length_question(outline: Outline) -> Question | None:
    """The question how long the speech is, or None."""
    return next((each for each in outline.questions if each.type == "length"), None)


def long_enough(question: Question, outline: Outline, answers: Mapping[str, object]) -> bool:
    """Whether the speech is long enough for a question that is asked from some minutes on."""
    if not question.from_minutes:
        return True
    return target_characters(outline, answers) >= question.from_minutes * pace_of(answers)


def _preset(question: Question, text: str) -> Choice | None:
    return next((choice for choice in question.choices if choice.value == text), None)
