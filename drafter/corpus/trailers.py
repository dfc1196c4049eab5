"""What follows a speech: citations, links, glossaries, attachments, signatures."""

from __future__ import annotations

import re

from drafter.corpus.compilations import SPOKEN_AT
from drafter.text.sentences import line_spans

_TRAILERS = re.compile(
    r"(?:[|｜×\s]+|※[^※\n]{0,80}"
    rf"|{SPOKEN_AT}"
    r"|（[^（）\n]{0,40}(?:来源|新华社|新华网|人民日报|记者|摘自|编辑|另发|作者|讯|电)[^（）\n]{0,40}）"
    r"|《[^《》\n]{2,20}》\s*[（(][^（）()\n]{4,40}[）)]"
    r"|[（(]\s*(?:全文)?完\s*[）)])$"
)
_AFTER_THE_TEXT = re.compile(
    r"(?:名词解释|注释?[:：]?$|注释[:：]|附件?\s*[:：0-9一二三]|附[件录]$|相关(?:报道|链接|附件|阅读)|延伸阅读"
    r"|[上下]一篇|推荐阅读|※|发：.{0,60}|抄送|印发|主题词|[^，。；：！？]{0,24}(?:先进事迹|事迹简介|事迹材料|主要事迹|个人简历|简历|人物简介|名单|生平)$|来源[:：]|编辑[:：]|作者[:：]|打印本页)"
)
_FINISHED = re.compile(r"[。！？…”’）)】》；：|｜]\s*$")
_SENTENCE_MARK = re.compile(r"[。！？；：，]")
_DATE_LINE = re.compile(r"[（(]?[\d〇○零一二三四五六七八九十×X年月日\s./-]{6,20}[)）]?$")
_LONGEST_SIGNATURE = 24


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
