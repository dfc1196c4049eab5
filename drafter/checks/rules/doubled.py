"""重字: a word that was typed twice (的的, 我们我们, 治治党)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.rule import Rule
from drafter.checks.spotting import Taken
from drafter.checks.text import CheckedText
from drafter.text.tokens import frequency, tagged, words

_HAN = "\u4e00-\u9fff"
_TWO = re.compile(rf"([{_HAN}]{{2,6}})\1+")
_ONE = re.compile(rf"([{_HAN}])\1")

_LITTLE: dict[str, tuple[str, str]] = {
    "的": ("目标打中", "确士"),
    "了": ("明", "解结却断然账事"),
    "和": ("总共平温缓饱柔祥谐调议讲", "谐平睦气美解声善蔼缓而约"),
    "与": ("参给赋授付", "会"),
    "在": ("存现所内外潜实自好正旨", "建职座场位校岗编线野押册乎于"),
    "是": ("求国凡但总还先于", "非否"),
    "把": ("一火两", "关握脉控"),
    "被": ("棉", "动褥"),
    "对": ("针面应相绝反核查校一", "手方象策口接外内华比照立标应称等待面"),
    "从": ("服听跟随", "事业容严前来此"),
    "向": ("方走动取导志意转趋流朝面", "上前好往心来"),
    "而": ("", ""),
    "也": ("", ""),
    "我": ("自小大", "国们市县省区党军州"),
    "及": ("以普涉危波顾", "时格早"),
    "或": ("", ""),
    "我们": ("", ""),
}
"""Function words that never stand twice but where the first ends or the second begins another word:
the characters before and behind that make it so (目的|的, 的|的确)."""

_ONE_BY_ONE = "一几每多两半很更太最真好又再还越"
_REPEATED = frozenset(
    ("非常", "特别", "十分", "永远", "很多", "许多", "好多", "多少", "谢谢", "再见", "加油")
)
_PAIR = 2
_WHOLE = 4
_HARDLY, _NAME = 5, 60
_COMMON, _EVERY_DAY = 300, 3000
_ALONE = 1500
"""Counts of the segmenter's dictionary: up to which a doubled character is hardly a word, or a
pet name (安安); from which a word is common, or everybody's; up to which a character seldom is a
word alone."""
_NEAR = 10
_NOT = "不"  # 不断不断地 may be meant
_COUNTED = "一二三四五六七八九十年月日"
"""Characters of which two in a row belong to two words (2013年|年底, 十|十八)."""

_ADVICE = "字写重了，删一个"


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        if block.kind == "byline":
            continue
        taken = Taken()
        for start, end, severity in (*_words_twice(block.text), *_characters_twice(block.text)):
            if not taken.take(start, end):
                continue
            span = start, end
            yield finding_at(number, block.text, span, _ADVICE, severity=severity, label="重字")


def _words_twice(text: str) -> Iterator[tuple[int, int, Severity]]:
    """Words of two and more characters that stand twice in a row. A verb may be meant so
    (研究研究): that is worth a look only."""
    tags: dict[int, str] | None = None
    for match in _TWO.finditer(text):
        word = match[1]
        if word[0] in _ONE_BY_ONE or word in _REPEATED or len(set(word)) == 1:
            continue
        tags = _tags_by_place(text) if tags is None else tags
        whole = _whole_words(text, match.start(), len(word), tags)
        if whole == "":
            continue
        meant = whole == "v" or word[0] == _NOT
        yield match.start(), match.end(), "建议" if meant else "必改"


def _tags_by_place(text: str) -> dict[int, str]:
    """The tag of each word by where it begins; "" where the text ends."""
    place, tags = 0, dict[int, str]()
    for word, tag in tagged(text):
        tags[place] = tag
        place += len(word)
    tags[place] = ""
    return tags


def _whole_words(text: str, start: int, length: int, tags: Mapping[int, str]) -> str:
    """The tag of the word at ``start``; "" where a repetition of two characters begins or ends
    inside a longer word (发展中国家|国家公园 is none)."""
    middle, end = start + length, start + 2 * length
    stopped = not re.match(f"[{_HAN}]", text[end : end + 1])  # 狠抓落实|落实。
    whole = end in tags and (start in tags or (middle in tags and stopped))
    if length == _PAIR and not whole and not _is_word_once(text, start):
        return ""
    tag = tags.get(start, "v" if length == _PAIR else "x")
    return "v" if length == _PAIR and tag.startswith("v") else tag


def _is_word_once(text: str, start: int) -> bool:
    """Whether the two characters at ``start``, standing twice, are a word of their own once one of
    the two is left out (负责|不能|推, but 发展中国家|公园)."""
    before, behind = text[max(0, start - _NEAR) : start], text[start + 4 : start + 4 + _NEAR]
    place = 0
    for word in words(before + text[start : start + _PAIR] + behind):
        if place == len(before):
            return len(word) == _PAIR
        place += len(word)
    return False


def _characters_twice(text: str) -> Iterator[tuple[int, int, Severity]]:
    for match in _ONE.finditer(text):
        char, start, end = match[1], match.start(), match.end()
        before, behind = text[start - 1 : start], text[end : end + 1]
        if char in _LITTLE:
            words_before, words_behind = _LITTLE[char]
            doubled = before not in words_before or not before
            doubled = doubled and (behind not in words_behind or not behind)
            if doubled and not _pairs(text, start):
                yield start, end, "必改"
        elif _is_slip(text, start) or _is_stutter(text, start):
            yield start, end, "建议"


def _pairs(text: str, start: int) -> bool:
    """Whether the doubled character is half of AABB (是是非非)."""
    ahead, back = text[start + 2 : start + 4], text[max(0, start - 2) : start]
    return any(re.fullmatch(rf"([{_HAN}])\1", each) for each in (ahead, back))


def _is_slip(text: str, start: int) -> bool:
    """Whether a doubled content word (从严治治党) is a slip: with one of the two left out, a word
    of four characters and more that holds it is whole again; one that ends or begins with it
    (绿水青山山) only where the other one is part of no word."""
    char = text[start]
    before, behind = text[max(0, start - 3) : start], text[start + 2 : start + 5]
    office = behind.startswith("长")  # 民政局|局长
    if char in _COUNTED or office or _pairs(text, start):
        return False
    ends = any(frequency(before[-left:] + char) for left in range(1, len(before) + 1))
    begins = any(frequency(char + behind[:right]) for right in range(1, len(behind) + 1))
    return any(
        frequency(before[len(before) - left :] + char + behind[:right])
        for left in range(len(before) + 1)
        for right in range(len(behind) + 1)
        if left + right >= _WHOLE - 1 and (left or not ends) and (right or not begins)
    )


def _is_stutter(text: str, start: int) -> bool:
    """Whether a doubled character begins a common word (领领导) or ends one (安全全放) and can
    belong to no other word on its other side."""
    char = text[start]
    before, behind = text[max(0, start - 2) : start], text[start + 2 : start + 4]
    if char in _COUNTED or behind.startswith("长") or _pairs(text, start):
        return False
    every_day = frequency(char + behind[:1]) >= _EVERY_DAY
    if frequency(char * 2) > (_NAME if every_day else _HARDLY):
        return False
    if frequency(char * 2 + behind[:1]):
        return False
    ends = any(frequency(before[-n:] + char) for n in (1, 2) if len(before) >= n)
    begins = any(frequency(char + behind[:n]) for n in (1, 2) if len(behind) >= n)
    if begins and not ends:
        return frequency(char + behind[:1]) >= _COMMON
    usual = frequency(before[-1:] + char) >= _COMMON
    return ends and not begins and usual and frequency(char) <= _ALONE


RULE = Rule(
    name="重字",
    family="残留",
    authority="实务",
    source="校对惯例：同一个字、词连着写了两遍",
    finds=_finds,
)
