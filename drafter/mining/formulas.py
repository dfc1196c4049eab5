"""What stays whole in a pattern: fixed political formulas and the generic roll-call of offices.

A formula that every speech of its time uses word for word is no entity, though
it holds a name or a number.
"""

from __future__ import annotations

import re
from functools import lru_cache

FORMULAS: tuple[str, ...] = (
    "以习近平同志为核心的党中央", "习近平新时代中国特色社会主义思想", "习近平总书记", "习近平同志",
    "中国特色社会主义", "中国共产党", "中华民族伟大复兴", "中华民族", "中国梦", "中国式现代化",
    "马克思列宁主义", "马克思主义", "毛泽东思想", "邓小平理论", "“三个代表”重要思想", "科学发展观",
    "“四个意识”", "“四个自信”", "“两个维护”", "“两个确立”", "“两个一百年”", "“一岗双责”",
    "“三会一课”",
    "“五位一体”", "“四个全面”", "“四风”", "“三严三实”", "“两学一做”", "“四种形态”", "“国之大者”",
    "“不忘初心、牢记使命”主题教育", "“不忘初心、牢记使命”",
    "“一盘棋”", "“一把手”", "“最后一公里”",
    "“三不”", "“两张皮”", "“三重一大”",
    "中央八项规定精神", "中央八项规定", "八项规定", "党的建设", "党的领导", "党的全面领导",
    "党中央",
    "全面从严治党", "新发展理念", "社会主义核心价值观", "民主集中制", "党要管党",
    "两个维护", "四个意识", "四个自信", "一岗双责", "三会一课", "第一责任人", "第一责任",
    "第一时间", "第一位", "第一要务", "第一线",
)  # fmt: skip
"""Formulas by their wording; the longest that fits is taken."""

OFFICES: tuple[str, ...] = (
    "党中央、国务院", "党中央", "国务院", "省委、省政府", "省委省政府", "市委、市政府",
    "市委市政府",
    "县委、县政府", "县委县政府", "区委、区政府", "区委区政府", "省委", "市委", "县委", "区委",
    "省政府", "市政府", "县政府", "区政府", "党委", "党组", "各级党组织", "基层党组织", "党组织",
    "党支部", "机关党委", "纪检监察组", "政府", "上级", "组织部门", "领导班子",
    "党组理论学习中心组", "理论学习中心组", "总书记", "各级各部门", "各级各单位",
    "党中央集中统一领导",
)  # fmt: skip
"""Offices that any unit of the kind may name."""

WHOLE = re.compile(
    "|".join(re.escape(one) for one in sorted({*FORMULAS, *OFFICES}, key=lambda x: (-len(x), x)))
)
"""What no slot may cut into."""


@lru_cache(maxsize=64)
def without_formulas(text: str) -> str:
    """``text`` with a comma in the place of each of them."""
    return WHOLE.sub("，", text)
