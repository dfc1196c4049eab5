"""The gate every pattern passes before it may stand in a bank: would it do as it is in another
unit's speech? When unsure, no."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.mining.formulas import FORMULAS, WHOLE, without_formulas
from drafter.mining.refusals import Refusal
from drafter.mining.slots import stray_entity
from drafter.mining.vocabulary import GENRE_NOUNS
from drafter.model import SLOT
from drafter.text.numerals import NUMERAL
from drafter.text.tokens import blocks, tagged_words

LONGEST_LITERAL = 60
MOST_SLOTS = 4

_LEFT_OVER = re.compile(r"[0-9A-Za-z×○*＊□]|某[个某]|[《》]")
_POINTS_BACK = re.compile(
    r"^(?:其|这(?!次|里|是一|些成绩的取得|些问题[，和])|该|此(?!次)|那|另外|此外|同时|与此|并|且|而|但|也|又|还|更(?!加)|再(?!接再厉|强调)"
    r"|因此|因为|所以|因而|从而|于是|然而|不过|即|就(?!要)|才|却|以致|比如|例如|他|它|她|上述|以上|前者|后者|等|的"
    r"|了|和|与|及|或|甚至|特别是|尤其|以及|只有(?!(?!这样)[^。]*，才)|只要|如果|虽然|不仅|既|使|让(?!我们|[^，]+，让)|一[是方]|[二三四五]是|第[一二三四五])"
)
_REFERS = re.compile(
    r"上述|以上|以下几个|如前|前面(?:讲|说)|这(?:些(?!成绩的取得|问题[，和])|[三两四五个一])|这种|此类|这里面|他们|它们|它|该[项类]|其(?![实他中乐])"
    r"|上周|昨天|前天|上个月|去年(?!工作)|刚刚|会前|下一?篇|“[^”]{0,20}$|几天|两天|(?<![应所固特])有[的人些]|，这(?!次|里|是我们|既|对)|[：，。][一二三]是|下一步|最近"
)
_ASSERTS = re.compile(
    r"(?:进行|出台|通报|制定|开展|完成|取得|获得|组织|举办|宣布|提交|观看|传达)了|第一次(?!党代会)|首次|以来最"
)
_PARTICULAR = re.compile(
    r"(?<!系统)(?<!民心)(?<!民生)工程|习(?:总|主席)|^[“‘].*[”’][。！]?$|(?:工程|活动)、"
    r"|[省市县区]委(?:党建|组织|宣传)工作|人大(?!会堂)|政协|法院|检察|公安|学校|医院|银行"
)
_CAMPAIGN = re.compile(
    r"率先(?:基本)?实现|脱贫|扶贫|疫情|抗疫|新冠|非典|抗震|奥运|世博|建党|国庆|“七一”"
)
_CLOSED_NUMBERS = re.compile(rf"“[^“”]*[{NUMERAL}][^“”]*”")
_TRUNCATED = re.compile(r"[一二]?十[一二三四五六七八九](?![大届条年月日项个几])")
_TWICE = re.compile(r"(.)\1")
_DOUBLED = tuple(
    formula[: i + 1] + formula[i:]
    for formula in FORMULAS
    if len(formula) > 4
    for i in range(len(formula))
)
_BRACKET = re.compile("[“‘（”’）]")
_OPENINGS, _CLOSINGS = "“‘（", "”’）"
_NOUN_TAGS = ("n", "vn", "an", "j", "eng")
_PARTS = re.compile("[，。；：、！？“”‘’（）—…]+")


@lru_cache(maxsize=1 << 13)
def refusal(
    pattern: str,
    *,
    least: int = 4,
    most: int = 110,
    complete: bool = True,
    idiomatic: bool = False,
) -> Refusal | None:
    """Why ``pattern`` may not be promoted; None where it may.

    ``least`` and ``most`` bound its characters without slots; ``complete`` also asks that it does
    not point back to what stood before it in its speech; an ``idiomatic`` run of short parallel
    phrases is not asked for its nouns.
    """
    literal = SLOT.sub("", pattern)
    return (
        _by_size(pattern, literal, least=least, most=most)
        or _by_mark(pattern, literal)
        or _by_matter(pattern, literal, idiomatic=idiomatic)
        or ("points_back" if complete and _leans_on_others(pattern) else None)
    )


def _by_size(pattern: str, literal: str, *, least: int, most: int) -> Refusal | None:
    slots, length = SLOT.findall(pattern), len(_PARTS.sub("", literal))
    if len(slots) > MOST_SLOTS or length < 3 * len(slots) or "}{" in pattern:
        return "slots"
    if length < least:
        return "short"
    longest = max(map(len, SLOT.split(pattern)[::2]))
    return "long" if length > most or longest > LONGEST_LITERAL else None


def _by_mark(pattern: str, literal: str) -> Refusal | None:
    if _LEFT_OVER.search(literal):
        return "left_over"
    if not _balanced(pattern):
        return "unbalanced"
    return "slip" if _has_slip(pattern) else None


def _by_matter(pattern: str, literal: str, *, idiomatic: bool) -> Refusal | None:
    if _ASSERTS.search(pattern):
        return "asserts"
    if _PARTICULAR.search(pattern):
        return "particular"
    if _CAMPAIGN.search(pattern):
        return "campaign"
    if "“" in literal and _CLOSED_NUMBERS.search(WHOLE.sub("，", literal)):
        return "numbered"
    if stray_entity(pattern):
        return "entity"
    return None if idiomatic or _is_general(pattern) else "trade"


def _leans_on_others(pattern: str) -> bool:
    return bool(_POINTS_BACK.search(pattern) or _REFERS.search(pattern))


def _balanced(pattern: str) -> bool:
    depth: list[str] = []
    for char in _BRACKET.findall(pattern):
        if char in _OPENINGS:
            depth.append(_CLOSINGS[_OPENINGS.index(char)])
        elif not depth or depth.pop() != char:
            return False
    return not depth


def _has_slip(pattern: str) -> bool:
    """A typing error that can be told without knowing better: a formula with a character typed
    twice, or the number of a congress without the congress."""
    plain = SLOT.sub("", pattern)
    doubled = _TWICE.search(plain) and any(slip in plain for slip in _DOUBLED)
    return bool(doubled) or _TRUNCATED.search(plain) is not None


def _is_general(pattern: str) -> bool:
    """Whether the nouns are the genre's own and no numbered programme is named."""
    rest = without_formulas(SLOT.sub("，", pattern) if "{" in pattern else pattern)
    counts = [_nouns_in(block) for block in blocks(rest)]
    nouns, foreign = (sum(count[i] for count in counts) for i in (0, 1))
    return foreign <= min(nouns // 8, 1)


@lru_cache(maxsize=1 << 14)
def _nouns_in(block: str) -> tuple[int, int]:
    """How many nouns a block has, and how many of them are not the genre's."""
    found, tags = tagged_words(block)
    nouns = [
        word
        for word, tag in zip(found, tags, strict=True)
        if len(word) > 1 and tag.startswith(_NOUN_TAGS)
    ]
    return len(nouns), sum(not _known(noun) for noun in nouns)


def _known(noun: str) -> bool:
    """Whether ``noun`` is in the vocabulary, made of two that are, or a four-character saying that
    ends in one (认清形势)."""
    if noun in GENRE_NOUNS or (len(noun) == 4 and noun[2:] in GENRE_NOUNS):
        return True
    return any(noun[:i] in GENRE_NOUNS and noun[i:] in GENRE_NOUNS for i in range(1, len(noun)))
