"""Too close to one source: word for word over a length, or over a share of the text."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.missing import without_texts
from drafter.checks.rule import Rule
from drafter.checks.sharing import Shared, body_of, shared_with_sources
from drafter.checks.text import CheckedText


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    limits = beside.limits
    close = [
        each
        for each in shared_with_sources(text, beside)
        if each.share > limits.overlap_share or each.run.longest > limits.longest_run
    ]
    body = body_of(text, beside) if close else None
    while body and close:
        first, *others = close
        close = [each for each in others if not _same_passage(each, first, limits.overlap_share)]
        number, start, end = body.place(first.run.start, first.run.end)
        words = text.blocks[number].text
        name = first.source.name
        more = f"，另有 {len(others) - len(close)} 篇也有" if len(close) < len(others) else ""
        advice = (
            f"连续 {first.run.longest} 字同{name}{more}；共 {first.run.characters} 字，"
            f"占全文 {text.characters:,} 字的 {first.share:.1%}。换个说法，或改成引用"
        )
        yield finding_at(number, words, (start, end), advice, mute=name, by_part=True)


def _same_passage(one: Shared, first: Shared, share: float) -> bool:
    """Whether a source only has, over a length, the passage that ``first`` has too."""
    return one.share <= share and one.run.start < first.run.end and first.run.start < one.run.end


def _figure(text: CheckedText, beside: Beside) -> str:
    shared = shared_with_sources(text, beside)
    if not shared:
        return f"没有连续 {beside.limits.overlap_run} 字与来源相同"
    return f"与来源最长连续相同 {max(each.run.longest for each in shared)} 字"


RULE = Rule(
    name="雷同",
    family="雷同",
    authority="词库",
    source="与词库所存原文逐字比对，引文、固定提法、会议名称、职务、词条和提纲的句子不算，也不跟自己比",
    finds=_finds,
    unchecked=without_texts,
    figure=_figure,
)
