"""The review before the export: read, change an answer, a wording or a sentence, or go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from drafter.bank import Bank
from drafter.drafting.compose import FRONT
from drafter.errors import InterviewStopped
from drafter.flows.answered import answer_note
from drafter.flows.answering import with_half, with_sentence_rewritten
from drafter.flows.draft import draft_of
from drafter.flows.session import Session, course
from drafter.interview.answers import unpaired
from drafter.model import DraftSentence
from drafter.terminal.console import fitted, logged, say_folded
from drafter.terminal.drafting import read_through, row_of
from drafter.terminal.interview import asked_again
from drafter.terminal.prompts import Row, typed_line
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.text.clean import clean_line

EXPORT, READ, CHANGE, REWORD, REWRITE, KEEP = (
    "检查并导出", "通读", "改一个答案", "换一处措辞", "改一句", "先存着",
)  # fmt: skip
WRITE_BACK = "写回稿子"
"""What ends the review of a saved draft that is gone over again."""

_HALF = "改句"
"""Where a sentence that was half rewritten is kept: its number behind it, and behind the colon
the sentence it was."""


def reviewed(
    session: Session, bank: Bank, console: Console, *, today: date, ends: str = EXPORT
) -> tuple[Session, str]:
    """The session as it comes out of one turn of the review, and what was chosen (``ends``: the row
    that ends it). Raises InterviewStopped."""
    choice = (ends, READ, CHANGE, REWORD, REWRITE, KEEP)
    try:
        chosen = choice[row_of("下一步", [Row(text) for text in choice], back=True)]
    except WentBack:
        return asked_again(session, _last(session), bank, console, today=today), CHANGE
    if chosen == READ:
        read_through(session)
    elif chosen in (CHANGE, REWORD):
        session = _changed(session, bank, console, today=today, wording=chosen == REWORD)
    elif chosen == REWRITE:
        session = _rewritten(session, console)
    return session, chosen


def _last(session: Session) -> str:
    return course(session)[-1].key


def _changed(
    session: Session, bank: Bank, console: Console, *, today: date, wording: bool
) -> Session:
    """The session after one answer, or the wording of one place, was given anew."""
    places = ("phrase", "headings")
    one_each = {
        ask.number: ask for ask in reversed(course(session))
    }  # a set's headings go together
    asked = [one_each[number] for number in sorted(one_each)]
    asked = [ask for ask in asked if not wording or ask.question.type in places]
    labels = [
        f"{ask.number} {answer_note(session, ask, today=today, short=logged)}" for ask in asked
    ]
    index = _picked("换哪一处" if wording else "改哪一个", labels)
    if index is None:
        return session
    return asked_again(session, asked[index].key, bank, console, today=today)


def _rewritten(session: Session, console: Console) -> Session:
    """The session after one sentence of the draft was rewritten, or left out."""
    blocks = draft_of(session).draft.blocks
    sentences = [(block.kind, each) for block in blocks for each in block.sentences]
    free = [number for number, (kind, _) in enumerate(sentences) if kind not in FRONT]
    labels = [_labelled(sentences[number][1]) for number in free]
    index = _picked("改哪一句　字母是来历：A 答案　O 提纲　P 词库　T 手写", labels)
    if index is None:
        return session
    return sentence_rewritten(session, free[index], console)


def _labelled(sentence: DraftSentence) -> str:
    return f"{sentence.origin.letters[:2]:2} {sentence.text}"


def sentence_rewritten(session: Session, number: int, console: Console) -> Session:
    """The session after the ``number``-th sentence of the draft (from 0) was typed anew; as it was
    where the writer goes back. Raises InterviewStopped."""
    sentence = draft_of(session).draft.texts[number]
    here = f"{_HALF}{number + 1}：{sentence}"
    key, half = session.half
    try:
        text = _typed(sentence, half if key == here else sentence)
    except WentBack:
        return session
    except Stopped as stopped:
        with_half(session, here, stopped.half)
        raise InterviewStopped("改一句", exit_code=stopped.exit_code) from stopped
    if text == sentence:
        return session
    session = with_sentence_rewritten(session, number, text)
    say_folded(console, f"✓ 改一句　{text}" if text else f"✓ 删一句　{sentence}", "green")
    return session


def _typed(sentence: str, initial: str) -> str:
    def problem(text: str) -> str:
        return "【】没有配对，补上缺的一半" if unpaired(text) else ""

    while True:
        try:
            typed = typed_line(
                "改一句",
                hint="改完回车；缺的用【】占位；删空了回车，这句就不要了。Shift+Tab 不改了。",
                initial=initial,
                problem=problem,
            )
            return clean_line(typed)
        except AskedHelp:
            initial = sentence


def _picked(message: str, labels: Sequence[str]) -> int | None:
    """The index of the row taken; None where the writer leaves it."""
    rows = [Row(fitted(label), label) for label in labels]
    rows.append(Row("都不动了"))
    try:
        index = row_of(message, rows, back=True)
    except WentBack:
        return None
    return index if index < len(labels) else None
