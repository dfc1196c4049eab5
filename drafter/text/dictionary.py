"""jieba's dictionary in memory once.

As jieba loads it, a word is held up to three times: with its count and twice with its tag
(importing ``jieba.posseg`` reads the dictionary for a tagger of its own, 42 MB). Here the tables
share their words, tags and numbers, and are made by columns, not line by line: from the dictionary
itself that takes no longer than jieba's own way from a cache. What ``jieba.posseg`` has besides
(its hidden Markov model) is read without it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, cast

_Number = TypeVar("_Number", int, float)

_AT_ONCE = 1 << 18  # characters of a file


class _Numbers(dict[str, _Number]):
    """The number that each text is, equal ones the same object."""

    def __init__(self, read: Callable[[str], _Number]) -> None:
        super().__init__()
        self._read: Callable[[str], _Number] = read

    def __missing__(self, text: str) -> _Number:
        number: _Number = self._read(text)
        self[text] = number
        return number


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


def counts_and_tags() -> tuple[dict[str, int], int, dict[str, str]]:
    """How often jieba has counted each word of its dictionary, 0 for what only begins words; how
    often all of them; and the tag of each word."""
    counts: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    numbers = _Numbers(int)
    for words, counted, tagged in _columns(_folder() / "dict.txt", 3):
        told = [numbers[each] for each in counted]
        counts.update(zip(words, told, strict=True))
        tags.update(zip(words, map(sys.intern, tagged), strict=True))
        total += sum(told)
    longer: Iterable[str] = counts
    while longer:
        beginnings = {word[:-1] for word in longer if len(word) > 1}
        longer = [word for word in beginnings if word not in counts]
        counts.update(dict.fromkeys(longer, 0))
    return counts, total, tags


def rarities() -> dict[str, float]:
    """The inverse document frequencies that come with jieba, by word. The words are held for
    themselves: to share them takes longer than all else here, and 20 MB is what it saves."""
    found: dict[str, float] = {}
    numbers = _Numbers(float)
    for words, told in _columns(_folder() / "analyse" / "idf.txt", 2):
        found.update(zip(words, [numbers[each] for each in told], strict=True))
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


def _columns(path: Path, count: int) -> Iterator[list[list[str]]]:
    """The columns of a file that has ``count`` of them, some thousands of lines at a time."""
    with path.open(encoding="utf-8", newline="\n") as file:
        while lines := file.readlines(_AT_ONCE):
            values = "".join(lines).rstrip("\n").replace("\n", " ").split(" ")
            yield [values[each::count] for each in range(count)]


def _folder() -> Path:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
