"""Surnames of one character, common ones."""

from __future__ import annotations

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐"
    "费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪项祝董梁杜阮蓝季贾江郭梅林徐邱骆高"
    "夏蔡田胡霍万卢丁邓石崔龚程陆翁段侯武刘龙叶白蒲温庄阎列恩"
)
