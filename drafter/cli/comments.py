"""``drafter comments``: what others said of a draft, settled one by one, and the table of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.errors import InterviewStopped, UsageError
from drafter.flows.export import opened
from drafter.flows.opinions import opinions_on, settle
from drafter.flows.opinions_table import write_table
from drafter.revising.opinions import DECISIONS, Decision, Opinion
from drafter.terminal.console import can_ask, notices, results, say
from drafter.terminal.opinions import print_opinions, print_settled, settled_by_asking
from drafter.text.clean import clean_line

_NUMBERS = re.compile(r"\d{1,5}(?:[,，、]\d{1,5})*")


@click.command(
    "comments",
    cls=ChineseCommand,
    examples=(
        "drafter comments 讲话.md",
        "drafter comments 讲话.md --settle 3 不采纳 --reason 与通知原文不一致",
        "drafter comments 讲话.md --settle 1,2,5 采纳",
        "drafter comments 讲话.md -o 意见采纳情况表.docx",
    ),
)
@click.argument("file", metavar="稿子.md", type=click.Path(path_type=Path))
@click.option(
    "--settle",
    nargs=2,
    metavar="条 决定",
    help=f"定一条或几条：--settle 3 {DECISIONS[0]}；决定是 {'、'.join(DECISIONS)}",
)
@click.option("--reason", metavar="理由", default="", help="和 --settle 一起写")
@click.option("--ask", is_flag=True, help="没定的一条条问")
@click.option(
    "-o",
    "--output",
    metavar="表.docx",
    type=click.Path(path_type=Path),
    help="出意见采纳情况表（Word）",
)
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
@click.option("--json", "as_json", is_flag=True, help="一条一行 JSON")
def command(
    file: Path,
    settle: tuple[str, str] | None,
    reason: str,
    ask: bool,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """列出一份稿子收到的批注和修订，逐条定采纳、部分采纳、不采纳；-o 出意见采纳情况表。

    意见由 drafter import 收进来。定了不采纳的修订，文字要自己在稿子里改回去。
    """
    draft = opened(file)
    body = "\n".join(block.text for block in draft.draft.blocks)
    if settle is not None:
        for each in _settled(draft.id, *settle, reason):
            print_settled(results(), each, body)
    elif reason:
        raise UsageError("--reason 要和 --settle 一起用", "写成 --settle 3 不采纳 --reason 理由")
    opinions = opinions_on(draft.id)
    if ask:
        if not can_ask():
            raise UsageError("没有终端可问", "用 --settle 条 决定 --reason 理由")
        try:
            settled_by_asking(
                results(), opinions, lambda n, d, r: _settle(draft.id, n, d, r), body=body
            )
        except InterviewStopped:
            say(results(), "先停在这里，定过的都已存好")
            raise
        opinions = opinions_on(draft.id)
    if output is not None:
        path = write_table(draft.draft, opinions, output, overwrite=force)
        left = sum(each.decision is None for each in opinions)
        if left:
            say(notices(), f"! 还有 {left} 条没定，表里空着", "yellow")
        say(results(), f"✓ 意见采纳情况表  {path}", "green")
    elif as_json:
        for each in opinions:
            print_json(each)
    elif settle is None:
        print_opinions(results(), opinions)
        if any(each.decision is None for each in opinions):
            say(results(), "逐条定：加 --ask，或 --settle 条 决定 --reason 理由", "dim")


def _settle(draft_id: str, number: int, decision: Decision, reason: str) -> Opinion:
    return settle(draft_id, number, decision, reason)


def _settled(draft_id: str, numbers: str, decision: str, reason: str) -> Sequence[Opinion]:
    """Settles several. Raises UsageError where a word is wrong, UserError for a number that is not
    there."""
    if not _NUMBERS.fullmatch(numbers):
        raise UsageError(f"{numbers} 不是第几条", "写成 --settle 3 采纳，或 --settle 1,2,5 采纳")
    known = next((each for each in DECISIONS if each == decision), None)
    if known is None:
        raise UsageError(f"没有“{decision}”", f"可以写 {'、'.join(DECISIONS)}")
    said = clean_line(reason)
    if known != "采纳" and not said:
        raise UsageError(f"{known}没有写理由", "加 --reason 理由，一两句")
    return [_settle(draft_id, int(each), known, said) for each in re.split("[,，、]", numbers)]
