"""Answers given once an item of a list: they go with the item's words, not with its number.

``要点2`` belongs to the second theme. Where the themes change, the answers move to where their
theme stands now. Those of a theme that is gone are kept as ``要点〔质量管护〕``, out of the draft;
when the theme comes back, they are where they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import TypeVar

from drafter.interview.answers import ASIDE, question_of
from drafter.interview.edits import is_still
from drafter.outlines.model import Outline

Kept = TypeVar("Kept")


def moved_answers(
    answers: Mapping[str, Kept],
    outline: Outline,
    list_name: str,
    *,
    before: Sequence[str],
    now: Sequence[str],
) -> dict[str, Kept]:
    """What is kept by answer key, with the keys of an item's answers where the items of the list
    ``list_name`` were ``before`` and are ``now``.

    An item that was reworded a little (up to 30%, as a phrase) keeps its answers. Nothing is lost:
    what belonged to no item before stays, behind the others where its number is taken.
    """
    places = dict(_places(before, now))
    moved: dict[str, Kept] = {}
    beyond: list[tuple[str, int, Kept]] = []
    for key, value in answers.items():
        name, number = _item_of(key, outline, list_name)
        if not name:
            moved[key] = value
        elif number > len(before):
            beyond.append((name, number, value))
        elif number in places:
            moved[f"{name}{places[number]}"] = value
        else:
            moved[_free(_aside(name, before[number - 1]), {**answers, **moved})] = value
    for name in _names(outline, list_name):
        for number, item in enumerate(now, start=1):
            if f"{name}{number}" not in moved and _aside(name, item) in moved:
                moved[f"{name}{number}"] = moved.pop(_aside(name, item))
    for name, number, value in beyond:
        while f"{name}{number}" in moved:
            number += 1
        moved[f"{name}{number}"] = value
    return moved


def moved_keys(
    keys: Iterable[str],
    outline: Outline,
    list_name: str,
    *,
    before: Sequence[str],
    now: Sequence[str],
) -> dict[str, str]:
    """Where ``moved_answers`` puts what is kept by each of ``keys``."""
    moved = moved_answers({key: key for key in keys}, outline, list_name, before=before, now=now)
    return {old: new for new, old in moved.items()}


def _places(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each item that is still there stands now, numbers from 1: by its words, and what is
    left over by nearly the same words."""
    left = dict(enumerate(before, start=1))
    free = dict(enumerate(now, start=1))
    for same in (str.__eq__, is_still):
        for number, item in list(left.items()):
            place = next((place for place, text in free.items() if same(item, text)), None)
            if place is not None:
                del left[number], free[place]
                yield number, place


def _item_of(key: str, outline: Outline, list_name: str) -> tuple[str, int]:
    """The question and the number of an item's answer; ("", 0) for any other key."""
    question = question_of(key, outline)
    if question is None or key == question.name or question.name not in _names(outline, list_name):
        return "", 0
    return question.name, int(key.removeprefix(question.name))


def _names(outline: Outline, list_name: str) -> tuple[str, ...]:
    return tuple(
        question.name
        for question in outline.questions
        if question.each == list_name and question.type != "headings"
    )


def _aside(name: str, item: str) -> str:
    return f"{name}{ASIDE[0]}{item}{ASIDE[1]}"


def _free(key: str, taken: Mapping[str, object]) -> str:
    """``key``, with a number behind it where two items of the same words are gone."""
    keys = chain([key], (f"{key}{number}" for number in count(2)))
    return next(each for each in keys if each not in taken)
