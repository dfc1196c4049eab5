"""``drafter outline show``: what a kind of speech asks, and what its draft is like."""

from __future__ import annotations

import click

from drafter.cli.banks import opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import kinds
from drafter.cli.shelf import shelf_with_warnings
from drafter.drafting.compose import composed
from drafter.errors import UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.outlines.load import outline_named
from drafter.terminal.console import results
from drafter.terminal.outlines import outline_page


@click.command(
    "show",
    cls=ChineseCommand,
    examples=("drafter outline show 工作会议讲话", "drafter outline show 表态 | less"),
)
@click.argument("kind", metavar="种类", shell_complete=kinds)
def command(kind: str) -> None:
    """一种讲话问什么（按先后，* 是必答）、用哪些版式、成稿的骨架。"""
    shelf_with_warnings()
    outline = outline_named(kind)
    try:
        answers = example_answers(outline)
    except UserError:
        answers = {}
    with opened_bank(None) as bank:
        session = with_defaults(Session(outline, answers), bank)
    draft = composed(outline, session.answers)
    results().print(outline_page(outline, draft, example=bool(answers)))
