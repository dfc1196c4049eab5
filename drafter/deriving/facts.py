"""The facts of a sample: each concrete thing once, with the question that asks for it anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from drafter.mining.entities import Entity, entities
from drafter.mining.formulas import WHOLE
from drafter.mining.words import words
from drafter.model import SLOT

MEETING = "会议全称"
"""The name of the question for the meeting the speech is given at."""

TOPIC = "事项"

_LEVELS = re.compile(
    r"(?:[全我本][省市县区镇乡村局院校厂部]|[省市县区]级机关|[市县区省]局|[省市县区]委|[省市县区]政府"
    r"|学校党委|[、和与])+"
)
_LEVEL_ENDS = "省市县区州旗镇乡村"
_SHORTEST_AGAIN = 2
_CONTEXT = 14


class Fact(Struct, frozen=True):
    """A concrete thing of the sample: the question's name, its slot, the sample's own words, and
    where it stands (上次：…改造管网〔87公里〕…). ``level``: it only says at which level the office
    is (全县, 我市), so that it is right again next year."""

    name: str
    slot: str
    text: str
    context: str = ""
    level: bool = False


class Facts(Struct, frozen=True):
    """Every fact, in the order in which it first stands in the sample, by its key."""

    by_key: dict[str, Fact]
    topic: str = ""

    def pattern(self, text: str, *, quotes: tuple[str, ...] = ()) -> str:
        """``text`` with a ``{slot}`` that names a question for every fact in it."""
        return "".join(
            f"{{{piece.name}}}" if isinstance(piece, Fact) else piece
            for piece in self.pieces(text, quotes=quotes)
        )

    def pieces(self, text: str, *, quotes: tuple[str, ...] = ()) -> list[str | Fact]:
        """``text`` cut into the outline's own words and facts."""
        found: list[str | Fact] = []
        at = 0
        for entity in self._placed(text, quotes):
            fact = self.by_key.get(_key(entity, text))
            if fact is not None:
                found += [text[at : entity.start], fact]
                at = entity.end
        return [piece for piece in (*found, text[at:]) if piece]

    def _placed(self, text: str, quotes: tuple[str, ...]) -> list[Entity]:
        """What the rules find in ``text``, and what they found elsewhere and stands here too."""
        placed = list(_found(text, self.topic, quotes))
        taken = [(each.start, each.end) for each in placed]
        taken += [match.span() for match in WHOLE.finditer(text)]
        known = sorted(
            {f.text for f in self.by_key.values() if f.slot != "数量"}, key=lambda t: (-len(t), t)
        )
        for word in known:
            if len(word) < _SHORTEST_AGAIN:
                continue
            for match in re.finditer(re.escape(word), text):
                start, end = match.span()
                if all(end <= a or b <= start for a, b in taken):
                    taken.append((start, end))
                    placed.append(Entity(start, end, "", word))
        return sorted(placed, key=lambda each: each.start)


def facts_of(
    units: Iterable[tuple[str, tuple[str, ...]]], *, meeting: str = "", topic: str = ""
) -> Facts:
    """The facts in ``units``: wordings with the quotations in them.

    ``meeting``: the name of the meeting itself. A figure is one with the words it counts: 3 of
    3个乡镇 is another than 3 of 3个小时.
    """
    units = list(units)
    by_key: dict[str, Fact] = {}
    numbers: Counter[str] = Counter()
    if meeting:
        by_key[meeting] = Fact(MEETING, "会议名称", meeting)
    for text, quotes in units:
        for entity in _found(text, topic, quotes):
            key = _key(entity, text)
            if key in by_key:
                continue
            numbers[entity.slot] += 1
            number = numbers[entity.slot]
            if entity.slot == TOPIC:
                name = TOPIC
            elif entity.slot == "会议名称":
                name = f"会议名称{number + 1}" if meeting else f"会议名称{number}"
            else:
                name = f"{entity.slot}{number}"
            by_key[key] = Fact(
                name,
                entity.slot,
                entity.text,
                context_of(text, entity.start, entity.end),
                _LEVELS.fullmatch(entity.text) is not None,
            )
    found = Facts(by_key, topic)
    return Facts(by_key | _bare_places(found, [text for text, _ in units], numbers), topic)


def _bare_places(found: Facts, texts: list[str], numbers: Counter[str]) -> dict[str, Fact]:
    """Places that stand without their level too: 青屏 beside 青屏县."""
    bare: dict[str, Fact] = {}
    for fact in found.by_key.values():
        name = fact.text[:-1]
        if fact.slot != "地区" or fact.level or len(name) < 2 or fact.text[-1] not in _LEVEL_ENDS:
            continue
        for text in texts:
            own = "\n".join(p for p in found.pieces(text) if isinstance(p, str))
            at = text.find(name)
            if name in own and name not in found.by_key and name not in bare:
                numbers["地区"] += 1
                context = context_of(text, at, at + len(name))
                bare[name] = Fact(f"地区{numbers['地区']}", "地区", name, context)
    return bare


def main_meeting(title: str, opening: Iterable[str]) -> str:
    """The name of the meeting the speech is given at: in its title, else the first one that its
    opening says was called; "" where neither tells."""
    for text in (title, *opening):
        for entity in entities(text):
            if entity.slot == "会议名称" and (text is title or _called(text, entity)):
                return entity.text
    return ""


def _called(text: str, entity: Entity) -> bool:
    return re.search("(?:召开|举行|参加)(?:的)?$", text[: entity.start]) is not None


def context_of(text: str, start: int, end: int) -> str:
    """The words around a fact, the fact between 〔〕."""
    before, after = text[:start], text[end:]
    head = before if len(before) <= _CONTEXT else f"…{before[-_CONTEXT:]}"
    tail = after if len(after) <= _CONTEXT else f"{after[:_CONTEXT]}…"
    return f"{head}〔{text[start:end]}〕{tail}"


def _found(text: str, topic: str, quotes: tuple[str, ...]) -> list[Entity]:
    """The entities outside quotations, and the quotations themselves as one fact each."""
    quoted = []
    for quote in quotes:
        body = quote.strip("。；;，,、. ")
        start = text.find(body)
        if start >= 0 and body:
            quoted.append(Entity(start, start + len(body), "引文", body))
    outside = [
        each
        for each in entities(text, topic=(topic,) if topic else ())
        if all(each.end <= q.start or q.end <= each.start for q in quoted)
    ]
    return sorted([*quoted, *outside], key=lambda each: each.start)


def _key(entity: Entity, text: str) -> str:
    if entity.slot != "数量":
        return entity.text
    following = words(text[entity.end : entity.end + 8])
    return f"{entity.text}|{following[0].text if following else ''}"


def slots_in(pattern: str) -> tuple[str, ...]:
    """Names of the questions a pattern needs, each once."""
    return tuple(dict.fromkeys(SLOT.findall(pattern)))
