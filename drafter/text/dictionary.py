"""jieba's dictionary in memory once.

As jieba loads it, a word is held up to four times: with its count, twice with its tag (importing
``jieba.posseg`` reads the dictionary for a tagger of its own, 42 MB and three quarters of a second)
and with its rarity. Here the tables share their words, tags and numbers, and what ``jieba.posseg``
has besides (its hidden Markov model) is read without it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, cast


def loaded_jieba() -> ModuleType:
    """jieba, without ``pkg_resources`` where it is not loaded yet: jieba would ask it for a file
    beside its own code, which it opens as well without it, and it takes longer to load than jieba
    itself."""
    modules = cast("dict[str, object]", sys.modules)
    hidden = "pkg_resources" not in modules
    if hidden:
        modules["pkg_resources"] = None
    try:
        import jieba
    finally:
        if hidden:
            del modules["pkg_resources"]
    return jieba


def tags_of(words: Mapping[str, int]) -> dict[str, str]:
    """The tag of each word of the dictionary. The words are those of ``words`` themselves, the
    dictionary as jieba loaded it."""
    own = dict(zip(words, words, strict=True))
    found: dict[str, str] = {}
    with (_folder() / "dict.txt").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            word, _, tag = line.rstrip().split(" ")
            found[own.get(word, word)] = sys.intern(tag)
    return found


def rarities_of(words: Mapping[str, int]) -> dict[str, float]:
    """The inverse document frequencies that come with jieba, by word; what ``words`` has is named
    by it."""
    own = dict(zip(words, words, strict=True))
    numbers: dict[str, float] = {}  # few are different
    found: dict[str, float] = {}
    with (_folder() / "analyse" / "idf.txt").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            word, rarity = line.rstrip().split(" ")
            if rarity not in numbers:
                numbers[rarity] = float(rarity)
            found[own.get(word, word)] = numbers[rarity]
    return found


def model_table(name: str) -> Any:
    """A table of the hidden Markov model of words and tags: ``char_state_tab``, ``prob_start``,
    ``prob_trans`` or ``prob_emit``."""
    spec = spec_from_file_location(f"jieba.posseg.{name}", _folder() / "posseg" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.P


def _folder() -> Path:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
