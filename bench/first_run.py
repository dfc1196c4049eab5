"""Counts the answers of the shortest complete interview: python -m bench.first_run [KIND].

Three points with three measures each, no gap in the draft. What must be said is typed as in the
outline's example; everywhere else Enter takes what is on offer. A screen is one answer however many
lines it takes; choosing the kind and exporting at the review are counted too.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from drafter.bank import Bank, open_user_bank
from drafter.flows.answer_files import example_answers
from drafter.flows.answering import with_answer
from drafter.flows.draft import draft_of
from drafter.flows.offers import default_answer
from drafter.flows.session import Session, next_in
from drafter.interview.answers import Value
from drafter.outlines.load import outline_named
from drafter.paths import shipped

KIND = "工作会议讲话"
_AROUND = 2  # the kind of speech before, 检查并导出 after: both are Enter
_MOST, _POINTS = 30, 3


def shortest(kind: str, bank: Bank) -> tuple[Session, dict[int, bool]]:
    """The finished session, and for each screen by its number whether anything was typed there."""
    outline = outline_named(kind)
    example = example_answers(outline)
    session = Session(outline, {})
    typed: dict[int, bool] = {}
    while (ask := next_in(session)) is not None:
        needed = ask.question.required and not ask.default
        value: Value = example[ask.key] if needed else default_answer(session, ask, bank)
        typed[ask.number] = typed.get(ask.number, False) or needed
        session = with_answer(session, ask.key, value)
    return session, typed


def main() -> None:
    kind = sys.argv[1] if len(sys.argv) > 1 else KIND
    with (
        tempfile.TemporaryDirectory() as folder,
        open_user_bank(Path(folder) / "b.db", shipped=shipped("phrasebank")) as bank,
    ):
        session, typed = shortest(kind, bank)
    draft = draft_of(session).draft
    points = sum(block.kind == "heading1" for block in draft.blocks)
    answers = len(typed) + _AROUND
    enters = answers - sum(typed.values())
    print(f"{kind}：{points} 点，待补 {len(draft.gaps)} 处，正文 {draft.characters} 字")
    print(f"答 {answers} 次，其中 {enters} 次只按回车（目标：最多 {_MOST} 次，一半是回车）")
    held = answers <= _MOST and enters * 2 >= answers and points == _POINTS and not draft.gaps
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
