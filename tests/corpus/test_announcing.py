"""Announcing sentences and addressees: the quick look rules out none of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus import addressees, announcing

_PIECES = [
    "下面，", "最后，", "结合实际，", "现将", "现在", "我", "我们", "就防汛工作", "围绕", "讲",
    "谈谈", "提", "强调", "三点", "几条", "3个方面", "两件事", "意见", "要求", "体会", "如下",
    "汇报", "题目是", "着力", "抓好", "以下", "。", "：", "一是", "工作", "作", "发言",
]  # fmt: skip
_WHO = [
    "尊敬的", "各位", "领导", "同志", "们", "全体", "青年", "朋友", "、", "，", "：", "！", "王",
    "书记", "主席", "女士", "代表", "小朋友", "科学家", "广大", "\n", "大家好",
]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "下面，我讲三点意见。",
        "我就防汛工作谈谈看法。",
        "我发言的题目是《把堤防守牢》。",
        "今年要着力抓好以下五个方面工作。",
        "下面，我作个汇报。",
    ],
)
def test_these_announce_what_is_to_come(sentence: str) -> None:
    assert announcing.announces(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "下面，请周明同志讲三点意见。",
        "以上报告，请予审议，并请各位提三点意见。",
        "堤上要备三件东西。",
        "去年汛期来得早。",
    ],
)
def test_these_do_not(sentence: str) -> None:
    assert not announcing.announces(sentence)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_whatever_announces_has_a_sign_of_it(sentence: str) -> None:
    quick = announcing.announces(sentence)
    sign, announcing._SIGN = announcing._SIGN, re.compile("")
    try:
        assert announcing.announces(sentence) == quick
    finally:
        announcing._SIGN = sign


@given(st.lists(st.sampled_from(_WHO), max_size=8).map("".join))
def test_whoever_is_addressed_is_named_by_a_sign(text: str) -> None:
    if addressees._READDRESS.match(text, 0):
        assert addressees.readdressed(text, 0)
