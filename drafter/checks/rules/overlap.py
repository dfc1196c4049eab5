"""Too close to one source: word for word over a length, or over a share of the text."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.missing import without_texts
from drafter.checks.rule import Rule
from drafter.checks.sharing import body_of, shared_with_sources
from drafter.checks.text import CheckedText


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    limits = beside.limits
    body = None
    for each in shared_with_sources(text, beside):
        run = each.run
        if each.share > limits.overlap_share or run.longest > limits.longest_run:
            body = body or body_of(text, beside)
            number, start, end = body.place(run.start, run.end)
            name = each.source.name
            words = text.blocks[number].text
            advice = f"连续 {run.longest} 字同{name}；全文 {each.share:.1%}。换个说法，或改成引用"
            yield finding_at(number, words, (start, end), advice, mute=name)


def _figure(text: CheckedText, beside: Beside) -> str:
    shared = shared_with_sources(text, beside)
    if not shared:
        return f"没有连续 {beside.limits.overlap_run} 字与来源相同"
    return f"与来源最长连续相同 {max(each.run.longest for each in shared)} 字"


RULE = Rule(
    name="雷同",
    family="雷同",
    authority="词库",
    source="与词库所存原文逐字比对，引文、固定提法、会议名称、职务和多篇都用的词条不算",
    finds=_finds,
    unchecked=without_texts,
    figure=_figure,
)
