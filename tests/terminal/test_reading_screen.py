"""``drafter inspect`` on the screen: what was found, and with --why by which rule."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console

from drafter.model import Heading, MovedSentence, Source, Span, Speech
from drafter.terminal.reading import speech_tree

TEXT = "在全村植树会上的讲话\n乡亲们：\n今天，我们开会，是要把树种好。\n一、把坑挖好\n挖深一点。\n"


def _speech(*, rules: bool) -> Speech:
    title, opening, heading = (
        "在全村植树会上的讲话",
        "今天，我们开会，是要把树种好。",
        "一、把坑挖好",
    )

    def at(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Speech(
        0,
        len(TEXT),
        Span(*at(title), title, "标题里有“讲话”" if rules else ""),
        opening=(
            MovedSentence(*at(opening), "occasion", opening, "句中有“今天”" if rules else ""),
        ),
        headings=(Heading(*at(heading), 1, "一、", heading, "句首的序号" if rules else ""),),
        warnings=("开头说讲3点，实际有1点",),
        why="开头到第一点为止" if rules else "",
    )


def _shown(speech: Speech, *, why: bool) -> str:
    console = Console(file=io.StringIO(), width=80, markup=False, highlight=False)
    console.print(speech_tree(Source("甲.txt", "a" * 64, "utf-8", TEXT), speech, why=why))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_rule_behind_each_decision_is_named_when_it_is_asked_for() -> None:
    shown = _shown(_speech(rules=True), why=True)
    for rule in ("标题里有“讲话”", "句中有“今天”", "句首的序号", "开头到第一点为止"):
        assert f"依据：{rule}" in shown
    assert "缘由      今天，我们开会" in shown
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert "依据" not in _shown(_speech(rules=True), why=False)


def test_an_unknown_rule_is_not_made_up() -> None:
    shown = _shown(_speech(rules=False), why=True)
    assert "依据" not in shown
    assert "今天，我们开会" in shown


def test_warnings_are_shown_always() -> None:
    for why in (True, False):
        assert "注意  开头说讲3点，实际有1点" in _shown(_speech(rules=True), why=why)
