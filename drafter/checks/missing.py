"""Why a rule can say nothing: what it would hold the text against is not there."""

from __future__ import annotations

from drafter.checks.beside import Beside
from drafter.checks.held import holds_texts
from drafter.checks.text import CheckedText


def without_roster(_text: CheckedText, beside: Beside) -> str:
    """Why names cannot be compared; "" where there is a roster."""
    return "" if beside.profile.leaders else "没有名册，没查。要建：drafter profile edit"


def without_bank(_text: CheckedText, beside: Beside) -> str:
    """Why nothing can be looked up; "" where there is a bank."""
    return "" if beside.bank is not None else "没有词库，没查"


def without_texts(_text: CheckedText, beside: Beside) -> str:
    """Why nothing can be compared word for word; "" where the bank holds the text of a source."""
    return "" if holds_texts(beside.bank) else "词库里没有存原文的来源，没查。要采：drafter mine"


def without_answers(text: CheckedText, _beside: Beside) -> str:
    """Why facts cannot be compared; "" where the text is a draft of ours with its answers."""
    return "" if text.ours and text.answers else "不是本机起的稿，没有答案可对，没查"


def without_day(text: CheckedText, _beside: Beside) -> str:
    """Why nothing can be told that depends on the day; "" where the speech is dated."""
    return "" if text.day else "没写日期，没查"


def without_finished(text: CheckedText, beside: Beside) -> str:
    """Why nobody knows what was used before; "" where finished speeches are remembered."""
    if not beside.used:
        return "没有定过稿的讲话可对，没查"
    return "" if text.speaker and text.day else "没写讲话人或日期，没查"
