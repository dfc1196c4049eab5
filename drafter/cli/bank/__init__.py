"""``drafter bank``: keeping the phrase bank."""

from __future__ import annotations

from collections.abc import Mapping

import click

from drafter.cli.groups import ChineseGroup

COMMANDS: Mapping[str, str] = {
    "info": "drafter.cli.bank.info",
    "verify": "drafter.cli.bank.verify",
    "renew": "drafter.cli.bank.renew",
    "review": "drafter.cli.bank.review",
    "export": "drafter.cli.bank.export",
    "import": "drafter.cli.bank.take_in",
    "merge": "drafter.cli.bank.merge",
    "remove-source": "drafter.cli.bank.remove_source",
    "grade": "drafter.cli.bank.grade",
}
_SUMMARIES: Mapping[str, str] = {
    "info": "词库有多少、采自哪里、完好不完好",
    "verify": "逐处核对出处和原文",
    "renew": "把旧版本的词库翻成新的，先备份",
    "review": "逐条看新采的：留下、不要、改字、批注",
    "export": "写成一个文件夹，备份或给别人",
    "import": "收进 export 写出的文件夹",
    "merge": "收进另一个词库文件",
    "remove-source": "撤去一份来源和只靠它的词条",
    "grade": "给一份来源定等级：权威或网络",
}


@click.group(
    "bank",
    cls=ChineseGroup,
    invoke_without_command=True,
    modules=COMMANDS,
    summaries=_SUMMARIES,
    examples=("drafter bank info", "drafter bank review", "drafter bank grade 市委文件.docx 权威"),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """管词库。每一步要么做完，要么一点不动。"""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
