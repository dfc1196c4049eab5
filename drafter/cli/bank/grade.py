"""``drafter bank grade``: what a source is worth as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from drafter.bank import Grade
from drafter.cli.banks import bank_option, one_source, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.terminal.console import results, say


def _grade(_ctx: click.Context, param: click.Parameter, value: str) -> Grade:
    grades: tuple[Grade, ...] = get_args(Grade)
    for grade in grades:
        if value == grade:
            return grade
    raise click.BadParameter(f"没有“{value}”，可以写 {'、'.join(grades)}", param=param)


@click.command(
    "grade",
    cls=ChineseCommand,
    examples=("drafter bank grade 市委全会报告.docx 权威", "drafter bank grade 3fa2c1 网络"),
)
@click.argument("source", metavar="名字或文件号")
@click.argument("grade", metavar="等级", callback=_grade)
@bank_option()
def command(source: str, grade: Grade, bank: Path | None) -> None:
    """给一份来源定等级：权威（正式发布的文本，经您核对）或 网络（平常的等级）。再采也不变。

    文件号看 drafter bank info --sources，写开头六位以上就行。
    """
    with writable_bank(bank, new=False) as opened:
        record = one_source(opened, source)
        opened.holdings.set_grade(record, grade)
    say(results(), f"✓ {record.name}　{record.grade} → {grade}")
