"""What stands around and between the lines of a text but is none of it."""

from __future__ import annotations

import re

from drafter.text.normalise import CHINESE, MappedText, normalised, without
from drafter.text.sentences import line_spans

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]+")
_SPACED_OUT = re.compile(f"(?<![^\n。])[{CHINESE}](?: [{CHINESE}]){{2,}}(?![^\n：:，。！])")
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)

_BUTTON = re.compile(
    r"[-—·\s]*(?:\d{1,4}|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|\d{1,4}\s*/\s*\d{1,4})[-—·\s]*$"
    r"|[×xX✕|｜】\]]+$"
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

_TRAILERS = re.compile(
    r"(?:[|｜×\s]+"
    r"|（[^（）\n]{0,40}(?:来源|新华社|新华网|人民日报|记者|摘自|编辑|另发|作者|讯|电)[^（）\n]{0,40}）"
    r"|《[^《》\n]{2,20}》\s*[（(][^（）()\n]{4,40}[）)]"
    r"|[（(]\s*(?:全文)?完\s*[）)])$"
)
_AFTER_THE_TEXT = re.compile(
    r"(?:名词解释|注释?[:：]?$|注释[:：]|附件?\s*[:：0-9一二三]|附[件录]$|相关(?:报道|链接|附件|阅读)|延伸阅读"
    r"|[上下]一篇|推荐阅读|※|发：.{0,60}|抄送|印发|主题词|来源[:：]|编辑[:：]|作者[:：]|打印本页)"
)
_FINISHED = re.compile(r"[。！？…”’）)】》；：|｜]\s*$")
_SENTENCE_MARK = re.compile(r"[。！？；：，]")
_DATE_LINE = re.compile(r"[（(]?[\d〇○零一二三四五六七八九十×X年月日\s./-]{6,20}[)）]?$")
_LONGEST_SIGNATURE = 24


def cleaned(text: str) -> MappedText:
    """The normalised ``text`` without invisible characters, the marks of Markdown headings and the
    lines of a page's furniture, with spaced-out headings closed up; mapped to the original."""
    plain = normalised(text)
    gaps = [match.span() for match in _INVISIBLE.finditer(plain)]
    gaps += [match.span() for match in _MARKDOWN_HEADING.finditer(plain)]
    gaps += [(s, e) for s, e in line_spans(plain) if is_chrome(plain[s:e])]
    for match in _SPACED_OUT.finditer(plain):
        gaps += [(i, i + 1) for i in range(*match.span()) if plain[i] == " "]
    return without(plain, gaps)


def is_chrome(line: str) -> bool:
    """Whether a line is furniture of a page: buttons, page numbers, prompts, ICP numbers."""
    if _BUTTON.match(line):
        return True
    return len(line) <= _LONGEST_CHROME and _CHROME.search(line) is not None


def end_of_text(text: str, start: int, end: int) -> int:
    """Where the speech in ``text[start:end]`` ends: before citations, links, glossaries,
    attachments, a signature and a date."""
    lines = line_spans(text, start, end)
    for i, (line_start, line_end) in enumerate(lines):
        line = text[line_start:line_end]
        past_the_middle = line_start - start > (end - start) * 0.3
        if i and past_the_middle and _AFTER_THE_TEXT.match(line) and _ended(text, lines[i - 1]):
            end = lines[i - 1][1]
            break
    return _without_trailers(text, start, end)


def _ended(text: str, line: tuple[int, int]) -> bool:
    return _FINISHED.search(text, line[0], line[1]) is not None


def _without_trailers(text: str, start: int, end: int) -> int:
    """Takes trailers off the last line and signature lines off the end, again and again."""
    while end > start:
        tail = max(start, end - 120)
        match = _TRAILERS.search(text[tail:end].rstrip())
        if match is not None:
            end = tail + match.start()
            continue
        last = text.rfind("\n", start, end)
        line = text[last + 1 : end].strip()
        signature = len(line) <= _LONGEST_SIGNATURE and not _SENTENCE_MARK.search(line)
        if last > start and (not line or _DATE_LINE.match(line) or signature):
            if line and not _DATE_LINE.match(line) and not _signed(text, start, last):
                break
            end = last
            continue
        break
    return start + len(text[start:end].rstrip())


def _signed(text: str, start: int, last: int) -> bool:
    """Whether what stands before a short last line is a finished sentence, so that the line can
    only be a name."""
    return _FINISHED.search(text[max(start, last - 8) : last]) is not None
