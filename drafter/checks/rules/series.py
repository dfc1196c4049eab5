"""编号: numbered points go on one by one, and count as many as were announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, Severity
from drafter.checks.numbering import (
    Fault,
    Mark,
    Numbering,
    Series,
    body_of,
    may_be_there,
    numbering,
    numbers_between,
)
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.corpus.announcing import announced_number, announces
from drafter.corpus.markers import RANK
from drafter.text.normalise import normalised
from drafter.text.numerals import NUMERAL, number_of, numeral_of
from drafter.text.sentences import sentence_spans

_AGENDA = re.compile(
    r"(?:共有|共|有|进行)([二两三四五六七八九十\d]{1,2})项(?:议程|内容|任务)[：:，。]?"
)
_COUNT_AND_LIST = re.compile(
    rf"([{NUMERAL}]{{1,2}}|\d{{1,2}})(?:个方面|方面|点|个|条|件|项|句)[^，。；：]{{0,10}}："
    r"(?=一是|一要|第一[，、]|首先，|其一，|（一）)"
)
_LIST = re.compile(r"[：，,](?=一是|一要|第一[，、是]|首先|其一|1[.、])")
_ALIKE = {
    "han": r"^\s*(?:三[.．，：:\s]|第三[部章编])",
    "bracket": r"^\s*(?:[（(]三|三[）)])",
    "arabic": r"^\s*(?:3[^\d]|三、|[（(]3)",
    "arabic-bracket": r"[（(]\s?3|③",
    "part": r"^\s*第?三",
}
_ALIKE_KEYED = r"(?:^|[。；，：！？”\n])\s*(?:第三|其三|再次|再者|还要|三(?![、级年月天个名项次]))"
"""Other ways in which a number of a system is written, with three as the example."""

_NEAR = 160
"""Characters between an announcement and the first of its points, beyond which other things may
have been spoken of."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    body, starts = body_of(text)
    found = numbering(text)
    for fault in found.faults:
        finding = _of_fault(fault, body, found)
        if finding is not None:
            yield finding
    for place, number in starts:
        if text.blocks[number].kind == "paragraph":
            yield from _announced(text, number, place, body, found)


def _of_fault(fault: Fault, body: str, found: Numbering) -> Finding | None:
    mark, before = fault.mark, fault.before
    label = mark.text.strip("，、：: ")
    if before is None:
        return _headless(fault, body, found)
    last = before.text.strip("，、：: ")
    between = body[before.offset : mark.offset]
    severity: Severity = "必改"
    if fault.slip == "gap":
        missing = numbers_between(before.number, mark.number)
        if any(_is_there(between, mark, n) for n in range(before.number + 1, mark.number)):
            return None
        advice = f"“{last}”后面是“{label}”，缺{missing}"
    elif fault.slip == "twice":
        advice = f"有两个“{label}”，后面的该往下排"
    else:
        advice = f"“{last}”后面是“{label}”，次序倒了"
        severity = "建议"
    return mark.finding(advice, severity=severity, label="编号")


def _headless(fault: Fault, body: str, found: Numbering) -> Finding | None:
    """A run that does not begin with 一: sure where it is a line's, goes on, and nothing before it
    reads like the first."""
    mark = fault.mark
    run = next(each for each in found.series if mark in each.marks)
    if not mark.leads or len(run.marks) < 2 or run.marks[0] is not mark or mark.number > 3:
        return None
    if _is_there(body[: mark.offset], mark, 1):
        return None
    missing = "、".join(numeral_of(n) for n in range(1, mark.number))
    advice = f"从“{mark.text.strip('，、：: ')}”起，前面没有{missing}"
    return mark.finding(advice, severity="必改", label="编号")


def _is_there(between: str, mark: Mark, number: int) -> bool:
    """Whether a marker that is missed stands there in a form nobody knows it by (三． for 三、), or
    behind words that hide it."""
    han, digits = numeral_of(number), str(number)
    numeral = digits if mark.system.startswith("arabic") else han
    written = normalised(mark.text).replace(_numeral(mark), numeral)
    begins = r"(?:^|[。；！？”\s])\s*" if mark.system in RANK else ""
    if re.search(begins + re.escape(written.strip()), between, re.MULTILINE):
        return True
    alike = _ALIKE.get(mark.system, _ALIKE_KEYED).replace("三", han).replace("3", digits)
    return re.search(alike, between, re.MULTILINE) is not None


def _numeral(mark: Mark) -> str:
    return (
        str(mark.number) if str(mark.number) in normalised(mark.text) else numeral_of(mark.number)
    )


def _announced(
    text: CheckedText, number: int, place: int, body: str, found: Numbering
) -> Iterator[Finding]:
    block = text.blocks[number]
    line = body[place : place + len(block.text)]
    for start, end in sentence_spans(line):
        sentence = line[start:end]
        said = _count_in(sentence)
        if said is None or said < 2:
            continue
        listed = _LIST.search(sentence)
        from_here = place + start + (listed.end() if listed else end - start)
        run = _following(found.series, from_here, body)
        if run is None or len(run.marks) in (0, 1, said):
            continue
        told = "、".join(numeral_of(each.number) for each in run.marks)
        stop = start + (listed.end() if listed else end - start)
        words = block.text[start:stop].strip()
        yield Finding(
            severity="必改",
            block=number,
            start=start,
            end=start + len(words),
            text=words,
            advice=f"下面是{told}：说{numeral_of(said)}讲{numeral_of(len(run.marks))}",
            label="点数",
        )


def _count_in(sentence: str) -> int | None:
    agenda = _AGENDA.search(sentence) or _COUNT_AND_LIST.search(sentence)
    if agenda:
        return number_of(agenda[1])
    return announced_number(sentence) if announces(sentence) else None


def _following(series: tuple[Series, ...], place: int, body: str) -> Series | None:
    """The run that begins right behind ``place``; None where something else may come first."""
    run = next((each for each in series if each.marks[0].offset >= place), None)
    if run is None or run.marks[0].number != 1 or run.marks[0].offset - place > _NEAR:
        return None
    between = body[place : run.marks[0].offset]
    return None if may_be_there(between, "[一首1]") else run


RULE = Rule(
    name="编号",
    family="编号",
    authority="实务",
    source="校对惯例：序号连着排，说几点讲几点",
    finds=_finds,
)
