"""``drafter inspect``: what is in a speech."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.cli.skipped import SOME_SKIPPED, print_skipped
from drafter.corpus.readers import read_source
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.flows.mine import Skipped
from drafter.flows.names import readable_name
from drafter.model import Reading, Source
from drafter.terminal.console import results, say
from drafter.terminal.reading import speech_tree


@click.command(
    "inspect",
    cls=ChineseCommand,
    examples=(
        "drafter inspect 讲话.txt",
        "drafter inspect --why 讲话.docx       每处都说凭什么",
        "drafter inspect --json *.txt > 讲话.jsonl",
    ),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="每个文件一行 JSON，位置按字数从 0 算起")
@click.option("--why", is_flag=True, help="逐句逐条列出，说明凭什么这样判断")
@click.option("--as-speech", is_flag=True, help="看着不像讲话的也当讲话看")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], as_json: bool, why: bool, as_speech: bool
) -> None:
    """看一篇讲话：题目、称谓、开头怎么起、分几点、结尾怎么收、哪些句子是并列的。"""
    skipped = []
    for path in files:
        try:
            source = read_source(path, name=readable_name(path.name))
        except ReadError as error:
            skipped.append(Skipped(error.name, "unreadable", error.cause))
            continue
        reading = inspected_source(source, as_speech=as_speech)
        if not reading.speeches:
            skipped.append(Skipped(source.name, "speechless", reading.reason))
        if as_json:
            print_json(reading)
        elif reading.speeches:
            _print(source, reading, why=why)
    if skipped:
        print_skipped(skipped)
        ctx.exit(SOME_SKIPPED)


def _print(source: Source, reading: Reading, *, why: bool) -> None:
    console = results()
    say(console, f"{source.name}　{len(reading.speeches)} 篇讲话", "bold")
    several = len(reading.speeches) > 1
    for number, speech in enumerate(reading.speeches, 1):
        label = f"第 {number} 篇　" if several else ""
        console.print(speech_tree(source, speech, label=label, why=why))
