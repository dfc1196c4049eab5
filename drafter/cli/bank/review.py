"""``drafter bank review``: which mined phrases stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from drafter.bank import Bank
from drafter.cli.banks import bank_option, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.review import read_decisions, write_decisions
from drafter.model import Phrase
from drafter.terminal.console import can_ask, notices, results, say
from drafter.terminal.phrase_list import short_number

_NO_TERMINAL = "没有终端可以一条一条问"
_BY_FILE = "先 --export 文件.jsonl，在文件里写留不留，再 --import 收回来"


@click.command(
    "review",
    cls=ChineseCommand,
    examples=(
        "drafter bank review                       逐条看（要在终端上）",
        "drafter bank review --dropped             看不要的，取回一条",
        "drafter bank review --export 决定.jsonl   写成文件，在文件里填",
        "drafter bank review --import 决定.jsonl   收回填好的文件",
    ),
)
@click.option("--dropped", is_flag=True, help="列出您不要的；在终端上可以取回")
@click.option("--shipped", is_flag=True, help="和 --dropped 一起用：编附带词库时没有收的也列出")
@click.option(
    "--export", "outgoing", type=click.Path(path_type=Path), metavar="文件.jsonl",
    help="把定过的和没看过的写成文件",
)  # fmt: skip
@click.option(
    "--import", "incoming", type=click.Path(path_type=Path), metavar="文件.jsonl",
    help="收回文件里的决定；写作 未定 的不动",
)  # fmt: skip
@bank_option()
def command(
    dropped: bool,
    shipped: bool,
    outgoing: Path | None,
    incoming: Path | None,
    bank: Path | None,
) -> None:
    """逐条看新采的词条：留下、不要、改字、批注。定一条存一条，随时可停；不要的再采也不回来。"""
    if sum((dropped, outgoing is not None, incoming is not None)) > 1:
        raise UsageError("--dropped、--export、--import 只能用一个", "分几次来")
    if shipped and not dropped:
        raise UsageError(
            "--shipped 要和 --dropped 一起用", "drafter bank review --dropped --shipped"
        )
    asking = can_ask()
    if not asking and not dropped and outgoing is None and incoming is None:
        raise UsageError(_NO_TERMINAL, _BY_FILE)
    with writable_bank(bank, new=False) as opened:
        if outgoing is not None:
            _export(opened, outgoing)
        elif incoming is not None:
            count = read_decisions(opened, incoming)
            say(
                results(),
                f"收了 {count} 条决定；没看过的还有 {opened.decisions.undecided_count()} 条",
            )
        elif dropped and not asking:
            _list_dropped(opened, shipped=shipped)
        else:
            _ask(opened, dropped=dropped, shipped=shipped)


def _export(bank: Bank, path: Path) -> None:
    written = write_decisions(bank, path)
    free = written.path
    taken = "" if free == path else f"（{path.name} 已经有了，没有动）"
    count = written.decided
    say(
        results(),
        f"✓ {free}{taken}　定过的 {count.total} 条"
        f"（留下 {count.kept}，改写 {count.edited}，不要 {count.dropped}），"
        f"没定的 {written.undecided} 条",
    )
    if written.lines > count.total + written.undecided:
        say(results(), f"文件共 {written.lines} 行：近似的写法、改好的词条，也各占一行", "dim")
    say(results(), "打开文件，把“未定”改成 留下、不要 或 改写，改完 --import 收回来")
    say(results(), "改写的，新词条填进同一行 edited 后面的引号里", "dim")


def _list_dropped(bank: Bank, *, shipped: bool) -> None:
    own, refused = (bank.decisions.dropped(shipped=way) for way in (False, True))
    _print_dropped(bank, f"您不要的 {len(own)} 条", own)
    title = f"编附带词库时看过、没有收的 {len(refused)} 条，您的讲话里也有"
    if shipped:
        _print_dropped(bank, title, refused)
    elif refused:
        say(results(), f"另有{title}：加 --shipped 列出")
    if own or (shipped and refused):
        say(results(), "要取回：在终端上运行，或用 --import 写作 留下", "dim")


def _print_dropped(bank: Bank, title: str, phrases: Sequence[Phrase]) -> None:
    say(results(), title)
    for phrase in phrases:
        decision = bank.decisions.of(phrase.id)
        why = f"　（{decision.why}）" if decision is not None and decision.why else ""
        say(results(), f"  {short_number(phrase)}  {phrase.pattern}{why}")


def _ask(bank: Bank, *, dropped: bool, shipped: bool) -> None:
    from drafter.terminal.review import reviewed, taken_back
    from drafter.terminal.running import Stopped

    try:
        if dropped:
            say(results(), f"取回 {taken_back(bank, results(), shipped=shipped)} 条")
            if not shipped and (refused := len(bank.decisions.dropped(shipped=True))):
                say(
                    results(),
                    f"编附带词库时看过、没有收的另有 {refused} 条：加 --shipped 看",
                    "dim",
                )
            return
        done = reviewed(bank, results(), year=date.today().year)
    except Stopped as stopped:
        say(notices(), "先停在这里。定过的都已存好，接着看：drafter bank review")
        raise KeyboardInterrupt from stopped
    left = f"，没看过的还有 {done.left} 条：drafter bank review" if done.left else ""
    say(results(), f"定了 {done.decided} 条，跳过 {done.skipped} 条{left}")
