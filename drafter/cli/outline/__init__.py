"""``drafter outline``: the kinds of speech there are, one's own among them."""

from __future__ import annotations

from collections.abc import Mapping

import click

from drafter.cli.groups import ChineseGroup

COMMANDS: Mapping[str, str] = {
    "list": "drafter.cli.outline.list",
    "show": "drafter.cli.outline.show",
    "check": "drafter.cli.outline.check",
    "new": "drafter.cli.outline.new",
    "derive": "drafter.cli.outline.derive",
}
_SUMMARIES: Mapping[str, str] = {
    "list": "有哪几种讲话，哪些是自带的，哪些是自己的",
    "show": "一种讲话问什么、有哪些版式、成稿什么样",
    "check": "检查提纲：写法对不对，各种答案排不排得出来",
    "new": "建一份自己的提纲，从最小的样子改起",
    "derive": "以稿写稿：把一篇讲话变成提纲",
}


@click.group(
    "outline",
    cls=ChineseGroup,
    invoke_without_command=True,
    modules=COMMANDS,
    summaries=_SUMMARIES,
    examples=(
        "drafter outline list",
        "drafter outline derive 去年讲话.docx",
        "drafter outline new 座谈会讲话",
    ),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """管提纲。自己的提纲和自带的同名，就用自己的。"""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
