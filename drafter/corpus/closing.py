"""Where a closing begins, and whether there is one."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from msgspec import Struct

from drafter.corpus.addressees import readdressed
from drafter.corpus.sections import Point
from drafter.text.sentences import line_spans, sentence_spans

_LONGEST = 700  # characters of a closing
_MOST_PARAGRAPHS = 6
_OPENS = re.compile(
    r"总之，|总而言之|综上|归根结底|最后，(?:我|让|祝|预祝|衷心|再|提前|真诚|谨)|让我们|我们?(?:相信|坚信|深信)"
    r"|(?:衷心|真诚|谨)?(?:祝|预祝|祝愿|祝福)(?!贺)|谢谢|感谢(?:大家|各位)"
    r"|以上(?:是|就是|汇报|发言)|(?:我的)?(?:发言|汇报|讲话|介绍)(?:到此)?(?:完毕|结束)"
    r"|我就讲(?:这些|这么多|到这里)|(?:今天)?[^，。]{0,10}就(?:讲)?到这里"
)
_CONCLUDES = re.compile(
    r"让我们|谢谢|我(?:们)?(?:相信|坚信|深信)|(?:衷心|真诚)?(?:祝愿|预祝)|祝(?:大家|各位|愿|[^贺福]{0,12}圆满)"
)
_APPEALS = re.compile(r"(?:最后，)?希望(?:大家|同志们|全体|各位|广大|各级|你们)")
_SLOGAN = re.compile(r"[^，。；：！]{4,14}，[^，。；：！]{4,14}(?:[。！]$|，(?:我们|让我们))")
"""A couplet (使命在肩，奋斗有我。), as a sentence or before an appeal."""
_FORMULA = re.compile(
    r"让我们|更加紧密|团结(?:起来|在|带领|奋斗)|而(?:努力|不懈|团结|共同)?奋斗|贡献[！。]|新篇章|新局面|新业绩|新胜利|新辉煌"
    r"|献礼|谢谢|祝|一定(?:能|会)|[答考]卷|胜利|奋勇前进|美好(?:未来|明天)|干杯|放心|加油|共勉|批评指正|伟大复兴|希望(?:大家|全体|同志们|各位|广大)|优异(?:的)?成绩"
    r"|打[赢好]|夺取|开好|散会|就讲这|到这里|批评指正|新成效|新成绩|新突破|目标[^，]{0,6}奋斗"
)
_ENDING_SENTENCES = 3  # in which the formula of a closing stands
_FINISHED = re.compile(r"[。！？…”’》）!.：；*]$")
_TASK = re.compile(r"(?:要|各级|各地|各部门|各单位|进一步|着力|切实|坚持|加强|加快|推动)")


class Closing(Struct, frozen=True):
    """The sentences of a closing as (start, end); none where there is no closing. ``why`` says in
    Chinese what shows where it begins."""

    sentences: tuple[tuple[int, int], ...] = ()
    why: str = "没有结尾：最后一段没有收束的话"


def is_truncated(text: str, start: int, end: int) -> bool:
    """Whether a speech breaks off in the middle of a sentence."""
    tail = text[max(start, end - 4) : end].rstrip()
    return bool(tail) and not _FINISHED.search(tail)


def closing(text: str, start: int, end: int, found: list[Point]) -> Closing:
    """The closing of the speech whose body is ``text[start:end]``.

    From the last re-address near the end; else from the first paragraph after the last point's;
    else from the first sentence that concludes. A last paragraph of tasks is no closing, nor is
    one whose last sentences hold no formula of conclusion.
    """
    if is_truncated(text, start, end):
        return Closing(why="没有结尾：原文没有写完")
    after = max((p.end for p in found), default=start)
    window = max(start, end - _LONGEST, after)
    sentences = sentence_spans(text, window, end)
    if window > after and window > start:
        sentences = sentences[1:]
    begin, why = _readdress(text, sentences), "结尾从最后一次称呼听众起"
    if begin is None:
        begin, why = _paragraph(text, found, start, end), "结尾是最后一个要点之后的段落"
        alone = begin is not None and text.find("\n", begin, end) < 0
        if begin is not None and alone and _one_paragraph_each(text, found):
            return Closing(tuple(sentence_spans(text, begin, end)), why)
    if begin is None or not _has_formula(text, begin, end):
        begin, why = _concluding(text, sentences), "结尾从第一句收束的话起"
    if begin is None or not _has_formula(text, begin, end):
        return Closing()
    return Closing(tuple(sentence_spans(text, begin, end)), why)


def _has_formula(text: str, begin: int, end: int) -> bool:
    last = sentence_spans(text, begin, end)[-_ENDING_SENTENCES:]
    return bool(last) and _FORMULA.search(text, last[0][0], end) is not None


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
    if end - first[0] > _LONGEST or _TASK.match(text, first[0]) or first[0] <= start:
        return None
    return first[0]


def _concluding(text: str, sentences: list[tuple[int, int]]) -> int | None:
    """The first of the sentences, counted back from the end, that conclude without a break."""
    begin: int | None = None
    for i, (start, end) in enumerate(reversed(sentences)):
        opens = (
            _OPENS.match(text, start)
            or "让我们" in text[start:end]
            or _SLOGAN.match(text[start:end])
        )
        appeals = i == 0 and text[start - 1 : start] == "\n" and _APPEALS.match(text, start)
        if opens or appeals or (i == 0 and _CONCLUDES.search(text, start, end)):
            begin = start
        elif begin is None and i > 1:
            return None
        elif begin is not None:
            break
    return begin
