"""Surnames, of one character and of two."""

from __future__ import annotations

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐"
    "费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪项祝董梁杜阮蓝季贾江郭梅林徐邱骆高"
    "夏蔡田胡霍万卢丁邓石崔龚程陆翁段侯武刘龙叶白蒲温庄阎列恩"
)
"""Of one character, common ones."""
MORE_SURNAMES = frozenset(
    "尤施戚喻柏窦云奚郎昌花酆廉岑滕殷乐皮卞卜湛狄米贝明臧计伏成谈茅庞舒屈闵席麻路娄危童颜盛刁钟樊凌虞支柯昝管莫房裘"
    "缪干解宗宣贲郁单杭洪包诸左吉钮嵇邢滑裴荣荀羊於惠甄曲封芮羿储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车宓蓬郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖符景詹束龙幸司韶郜黎蓟薄印宿怀邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩"
    "桑桂濮牛寿边扈燕冀郏浦尚农晏柴瞿充慕连茹习宦艾鱼容向古易慎戈廖庾暨衡耿满弘匡文寇禄阙欧殳沃蔚夔隆巩厍聂晁勾敖融冷訾"
    "辛阚简饶曾毋沙乜鞠丰巢关蒯查荆游竺逯盖桓肖付覃岳苟代闫邸佟解丘晋楚鄢苑麦官晓兰展冼牟"
)
"""百家姓 beyond the commonest, without those that are function words too (和、时、全、都、能)."""
DOUBLE_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "司徒", "慕容",
    "夏侯", "皇甫", "尉迟", "公孙", "令狐", "东方", "端木",
)  # fmt: skip
_SINGLE, _DOUBLE = (2, 3), (3, 4)
"""Characters of a name, by the length of its surname."""


def has_surname(name: str) -> bool:
    """Whether ``name`` begins with a surname."""
    return name[:1] in SURNAMES or name[:1] in MORE_SURNAMES or name.startswith(DOUBLE_SURNAMES)


def is_name_shaped(word: str) -> bool:
    """Whether ``word`` is a surname with one or two characters behind it."""
    if word.startswith(DOUBLE_SURNAMES):
        return len(word) in _DOUBLE
    return len(word) in _SINGLE and has_surname(word)
