"""Where a closing begins, and whether there is one."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from drafter.corpus.addressees import readdressed
from drafter.corpus.sections import Point
from drafter.text.sentences import line_spans, sentence_spans

_LONGEST = 700  # characters of a closing
_MOST_PARAGRAPHS = 6
_CONCLUDES = re.compile(
    r"总之，|最后，|总而言之|综上|新时代要有新|新的?征程|让我们|衷心祝|预祝|祝愿|祝[^福贺]|谢谢|我相信|我坚信|我们坚信"
    r"|(?:千里|百尺|道阻|征途|使命|蓝图|号角|时代|奋斗|实干|团结)[^，。]{0,10}，[^，。]{4,14}[。！]"
)
_FORMULA = re.compile(
    r"让我们|更加紧密|团结(?:起来|在|带领|奋斗)|而(?:努力|不懈|团结)?奋斗|贡献|新篇章|新局面|新业绩|新胜利|新辉煌|献礼"
    r"|谢谢|祝|一定(?:能|会|要)|答卷|胜利|奋勇前进|美好(?:未来|明天)|干杯|放心|目标|开好|加油|共勉|批评指正|伟大复兴"
)
_FINISHED = re.compile(r"[。！？…”’》）!.：；]$")
_TASK = re.compile(r"^(?:要|各级|各地|各部门|各单位|进一步|着力|切实|坚持|加强|加快|推动)")


def is_truncated(text: str, start: int, end: int) -> bool:
    """Whether a speech breaks off in the middle of a sentence."""
    tail = text[max(start, end - 4) : end].rstrip()
    return bool(tail) and not _FINISHED.search(tail)


def closing_spans(text: str, start: int, end: int, found: list[Point]) -> list[tuple[int, int]]:
    """The sentences of the closing of the speech whose body is ``text[start:end]``; empty where it
    has none.

    From the last re-address near the end; else from the first paragraph after the last point's;
    else from the first sentence that concludes. A last paragraph of tasks is no closing.
    """
    if is_truncated(text, start, end):
        return []
    after = max((p.end for p in found), default=start)
    window = max(start, end - _LONGEST, after)
    sentences = sentence_spans(text, window, end)
    if window > after and window > start:
        sentences = sentences[1:]
    begin = _readdress(text, sentences)
    if begin is None:
        begin = _paragraph(text, found, start, end)
        alone = begin is not None and text.find("\n", begin, end) < 0
        if begin is not None and alone and _one_paragraph_each(text, found):
            return sentence_spans(text, begin, end)
    if begin is None:
        begin = _concluding(text, sentences)
    if begin is None or not _FORMULA.search(text[begin:end]):
        return []
    return sentence_spans(text, begin, end)


def _one_paragraph_each(text: str, found: list[Point]) -> bool:
    """Whether each of the last points up to their parent is one paragraph, so that a paragraph
    after the last of them belongs to none."""
    level = found[-1].level
    siblings = list(takewhile(lambda p: p.level == level, reversed(found)))
    pairs = list(pairwise(reversed(siblings)))
    return len(pairs) > 1 and all(text.count("\n", a.end, b.start) <= 1 for a, b in pairs)


def _readdress(text: str, sentences: list[tuple[int, int]]) -> int | None:
    places = [s for s, _ in sentences if readdressed(text, s)]
    return places[-1] if places else None


def _paragraph(text: str, found: list[Point], start: int, end: int) -> int | None:
    """The first paragraph after the one in which the last point stands, where the points are
    paragraphs; the last few at most, and none that sets tasks."""
    if not found:
        return None
    last = found[-1]
    line_end = text.find("\n", last.end, end)
    if line_end < 0:
        return None
    paragraphs = line_spans(text, line_end, end)
    if line_end - last.end < 3:
        paragraphs = paragraphs[1:]
    if not paragraphs or len(paragraphs) > _MOST_PARAGRAPHS:
        return None
    first = paragraphs[0]
    if end - first[0] > _LONGEST or _TASK.match(text[first[0] : first[1]]) or first[0] <= start:
        return None
    return first[0]


def _concluding(text: str, sentences: list[tuple[int, int]]) -> int | None:
    """The first of the sentences, counted back from the end, that conclude without a break."""
    begin: int | None = None
    for i, (start, end) in enumerate(reversed(sentences)):
        if _CONCLUDES.match(text, start) or (i == 0 and _CONCLUDES.search(text[start:end])):
            begin = start
        elif begin is None and i > 1:
            return None
        elif begin is not None:
            break
    return begin
