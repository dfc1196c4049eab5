"""Sentences and clauses of openings, by what they do."""

from __future__ import annotations

import re

from drafter.mining.promotion import Context, apart, is_complaint, promoted, windows
from drafter.mining.slots import is_damaged
from drafter.model import MinedPhrase

_LEAST = 8
_LISTED = re.compile(r"[一二三四五]是|第[一二三四五][，、]|主要表现|表现在")


def opening_phrases(context: Context) -> list[MinedPhrase]:
    """The phrases of each sentence: all of it, or else its longest parts that may stand alone.

    The announcing sentence is left to the transitions, a greeting may be short (同志们好).
    """
    found: list[MinedPhrase] = []
    for sentence in context.speech.opening:
        if sentence.move in ("transition", "other") or _in_a_list(context, sentence.start):
            continue
        if is_complaint(sentence.text) or is_damaged(sentence.text):
            continue
        least = 2 if sentence.move == "greeting" else _LEAST
        for start, end in windows(context.source.text, sentence.start, sentence.end):
            phrase = promoted(context, "opening", sentence.move, start, end, least=least)
            if phrase and all(apart(phrase, other) for other in found):
                found.append(phrase)
    return found


def _in_a_list(context: Context, at: int) -> bool:
    """Whether the line up to ``at`` is at 一是……二是…… already, a list of its own."""
    text = context.source.text
    line = text[text.rfind("\n", context.speech.start, at) + 1 : at]
    last = max((line.rfind(mark) for mark in "。；"), default=-1)
    return _LISTED.search(line[max(last - 200, 0) :]) is not None
