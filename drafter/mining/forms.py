"""What is known of a clause by its words, worked out once for each wording.

A speech is judged clause against clause many times over, and an archive says the same things again
and again: what depends on the wording alone is kept here.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from drafter.mining.parallel import bare
from drafter.mining.verbs import LINED_UP
from drafter.mining.words import Word, words
from drafter.text.tokens import tagged_words

_REMEMBERED = 1 << 14
_LINKS = frozenset("也更就还又都并且而再即甚") | {"甚至", "而且", "并且", "更是", "也是", "还是"}
"""Words that join a clause to the one before and are no part of a frame."""
LINKING = frozenset(word[0] for word in _LINKS)
"""Characters that such words begin with."""
FRAMING = frozenset(
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
"""Words that frames are made of."""
_ACTS = frozenset("vadilz")
_NO_ADVERBS = frozenset("prmcuf")


class Core(Struct, frozen=True, eq=False, gc=False):
    """A clause without the words that join it to the one before (也, 更, 就, 甚至): its words,
    their kinds and its text without marks; ``verb``, the verb of the genre it begins with;
    ``framed``, its inner words that frames are made of; whether it ends in a quotation mark, says
    what is done or how, or has the form 把……作为……."""

    words: tuple[str, ...]
    tags: str
    bare: str
    verb: str
    framed: frozenset[str]
    ends_quoted: bool
    acts: bool
    disposes: bool


class Form(Struct, frozen=True, eq=False, gc=False):
    """A clause by its words: ``tags`` are their kinds, a letter each (n, v …), ``bare`` its text
    without marks, ``acts`` whether it begins with a verb or with how something is done. Equal only
    to itself, so that it can be looked up fast."""

    text: str
    words: tuple[str, ...]
    tags: str
    bare: str
    acts: bool
    framed: frozenset[str]
    core: Core


class End(Struct, frozen=True, gc=False):
    """The end of a clause from one of its words on: ``before``, the word before it; where it begins
    in the text, how many words that count stand before it, its text without marks."""

    before: Word
    start: int
    gone: int
    bare: str


@lru_cache(maxsize=_REMEMBERED)
def form_of(text: str) -> Form:
    """The form of the clause ``text``."""
    found, kinds = tagged_words(text)
    if text.isalnum():
        plain, inner = text, found
    else:
        plain = bare(text)
        counted = [bool(bare(word)) for word in found]
        inner = tuple(word for word, counts in zip(found, counted, strict=True) if counts)
        kinds = tuple(kind for kind, counts in zip(kinds, counted, strict=True) if counts)
    return _form(text, inner, "".join(["n" if kind == "vn" else kind[0] for kind in kinds]), plain)


@lru_cache(maxsize=_REMEMBERED)
def ends_of(form: Form) -> tuple[End, ...]:
    """The ends of a clause from each of its words but the first on."""
    text = form.text
    found = words(text)
    if text.isalnum():
        return tuple(
            End(found[i - 1], found[i].start, i, text[found[i].start :])
            for i in range(1, len(found))
        )
    ends = []
    gone = 0
    for before, word in pairwise(found):
        gone += bool(bare(before.text))
        ends.append(End(before, word.start, gone, bare(text[word.start :])))
    return tuple(ends)


def form_of_end(form: Form, end: End) -> Form:
    """What ``end`` leaves of ``form``, its words as they are in the whole."""
    return _form(form.text[end.start :], form.words[end.gone :], form.tags[end.gone :], end.bare)


def _form(text: str, found: tuple[str, ...], tags: str, plain: str) -> Form:
    core = _core(text, found, tags, plain)
    acts, framed = core.acts, core.framed
    if found and found[0] in _LINKS:
        count = 0
        while count + 1 < len(found) and found[count] in _LINKS:
            count += 1
        if count:
            count += found[count] == "要" and count + 1 < len(found)
            cut = len("".join(found[:count]))
            core = _core(text[cut:], found[count:], tags[count:], plain[cut:])
    return Form(text, found, tags, plain, acts, framed, core)


def _core(text: str, found: tuple[str, ...], tags: str, plain: str) -> Core:
    verb = _head_verb(found, tags)
    return Core(
        found, tags, plain, verb, _framed(found), text[-1:] == "”",
        bool(found) and (tags[0] in _ACTS or bool(verb)),
        "把" in found and not verb.endswith("把"),
    )  # fmt: skip


def _framed(found: tuple[str, ...]) -> frozenset[str]:
    """The words of a frame that stand inside a clause (……要……, ……更……, ……了……)."""
    return FRAMING.intersection(found[1:-1])


def _head_verb(found: tuple[str, ...], tags: str) -> str:
    """The verb of the genre that a clause begins with, an adverb before it aside; "" if none."""
    heads = found[: 1 if tags[:1] in _NO_ADVERBS else 2]
    for word in (*heads, "".join(found[:2])):
        if word in LINED_UP:
            return word
        if len(word) > 2 and word[:2] in LINED_UP:
            return word[:2]
    return ""
