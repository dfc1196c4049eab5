"""Facts of a draft changed by hand after they were answered."""

from __future__ import annotations

import re
from random import Random

from bench.checks_seeding import Seeded, Seeder, with_line
from drafter.checks.said import answer_lines
from drafter.checks.text import CheckedText
from drafter.text.surnames import SURNAMES

_FIGURE = re.compile(r"(?<![\d.])\d{2,}(?:\.\d+)?(?=[%\u4e00-\u9fff])(?!年)")
_DATE = re.compile(r"(\d{1,2})月(\d{1,2})日")
_NAME = re.compile(rf"([{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}})同志(?!们)")


def _changed(
    draw: Random, text: CheckedText, kind: str, pattern: re.Pattern[str], group: int, other: str
) -> Seeded | None:
    """One match in a paragraph gets another value; None where nothing matches."""
    if not text.ours:
        return None
    said = "\n".join(answer_lines(text))
    places = [
        (number, match)
        for number, block in text.paragraphs()
        for match in pattern.finditer(block.text)
        if match[0] in said
    ]
    if not places:
        return None
    number, match = draw.choice(places)
    line = text.blocks[number].text
    value = other or _other(draw, match[group])
    if value == match[group] or value in said:
        return None
    changed = line[: match.start(group)] + value + line[match.end(group) :]
    return Seeded(kind, with_line(text, number, changed), number, ("事实",))


def _other(draw: Random, figure: str) -> str:
    """Another figure of the same length: two digits change places, or one is another."""
    digits = list(figure)
    at = draw.randrange(len(digits))
    if digits[at].isdigit():
        digits[at] = draw.choice([each for each in "123456789" if each != digits[at]])
    return "".join(digits)


def _figure(draw: Random, text: CheckedText) -> Seeded | None:
    return _changed(draw, text, "数字", _FIGURE, 0, "")


def _date(draw: Random, text: CheckedText) -> Seeded | None:
    return _changed(draw, text, "日期", _DATE, 2, str(draw.randint(1, 28)))


def _name(draw: Random, text: CheckedText) -> Seeded | None:
    return _changed(draw, text, "人名", _NAME, 1, draw.choice(("许映山", "周若兰", "冯守信")))


def _wording(draw: Random, text: CheckedText) -> Seeded | None:
    """One character of a wording that had to be kept is another."""
    asked = text.answers.get("必写提法")
    if not isinstance(asked, list) or not asked:
        return None
    wording = draw.choice(asked)
    for number, block in text.paragraphs():
        if wording in block.text:
            at = draw.randrange(len(wording))
            wrong = wording[:at] + draw.choice("的和要在") + wording[at + 1 :]
            line = block.text.replace(wording, wrong)
            return Seeded("必写提法", with_line(text, number, line), number, ("事实",), far=True)
    return None


SEEDERS: dict[str, Seeder] = {
    "数字": _figure,
    "日期": _date,
    "人名": _name,
    "必写提法": _wording,
}
