"""网页: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.rules.chrome import RULE
from tests.checks.rules.examples import words


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王小明",
        "上一篇：没有了",
        "1 / 19",
        "扫一扫在手机打开当前页",
        "×",
        "云ICP备12345678号-1",
        "点击下载完整文档",
        "转载请注明出处",
    ],
)
def test_a_page_s_furniture(line: str) -> None:
    assert words(RULE, line)


@pytest.mark.parametrize(
    "line",
    [
        "经费来源：一是财政，二是社会，三是自筹，三块合起来用。",
        "请大家把好网上信息关，不点击、不转发来历不明的链接。",
        "下一篇文章怎么做，要靠大家一起想。",
        "打印机、复印机要定点维修。",
    ],
)
def test_sentences_with_such_words(line: str) -> None:
    assert words(RULE, line) == []
