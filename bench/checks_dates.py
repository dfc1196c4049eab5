"""Dates, weekdays, years and meetings that do not go with the calendar or with the speech's day."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_block, with_line
from drafter.checks.beside import Beside
from drafter.checks.formulations import shipped_formulations
from drafter.checks.text import CheckedText
from drafter.text.numerals import numeral_of

_WEEKDAYS = "一二三四五六日"
_DAYS = tuple(date(2025, 2, 3) + timedelta(days=17 * each) for each in range(45))


def _dated(draw: Random, text: CheckedText) -> tuple[CheckedText, date]:
    """The text with its day, or with one where it has none."""
    day = text.day or draw.choice(_DAYS)
    return replace(text, day=day), day


def _line(draw: Random, text: CheckedText, kind: str, line: str) -> Seeded:
    number = a_paragraph(draw, text)
    return Seeded(kind, with_block(text, number, line), number, ("日期", "届次"))


def _weekday(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    then = day + timedelta(days=draw.randint(-60, 120))
    wrong = _WEEKDAYS[(then.weekday() + draw.randint(1, 6)) % 7]
    year = f"{then.year}年" if draw.random() < 0.3 or then.year != day.year else ""
    named = f"{year}{then.month}月{then.day}日"
    line = draw.choice(
        (
            f"第一次调度会定在{named}（星期{wrong}）上午。",
            f"{named}（周{wrong}）前，把名单报上来。",
            f"{named}星期{wrong}，组织一次回头看。",
        )
    )
    return _line(draw, text, "星期", line)


def _no_day(draw: Random, text: CheckedText) -> Seeded | None:
    text, _ = _dated(draw, text)
    wrong = draw.choice(("2月30日", "4月31日", "6月31日", "9月31日", "11月31日", "10月32日"))
    line = draw.choice((f"{wrong}前全部办结。", f"这件事拖不过{wrong}。", f"从{wrong}起施行。"))
    return _line(draw, text, "没有的日子", line)


def _year(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    word, off = draw.choice((("今年", 0), ("去年", -1), ("明年", 1)))
    wrong = day.year + off + draw.choice((-2, -1, 1))
    line = draw.choice(
        (
            f"{word}（{wrong}年）的任务，件件有着落。",
            f"{word}，也就是说{word}是{wrong}年，形势不同。",
        )
    )
    return _line(draw, text, "今年去年", line)


def _plan(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    number = (day.year - 2001) // 5 + 10
    place = (day.year - 2001) % 5
    wrong = draw.choice(
        [each for each in ("开局", "收官") if each != {0: "开局", 4: "收官"}.get(place)]
    )
    line = f"今年是“{numeral_of(number)}五”规划{wrong}之年，时间不等人。"
    return _line(draw, text, "五年规划", line)


def _anniversary(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    name, since = draw.choice((("新中国成立", 1949), ("中国共产党成立", 1921), ("五四运动", 1919)))
    wrong = day.year - since + draw.choice((-1, 1, -10))
    line = draw.choice((f"今年是{name}{wrong}周年。", f"今年迎来{name}{wrong}周年，意义不同。"))
    return _line(draw, text, "周年", line)


def _plenum(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    wrong = draw.choice(("十九届八中全会", "十八届八中全会", "十九届九中全会", "十七届八中全会"))
    if draw.random() < 0.5:
        text = replace(text, day=day.replace(year=2023, day=1))
        wrong = "二十届三中全会"
    line = draw.choice(
        (f"要深入学习贯彻党的{wrong}精神。", f"党的{wrong}对这项工作提出了明确要求。")
    )
    return _line(draw, text, "届次", line)


def _period(draw: Random, text: CheckedText) -> Seeded | None:
    text, _ = _dated(draw, text)
    day = draw.choice([each for each in _DAYS if each.month < 11])
    text = replace(text, day=day)
    last = draw.randint(day.month + 1, 12)
    line = draw.choice(
        (
            f"今年1至{last}月，全市产值同比增长4.1%。",
            f"今年1—{last}月，共排查隐患310处。",
            f"截至{last}月底，累计完成投资2.6亿元。",
        )
    )
    return _line(draw, text, "没过完的时段", line)


def _today(draw: Random, text: CheckedText) -> Seeded | None:
    text, day = _dated(draw, text)
    wrong = day + timedelta(days=draw.choice((-7, -1, 1, 2, 30)))
    return _line(draw, text, "今天", f"今天是{wrong.month}月{wrong.day}日，时间已经不多了。")


def _title(draw: Random, text: CheckedText) -> Seeded | None:
    """Last year's meeting still in the title."""
    titles = [n for n, block in enumerate(text.blocks) if block.kind == "title"]
    if not titles:
        return None
    day = draw.choice([each for each in _DAYS if each.month > 3])
    title = f"在全市防汛抗旱指挥部{day.year - 1}年第{numeral_of(draw.randint(1, 4))}次会议上的讲话"
    changed = with_line(replace(text, day=day), titles[0], title)
    return Seeded("题目年份", changed, titles[0], ("日期",))


SEEDERS: dict[str, Seeder] = {
    "星期": _weekday,
    "没有的日子": _no_day,
    "今年去年": _year,
    "五年规划": _plan,
    "周年": _anniversary,
    "届次": _plenum,
    "没过完的时段": _period,
    "今天": _today,
    "题目年份": _title,
}


_OLD_FRAMES = (
    "这项工作，请{}的同志多给指导。",
    "要认真落实{}的部署，一条一条对照。",
    "按照{}的有关规定，月底前办结。",
)


def _formulation(draw: Random, text: CheckedText) -> Seeded | None:
    """A name or a law as it was before it changed."""
    entry = draw.choice(shipped_formulations())
    line = draw.choice(_OLD_FRAMES).format(draw.choice(entry.variants))
    number = a_paragraph(draw, text)
    dated = replace(with_block(text, number, line), day=date(2026, 11, 27))
    beside = Beside(formulations=shipped_formulations())
    return Seeded("旧名旧法", dated, number, ("旧提法",), beside)


FORMULATIONS: dict[str, Seeder] = {"旧名旧法": _formulation}
