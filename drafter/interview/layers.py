"""Where an answer comes from: outline's default < profile < notice < answers file < --data < typed.

Merged here and nowhere else; each answer keeps the name of its layer, so that a summary can say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from drafter.errors import UsageError
from drafter.interview.answers import Answers, Value, text_of
from drafter.interview.checked import checked_answers
from drafter.interview.length import PACE, PACE_KEY
from drafter.interview.slots import slot_key
from drafter.interview.speaker import region_of
from drafter.outlines.model import Outline, Question
from drafter.profile.model import Profile

Layer = Literal["提纲默认", "单位档案", "样例答案", "会议通知", "答案文件", "命令行", "键入"]


class Layered(Struct, frozen=True):
    """Answers and the layer that each came from."""

    answers: dict[str, Value]
    layers: dict[str, Layer]


def merged(*layers: tuple[Layer, Answers]) -> Layered:
    """The answers of all layers, a later one before an earlier."""
    answers: dict[str, Value] = {}
    origins: dict[str, Layer] = {}
    for layer, given in layers:
        for key, value in given.items():
            answers[key] = value
            origins[key] = layer
    return Layered(answers, origins)


def profile_answers(profile: Profile) -> dict[str, Value]:
    """What a profile says that no question asks for: the place of 我市 and a pace of its own."""
    known: dict[str, Value] = {}
    if place := _place(profile):
        known[slot_key("地区")] = place
    if profile.pace != PACE:
        known[PACE_KEY] = profile.pace
    return known


def profile_defaults(profile: Profile, outline: Outline, answers: Answers) -> dict[str, str]:
    """What Enter takes from the profile, by question name, as answers keep it: what it says of that
    question, else the unit, the place, or whom the speaker represents where the roster says so.
    What it says and does not fit is as if it were not said (``unfit_defaults``)."""
    found: dict[str, str] = {}
    for question in outline.questions:
        try:
            said = _said(question, profile, outline)
        except UsageError:
            said = ""
        if text := said or _known(question, profile, outline, answers):
            found[question.name] = text
    return found


def unfit_defaults(profile: Profile, outline: Outline) -> tuple[str, ...]:
    """Why each default of the profile that does not fit its question in ``outline`` is left out, in
    Chinese."""
    faults: list[str] = []
    for question in outline.questions:
        try:
            _said(question, profile, outline)
        except UsageError as error:
            faults.append(error.message)
    return tuple(faults)


def _said(question: Question, profile: Profile, outline: Outline) -> str:
    """What the profile says of a question, "" where nothing. Raises UsageError where that does not
    fit."""
    said = profile.defaults.get(question.name)
    if said is None or question.type in ("phrase", "headings"):
        return ""
    key = f"{question.name}1" if question.each else question.name
    (value,) = checked_answers({key: said}, outline, profile=profile).values()
    return "\n".join(value) if isinstance(value, list) else str(value)


def _known(question: Question, profile: Profile, outline: Outline, answers: Answers) -> str:
    if question.slot == "单位" and "{自称}" in question.default:
        speaker = next((each for each in outline.questions if each.slot == "人名"), None)
        line = text_of(answers, speaker.name) if speaker else ""
        leader = profile.leader(line.partition(" ")[0])
        return leader.represents if leader else ""
    if question.default:
        return ""
    return {"单位": profile.unit, "地区": _place(profile)}.get(question.slot, "")


def _place(profile: Profile) -> str:
    """The place that the profile names, else the one that the office's name begins with."""
    return profile.region or region_of(profile.unit)


def layer_of_typed(value: Value, name: str, defaults: Mapping[str, str], default: str) -> Layer:
    """The layer of an answer given at the question ``name``: a default that was taken with Enter is
    not typed. ``defaults`` are the profile's, ``default`` what Enter gave."""
    if value in ("", [], None) or value != default:
        return "键入"
    return "单位档案" if defaults.get(name) == default else "提纲默认"
