"""Too close to one source: word for word over a length, or over a share of the text."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.sharing import body_of, shared_with_sources
from drafter.checks.text import CheckedText

_NAME = "雷同"


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    limits = beside.limits
    body = None
    for each in shared_with_sources(text, beside):
        run = each.run
        if each.share > limits.overlap_share or run.longest > limits.longest_run:
            body = body or body_of(text, beside)
            number, start, end = body.place(run.start, run.end)
            name = each.source.name
            yield Finding(
                _NAME,
                "建议",
                number,
                start,
                end,
                text.blocks[number].text[start:end],
                f"连续 {run.longest} 字同{name}；全文 {each.share:.1%}。换个说法，或改成引用",
                mute=name,
            )


RULE = Rule(
    _NAME,
    "词库",
    "与词库所存原文逐字比对，引文、固定提法、会议名称、职务和多篇都用的词条不算",
    _finds,
    needs="原文",
)
