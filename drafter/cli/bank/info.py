"""``drafter bank info``: the bank in figures, and whether its file is whole."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.bank import Bank, Facts
from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.errors import BankError
from drafter.terminal.console import results, say
from drafter.terminal.tables import part_counts


@click.command(
    "info", cls=ChineseCommand, examples=("drafter bank info", "drafter bank info --sources")
)
@click.option("--sources", is_flag=True, help="来源逐份列出：文件号、等级、谁的、篇数、名字")
@click.option("--json", "as_json", is_flag=True, help="写成一行 JSON")
@bank_option("看另一个词库文件")
def command(sources: bool, as_json: bool, bank: Path | None) -> None:
    """词库有多少词条、采自哪些来源、哪些年份，文件多大、完好不完好。"""
    with opened_bank(bank) as opened:
        facts, faults = opened.holdings.facts(), opened.holdings.faults()
        if as_json:
            print_json(_as_json(opened, facts, faults, sources=sources))
        else:
            _print(opened, facts, whole=not faults)
            if sources:
                _print_sources(opened)
        if faults:
            raise BankError(
                f"词库 {opened.path} 有毛病：{'；'.join(faults)}",
                "先用 drafter bank export 导出能读的，再把它改名移开，重新采一遍",
            )


def _print(bank: Bank, facts: Facts, *, whole: bool) -> None:
    console = results()
    if waiting := bank.pending.sources():
        said = f"另有 {waiting} 份采过了还没收进来：再运行一遍 drafter mine，或等正在采的采完"
        say(console, said, "yellow")
    state = "完好" if whole else "有毛病"
    say(console, f"词库 {bank.path}　{facts.bytes / 1024 / 1024:.1f} MB　{state}")
    console.print(part_counts({"现有": bank.counts()}))
    shipped = facts.sources - facts.own
    say(
        console,
        f"来源 {facts.sources} 份：自己采的 {facts.own}，随软件附带 {shipped}；"
        f"存有原文 {facts.with_text}，定为权威 {facts.authoritative}",
    )
    known = dict.fromkeys(year for year in (facts.first_year, facts.last_year) if year)
    years = "到 ".join(f"{year} 年" for year in known) or "年份不详"
    say(console, f"讲话 {facts.speeches} 篇，{years}；出处 {facts.occurrences:,} 处")
    say(
        console,
        f"您定过：留下 {facts.kept}，改写 {facts.edited}，不要 {facts.dropped}；"
        f"没看过 {facts.undecided:,} 条"
        + ("，逐条看：drafter bank review" if facts.undecided else ""),
    )
    old = f"；{facts.outdated} 份是旧规则采的，再采一遍就更新" if facts.outdated else ""
    say(console, f"格式第 {facts.schema} 版，采词规则第 {facts.rules} 版{old}")


def _print_sources(bank: Bank) -> None:
    say(results(), "文件号        等级  谁的    篇数  名字", "dim")
    own = bank.holdings.own_sources()
    for source in bank.sources():
        whose = "自己采" if source.sha256 in own else "附带  "
        told = f"{source.grade}  {whose}  {len(source.speeches):>4}  {source.name}"
        say(results(), f"{source.sha256[:12]}  {told}")


def _as_json(
    bank: Bank, facts: Facts, faults: tuple[str, ...], *, sources: bool
) -> dict[str, object]:
    told: dict[str, object] = {
        "path": str(bank.path),
        "counts": bank.counts(),
        "facts": facts,
        "faults": faults,
        "waiting": bank.pending.sources(),
    }
    return told | ({"sources": bank.sources()} if sources else {})
