"""What stands around and between the lines of a text but is none of it."""

from __future__ import annotations

import re

from drafter.corpus.furniture import line_key
from drafter.corpus.lines import broken_line_ends
from drafter.text.normalise import CHINESE, MappedText, normalised, without
from drafter.text.sentences import line_spans
from drafter.text.simplified import simplified

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]+")
_SPACED_OUT = re.compile(f"(?<![^\n。])[{CHINESE}](?: [{CHINESE}]){{2,}}(?![^\n：:，。！])")
_BOLD_LINE = re.compile(
    r"^ *(\*\*)(?!\*)(?:[^*\n]{2,80}(\*\*) *$"
    r"|(?=[第（(一二三四五六七八九十\d])[^*\n]{2,80}(\*\*)(?!\*))",
    re.MULTILINE,
)
"""A line, or the heading that opens it, in Markdown's bold; ** elsewhere hides a name."""
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)

_BUTTON = re.compile(
    r"[-—·\s]*(?:\d{1,4}|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|\d{1,4}\s*/\s*\d{1,4})[-—·\s]*$"
    r"|(?:关闭)? ?[×xX✕✖|｜】\]]$"
    r"|(?:【?字[号体][:：]?.{0,12}】?|加大|还原|减小|[大中小]|下载|打印|打印本页|关闭窗口|全屏|收藏"
    r"|分享(?:到)?[:：]?|保存成功|返回顶部|上一页|下一页|目录)$"
)
_CHROME = re.compile(
    r"免费阅读|阅读已结束|点击下载|下载文档|复制下载|离线阅读|网友整理|整理分享|资源由"
    r"|备案号|ICP[备证]|版权所有|[©]|(?i:copyright)|客服联系|客服QQ|QQ ?群|微信群|会员群|会员资料"
    r"|扫一扫|扫码|二维码|关注公众号|微信公众号|仅供学习|禁止外传"
    r"|https?://|www\.|责任编辑|(?:本报|新华社)记者.{1,12}摄\s*$"
)
_LONGEST_CHROME = 160  # characters; a paragraph of a speech that names one of these is longer


def cleaned(text: str, *, chrome: frozenset[str] = frozenset()) -> MappedText:
    """The normalised ``text`` in Simplified characters, without invisible characters, the marks of
    Markdown headings and the lines of a page's furniture (those in ``chrome`` included), with
    spaced-out headings closed up and broken lines rejoined; mapped to the original."""
    plain = simplified(normalised(text))
    gaps = [match.span() for match in _INVISIBLE.finditer(plain)]
    gaps += [match.span() for match in _MARKDOWN_HEADING.finditer(plain)]
    for match in _BOLD_LINE.finditer(plain):
        gaps += [match.span(group) for group in (1, 2, 3) if match[group]]
    for match in _SPACED_OUT.finditer(plain):
        gaps += [(i, i + 1) for i in range(*match.span()) if plain[i] == " "]
    lines = line_spans(plain)
    left_out = [(s, e) for s, e in lines if _is_furniture(plain[s:e], chrome)]
    gone = set(left_out)
    kept = [span for span in lines if span not in gone]
    return without(plain, [*gaps, *left_out, *broken_line_ends(plain, kept)])


def _is_furniture(line: str, chrome: frozenset[str]) -> bool:
    return is_chrome(line) or (bool(chrome) and line_key(line) in chrome)


def is_chrome(line: str) -> bool:
    """Whether a line is furniture of a page: buttons, page numbers, prompts, ICP numbers.

    A lone × is a close button; ××× stands for a name.
    """
    if _BUTTON.match(line):
        return True
    return len(line) <= _LONGEST_CHROME and _CHROME.search(line) is not None
