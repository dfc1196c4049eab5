"""``drafter mine``: phrases out of a folder of speeches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from drafter.cli.banks import bank_option, writable_bank
from drafter.cli.chinese import ChineseCommand, count_value
from drafter.cli.output import print_json
from drafter.cli.skipped import SOME_SKIPPED, print_skipped
from drafter.errors import UsageError
from drafter.flows import mine as flow
from drafter.flows.engines.cluster import Cluster
from drafter.flows.engines.engine import Engine
from drafter.flows.engines.pool import cores
from drafter.flows.report import mining_report
from drafter.storage.files import is_folder, written_unused
from drafter.terminal.console import notices, results, say
from drafter.terminal.progress import Report, progress_line
from drafter.terminal.tables import part_counts

_STAGES = {"read": "读", "mine": "采"}


@click.command(
    "mine",
    cls=ChineseCommand,
    examples=(
        "drafter mine ~/历年讲话",
        "drafter mine ~/历年讲话 --report 采词报告.html",
        "drafter mine 去年.txt 今年.txt --bank 试采.db",
        "drafter mine /共享/历年讲话 --engine dask --scheduler tcp://10.1.2.3:8786",
    ),
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="文件或文件夹...", type=click.Path(path_type=Path)
)
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="文件.html",
    help="写一页报告，用浏览器逐篇核对：采了什么，丢了什么，为什么",
)  # fmt: skip
@click.option("--as-speech", is_flag=True, help="看着不像讲话的也当讲话采")
@click.option("--workers", callback=count_value, metavar="个数", help="用几个处理器；不写就全用上")
@click.option(
    "--engine", "engine_name", type=click.Choice(["pool", "dask"]), default="pool",
    metavar="pool/dask", help="谁来采：pool 本机（不写就是它），dask 多台机器",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="地址", help="多台机器时，调度器的地址，例如 tcp://10.1.2.3:8786"
)
@bank_option("收进另一个词库文件（不含随软件附带的词条）；不写就收进自己的词库")
@click.option("--json", "as_json", is_flag=True, help="小结写成一行 JSON")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    report: Path | None,
    as_speech: bool,
    workers: int | None,
    engine_name: str,
    scheduler: str | None,
    bank: Path | None,
    as_json: bool,
) -> None:
    """从一批讲话里采词条，收进词库。文件夹连同下级一起读；采过的没有变就不再读；用不上的逐个说明原因，其余照采。

    涉密内容不得在非涉密计算机上处理。
    """
    _check(paths, report)
    _check_engine(engine_name, scheduler, workers)
    started = time.monotonic()
    examined: list[flow.Examined] = []
    with (
        writable_bank(bank) as opened,
        _engine(scheduler) as engine,
        progress_line(notices(), clock=time.monotonic) as line,
    ):
        try:
            summary = flow.mine(
                paths,
                bank=opened,
                as_speech=as_speech,
                workers=workers or cores(),
                engine=engine,
                progress=_reporting(line),
                examined=None if report is None else examined.append,
            )
        except KeyboardInterrupt:
            say(notices(), "先停在这里。采过的都留着，再运行一遍，从没采的接着采。")
            raise
        undecided = opened.decisions.undecided_count()
    if report is not None:
        _write(report, summary, examined)
    if as_json:
        print_json(summary)
    else:
        _print(summary, seconds=time.monotonic() - started)
        if undecided:
            other = "" if bank is None else f" --bank {bank}"
            say(results(), f"还有 {undecided:,} 条没看过。逐条决定：drafter bank review{other}")
    if not summary.files:
        say(notices(), "没有找到文件。隐藏文件（名字以点开头的）不读")
    if summary.skipped:
        print_skipped(summary.skipped)
        ctx.exit(SOME_SKIPPED)


def _check(paths: tuple[Path, ...], report: Path | None) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"找不到 {'、'.join(missing)}", "看看名字和位置对不对")
    if report is not None and is_folder(report):
        raise UsageError(f"{report} 是文件夹", "写上报告的文件名，例如 采词报告.html")


def _check_engine(engine: str, scheduler: str | None, workers: int | None) -> None:
    if engine == "dask" and scheduler is None:
        raise UsageError("多台机器一起采，要写调度器的地址", "例如 --scheduler tcp://10.1.2.3:8786")
    if engine == "pool" and scheduler is not None:
        raise UsageError("写了 --scheduler，没有写 --engine dask", "两个一起写，或都不写")
    if engine == "dask" and workers is not None:
        raise UsageError("--workers 管的是本机", "多台机器时，用多少由各台机器上的 dask worker 定")


@contextmanager
def _engine(scheduler: str | None) -> Iterator[Engine | None]:
    """The machines of a scheduler; None: this one."""
    if scheduler is None:
        yield None
        return
    with closing(Cluster(scheduler)) as engine:
        yield engine


def _reporting(report: Report | None) -> Callable[[flow.Progress], None] | None:
    if report is None:
        return None
    return lambda told: report(_STAGES[told.stage], told.done, told.total, told.name, told.share)


def _write(path: Path, summary: flow.MineSummary, examined: list[flow.Examined]) -> None:
    free = written_unused(path, mining_report(summary, examined))
    taken = "" if free == path else f"（{path.name} 已经有了，没有动）"
    say(notices(), f"报告  {free}{taken}　用浏览器打开")


def _print(summary: flow.MineSummary, *, seconds: float) -> None:
    console = results()
    phrases = sum(summary.new_phrases.values())
    occurrences = sum(summary.new_occurrences.values())
    pieces = [
        f"读取 {summary.read} 份，得讲话 {summary.speeches} 篇",
        f"新增词条 {phrases:,}，新增出处 {occurrences:,}",
        f"跳过 {len(summary.skipped)} 份",
        f"用时 {seconds:.1f} 秒",
    ]
    if summary.unchanged:
        pieces.insert(3, f"已在库 {summary.unchanged} 份，没有变")
    say(console, "；".join(pieces))
    console.print(part_counts({"新增": summary.new_phrases, "现有": summary.counts}))
