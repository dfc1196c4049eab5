"""``drafter purge``: a draft and all that is kept of it, gone."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.purge import Belongings, belongings, left_over, purge
from drafter.terminal.console import can_ask, notices, results, say, say_folded

_STAYS = "留着，一样也不删"


@click.command(
    "purge",
    cls=ChineseCommand,
    examples=(
        "drafter purge 讲话.md",
        "drafter purge 讲话.md --yes",
        "drafter purge 讲话.md --filed --mined --yes",
        "drafter purge 工作会议讲话-1",
    ),
)
@click.argument("draft", metavar="稿子.md、稿号或没写完的")
@click.option("--filed", is_flag=True, help="定稿归档的那份也删")
@click.option("--mined", is_flag=True, help="收进词库的也撤，词库里不留它的字")
@click.option("--yes", is_flag=True, help="不再问，直接删")
def command(draft: str, filed: bool, mined: bool, yes: bool) -> None:
    """彻底删一篇稿子：稿子、各版、没写完的、它的素材。先列出来，再问。

    别的稿子也用得上的素材留着，要删：drafter material drop。同名而文字不像的文件也留着。
    归档的和词库里的，说了才删。删了取不回来。别处的拷贝、打印的、发出去的，不归这里管。
    """
    found = belongings(draft)
    _print(found)
    if not yes:
        chosen = _chosen(found, filed=filed, mined=mined)
        if chosen is None:
            say(results(), "✓ 留着，一样也没有删")
            return
        filed, mined = chosen
    purge(found, filed=filed, mined=mined)
    say(results(), "✓ 删了", "green")
    if found.filed is not None and not filed:
        say(results(), f"  归档的那份还在：{found.filed}")
    if found.finished is not None and found.finished.mined and not mined:
        say(results(), "  词库里收的那份还在：drafter bank info --sources")
    left = left_over(found)
    for place in left:
        say_folded(notices(), f"! 这里还有它的原话：{place}", "yellow")
    if not left:
        say(results(), "  查过数据文件夹和词库，没有它的原话了")


def _print(found: Belongings) -> None:
    console = results()
    which = f"稿号 {found.id}" if found.id else "还没写完，没有稿号"
    say_folded(console, f"{found.title or '没有题目的稿子'}　{which}", "bold")
    for path in found.files:
        say(console, f"  文件　　{path}")
    for session in found.sessions:
        say(console, f"  没写完　{session}")
    if found.versions:
        say(console, f"  各版　　{found.versions} 版")
    for material in found.materials:
        whose = "只给这篇的" if material.draft else "这篇用过的，别的稿子用不上"
        say(console, f"  素材　　{material.name}（{whose}）")
    for material in found.shared:
        say(console, f"  留着　　素材 {material.name}（这篇用过，别的稿子也能用）")
    for path in found.alike:
        say(console, f"  留着　　{path}（同名，文字不像这篇）")
    if found.filed is not None:
        say(console, f"  归档　　{found.filed}（加 --filed 才删）")
    if found.finished is not None and found.finished.mined:
        say(console, "  词库　　收进过词库（加 --mined 才撤）")


def _chosen(found: Belongings, *, filed: bool, mined: bool) -> tuple[bool, bool] | None:
    """Which of filed copies and bank go too; None: nothing goes."""
    if not can_ask():
        raise UsageError("没有终端可问，一样也没有删", "看清上面这些，确定就加 --yes")
    from drafter.terminal.review import which_way  # questionary loads slowly

    there = found.filed is not None, found.finished is not None and bool(found.finished.mined)
    asked = filed and there[0], mined and there[1]
    ways = list(dict.fromkeys([asked, (there[0], asked[1]), there]))
    chosen = which_way("删了取不回来", [_STAYS, *(_way(each, there) for each in ways)])
    return ways[chosen - 1] if chosen else None


def _way(gone: tuple[bool, bool], there: tuple[bool, bool]) -> str:
    """What goes with the draft, and what stays, of what there is."""
    names = ("归档的", "词库里的")
    also = "、".join(name for name, goes in zip(names, gone, strict=True) if goes)
    stays = "、".join(
        name for name, goes, is_there in zip(names, gone, there, strict=True) if is_there > goes
    )
    return "删掉" + (f"，连{also}一起" if also else "") + (f"，{stays}不动" if stays else "")
