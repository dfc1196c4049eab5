"""Two of them at once on one file: both done, or one told to wait."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.faults_row import Row
from bench.faults_stage import started
from drafter.bank import open_bank

_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"


def two_at_once(*, times: int) -> Iterator[Row]:
    """``times`` pairs of each kind, started at the same moment."""
    with tempfile.TemporaryDirectory() as name:
        yield _pairs(Path(name) / "采", _two_mine, "两个 mine 采进一个词库", times)
        yield _pairs(Path(name) / "查", _mine_beside_browse, "一边 mine 一边 browse", times)
        yield _pairs(Path(name) / "写", _two_draft, "两个 draft 写一个文件", times)


def _pairs(folder: Path, pair: Callable[[Path], Iterator[str]], what: str, times: int) -> Row:
    wrong = list[str]()
    for number in range(times):
        place = folder / str(number)
        place.mkdir(parents=True)
        for speech in sorted(_SPEECHES.glob("*.txt")):
            shutil.copyfile(speech, place / speech.name)
        wrong += [f"第 {number + 1} 对：{each}" for each in pair(place)]
    return Row(what, times, tuple(wrong), "都做完了，或者说了等一等")


def _two_mine(folder: Path) -> Iterator[str]:
    first, second, *_ = sorted(each.name for each in folder.glob("*.txt"))
    yield from _together(
        folder, ("mine", first, "--bank", "b.db"), ("mine", second, "--bank", "b.db")
    )
    yield from _unsound(folder / "b.db", {first, second})


def _mine_beside_browse(folder: Path) -> Iterator[str]:
    first, *rest = sorted(each.name for each in folder.glob("*.txt"))
    yield from _together(folder, ("mine", first, "--bank", "b.db"))
    yield from _together(
        folder, ("mine", *rest, "--bank", "b.db"), ("browse", "的", "--bank", "b.db")
    )
    yield from _unsound(folder / "b.db", {first, *rest})


def _two_draft(folder: Path) -> Iterator[str]:
    """Each has a file of its own in the end: a name that is taken is stepped aside from."""
    draft = ("draft", "表态发言", "--example", "-o", "稿.docx")
    yield from _together(folder, draft, draft)
    names = {each.name for each in folder.glob("稿*")}
    if names != {"稿.docx", "稿.md", "稿-2.docx", "稿-2.md"}:
        yield f"只有 {'、'.join(sorted(names))}"


def _together(folder: Path, *commands: Sequence[str]) -> Iterator[str]:
    """Runs the commands at once; what went wrong with each, unless it was told to wait."""
    running = [started(folder, *command) for command in commands]
    for command, each in zip(commands, running, strict=True):
        code, said = each.done()
        if (code != 0 and "等它做完再来" not in said) or "Traceback" in said:
            yield f"{command[0]} 退出码 {code}：{said[-200:]}"


def _unsound(path: Path, expected: set[str]) -> Iterator[str]:
    with open_bank(path, read_only=True) as bank:
        yield from bank.holdings.faults()
        if bank.holdings.verified().strays:
            yield "出处对不上"
        names = {source.name for source in bank.sources()}
    if names != expected:
        yield f"库里只有 {'、'.join(sorted(names))}"
