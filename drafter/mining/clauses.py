"""Clauses of a sentence, and how far two of them are set in one frame."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from drafter.mining.matching import match_ratio, matched
from drafter.mining.parallel import bare, shared_end
from drafter.mining.verbs import LINED_UP
from drafter.mining.words import Word, words

_LONGEST = 60
_SHORT = 13
_ROUNDING = 1e-6
_ASPECT = re.compile(r"[^在]{2,4}上")  # 思想上……，行动上……，结果上……
_OPEN, _CLOSE = "“‘（《「", "”’）》」"
_LINKS = frozenset("也更就还又都并且而再即甚".strip()) | {
    "甚至",
    "而且",
    "并且",
    "更是",
    "也是",
    "还是",
}
"""Words that join a clause to the one before and are no part of a frame."""
_GOVERNORS = frozenset(
    [
        "要",
        "应",
        "应该",
        "必须",
        "切实",
        "进一步",
        "不断",
        "努力",
        "着力",
        "始终",
        "真正",
        "力争",
        "全力",
        "奋力",
        "持续",
        "务必",
        "需要",
        "可以",
    ]
)
"""Words that begin a new row where the clause before does not begin with them."""
_TO_WHAT_END = frozenset(
    [
        "为",
        "以",
        "使",
        "让",
        "从而",
        "确保",
        "推动",
        "促使",
        "以便",
        "否则",
        "因此",
        "所以",
        "但",
        "这",
    ]
)
"""Words that begin the purpose or outcome of a row."""
_FRAME = frozenset(
    [
        "更",
        "要",
        "就",
        "会",
        "没",
        "每",
        "最",
        "亲自",
        "了",
        "不",
        "得",
        "起来",
        "进一步",
        "作为",
        "代替",
    ]
)
_ACTS = "vadilz"
_NO_ADVERBS = tuple("prmcuf")


class Clause(Struct, frozen=True):
    """A clause at ``start:end``: its text, words, their kinds (n, v …), its text without marks, and
    ``mark``, the punctuation behind it."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    tags: str
    bare: str
    mark: str = ""


def clauses_of(text: str, start: int, end: int, *, marks: str = "，；：。！？") -> list[Clause]:
    """The clauses of ``text[start:end]``, cut at ``marks`` outside brackets."""
    return [
        clause(text[at:i], at, mark=text[i : i + 1])
        for at, i in clause_spans(text, start, end, marks=marks)
    ]


def clause_spans(text: str, start: int, end: int, *, marks: str) -> list[tuple[int, int]]:
    """Where the clauses of ``text[start:end]`` stand."""
    found = []
    depth = 0
    at = start
    for i in range(start, end + 1):
        char = text[i] if i < end else "，"
        depth += (char in _OPEN) - (char in _CLOSE)
        if i == end or (char in marks and depth <= 0):
            while at < i and text[at].isspace():
                at += 1
            if bare(text[at:i]):
                found.append((at, i))
            at = i + 1
            depth = 0
    return found


def clause(body: str, start: int, *, mark: str = "") -> Clause:
    """The clause whose text is ``body``."""
    return _clause(body, start, words(body), mark)


def ends_of(one: Clause) -> list[tuple[Word, Clause]]:
    """What is left of a clause from each of its words but the first on, with the word before."""
    found = words(one.text)
    ends: list[tuple[Word, Clause]] = []
    gone = 0  # words that count among those before
    for before, word in pairwise(found):
        gone += bool(bare(before.text))
        body = one.text[word.start :]
        end = Clause(
            one.start + word.start, one.end, body,
            one.words[gone:], one.tags[gone:], bare(body), one.mark,
        )  # fmt: skip
        ends.append((before, end))
    return ends


def _clause(body: str, start: int, found: tuple[Word, ...], mark: str) -> Clause:
    inner = [w for w in found if bare(w.text)]
    return Clause(
        start, start + len(body), body,
        tuple(w.text for w in inner),
        "".join("n" if w.tag == "vn" else w.tag[0] for w in inner), bare(body), mark,
    )  # fmt: skip


