"""An interview that is cut off at each of its prompts in turn, and gone on with each time."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from drafter.bank import Bank
from drafter.flows.session import next_in
from drafter.interview.answers import Value
from drafter.outlines.model import Outline
from tests.terminal.answering import Answerer
from tests.terminal.stage import CTRL_C, CTRL_D, ENTER, LINE_EMPTY, Writer

HALF = "写到半"
_TYPED = ("text", "lines", "list", "items", "number")


class Fault(Struct, frozen=True):
    """One way in which an interview ends; ``half``: what stands in the line is kept."""

    name: str
    code: int
    half: bool
    strike: Callable[[Writer], None]

    def ends(self, writer: Writer) -> None:
        """Strikes, and waits for the end: its exit code, no traceback."""
        self.strike(writer)
        if self.name == "关窗口":
            writer.ended(self.code)
        else:
            writer.leaves(self.code)


FAULTS = (
    Fault("Ctrl+C", 130, True, lambda writer: writer.types(CTRL_C)),
    Fault("Ctrl+D", 130, False, lambda writer: writer.types(CTRL_D)),
    Fault("SIGTERM", 143, True, lambda writer: writer.signals(signal.SIGTERM)),
    Fault("SIGHUP", 129, True, lambda writer: writer.signals(signal.SIGHUP)),
    Fault("kill -9", -9, False, lambda writer: writer.signals(signal.SIGKILL)),
    Fault("关窗口", 129, True, lambda writer: writer.closes_the_terminal()),
)


def interviewed_under(
    fault: Fault,
    outline: Outline,
    wanted: Mapping[str, Value],
    bank: Bank,
    sit_down: Callable[[Sequence[str]], Writer],
    begin: Sequence[str] = (),
) -> int:
    """An interview that ``fault`` strikes at every prompt, up to the files it writes; how many
    prompts that were. ``sit_down`` starts the program with more arguments, the first time with
    ``begin``. Fails where an answer that was acknowledged is lost, or a half one that can be kept.
    """
    answerer = Answerer(sit_down((outline.kind, *begin)), outline, wanted, bank)
    answerer.writer.sees("〔")  # the answers that it begins with are on disk
    struck = 0
    while (ask := next_in(answerer.session())) is not None:
        if not answerer.stands_before(ask):
            continue
        is_line = ask.question.type in _TYPED and not ask.question.edits
        half = HALF if is_line and fault.name != "Ctrl+D" else ""
        if half:
            answerer.writer.types(half)
            answerer.writer.sees(half)
        before = dict(answerer.session().answers)
        fault.ends(answerer.writer)
        struck += 1
        kept = answerer.session()
        assert dict(kept.answers) == before, f"{fault.name} 在“{ask.prompt}”丢了答案"
        if half and fault.half:
            assert kept.half == (ask.key, half), f"{fault.name} 在“{ask.prompt}”丢了半句"
        answerer.writer = _back_again(sit_down, outline)
        answerer.stands_before(ask)
        answerer.answers(ask, after=LINE_EMPTY if is_line else "")
    answerer.writer.sees("先存着")
    fault.ends(answerer.writer)
    writer = _back_again(sit_down, outline)
    writer.sees("先存着")
    writer.types(ENTER)
    writer.sees("✓ Word")
    writer.leaves(0)
    return struck + 1


def _back_again(sit_down: Callable[[Sequence[str]], Writer], outline: Outline) -> Writer:
    writer = sit_down((outline.kind,))
    writer.sees("上次没写完：")
    writer.types(ENTER)
    return writer
