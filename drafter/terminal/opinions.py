"""What others said of a draft, on the screen; settling it one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console

from drafter.errors import InterviewStopped
from drafter.revising.opinions import DECISIONS, Decision, Opinion, said
from drafter.terminal.console import folded, say
from drafter.terminal.drafting import row_of
from drafter.terminal.prompts import Row, typed_line
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.text.clean import clean_line, displayable

_CELLS = 72
_QUOTED = 30  # characters of what a comment stands on
_SURE = 6  # characters that a text hardly has twice
_LATER = "先放着"
_OPEN = "未定"


def print_opinions(console: Console, opinions: Sequence[Opinion]) -> None:
    """An entry an opinion: who, where, what; below it what became of it."""
    if not opinions:
        say(console, "没有批注，也没有修订")
        return
    for each in opinions:
        style = "" if each.decision else "yellow"
        who = "　".join(filter(None, (each.author, each.at)))
        say(console, f"{each.number:>2} {each.place}　{who}　{decided(each)}", style)
        for line in _about(each):
            say(console, f"   {line}")
    open_ones = sum(each.decision is None for each in opinions)
    left = f"，没定 {open_ones} 条" if open_ones else "，都定了"
    say(console, f"共 {len(opinions)} 条{left}")


def _about(opinion: Opinion) -> list[str]:
    lines = folded(displayable(said(opinion)), _CELLS)
    if opinion.kind == "批注" and opinion.quoted:
        more = "……" if len(opinion.quoted) > _QUOTED else ""
        lines += folded(displayable(f"（批在“{opinion.quoted[:_QUOTED]}{more}”）"), _CELLS)
    return lines


def decided(opinion: Opinion) -> str:
    """采纳：已照改; 未定."""
    if opinion.decision is None:
        return _OPEN
    return opinion.decision + (f"：{opinion.reason}" if opinion.reason else "")


def print_settled(console: Console, opinion: Opinion, body: str) -> None:
    """What an opinion was settled as. A change that is not taken over stands in the draft as long
    as nobody takes it back: ``body`` is the draft's text."""
    say(console, f"✓ {opinion.number} {decided(opinion)}", "green")
    if opinion.kind == "批注" or opinion.decision != "不采纳":
        return
    new, cut = opinion.text.strip(), opinion.quoted.strip()
    stands = _stands(new, cut, body)
    if stands is None:
        say(console, f"  字少，认不准还在不在：看看{opinion.place}，还在就改回去", "yellow")
    elif stands:
        was = f"“{cut}”" if cut else "没有这几个字"
        now = f"“{new}”" if new else "已经没有了"
        say(console, f"  稿子里现在{now}，原来{was}：不采纳，就在稿子里改回去", "yellow")


def _stands(new: str, cut: str, body: str) -> bool | None:
    """Whether a change stands in the text; None where its words are too few to tell it by."""
    if new and new not in body:
        return False
    if cut and cut not in body:
        return True
    sought = new or cut
    return bool(new) if len(sought) >= _SURE else None


def settled_by_asking(
    console: Console,
    opinions: Sequence[Opinion],
    settle: Callable[[int, Decision, str], Opinion],
    *,
    body: str,
) -> None:
    """Asks what became of each opinion that is open; each answer is on disk before the next
    question. Raises InterviewStopped."""
    waiting = [each for each in opinions if each.decision is None]
    for count, opinion in enumerate(waiting, start=1):
        head = f"第 {opinion.number} 条（{count}／{len(waiting)}）{opinion.place}　{opinion.author}"
        message = "\n".join([head, *(f"  {line}" for line in _about(opinion)), ""])
        choice = row_of(message, [*(Row(each) for each in DECISIONS), Row(_LATER)])
        if choice == len(DECISIONS):
            continue
        decision = DECISIONS[choice]
        reason = _reason(decision)
        print_settled(console, settle(opinion.number, decision, reason), body)


def _reason(decision: Decision) -> str:
    hint = "可以不写" if decision == "采纳" else "写给提意见的人看，一两句"
    while True:
        try:
            reason = clean_line(typed_line(f"{decision}的理由", hint=hint))
        except (AskedHelp, WentBack):
            continue
        except Stopped as stopped:
            raise InterviewStopped("理由", exit_code=stopped.exit_code) from stopped
        if reason or decision == "采纳":
            return reason