def without_links(one: Clause) -> Clause:
    """``one`` without the words that join it to the clause before (也, 更, 就, 甚至)."""
    count = 0
    while count + 1 < len(one.words) and one.words[count] in _LINKS:
        count += 1
    if not count:
        return one
    count += one.words[count] == "要" and count + 1 < len(one.words)
    cut = len("".join(one.words[:count]))
    return Clause(
        one.start + cut, one.end, one.text[cut:],
        one.words[count:], one.tags[count:], one.bare[cut:], one.mark,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def kinship(first: Clause, second: Clause) -> float:
    """How far two neighbours share a frame: first and last word, length, words in order, kinds of
    words. 2.4 is about where a reader begins to see one; the strongest reach 8."""
    score = kinship_over(first, second, None)
    return 0.0 if score is None else score


def kinship_over(first: Clause, second: Clause, least: float | None) -> float | None:
    """``kinship`` where it may be more than ``least``: None where length, first and last words say
    that it cannot be, before characters and kinds of words are compared one by one."""
    one, other = without_links(first), without_links(second)
    if not one.words or not other.words:
        return 0.0
    a, b = one.bare, other.bare
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < 3 or longer > _LONGEST:
        return 0.0
    same_start = one.words[0] == other.words[0]
    score = _evenness(len(a), len(b), same_start=same_start)
    if same_start:
        score += 1.8 if len(one.words[0]) == 1 else 2.6
    elif a[0] == b[0]:
        score += 1.2
    score += 1.4 if _ASPECT.match(a) and _ASPECT.match(b) else 0.0
    score += 0.8 if one.text[-1] == other.text[-1] == "”" else 0.0
    score += (0.0, 0.6, 1.2)[min(shared_end(a, b), 2)]
    score += 0.8 * min(len(framed(one) & framed(other)), 2)
    score -= 0.8 if _disposes(one) != _disposes(other) else 0.0
    lined_up, anew = _lined_up(one, other), 0.0 if same_start else _begins_anew(one, other)
    if least is not None:
        most = score + 1.4 + lined_up - anew + _ROUNDING
        if most + 3.0 * min(len(a), len(b)) / longer <= least:
            return None
        if most + 3.0 * sum(map(a.count, set(b))) / longer <= least:
            return None
    score += 3.0 * matched(a, b) / longer
    score += 1.4 * tag_likeness(one, other) + lined_up
    return score - anew


def _evenness(a: int, b: int, *, same_start: bool) -> float:
    gap = abs(a - b)
    if not gap:
        return 1.4 if a > 6 else 1.8
    if gap == 1:
        return 0.8
    return 0.3 if gap <= 0.3 * max(a, b) else 0.0 if same_start else -0.5


def head_verb(one: Clause) -> str:
    """The verb of the genre that ``one`` begins with, an adverb before it aside; "" if none."""
    heads = one.words[: 1 if one.tags[:1] in _NO_ADVERBS else 2]
    for word in (*heads, "".join(one.words[:2])):
        if word in LINED_UP:
            return word
        if word[:2] in LINED_UP and len(word) > 2:
            return word[:2]
    return ""


def _lined_up(one: Clause, other: Clause) -> float:
    """What it adds that both begin with a verb of the genre."""
    verbs = [head_verb(one), head_verb(other)]
    if all(verbs):
        return 1.4 if max(len(one.bare), len(other.bare)) <= _SHORT else 0.6
    return 0.6 if any(verbs) and acts(one) and acts(other) else 0.0


def _disposes(one: Clause) -> bool:
    """Whether the clause has the form 把……作为……."""
    return "把" in one.words and not head_verb(one).endswith("把")


def framed(one: Clause) -> set[str]:
    """The words of a frame that stand inside a clause (……要……, ……更……, ……了……)."""
    return set(one.words[1:-1]) & _FRAME


def _begins_anew(one: Clause, other: Clause) -> float:
    """What it takes away that the second begins a row, or the outcome of one, or speaks of it."""
    if other.words[0] in _GOVERNORS and one.words[0] not in _GOVERNORS:
        return 1.6
    if other.tags[0] == "r" or one.tags[0] == "r":
        return 1.0
    return 0.8 if other.words[0] in _TO_WHAT_END and len(other.bare) > 6 else 0.0


def acts(one: Clause) -> bool:
    """Whether the clause begins with a verb, or with how something is done."""
    return bool(one.words) and (one.tags[0] in _ACTS or bool(head_verb(one)))


def tag_likeness(one: Clause, other: Clause) -> float:
    """How alike the kinds of words of two clauses are, in order; 0 to 1."""
    return match_ratio(one.tags, other.tags)
