"""Words and their tags: the only door to the segmenter."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.paths import cache_home, make_private
from drafter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from jieba import Tokenizer
    from jieba.analyse.tfidf import TFIDF
    from jieba.posseg import POSTokenizer

_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z0-9]+")


GENRE_TERMS = "genre_terms.txt"
"""Terms of the genre that the segmenter's dictionary lacks or splits, a line each with its tag."""


@lru_cache(maxsize=1)
def _segmenter() -> tuple[Tokenizer, POSTokenizer]:
    """The segmenter, with its cache in our own folder: its default is a file with a fixed name in
    a folder that everybody can write to."""
    import jieba
    import jieba.posseg

    logging.getLogger("jieba").setLevel(logging.ERROR)
    folder = cache_home()
    try:
        make_private(folder)
        folder.chmod(0o700)
    except OSError:
        folder = folder / "none"  # not there: the segmenter then works without a cache
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    with Path(str(files("drafter.text") / GENRE_TERMS)).open(encoding="utf-8") as terms:
        tokenizer.load_userdict(terms)
    tagger: POSTokenizer = jieba.posseg.POSTokenizer(tokenizer)  # type: ignore[call-arg]
    return tokenizer, tagger


@lru_cache(maxsize=1)
def _weigher() -> TFIDF:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # jieba leaves its frequencies' file open
        from jieba.analyse.tfidf import TFIDF

        weigher = TFIDF()
    weigher.tokenizer = _segmenter()[0]
    return weigher


def weighted_words(text: str, *, most: int) -> list[tuple[str, float]]:
    """The ``most`` words of two and more characters that tell most of ``text``, by TF-IDF over
    jieba's own frequencies (jieba.analyse), the weightiest first; equals by the word."""
    sensible = "".join(piece for piece, sense in _pieces(text) if sense)
    found = _weigher().extract_tags(sensible, topK=len(sensible), withWeight=True)
    weighed = [(str(each[0]), float(each[1])) for each in found if isinstance(each, tuple)]
    return sorted(weighed, key=lambda each: (-each[1], each[0]))[:most]


_UNBROKEN = re.compile(r"[\u3400-\u9fff]{40,}")
_SENSELESS = 24
"""Characters in a row that form no word: the most in the corpus is 7. Over a longer row jieba's
tagger spends 5 to 20 ms a character (measured: 5,000 random characters take 70 s), and what it
finds there is no word either."""


def words(text: str) -> list[str]:
    """The words of ``text`` in order; joined they are ``text`` again."""
    cut = _segmenter()[0].cut
    return [word for piece, sense in _pieces(text) for word in (cut(piece) if sense else piece)]


def tagged(text: str) -> list[tuple[str, str]]:
    """(word, tag) pairs of ``text`` in order, tags as jieba's (n, v, nr, ns, m …); x for each
    character of a row that makes no sense."""
    cut = _segmenter()[1].cut
    return [
        pair
        for piece, sense in _pieces(text)
        for pair in (
            [(each.word, each.flag) for each in cut(piece)]
            if sense
            else [(char, "x") for char in piece]
        )
    ]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it holds words: a long row of characters of which no
    two form a word (a file decoded wrongly, one key held down) holds none."""
    if not _UNBROKEN.search(text):
        yield text, True
        return
    kept = row = place = 0
    for word in [*_segmenter()[0].cut(text, HMM=False), ""]:
        if len(word) != 1 or not "\u3400" <= word <= "\u9fff":
            if place - row >= _SENSELESS:
                if row > kept:
                    yield text[kept:row], True
                yield text[row:place], False
                kept = place
            row = place + len(word)
        place += len(word)
    if kept < len(text):
        yield text[kept:], True


@lru_cache(maxsize=32_768)
def content_words(text: str) -> frozenset[str]:
    """The words of ``text`` that say what it is about: of two characters or more, and not one of
    those that only hold a sentence together (我们, 因此, 进一步)."""
    return frozenset(
        word for word in words(text) if _HAN_OR_LATIN.fullmatch(word) and word not in FUNCTION_WORDS
    )


def frequency(word: str) -> int:
    """How often the segmenter's dictionary has counted ``word``; 0 for one it does not have."""
    return _segmenter()[0].FREQ.get(word, 0)
