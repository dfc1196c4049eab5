"""比喻: one picture twice within a page.

The frame that all headings of a set share (在…上立军令状) is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.sets import heading_line, heading_sets
from drafter.checks.text import CheckedText

_PICTURES = """
压舱石 定盘星 主心骨 牛鼻子 指挥棒 方向盘 助推器 加速器
催化剂 润滑剂 硬骨头 拦路虎 绊脚石 顶梁柱 领头雁 排头兵
生力军 突击队 尖刀班 金钥匙 金名片 聚宝盆 摇钱树 晴雨表
风向标 试金石 磨刀石 奠基石 垫脚石 总开关 总抓手 紧箍咒
高压线 警戒线 护身符 挡箭牌 保险箱 避风港 防火墙 防护网
金钟罩 千里眼 探照灯 显微镜 望远镜 放大镜 清醒剂 强心针
定心丸 及时雨 连心桥 暖心事 烦心事 接力棒 军令状 冲锋号
集结号 桥头堡 蓄水池 发动机 火车头 必答卷 满意答卷 时代答卷
必修课 先手棋 组合拳 翻身仗 持久战 突围战 施工图 温水煮青蛙
最后一公里 最先一公里 中梗阻 肠梗阻
"""
"""Nouns that are pictures wherever a speech has them, by hand; not those that programmes are named
by (攻坚战, 路线图)."""

_PATTERN = re.compile("|".join(sorted(_PICTURES.split(), key=len, reverse=True)))
_NEAR = 800
"""Characters within which a listener remembers a picture: four minutes."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    last: dict[str, tuple[int, str, int]] = {}
    place = 0
    framed = set(_framed(text))
    for number, block in text.body():
        for match in _PATTERN.finditer(block.text):
            before = last.get(match[0])
            here = place + match.start()
            near = before is not None and here - before[0] <= _NEAR and before[2] != number
            if before is not None and near and (number, match[0]) not in framed:
                advice = f"{before[1]}刚用过这个比喻，换一个"
                yield finding_at(number, block.text, match.span(), advice, mute=match[0])
            last[match[0]] = (here, text.place_of(number), number)
        place += len(block.text)


def _framed(text: CheckedText) -> Iterator[tuple[int, str]]:
    """The headings, but the first, of each set that all say one picture, with that picture."""
    for _, headed in heading_sets(text):
        said = [set(_PATTERN.findall(heading_line(block))) for _, block in headed]
        for picture in set.intersection(*said) if said else ():
            yield from ((number, picture) for number, _ in headed[1:])


RULE = Rule(
    name="比喻",
    family="节奏",
    authority="实务",
    source="修辞惯例：一个比喻在一处只用一次（四分钟之内）",
    finds=_finds,
)
