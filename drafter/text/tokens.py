"""Words and their tags: the only door to the segmenter.

The words are jieba's: the likeliest row of dictionary words between two marks, and in rows of
single characters what its hidden Markov models find. The row is sought here, with the chances
looked up instead of worked out for each word; where rjieba is installed (extra ``fast``) it seeks
it. What was asked before is kept, for a clause is looked at many times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from itertools import chain
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from drafter.text.dictionary import counts_and_tags, loaded_jieba, rarities
from drafter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from jieba import Tokenizer

_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z0-9]+")


_ENGLISH_STOP_WORDS = frozenset(
    [
        "the", "of", "is", "and", "to", "in", "that", "we", "for", "an", "are", "by", "be", "as",
        "on", "with", "can", "if", "from", "which", "you", "it", "this", "then", "at", "have",
        "all", "not", "one", "has", "or", "that",
    ]
)  # fmt: skip
GENRE_TERMS = "genre_terms.txt"
"""Terms of the genre that the segmenter's dictionary lacks or splits, a line each with its tag."""


@lru_cache(maxsize=1)
def _segmenter() -> tuple[Tokenizer, dict[str, str]]:
    """The segmenter with the terms of the genre, and the tags of its words. Its dictionary is given
    to it, so it needs no cache (jieba's is a file with a fixed name in a folder that everybody can
    write to)."""
    tokenizer: Tokenizer = loaded_jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total, tags = counts_and_tags()
    tokenizer.initialized = True
    with Path(str(files("drafter.text") / GENRE_TERMS)).open(encoding="utf-8") as terms:
        tokenizer.load_userdict(terms)
    tags.update(tokenizer.user_word_tag_tab)
    return tokenizer, tags


_REMEMBERED = 1 << 14
_BLOCK = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&\._%\-]+)")
_TAGGED_BLOCK = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&\._]+)")
_ONE_BLOCK = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&\._]+")
_SPACES = re.compile(r"(\r\n|\s)")
_CHINESE = re.compile(r"([\u4e00-\u9fd5]+)")
_NUMBERS = re.compile(r"([\.0-9]+|[a-zA-Z0-9]+)")
_NUMBER = re.compile(r"[\.0-9]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")


class _Router(Protocol):
    """What gives the likeliest row of dictionary words of a block."""

    def __call__(self, block: str, /) -> Iterable[str]: ...


@lru_cache(maxsize=1)
def _router() -> _Router:
    """rjieba where it is installed, with the terms of the genre; else our own search."""
    try:
        from rjieba import Jieba
    except ImportError:
        return _likeliest
    tokenizer = _segmenter()[0]
    fast = Jieba()
    for line in (files("drafter.text") / GENRE_TERMS).read_text(encoding="utf-8").splitlines():
        word, tag = line.split(" ")
        fast.add_word(word, tokenizer.FREQ[word], tag)
    return lambda block: fast.cut(block, False) if _CHINESE.fullmatch(block) else _likeliest(block)


@lru_cache(maxsize=1)
def _chances() -> tuple[dict[int, float], float]:
    """For each count that a word of the dictionary has how likely such a word is (a logarithm), and
    the same of what is not in it."""
    tokenizer = _segmenter()[0]
    total = log(tokenizer.total)
    return {count: log(count) - total for count in set(tokenizer.FREQ.values()) if count}, (
        log(1) - total
    )


def _likeliest(block: str) -> tuple[str, ...]:
    """The likeliest row of dictionary words; of two as likely the one whose first word is longer,
    as jieba settles it."""
    counts = _segmenter()[0].FREQ
    chances, unknown = _chances()
    size = len(block)
    best = [0.0] * (size + 1)
    ends = [0] * size
    for at in range(size - 1, -1, -1):
        end = chosen = at + 1
        most = unknown + best[end]
        count = counts.get(block[at])
        if count is not None:  # 0 for what only begins words
            found = count > 0
            if found:
                most = chances[count] + best[end]
            while end < size:
                end += 1
                count = counts.get(block[at:end])
                if count is None:
                    break
                if count:
                    chance = chances[count] + best[end]
                    if chance >= most or not found:
                        most, chosen, found = chance, end, True
        best[at], ends[at] = most, chosen
    row = []
    at = 0
    while at < size:
        row.append(block[at : ends[at]])
        at = ends[at]
    return tuple(row)


