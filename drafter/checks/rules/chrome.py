"""网页: what a web page has left round a text that was copied from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText

_DELETE = "网页上带来的，删掉"
_LOOK = "像是网页上带来的，是就删掉"
_LABEL = "网页残留"

_LINES = (
    r"(?:上|下)一[篇页][：:].*",
    r"第\s*\d+\s*页\s*(?:[，,/／]?\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+|[-—]\s*\d+\s*[-—]",
    r"[【\[]?(?:打印|关闭|打印本页|关闭窗口|收藏|分享|返回)[】\]]?(?:\s?[【\[](?:打印|关闭|收藏|分享|返回)[】\]])*"
    r"|[【\[]?字[号体][：:].{0,16}|(?:点击)?(?:阅读|查看|展开|显示)(?:全文|更多|原文)|点击查看更多"
    r"|(?:微信)?扫码.{0,12}|(?:会员|VIP)专享.{0,12}|下载(?:文档|本文|原文|全文)|点赞|评论|举报",
    r"[×|｜✕]|分享(?:到|至).{0,30}|.{0,12}扫一扫.{0,30}|打印(?:本页|此页|本文|文章)?|关闭(?:窗口|本页)?"
    r"|返回(?:顶部|首页|列表)|收藏(?:本文|本页)?|字号[：:].{0,12}|\[?[大中小]\]?(?:\s*\[?[大中小]\]?){2}",
    r"(?:责任编辑|责编|文章来源|稿件来源|发布日期|发布人|浏览次数|浏览量|点击量|访问量|字体大小|责任校对)"
    r"[：:]\s?.{0,60}",
    r"(?:相关|推荐|延伸|热门)(?:阅读|文章|报道|链接|推荐|新闻)[：:]?.{0,40}",
    r"(?:版权所有|Copyright|©|ICP|备案号|网站地图|网站标识码).{0,80}",
    r".{0,12}(?:ICP备|公网安备)\s?\d.{0,40}",
    r"(?:首页|当前位置)\s*[>＞»›/：:].{0,60}",
    r".{0,20}(?:[Qq]{2}群|微信号|公众号|客服电话|投稿邮箱)[：:]?\s?[\w@.]{0,30}",
)
_LABELLED = (
    r"(?:编辑|作者|来源|发布时间|阅读量?|点击数?|点击率|信息来源|审核人?)[：:]\s?.{0,60}"
    r"|(?:联系我们|关于我们|免责声明).{0,80}"
)
"""Labels that a line of a speech may begin with too (来源：财政拨款)."""
_SENTENCE = re.compile("[。；！？]")
_NEAR = 2
_AT_AN_END = 4
"""Blocks over which furniture keeps together; blocks at either end of a text where it stands."""
_INSIDE = (
    r"(?:点击|免费|立即|付费)(?:下载|查看全文|阅读全文|加入会员|开通会员|继续阅读)[^，。]{0,20}"
    r"|点击(?:阅读|查看)(?:原文|全文|更多)|长按[^，。]{0,8}二维码"
    r"|(?:下载|打开|登录|使用)[^，。；]{0,8}(?:APP|App|客户端)(?:查看|阅读|继续)[^，。]{0,12}"
    r"|剩余\d+%?未读|本文(?:由|来自|来源于|转载自)[^。]{2,30}(?:整理|发布|提供|收集|上传|转载|网站?)"
    r"|更多(?:精彩|相关)(?:内容|文章|范文|资讯)[^，。]{0,24}"
    r"|转载请(?:注明|保留)[^。]{0,30}|未经(?:授权|许可)[^。]{0,8}(?:不得|禁止|严禁)转载"
    r"|(?:https?://|www\.)[\w./?=&%#-]+",
)

_FURNITURE = tuple(
    Sign(pattern=re.compile(rf"^\s*(?:{each})\s*$"), advice=_DELETE, label=_LABEL)
    for each in _LINES
)
_MAYBE = (Sign(pattern=re.compile(rf"^\s*(?:{_LABELLED})\s*$"), advice=_DELETE, label=_LABEL),)
_LEFT_INSIDE = tuple(
    Sign(pattern=re.compile(each), advice=_DELETE, label=_LABEL) for each in _INSIDE
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    blocks = [(n, each) for n, each in enumerate(text.blocks) if each.kind != "byline"]
    lines = [(n, each) for n, each in blocks if not _SENTENCE.search(each.text)]
    sure = list(spotted(lines, _FURNITURE))
    maybe = list(spotted(lines, _MAYBE))
    there = {each.block for each in (*sure, *maybe)}
    yield from sure
    for finding in maybe:
        yield (
            finding
            if _is_furniture(finding.block, there, len(text.blocks))
            else replace(finding, severity="建议", advice=_LOOK)
        )
    yield from spotted(((n, each) for n, each in blocks if n not in there), _LEFT_INSIDE)


def _is_furniture(number: int, there: set[int], count: int) -> bool:
    """Whether a labelled line stands at an end of the text or among other furniture."""
    beside = range(number - _NEAR, number + _NEAR + 1)
    among = any(each in there for each in beside if each != number)
    return among or number < _AT_AN_END or number >= count - _AT_AN_END


RULE = Rule(
    name="网页",
    family="残留",
    authority="实务",
    source="办文惯例：正文里没有网页的按钮、来源行、页码和网址",
    finds=_finds,
)
