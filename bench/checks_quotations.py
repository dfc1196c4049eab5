"""Quotations changed by one to three characters: as a tired hand copies them."""

from __future__ import annotations

from random import Random

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_block
from bench.checks_sources import passage, texts, with_sources
from drafter.checks.text import CheckedText

FRAMES = (
    "秦望山书记常讲：“{}”这话我记了很多年。",
    "正如许映川同志所说：“{}”大家回去想一想。",
    "《青屏县志》里写道：“{}”",
    "老县长覃书记告诫我们：“{}。”",
    "在去年的现场会上，程晚舟同志指出，“{}”。",
    "周岚局长在汇报里提出，“{}”，我赞成。",
    "《工作规则》规定：“{}。”",
    "前天在南渡区，林知远市长反复强调：“{}。”",
    "老支书冯守田同志说过：“{}。”",
    "上次会上沈放主任说：“{}”，今天再说一遍。",
)
_OTHERS = "大小多少上下好坏新旧先后有无来去人事地年要能会把在和不"
KINDS = ("换字", "漏字", "添字", "颠倒", "换两处", "换三处", "漏一处添一处")


def changed(draw: Random, kind: str, quotation: str) -> str:
    """``quotation`` with one to three of its characters changed."""
    chars = list(quotation)
    places = [at for at, char in enumerate(chars) if char not in "，。；：！？、"]
    match kind:
        case "换字" | "换两处" | "换三处":
            count = {"换字": 1, "换两处": 2, "换三处": 3}[kind]
            for at in draw.sample(places, count):
                chars[at] = draw.choice([each for each in _OTHERS if each != chars[at]])
        case "漏字":
            at, count = draw.choice(places), draw.randint(1, 2)
            del chars[at : at + count]
        case "添字":
            chars.insert(draw.choice(places), draw.choice(_OTHERS))
        case "颠倒":
            at = draw.choice(places[:-1])
            chars[at], chars[at + 1] = chars[at + 1], chars[at]
        case _:
            del chars[draw.choice(places[3:])]
            chars.insert(draw.choice(places[:3]), draw.choice(_OTHERS))
    return "".join(chars)


def a_changed_quotation(draw: Random, kind: str) -> tuple[str, str]:
    """A passage of a source, 10 to 70 characters, and the same with something changed that stands
    in no source."""
    while True:
        original = passage(draw, least=draw.choice((10, 15, 25, 40)), most=70)
        wrong = changed(draw, kind, original).strip("，。；：！？、")
        if wrong != original and not any(wrong in text for text in texts()):
            return original, wrong


def _seeder(kind: str) -> Seeder:
    def seeded(draw: Random, text: CheckedText) -> Seeded | None:
        _, wrong = a_changed_quotation(draw, kind)
        number = a_paragraph(draw, text)
        line = draw.choice(FRAMES).format(wrong)
        return Seeded(kind, with_block(text, number, line), number, ("引文",), with_sources())

    return seeded


SEEDERS: dict[str, Seeder] = {kind: _seeder(kind) for kind in KINDS}
