"""Words and their tags: the only door to the segmenter."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.paths import cache_home, make_private

if TYPE_CHECKING:
    from jieba import Tokenizer
    from jieba.posseg import POSTokenizer


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
    tagger: POSTokenizer = jieba.posseg.POSTokenizer(tokenizer)  # type: ignore[call-arg]
    return tokenizer, tagger


def words(text: str) -> list[str]:
    """The words of ``text`` in order; joined they are ``text`` again."""
    return list(_segmenter()[0].cut(text))


def tagged(text: str) -> list[tuple[str, str]]:
    """(word, tag) pairs of ``text`` in order, tags as jieba's (n, v, nr, ns, m …)."""
    return [(pair.word, pair.flag) for pair in _segmenter()[1].cut(text)]


def frequency(word: str) -> int:
    """How often the segmenter's dictionary has counted ``word``; 0 for one it does not have."""
    return _segmenter()[0].FREQ.get(word, 0)
