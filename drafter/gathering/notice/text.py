"""A notice's text made ready to be read: cells and broken lines, where it is signed, what it takes
back."""

from __future__ import annotations

import re
from datetime import date

from drafter.corpus.lines import broken_line_ends
from drafter.gathering.notice.days import Signed, signed
from drafter.gathering.notice.model import cut
from drafter.gathering.notice.sections import Section, sections, wrapped_ends
from drafter.model import Span
from drafter.text.normalise import normalised, without
from drafter.text.sentences import line_spans

_NOT_UNIT = re.compile("[：:。，；？！、]|\\d{3,}|通知|函$|^(?:发布|发文|印发)?(?:日期|时间|部门)$")
_UNIT = re.compile(
    "(?:室|[局厅部委处科股办]|中心|会|院|校|学|公司|支部|政府|组|署|队|站|所|社|集团|馆"
    "|[（(].*)[）) ]*$"
)
_TAIL = re.compile(
    r"。[ ]*[—-]*[ ]*(?P<unit>[\u4e00-\u9fff]{2,18}"
    r"(?:室|局|科|部|委|处|中心|会|院|校|公司|办))"
    r"[ ]*(?:\d{4}年\d{1,2}月\d{1,2}日)?\s*$"
)
"""Who signs a message that has no day: the words behind its last stop."""
_UNITS = re.compile(r"[^ ]{4,}(?: [^ ]+)*?(?=  |$)")
_LONGEST_UNIT = 48
_SIGNING_LINES = 4
_LONGEST = 30_000  # characters that are read: a notice has some hundreds
_TAKEN_BACK = re.compile(
    r"(?<![\u4e00-\u9fff])原(?:定|通知|计划|拟|安排|于|[\u4e00-\u9fff]{0,2}时间|[\u4e00-\u9fff]{0,2}地点)[^。\n]*?"
    r"(?=(?:会议)?(?:会场|地点|时间)?(?:现|延期|推迟|提前)?(?:更正|改|调整|变更|推迟|延期|提前|顺延)[\u4e00-\u9fff]{0,4}?(?:为|至|到|在|于))"
    r"|(?<![\u4e00-\u9fff])原(?:定|拟|计划)[^。\n]*?(?=(?:延期|推迟|取消|暂缓)[^。\n]{0,4}[，。])"
    r"|(?<=[点间])由[^。，；\n]{2,40}?(?=(?:调整|改|变更)[\u4e00-\u9fff]{0,2}?(?:为|至|到|在))"
    r"|(?:由)?原(?:来的?|为|定)?\d+(?:分钟|字)"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:印发|下发|发出|发布|发送)"
    r"|《[^》\n]{2,60}?通知》"
)
"""What a notice says only to take it back or to name another paper: no day, place or label of it
counts."""
_SPACES = re.compile(
    r"(?<=\d) +(?=[年月日号时点分字人名个届次周家项楼层])|(?<=[年月于第每各至到]) +(?=\d)"
)
"""Spaces about the figures of a phrase (2026 年 9 月)."""
_CELLS = re.compile(r"(?m)(?P<empty>^\t+)|\t+")
_FILL = "\ufffc"


class NoticeText:
    """The notice, its text normalised, each cell of a table on its line and broken lines joined,
    the sections of that text, and where it is signed; offsets are the joined text's, spans the
    source's. ``valid``: the text without what it takes back, place for place."""

    def __init__(self, source: str, today: date) -> None:
        self.source = source
        plain = normalised(_CELLS.sub(_as_line, source[:_LONGEST]))
        broken = [
            gap for gap in broken_line_ends(plain, line_spans(plain)) if plain[gap[0] - 1] != "；"
        ]
        spaces = [match.span() for match in _SPACES.finditer(plain)]
        self.joined = without(plain, [*broken, *wrapped_ends(plain, broken), *spaces])
        self.text = self.joined.text
        self.valid = _TAKEN_BACK.sub(lambda found: _FILL * len(found[0]), self.text)
        self.signed: Signed | None = signed(self.text, today=today)
        self.units = self._signing_units()
        first = min((start for start, _ in self.units), default=len(self.text))
        self.end = min(first, self.signed.start) if self.signed else len(self.text)
        if not self.text[: self.end].strip():
            self.end = len(self.text)
        self.sections = sections(self.valid, end=self.end)

    def labelled(self, field: str) -> list[Section]:
        """The sections of a field."""
        return [each for each in self.sections if each.field == field]

    def standing(self, what: str) -> str:
        """The text in which to look for a day or a place: the whole where the notice says that this
        stays as it was (会议时间不变), else what it does not take back."""
        stays = re.search(f"{what}[^，。；\\n]{{0,12}}不变", self.text)
        return self.text if stays else self.valid

    def span(self, start: int, end: int, why: str) -> Span:
        """``start:end`` of the text as a span of the source."""
        return cut(self.source, *self.joined.original(start, end), why)

    def _signing_units(self) -> list[tuple[int, int]]:
        """The lines above the last day that name who signs, and a name on the day's own line."""
        if self.signed is None:
            tail = _TAIL.search(self.text)
            return [tail.span("unit")] if tail else []
        here = line_end(self.text, self.signed.start, len(self.text))
        beside = re.match(
            r"[ ]*([^\d\n]{2,30}?)[ ]+(?=[\d二〇])", self.text[self.signed.start : here]
        )
        if beside and beside[1].strip():
            start = self.signed.start + beside.start(1)
            return [(start, start + len(beside[1]))]
        found: list[tuple[int, int]] = []
        for start, end in reversed(line_spans(self.text, 0, self.signed.start)[-_SIGNING_LINES:]):
            below = found[-1][0] if found else self.signed.start
            line = self.text[start:end]
            apart = self.text[end:below].count("\n") > (1 if found else 2)
            if found and not _UNIT.search(line):
                break
            if apart or len(line) > _LONGEST_UNIT or _NOT_UNIT.search(line):
                break
            parts = [(start + m.start(), start + m.end()) for m in _UNITS.finditer(line)]
            found += reversed(parts) if len(parts) > 1 else [(start, end)]
        return found[::-1]


def _as_line(tabs: re.Match[str]) -> str:
    """A line end for the mark between two cells; spaces for an empty cell at a line's head."""
    return " " * len(tabs[0]) if tabs["empty"] else "\n" + " " * (len(tabs[0]) - 1)


def line_end(text: str, start: int, limit: int) -> int:
    """Where the line of ``start`` ends, ``limit`` at the latest."""
    end = text.find("\n", start, limit)
    return limit if end < 0 else end
