"""断段: a paragraph that breaks off in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.model import Block
from drafter.text.tokens import frequency

_FINISHED = re.compile(r"[。！？…：；!?;:.][”’』」）)》】\"\s]*$|[”’」』）)》]$")
_GOES_ON = re.compile(r"[，、,（(“《‘—]$")
_COMMA = re.compile(r"[\u4e00-\u9fff][，、]\s*$")
_ADDRESS = re.compile(
    r"(?:同志|朋友|代表|委员|先生|女士|老师|同学|来宾|领导|青年|战友|乡亲|大家)[^。]{0,8}[，,]$"
)
_LITTLE = "和与及或把被将从向对在以由按使让而但且因若并于是"
_BEGUN = re.compile(
    r"(?:以及|或者|因为|由于|关于|对于|为了|以便|从而|并且|而且|但是|如果|虽然|不仅|不但|只有|只要|通过|按照|根据|围绕|随着|特别是)$"
)
_LISTED = re.compile(r"(?:——|[（(]?[一二三四五六七八九十\d]+[、.．）)])")
_TAIL, _ADDRESSED = 12, 24
_VERSE = 40
_LONG, _WHOLE = 18, 0.9
"""Characters from which a paragraph is a sentence; the share of finished paragraphs in a text from
which one that is not stands out."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    running = [(n, each) for n, each in text.paragraphs() if _is_sentence(each)]
    finished = sum(bool(_FINISHED.search(each.text)) for _, each in running)
    careful = bool(running) and finished >= min(_WHOLE * len(running), len(running) - 1)
    for number, block in (*running, *(_short_end(text) if careful else ())):
        severity = None if _is_verse(text, number) else _severity(block.text, careful=careful)
        if severity is not None:
            shown = block.text.rstrip()
            start = max(0, len(shown) - _TAIL)
            unsure = "段末没有句号，看看是不是没写完"
            advice = "这一段没写完，补全或删掉" if severity == "必改" else unsure
            span = start, len(shown)
            yield finding_at(number, shown, span, advice, severity=severity, label="断段")


def _is_verse(text: CheckedText, number: int) -> bool:
    """Whether a short line that ends in a comma begins as the one before or behind it does: a toast
    or a slogan is set in lines."""
    line = text.blocks[number].text
    if len(line) > _VERSE or not line.endswith(("，", ",")) or "。" in line or _LISTED.match(line):
        return False
    beside = [text.blocks[n].text for n in (number - 1, number + 1) if 0 <= n < len(text.blocks)]
    return any(each[:1] == line[:1] for each in beside)


def _short_end(text: CheckedText) -> Iterator[tuple[int, Block]]:
    """The last paragraph where it is too short for a sentence and stops at a comma (会议强调，):
    nothing can follow it."""
    last = len(text.blocks) - 1
    block = text.blocks[last]
    if block.kind == "paragraph" and not _is_sentence(block) and _COMMA.search(block.text):
        yield last, block


def _is_sentence(block: Block) -> bool:
    """Whether a paragraph is running text, not a line of a list or a table."""
    text = block.text
    return len(text) >= _LONG and any(mark in text for mark in "，。；：,;:")


def _severity(text: str, *, careful: bool) -> Severity | None:
    text = text.rstrip()
    if _GOES_ON.search(text):
        return (
            None
            if (len(text) <= _ADDRESSED and _ADDRESS.search(text)) or text.endswith("—")
            else "必改"
        )
    if _FINISHED.search(text):
        return None
    if _BEGUN.search(text):
        return "必改"
    if text[-1] in _LITTLE and not frequency(text[-2:]) and not frequency(text[-3:]):
        return "必改"
    return "建议" if careful and ("。" in text or not _LISTED.match(text)) else None


RULE = Rule(
    name="断段",
    family="残留",
    authority="实务",
    source="校对惯例：一段话以句末点号收住",
    finds=_finds,
)
