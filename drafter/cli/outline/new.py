"""``drafter outline new``: a small outline of one's own to begin with."""

from __future__ import annotations

import click

from drafter import paths
from drafter.cli.chinese import ChineseCommand
from drafter.cli.shelf import shelf_with_warnings
from drafter.flows.outlines import new_outline
from drafter.terminal.console import results, say


@click.command(
    "new",
    cls=ChineseCommand,
    examples=("drafter outline new 座谈会讲话", "drafter outline check 座谈会讲话"),
)
@click.argument("name", metavar="名字")
def command(name: str) -> None:
    """建一份自己的提纲：一份能用的最小样子，每一项都有说明，照着改。"""
    known = {each.outline.kind for each in shelf_with_warnings().shelved}
    made = new_outline(name, folder=paths.user_outlines())
    console = results()
    say(console, f"✓ 建好了：{made.folder}", "green")
    if made.kind in known:
        say(console, f"  从此“{made.kind}”用这一份；不想用了，把文件夹移走就行")
    say(console, "  outline.yaml　　问什么")
    say(console, "  speech.md.j2　　稿子什么样")
    say(console, "  example.yaml　　样例答案")
    say(console, "下一步")
    say(console, "  先用编辑器改这三份，每一项后面都有说明，详见 docs/manual/outlines.md")
    say(console, f"  drafter outline check {made.kind}　　改一处查一遍")
    say(console, f"  drafter draft {made.kind} --example　　看看成稿")
