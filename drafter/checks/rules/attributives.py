"""长定语: a noun behind so many words that the listener has forgotten where they began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText

_STOPS = re.compile(r"[，。；：！？…—\n]|——")
_LEAST_OF = 2
"""的 and 、 that hold a long attributive together: a name of thirty characters has none."""


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    longest = beside.limits.attributive
    for number, block in text.paragraphs():
        start = 0
        for piece in (*_STOPS.finditer(block.text), None):
            end = piece.start() if piece else len(block.text)
            clause = block.text[start:end]
            last = clause.rfind("的")
            if last > 0 and last + 1 < len(clause) and last >= longest and "“" not in clause:
                held = clause[:last]
                if held.count("的") + held.count("、") >= _LEAST_OF:
                    meant = clause[last + 1 :][:8]
                    advice = f"“{meant}”前面的定语 {last} 字，拆成两句好念"
                    yield finding_at(number, block.text, (start, end), advice, mute=meant)
            start = piece.end() if piece else end


RULE = Rule(
    name="长定语",
    family="朗读",
    authority="朗读",
    source="朗读：定语不过 30 字（界限可改）",
    finds=_finds,
)
