"""The command line: one command a file, each loaded when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn

import click

from drafter.cli import chinese
from drafter.cli.groups import ChineseGroup
from drafter.cli.version import program
from drafter.errors import InterviewStopped, UserError, os_reason
from drafter.terminal.console import WIDTH, forgiving_streams, notices, say

INTERRUPTED = 130

COMMANDS: Mapping[str, str] = {
    "draft": "drafter.cli.draft",
    "check": "drafter.cli.check",
    "export": "drafter.cli.export",
    "layout": "drafter.cli.layout",
    "questions": "drafter.cli.questions",
    "outline": "drafter.cli.outline",
    "origins": "drafter.cli.origins",
    "import": "drafter.cli.import_",
    "comments": "drafter.cli.comments",
    "merge": "drafter.cli.merge",
    "versions": "drafter.cli.versions",
    "material": "drafter.cli.material",
    "finish": "drafter.cli.finish",
    "purge": "drafter.cli.purge",
    "diff": "drafter.cli.diff",
    "profile": "drafter.cli.profile",
    "browse": "drafter.cli.browse",
    "inspect": "drafter.cli.inspect",
    "mine": "drafter.cli.mine",
    "bank": "drafter.cli.bank",
    "stats": "drafter.cli.stats",
    "serve": "drafter.cli.serve",
    "doctor": "drafter.cli.doctor",
    "completion": "drafter.cli.completion",
    "phrasebank": "drafter.cli.phrasebank",
}
"""Name of a command to its module, which holds it as ``command``."""

_SUMMARIES: Mapping[str, str] = {
    "draft": "写一篇讲话：一问一答，出 Word",
    "check": "出手之前过一遍：残留、编号、标点、提法、人名……",
    "export": "把改好的稿子（.md）或别处来的文稿排成 Word、PDF",
    "layout": "看版式：国标、朗读稿、审阅稿、提纲、本单位的",
    "questions": "列出一种讲话要问什么，可当空表填",
    "outline": "管提纲：列出、查看、检查、新建，把一篇讲话变成提纲",
    "origins": "逐句列出稿子的来历：答案、提纲、词条、手写",
    "diff": "逐句比两版稿子，出花脸稿（带修订的 Word）",
    "import": "把别人改过的 Word 收回来，作下一版",
    "comments": "看批注和修订，逐条定采纳没采纳，出采纳情况表",
    "merge": "把两个人改的同一份稿子合成一份",
    "versions": "看各版：第几版、稿次、改了多少；定稿次、取回一版",
    "finish": "定稿：锁住，按年份和场合归档，要收就收进词库",
    "purge": "彻底删一篇稿子：连同各版、没写完的、它的素材",
    "material": "素材：收进报告和上级讲话，写稿时从里面挑原话",
    "profile": "单位档案：单位、名册、例会、语速，写稿时作默认",
    "browse": "查词库：词条、用过几篇、出处",
    "inspect": "看一篇讲话：题目、层次、开头、结尾、并列",
    "mine": "从一批讲话里采词条，收进词库",
    "bank": "管词库：逐条定留不留、备份、合并、撤来源、定来源等级",
    "stats": "词库总的样子：篇数、条数、最常用的结构，也能画成图",
    "serve": "在本机浏览器里查词库、写稿",
    "doctor": "看这台机器上样样齐不齐：词库、字体、PDF……",
    "completion": "印出补全脚本：bash、zsh、fish 里按 Tab 补全",
}
"""What the help page says of each command that is for the user; the others are hidden."""


class _Commands(ChineseGroup):
    """The group of all commands, and the one place where errors become a sentence and a code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader (head, less) has seen enough
            _write_nowhere()
            ctx.exit(0)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except InterviewStopped as stopped:
            _leave_a_closed_terminal()
            ctx.exit(stopped.exit_code)
        return result

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        kwargs["standalone_mode"] = False
        try:
            result = super().main(*args, **kwargs)
        except click.ClickException as error:
            say(notices(), chinese.usage_message(error))
            sys.exit(error.exit_code)
        except click.Abort:
            sys.exit(INTERRUPTED)
        except UserError as error:
            say(notices(), str(error))
            sys.exit(error.exit_code)
        except OSError as error:  # files say so themselves: it is the terminal, or a file behind >
            with suppress(OSError):
                say(
                    notices(), f"没能显示完（{os_reason(error)}）。存下的文件都在，可以再运行一遍看"
                )
            _write_nowhere()
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


def _leave_a_closed_terminal() -> None:
    """What is still to be written must not fail at the very end: nobody would see the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        _write_nowhere()


def _write_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(program())
        ctx.exit()


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    modules=COMMANDS,
    summaries=_SUMMARIES,
    context_settings={"terminal_width": WIDTH},  # click would load shutil to ask for it
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="显示版本",
)  # fmt: skip
@click.pass_context
def group(ctx: click.Context) -> None:
    """讲话稿助手：答几个问题，得一篇排好版的 Word 讲话稿。

    离线运行，不用大模型；您没给的事实，一个也不写。
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> NoReturn:
    """The ``drafter`` command."""
    forgiving_streams()
    group.main(prog_name="drafter")
