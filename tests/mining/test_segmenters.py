"""What is mined is the same whichever segmenter seeks the words: jieba's way or rjieba."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"
_MINED = """
import sys
from pathlib import Path
import msgspec
if sys.argv[1] == "jieba":
    sys.modules["rjieba"] = None
from drafter.flows.looking import Item, Order, found_in
for path in sorted(Path(sys.argv[2]).glob("*.txt")):
    order = Order(Item(path, path.name), as_speech=True, chrome=frozenset(), examine=True)
    print(msgspec.json.encode(found_in(order)).decode())
"""


def _mined(segmenter: str, folder: Path) -> str:
    command = [sys.executable, "-c", _MINED, segmenter, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def _mined_the_same(folder: Path) -> None:
    pytest.importorskip("rjieba")
    found = _mined("rjieba", folder)
    assert '"phrases":[{' in found
    assert found == _mined("jieba", folder)


def test_the_examples_give_the_same_phrases() -> None:
    _mined_the_same(EXAMPLES)


@pytest.mark.slow
def test_the_corpus_gives_the_same_phrases(shared_corpus: Path) -> None:
    _mined_the_same(shared_corpus)
