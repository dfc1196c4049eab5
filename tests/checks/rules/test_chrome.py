"""网页: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.rules.chrome import RULE
from tests.checks.rules.examples import found, words


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
        "来源：财政拨款，要管好用好。",
        "编辑：这是宣传部门的岗位，要配强。",
        "联系我们：办公室电话12345。",
        "上一篇：文章做在了农村，下一篇：要做在社区。",
        "打印机、复印机要定点维修。",
    ],
)
def test_sentences_with_such_words(line: str) -> None:
    assert words(RULE, line) == []


BODY = ("抓好落实。",) * 6


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ((*BODY, "来源：财政拨款", *BODY), "建议"),
        ((*BODY, "来源：云岭日报", "责任编辑：王小明", *BODY), "必改"),
        ((*BODY, "来源：云岭日报"), "必改"),
    ],
)
def test_a_label_that_a_speech_may_have_too_is_judged_by_where_it_stands(
    lines: tuple[str, ...], severity: str
) -> None:
    (finding,) = [each for each in found(RULE, *lines) if each.text.startswith("来源")]
    assert finding.severity == severity


@pytest.mark.parametrize("line", ["点赞", "评论"])
def test_buttons(line: str) -> None:
    assert words(RULE, line) == [line]