@lru_cache(maxsize=_REMEMBERED)
def _row(block: str) -> tuple[str, ...]:
    return tuple(_router()(block))


def _unknown_rows(row: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where single characters stand side by side in a row of words that may be words which the
    dictionary lacks."""
    counts = _segmenter()[0].FREQ
    first = -1
    for at, word in enumerate((*row, "..")):
        if len(word) == 1:
            if first < 0:
                first = at
        elif first >= 0:
            if at - first > 1 and not counts.get("".join(row[first:at])):
                yield first, at
            first = -1


@lru_cache(maxsize=_REMEMBERED)
def _words_of(block: str) -> tuple[str, ...]:
    """The words of a row of Chinese characters, Latin letters and digits."""
    return _with_hidden(_row(block))


def _with_hidden(row: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    kept = 0
    for first, after in _unknown_rows(row):
        found += row[kept:first]
        found += _hidden("".join(row[first:after]))
        kept = after
    return (*found, *row[kept:]) if kept else row


@lru_cache(maxsize=_REMEMBERED)
def _hidden(run: str) -> tuple[str, ...]:
    return tuple(import_module("jieba.finalseg").cut(run))


def _tags() -> dict[str, str]:
    return _segmenter()[1]


_Tagged = tuple[tuple[str, ...], tuple[str, ...]]
"""Words and their tags."""


@lru_cache(maxsize=_REMEMBERED)
def _tagged_of(block: str) -> _Tagged:
    """The words of a block and their tags."""
    row = _row(block)
    tag_of = _tags().get
    tags = [tag_of(word, "x") for word in row]
    found: list[str] = []
    found_tags: list[str] = []
    kept = 0
    for first, after in _unknown_rows(row):
        words_of_run, tags_of_run = _hidden_tagged("".join(row[first:after]))
        found += row[kept:first]
        found += words_of_run
        found_tags += tags[kept:first]
        found_tags += tags_of_run
        kept = after
    if not kept:
        return row, tuple(tags)
    return (*found, *row[kept:]), (*found_tags, *tags[kept:])


@lru_cache(maxsize=_REMEMBERED)
def _hidden_tagged(run: str) -> _Tagged:
    from drafter.text.hidden_words import hidden_words

    found: list[tuple[str, str]] = []
    for piece in _CHINESE.split(run):
        if _CHINESE.match(piece):
            found += hidden_words(piece)
            continue
        for part in filter(None, _NUMBERS.split(piece)):
            tag = "m" if _NUMBER.match(part) else "eng" if _LATIN.match(part) else "x"
            found.append((part, tag))
    return tuple(word for word, _ in found), tuple(tag for _, tag in found)


def _cut(text: str) -> Iterator[str]:
    """The words of ``text`` as jieba cuts them."""
    for block in filter(None, _BLOCK.split(text)):
        if _BLOCK.match(block):
            yield from _words_of(block)
            continue
        for piece in _SPACES.split(block):
            if _SPACES.match(piece):
                yield piece
            else:
                yield from piece


def _cut_tagged(text: str) -> _Tagged:
    """The words of ``text`` and their tags as jieba.posseg cuts them."""
    found: list[str] = []
    tags: list[str] = []
    for block in _TAGGED_BLOCK.split(text):
        if _TAGGED_BLOCK.match(block):
            words_of_block, tags_of_block = _tagged_of(block)
            found += words_of_block
            tags += tags_of_block
            continue
        for piece in _SPACES.split(block):
            if _SPACES.match(piece):
                found.append(piece)
                tags.append("x")
                continue
            for char in piece:
                found.append(char)
                tags.append("m" if _NUMBER.match(char) else "eng" if _LATIN.match(piece) else "x")
    return tuple(found), tuple(tags)


@lru_cache(maxsize=1)
def _rarities() -> tuple[dict[str, float], float]:
    """The inverse document frequencies that come with jieba, and their median."""
    known = rarities()
    return known, sorted(known.values())[len(known) // 2]


def weighted_words(text: str, *, most: int) -> list[tuple[str, float]]:
    """The ``most`` words of two and more characters that tell most of ``text``, by TF-IDF over
    jieba's own frequencies (as jieba.analyse), the weightiest first; equals by the word."""
    sensible = "".join(piece for piece, sense in _pieces(text) if sense)
    counts = Counter(chain.from_iterable(map(_telling_words, _BLOCK.findall(sensible))))
    known, median = _rarities()
    total = float(counts.total())
    weighed = [(word, count * (known.get(word, median) / total)) for word, count in counts.items()]
    return sorted(weighed, key=lambda each: (-each[1], each[0]))[:most]


@lru_cache(maxsize=_REMEMBERED)
def _telling_words(block: str) -> tuple[str, ...]:
    """The words of a block that may tell what a text is about: two characters and more."""
    found = [word for word in _with_hidden(_row(block)) if len(word) > 1]
    if _LATIN.search(block):
        found = [word for word in found if word.lower() not in _ENGLISH_STOP_WORDS]
    return tuple(found)


_LEAST_UNBROKEN = 40
_UNBROKEN = re.compile(rf"[\u3400-\u9fff]{{{_LEAST_UNBROKEN},}}")
_LONG = re.compile(rf"[\u3400-\u9fffa-zA-Z0-9+#&\._%\-]{{{_LEAST_UNBROKEN},}}")
_SENSELESS = 24
"""Characters in a row that form no word: the most in the corpus is 7. Over a longer row jieba's
tagger spends 5 to 20 ms a character (measured: 5,000 random characters take 70 s), and what it
finds there is no word either."""


def words(text: str) -> list[str]:
    """The words of ``text`` in order; joined they are ``text`` again."""
    return [word for piece, sense in _pieces(text) for word in (_cut(piece) if sense else piece)]


def tagged(text: str) -> list[tuple[str, str]]:
    """(word, tag) pairs of ``text`` in order, tags as jieba's (n, v, nr, ns, m …); x for each
    character of a row that makes no sense."""
    return list(zip(*tagged_words(text), strict=True))


def tagged_words(text: str) -> _Tagged:
    """``tagged`` as two rows, the words and their tags."""
    if len(text) < _LEAST_UNBROKEN or not _UNBROKEN.search(text):
        return _tagged_of(text) if _ONE_BLOCK.fullmatch(text) else _cut_tagged(text)
    found: list[str] = []
    tags: list[str] = []
    for piece, sense in _pieces(text):
        words_of_piece, tags_of_piece = (
            _cut_tagged(piece) if sense else (tuple(piece), ("x",) * len(piece))
        )
        found += words_of_piece
        tags += tags_of_piece
    return tuple(found), tuple(tags)


def blocks(text: str) -> list[str]:
    """The parts of ``text`` whose words are found each by itself: what stands between marks and
    spaces. Words and tags of a part are the same alone as in the whole text."""
    if len(text) < _LEAST_UNBROKEN or not _UNBROKEN.search(text):
        return _TAGGED_BLOCK.findall(text)
    return [
        block for piece, sense in _pieces(text) if sense for block in _TAGGED_BLOCK.findall(piece)
    ]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it holds words: a long row of characters of which no
    two form a word (a file decoded wrongly, one key held down) holds none."""
    kept = 0
    for block in _LONG.finditer(text) if _UNBROKEN.search(text) else ():
        for start, end in _senseless(block[0]):
            if block.start() + start > kept:
                yield text[kept : block.start() + start], True
            kept = block.start() + end
            yield text[block.start() + start : kept], False
    if kept < len(text):
        yield text[kept:], True


def _senseless(block: str) -> Iterator[tuple[int, int]]:
    """Where in a block many characters stand in a row of which no two form a word."""
    row = place = 0
    for word in (*_row(block), ""):
        if len(word) != 1 or not "\u3400" <= word <= "\u9fff":
            if place - row >= _SENSELESS:
                yield row, place
            row = place + len(word)
        place += len(word)


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """The words of ``text`` that say what it is about: of two characters or more, and not one of
    those that only hold a sentence together (我们, 因此, 进一步)."""
    return frozenset(
        word for word in words(text) if _HAN_OR_LATIN.fullmatch(word) and word not in FUNCTION_WORDS
    )


def frequency(word: str) -> int:
    """How often the segmenter's dictionary has counted ``word``; 0 for one it does not have."""
    return _segmenter()[0].FREQ.get(word, 0)
