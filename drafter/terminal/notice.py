"""What a notice proposes, as a writer sees it: the words, and the notice's own line."""

from __future__ import annotations

from rich.console import Console

from drafter.flows.notice import Notice
from drafter.gathering.lines import marked_line
from drafter.gathering.notice.answers import Proposed
from drafter.terminal.console import folded, say, say_folded

_HANGING = " " * 7
_SHOWN = 60


def print_notice(console: Console, notice: Notice) -> None:
    """Every field with its readings, each with its line; what is not certain has a !."""
    for proposal in notice.proposals:
        mark = " " if proposal.certain else "!"
        doubt = f"　（{proposal.doubt}）" if proposal.doubt else ""
        lone = len(proposal.candidates) == 1
        for number, candidate in enumerate(proposal.candidates):
            label = f"{mark} {proposal.field}" if not number else f"  {proposal.field}（或）"
            value = "／".join(candidate.value)
            say_folded(
                console,
                f"{label}　{value}{doubt if lone or not number else ''}",
                "" if proposal.certain else "yellow",
                hanging=_HANGING,
            )
            spans = candidate.spans if len(candidate.value) > 1 else candidate.spans[:1]
            for span in spans:
                say_folded(
                    console, f"     {marked_line(notice.source, span)}", "dim", hanging=_HANGING
                )


def proposal_hint(proposed: Proposed | None) -> str:
    """What stands below a prompt: from where its words are, or why none stand in it."""
    if proposed is None:
        return ""
    if proposed.default:
        return f"\n取自通知，回车就算数。{proposed.said[0].line}"
    lines = [f"\n! 通知里拿不准，没有替您填：{proposed.doubt}"]
    lines += [f"{_brief(each.answer)}　{each.line}" for each in proposed.said]
    return "\n".join(lines)


def _brief(answer: str) -> str:
    return folded("／".join(answer.split("\n")), _SHOWN)[0]


def print_read(console: Console, notice: Notice) -> None:
    """That a notice was read, and what will become of it."""
    sure = sum(each.certain for each in notice.proposals)
    unsure = len(notice.proposals) - sure
    rest = f"，{unsure} 项拿不准，到时列给您看" if unsure else ""
    say(console, f"✓ 通知 {notice.source.name}：读出 {sure} 项，问到时先填上，回车才算数{rest}")
