"""节奏: sentences too long for one breath, paragraphs too long for one look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.text.sentences import sentence_spans

_JOINTS = re.compile(
    r"[，；](同时|并且|而且|但是?|因此|所以|另外|此外|特别是|尤其是|要|不断|进一步|切实|确保|推动|通过)"
)
_SHOWN = 14


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    limits = beside.limits
    for number, block in text.paragraphs():
        words = block.text
        for start, end in sentence_spans(words):
            length = _characters(words[start:end])
            if length > limits.sentence and not _listed(words[start:end], limits.sentence):
                advice = f"一句 {length} 字，一口气念不下来{_break(words[start:end])}"
                yield finding_at(number, words, (start, end), advice, label="长句")
        length = _characters(words)
        if length > limits.paragraph:
            advice = f"一段 {length} 字，听的人跟不住；按意思分成两段"
            yield finding_at(number, words, (0, min(len(words), _SHOWN)), advice, label="长段")


def _characters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _listed(sentence: str, longest: int) -> bool:
    """Whether semicolons or a colon divide a sentence into pieces that can be read in a breath."""
    pieces = re.split("[；：]", sentence)
    return len(pieces) > 1 and max(map(_characters, pieces)) <= longest * 2 / 3


def _break(sentence: str) -> str:
    """Where a sentence may be cut: before the connecting word nearest to its middle, if one is in
    its middle half."""
    half = len(sentence) / 2
    joints = [m for m in _JOINTS.finditer(sentence) if abs(m.start() - half) <= half / 2]
    if not joints:
        return "；断成两句"
    nearest = min(joints, key=lambda match: abs(match.start() - half))
    return f"；可断在“{nearest[1]}”前"


RULE = Rule(
    name="节奏",
    family="节奏",
    authority="朗读",
    source="朗读：一句不过 120 字，一段不过 600 字（界限可改）",
    finds=_finds,
)
