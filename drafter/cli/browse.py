"""``drafter browse``: the phrase bank."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from drafter.bank.search import Filter
from drafter.cli.banks import bank_to_choose_from, bank_to_look_up, opened_bank
from drafter.cli.chinese import ChineseCommand, count_value, move_value, part_value
from drafter.cli.output import print_json
from drafter.errors import UsageError, UserError
from drafter.model import PART_LABELS, Move, Part, Phrase
from drafter.terminal.console import can_ask, print_lines
from drafter.terminal.phrase_list import phrase_lines, short_number

if TYPE_CHECKING:
    from drafter.bank import Bank

_LISTED = 20
_MOST_COUNTED = 10_000
_SHOWN = 6
_PARTS = "、".join(PART_LABELS.values())
_NOTHING = "没有这样的词条。少写一两个字再试；采自己的讲话：drafter mine 文件夹"
_NOTHING_KEPT = "没有收藏的词条。边看边找时可以收藏：drafter browse"


@click.command(
    "browse",
    cls=ChineseCommand,
    examples=(
        "drafter browse              边看边找（要在终端上）",
        "drafter browse 作风         词条里有“作风”的",
        "drafter browse --part 结尾 --move 号召",
        "drafter browse 0147         看这一条的出处",
        "drafter browse --favourites 看收藏的",
    ),
)
@click.argument("words", nargs=-1, metavar="[词或编号]")
@click.option("--part", callback=part_value, metavar="部分", help=f"哪一部分：{_PARTS}")
@click.option(
    "--move", callback=move_value, metavar="语步", help="语步是这句起的作用：缘由、致谢、号召之类"
)
@click.option("--topic", metavar="主题", help="只看这个主题")
@click.option("--occasion", metavar="场合", help="只看这种会上用过的：推进会、动员会、党课之类")
@click.option("--level", metavar="层级", help="只看这一级用过的：中央、省、市、县、乡镇或单位")
@click.option("--year", callback=count_value, metavar="年份", help="只看这一年用过的")
@click.option("--favourites", is_flag=True, help="只看收藏的（边看边找时收藏）")
@click.option("--limit", callback=count_value, metavar="条数", help=f"最多列几条（平常 {_LISTED}）")
@click.option("--all", "everything", is_flag=True, help="条目、出处全列")
@click.option("--json", "as_json", is_flag=True, help="每条一行 JSON，出处齐全")
@click.option("--bank", type=click.Path(path_type=Path), metavar="文件", help="看另一个词库文件")
def command(
    words: tuple[str, ...],
    part: Part | None,
    move: Move | None,
    topic: str | None,
    occasion: str | None,
    level: str | None,
    year: int | None,
    favourites: bool,
    limit: int | None,
    everything: bool,
    as_json: bool,
    bank: Path | None,
) -> None:
    """查词库：每条词条在几篇讲话里用过、哪年用的、出处在哪。几个词用空格隔开，要都有才列出。

    记不全时写拼音首字母：szdx 找守住底线。
    """
    query = " ".join(words)
    today = date.today().year
    wanted = Wanted(query, part, move, topic, occasion, level, year, favourites)
    if wanted == Wanted() and not (limit or everything or as_json):
        _choose(bank, year=today)
        return
    if not (favourites or _is_key(query)):
        listed = None if everything else limit or (None if as_json else _LISTED)
        asked = Filter(query, part, move, topic, occasion, level, year)
        with bank_to_look_up(bank) as lookup:
            total = lookup.count(asked, most=_MOST_COUNTED + 1)
            phrases = lookup.found(asked, limit=listed, with_occurrences=as_json)
        _print_list(phrases, total=total, as_json=as_json, year=today, wanted=wanted)
        return
    with opened_bank(bank) as opened:
        phrase = opened.phrase(query) if _is_key(query) else None
        if phrase is not None and as_json:
            print_json(phrase)
        elif phrase is not None:
            _print_phrase(opened, phrase, year=today, limit=None if everything else limit or _SHOWN)
        elif _is_number(query):
            raise _unknown(opened, query)
        else:
            phrases = _found(opened, wanted)
            shown = phrases[: None if everything else limit or (None if as_json else _LISTED)]
            _print_list(shown, total=len(phrases), as_json=as_json, year=today, wanted=wanted)


class Wanted(Struct, frozen=True):
    """What the command line asks of the bank."""

    query: str = ""
    part: Part | None = None
    move: Move | None = None
    topic: str | None = None
    occasion: str | None = None
    level: str | None = None
    year: int | None = None
    favourites: bool = False


def _found(bank: Bank, wanted: Wanted) -> tuple[Phrase, ...]:
    """The phrases to list: all that are wanted, or the favourites among them."""
    found = bank.search(
        wanted.query, part=wanted.part, move=wanted.move, topic=wanted.topic,
        occasion=wanted.occasion, level=wanted.level, year=wanted.year,
    )  # fmt: skip
    if not wanted.favourites:
        return found
    ids = {phrase.id for phrase in found}
    return tuple(phrase for phrase in bank.favourite_phrases() if phrase.id in ids)


def _choose(path: Path | None, *, year: int) -> None:
    """Lets the writer choose; nothing is lost when he stops, so that is no failure."""
    if not can_ask():
        raise UsageError("没有终端可以边看边找", "写上要找的词，例如 drafter browse 作风")
    from drafter.terminal.chooser import browse_by_choosing
    from drafter.terminal.console import results
    from drafter.terminal.running import Stopped

    with bank_to_choose_from(path) as bank, suppress(Stopped, KeyboardInterrupt):
        browse_by_choosing(bank, results(), year=year)


def _is_number(query: str) -> bool:
    return query.isascii() and query.isdigit()


def _is_key(query: str) -> bool:
    is_content_id = len(query) == 12 and set(query) <= set("0123456789abcdef")
    return _is_number(query) or is_content_id


def _unknown(bank: Bank, number: str) -> UserError:
    if any(phrase.number == int(number) for phrase in bank.decisions.dropped()):
        return UserError(f"{number} 是不要的词条", "要取回：drafter bank review --dropped")
    return UserError(f"词库里没有编号 {number}", "用 drafter browse 加一个词，先找到编号")


def _print_phrase(bank: Bank, phrase: Phrase, *, year: int, limit: int | None) -> None:
    from drafter.terminal.console import results
    from drafter.terminal.tables import phrase_page

    found = bank.occurrences(phrase)
    decision = bank.decisions.of(phrase.id)
    note = "" if decision is None or not decision.why else decision.why
    near = bank.near(phrase)
    results().print(phrase_page(phrase, found, year=year, limit=limit, note=note, near=near))


def _print_list(
    phrases: tuple[Phrase, ...], *, total: int, as_json: bool, year: int, wanted: Wanted
) -> None:
    if as_json:
        for phrase in phrases:
            print_json(phrase)
        return
    if not phrases:
        print_lines([((_NOTHING_KEPT if wanted.favourites else _NOTHING, ""),)])
        return
    print_lines(phrase_lines(phrases, year=year))
    print_lines([((_summary(phrases, total=total), ""),)])


def _summary(phrases: tuple[Phrase, ...], *, total: int) -> str:
    """How many there are in all, and how more of them are seen."""
    example = f"看出处：drafter browse {short_number(phrases[0])}"
    if total > _MOST_COUNTED:
        return f"共 {_MOST_COUNTED}+ 条，列出 {len(phrases)} 条：再加一个词　{example}"
    shown = f"，列出 {len(phrases)} 条：--limit {total} 全列" if len(phrases) < total else ""
    return f"共 {total:,} 条{shown}　{example}"
