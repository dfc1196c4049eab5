"""Sentences and clauses of openings, by what they do."""

from __future__ import annotations

import re

from drafter.mining.promotion import (
    Context,
    apart,
    is_complaint,
    kept_out,
    promoted,
    shortened,
    windows,
)
from drafter.mining.refusals import KeptOut, Outcome, Refusal, first_refusal
from drafter.mining.slots import is_damaged, slotted
from drafter.model import MinedPhrase, Move, MovedSentence
from drafter.text.normalise import normalised

_LEAST = 8
_LISTED = re.compile(r"[一二三四五]是|第[一二三四五][，、]|主要表现|表现在")
_ANEW = re.compile(r"今天|这次|此次|大家|我们(?!有的)|同志们")
_ASKS = re.compile(r" *我们(?:要|必须)")
_ADMITS = re.compile(r"我们也?(?:[^，。]{0,4})(?:认识到|看到)")
_ANNOUNCES = re.compile(
    r"[^，。：；]*(?:会议|学习|活动)[^，。：；]*[一二两三四五几]个?方面[^，。：；]*(?=：)"
)
"""What a meeting is for, counted but not yet said (召开这次会议，有两个方面的考虑：)."""


def opening_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """The phrases of each sentence: all of it, or else its longest parts that may stand alone.

    The announcing sentence is left to the transitions, a greeting may be short (同志们好).
    """
    found: list[MinedPhrase] = []
    out: list[KeptOut] = []
    for sentence in context.speech.opening:
        if sentence.move == "transition":
            continue
        whole = (sentence.start, sentence.end)
        if sentence.move == "other":
            out.append(kept_out(context, "opening", *whole, "unclear"))
            continue
        tried = _tried(context, sentence)
        phrases = [outcome for outcome in tried if isinstance(outcome, MinedPhrase)]
        for phrase in phrases:
            if all(apart(phrase, other) for other in found):
                found.append(phrase)
        if not phrases:
            reason = _unfit(context, sentence) or first_refusal(tried)
            out.append(kept_out(context, "opening", *whole, reason))
    return [*found, *out]


def _unfit(context: Context, sentence: MovedSentence) -> Refusal | None:
    """Why the whole of a sentence is not even put to the gate."""
    if is_damaged(sentence.text):
        return "damaged"
    if is_complaint(sentence.text) and not _ADMITS.search(sentence.text):
        return "complaint"
    if _in_a_list(context, sentence.start):
        return "in_a_list"
    return "half" if normalised(sentence.text)[-1] == "：" else None


def _tried(context: Context, sentence: MovedSentence) -> list[Outcome]:
    """What became of the parts of a sentence that may stand in a bank, longest first: as they are,
    then with inner clauses left out."""
    text = context.source.text
    least = 2 if sentence.move == "greeting" else _LEAST
    listed = _in_a_list(context, sentence.start)
    spans = [
        (start, end)
        for start, end in windows(text, sentence.start, sentence.end)
        if (not listed or _ANEW.match(text[start:end]))
        and (not is_complaint(text[start:end]) or _ADMITS.search(text[start:end]))
        and normalised(text[start:end])[-1] != "："
    ]
    whole = (sentence.start, sentence.end)
    announced = _ANNOUNCES.match(normalised(text[slice(*whole)]))
    if announced and not listed:
        spans.append((sentence.start, sentence.start + announced.end()))
    patterns = [""] * len(spans)
    at = int(whole in spans)
    damaged = is_damaged(sentence.text)
    shorter = [] if listed or damaged else shortened(text, *whole)
    spans[at:at] = [whole] * len(shorter)
    patterns[at:at] = [slotted(normalised(one), topic=context.topic) for one in shorter]
    return [
        promoted(
            context,
            "opening",
            _move(sentence, text[slice(*span)]),
            *span,
            pattern=pattern,
            least=least,
        )
        for span, pattern in zip(spans, patterns, strict=True)
    ]


def _move(sentence: MovedSentence, part: str) -> Move | None:
    """What ``part`` of a sentence does: one that asks (我们必须……) acknowledges nothing."""
    asks = sentence.move == "acknowledgement" and _ASKS.match(part)
    return "situation" if asks else sentence.move


def _in_a_list(context: Context, at: int) -> bool:
    """Whether the line up to ``at`` is at 一是……二是…… already, a list of its own."""
    text = context.source.text
    line = text[text.rfind("\n", context.speech.start, at) + 1 : at]
    last = max((line.rfind(mark) for mark in "。；"), default=-1)
    return _LISTED.search(line[max(last - 200, 0) :]) is not None
