"""Faults of punctuation and numbers put into clean texts: as they are typed and pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_line
from drafter.checks.text import CheckedText

Change = Callable[[Random, "re.Match[str]"], str]


def _changed(
    name: str, pattern: str, change: Change, rules: tuple[str, ...], *, titles: bool = False
) -> Seeder:
    """A place that ``pattern`` finds is written otherwise."""
    compiled = re.compile(pattern)

    def seeder(draw: Random, text: CheckedText) -> Seeded | None:
        blocks = enumerate(text.blocks) if titles else text.paragraphs()
        found = [(n, m) for n, block in blocks for m in compiled.finditer(block.text)]
        if not found:
            return None
        number, match = draw.choice(found)
        line = text.blocks[number].text
        changed = line[: match.start()] + change(draw, match) + line[match.end() :]
        return Seeded(name, with_line(text, number, changed), number, rules)

    return seeder


def _put_in(name: str, phrases: Sequence[str], rules: tuple[str, ...]) -> Seeder:
    """A clause with a fault in it, behind a stop."""

    def seeder(draw: Random, text: CheckedText) -> Seeded:
        number = a_paragraph(draw, text)
        line = text.blocks[number].text
        at = draw.choice([m.end() for m in re.finditer("[，。；]", line)] or [0])
        changed = line[:at] + draw.choice(phrases) + line[at:]
        return Seeded(name, with_line(text, number, changed), number, rules)

    return seeder


_HALF = dict(zip("，；：！？", ",;:!?", strict=True))

SEEDERS: dict[str, Seeder] = {
    "半角": _changed(
        "半角", r"(?<=[\u4e00-\u9fff”])[，；：！？](?!$)", lambda _d, m: _HALF[m[0]], ("半角",)
    ),
    "半角括号": _put_in(
        "半角括号",
        (
            "(含两个开发区)",
            "各县区(含开发区)都要参加，",
            "三年行动(2026年启动)",
            "市直部门(单位)一起抓，",
        ),
        ("半角",),
    ),
    "直引号": _put_in(
        "直引号",
        ('围绕"三个清单"抓落实，', '坚持"一把手"负责，', '"最多跑一次"要兑现，'),
        ("半角", "配对"),
    ),
    "半角句点": _changed(
        "半角句点", r"(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])", lambda _d, _m: ".", ("半角",)
    ),
    "点号重": _changed(
        "点号重", r"[，。；、](?!$)", lambda d, m: m[0] * d.choice((2, 2, 3)), ("点号",)
    ),
    "点号连用": _changed(
        "点号连用",
        r"[，；](?!$)",
        lambda d, m: d.choice((m[0] + "。", "、" + m[0], "。" + m[0], m[0] + "、")),
        ("点号",),
    ),
    "少后引号": _changed("少后引号", r"“([^“”]{2,20})”", lambda _d, m: f"“{m[1]}", ("配对",)),
    "少前引号": _changed("少前引号", r"“([^“”]{2,20})”", lambda _d, m: f"{m[1]}”", ("配对",)),
    "引号写反": _changed(
        "引号写反", r"“([^“”]{2,20})”", lambda d, m: d.choice((f"”{m[1]}“", f"“{m[1]}“")), ("配对",)
    ),
    "少半个括号": _put_in(
        "少半个括号",
        (
            "各部门（含双管单位都要参加，",
            "市直单位含驻地单位）都要参加，",
            "印发《质量提升方案，",
            "落实安全生产条例》各项规定，",
        ),
        ("配对",),
    ),
    "空格": _changed(
        "空格",
        r"[，。；：](?!$)",
        lambda d, m: d.choice((m[0] + " ", " " + m[0], m[0] + "  ")),
        ("空格",),
    ),
    "字间空格": _changed(
        "字间空格", r"(?<=[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{2})", lambda _d, _m: " ", ("空格",)
    ),
    "省略号": _put_in(
        "省略号",
        ("有的人总说再等等。。。", "有的人总说再等等...", "再等等…", "一拖再拖、、、"),
        ("点号",),
    ),
    "破折号": _put_in(
        "破折号",
        ("抓住关键--责任，", "抓住关键－－责任，", "抓住关键──责任，", "抓住关键---责任，"),
        ("点号",),
    ),
    "等前": _put_in(
        "等前", ("供水、供电、供气、等部门要到场，", "学校、医院、等单位先行，"), ("点号",)
    ),
    "全角数字": _changed(
        "全角数字",
        r"\d{2,}",
        lambda _d, m: m[0].translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        ("数字",),
    ),
    "数字混写": _put_in(
        "数字混写",
        (
            "投入2百万元，",
            "发动群众5千余人，",
            "二0二六年要见效，",
            "12月五日前报送，",
            "十二月5日前报送，",
            "二〇26年完成，",
        ),
        ("数字",),
    ),
    "约数顿号": _put_in(
        "约数顿号",
        ("派出三、四个小组，", "拖了七、八年，", "来了二、三十人，", "只剩五、六户，"),
        ("数字",),
    ),
    "数值范围": _put_in(
        "数值范围",
        ("每年新建10-15个，", "控制在3-5%以内，", "用2-3年时间，", "安排20~30名干部，"),
        ("数字",),
    ),
    "约数重复": _put_in(
        "约数重复",
        ("超过300多户，", "近500人左右，", "约20天左右，", "30余多个，", "大约100户以上，"),
        ("数字",),
    ),
    "月日": _put_in("月日", ("“7.16”强降雨那天，", "“9.3”阅兵以后，", "“3.15”那天，"), ("数字",)),
    "段首": _changed(
        "段首", r"^(?=[\u4e00-\u9fff])", lambda d, _m: d.choice("，。、；"), ("点号",)
    ),
}
