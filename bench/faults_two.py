"""Two of them at once on one file: both done, or one told to wait."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path

from bench.faults_row import Row
from bench.faults_saved import an_older_bank
from bench.faults_stage import SERVER, Running, started
from drafter.bank import DecidedMeanwhile, open_bank
from tests.web.served import Client, served

_TO_WAIT = ("等它做完再来", "直接用就是")
"""What one that comes second is told: to wait, or that it was done meanwhile."""

_PARAGRAPHS = 24  # of each speech
_PAGES = 3  # rounds through the page at least
_REVIEWED = 40  # phrases of a review
_THOUGHT = 0.01  # seconds over each
_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"


def two_at_once(*, times: int) -> Iterator[Row]:
    """``times`` pairs of each kind, started at the same moment."""
    with tempfile.TemporaryDirectory() as name:
        yield _pairs(Path(name) / "采", _two_mine, "两个 mine 采进一个词库", times)
        yield _pairs(Path(name) / "查", _mine_beside_browse, "一边 mine 一边 browse", times)
        yield _pairs(Path(name) / "页", _mine_beside_page, "一边 mine 一边翻网页、从网页采", times)
        yield _pairs(Path(name) / "写", _two_draft, "两个 draft 写一个文件", times)
        yield _pairs(Path(name) / "初", _two_first_runs, "头一回用就开两个窗口", times)
        yield _pairs(Path(name) / "定", _two_reviews, "两个 review，一边还在采", times)
        yield _pairs(Path(name) / "翻", _two_renewals, "两个 bank renew", times)


def _pairs(folder: Path, pair: Callable[[Path], Iterator[str]], what: str, times: int) -> Row:
    wrong = list[str]()
    for number in range(times):
        place = folder / str(number)
        place.mkdir(parents=True)
        for speech in sorted(_SPEECHES.glob("*.txt")):
            lines = speech.read_text(encoding="utf-8").split("\n")
            text = "\n".join([*lines[:_PARAGRAPHS], *lines[-4:]])
            (place / speech.name).write_text(text, encoding="utf-8")
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


def _mine_beside_page(folder: Path) -> Iterator[str]:
    """One who turns pages and makes notes, and mines from the page too, while another one mines."""
    first, second, *rest = sorted(each.name for each in folder.glob("*.txt"))
    yield from _together(folder, ("mine", first, "--bank", "b.db"))
    dropped = folder / "拖进来"
    dropped.mkdir()
    shutil.move(folder / second, dropped / second)
    running = started(folder, "mine", *rest, "--bank", "b.db")
    with served(folder / "b.db") as door:
        client = Client(door)
        client.enter()
        run = client.post("/mine/folder", {"folder": str(dropped)}).headers["location"]
        turned = 0
        while running.process.is_alive() or turned < _PAGES or _is_mining(client, run):
            for path in ("/phrases", "/phrases/1", "/statistics", "/mine", run):
                answer = client.get(path)
                if answer.status != 200:
                    yield f"{path} 答 {answer.status}：{answer.text[-200:]}"
            noted = client.fragment("/phrases/1/note", {"note": f"第 {turned} 遍"})
            if "没有采成" in client.get(run).text:
                yield "从网页没有采成"
                break
            if noted.status != 200 and "等它做完再来" not in noted.text:
                yield f"批注答 {noted.status}：{noted.text[-200:]}"
            turned += 1
    yield from _ended("mine", running)
    yield from _unsound(folder / "b.db", {first, second, *rest})


def _two_first_runs(folder: Path) -> Iterator[str]:
    """Each finds no bank yet and takes in the shipped phrases."""
    yield from _together(
        folder, ("draft", "表态发言", "--example", "-o", "稿.docx"), ("browse", "的", "--json")
    )
    with open_bank(folder / "home" / "bank.db", read_only=True) as bank:
        yield from bank.holdings.faults()
        if not bank.search("的", limit=1):
            yield "附带的词库没有收进来"


def _two_reviews(folder: Path) -> Iterator[str]:
    """Two go through what nobody has decided about, as a review does, while somebody mines: what
    was acknowledged to either stands in the end."""
    *first, last = sorted(each.name for each in folder.glob("*.txt"))
    yield from _together(folder, ("mine", *first, "--bank", "b.db"))
    both = SERVER.Barrier(2)
    reviews = [
        SERVER.Process(target=review, args=(str(folder / "b.db"), verdict, folder / verdict, both))
        for verdict in ("keep", "drop")
    ]
    mining = started(folder, "mine", last, "--bank", "b.db")
    for each in reviews:
        each.start()
    for each in reviews:
        each.join()
        if each.exitcode:
            yield f"review 退出码 {each.exitcode}"
    yield from _ended("mine", mining)
    with open_bank(folder / "b.db", read_only=True) as bank:
        yield from bank.holdings.faults()
        decided = 0
        for verdict in ("keep", "drop"):
            acknowledged = (folder / verdict).read_text(encoding="utf-8").split()
            for identity in acknowledged:
                stands = bank.decisions.of(identity)
                if stands is None or stands.verdict != verdict:
                    yield f"{identity[:12]} 定的 {verdict}，成了 {stands and stands.verdict}"
            decided += len(acknowledged)
    if not decided:
        yield "一条都没有定上"


def review(path: str, verdict: str, told: Path, both: Barrier) -> None:
    """Decides alike about everything nobody has decided about, once ``both`` have their list; the
    ids of what was acknowledged are written to ``told``."""
    acknowledged: list[str] = []
    with open_bank(Path(path)) as bank:
        listed = bank.decisions.undecided()[:_REVIEWED]
        both.wait()
        for phrase in listed:
            if not bank.decisions.is_open(phrase):
                continue
            seen = bank.decisions.of(phrase.id)
            time.sleep(_THOUGHT)
            try:
                (bank.decisions.keep if verdict == "keep" else bank.decisions.drop)(
                    phrase, over=seen
                )
            except DecidedMeanwhile:
                continue
            acknowledged.append(phrase.id)
    told.write_text("\n".join(acknowledged), encoding="utf-8")


def _two_renewals(folder: Path) -> Iterator[str]:
    an_older_bank(folder)
    renew = ("bank", "renew", "--bank", "b.db")
    yield from _together(folder, renew, renew)
    with open_bank(folder / "b.db", read_only=True) as bank:
        yield from bank.holdings.faults()
        if not bank.decisions.own():
            yield "定过的没有了"
    if len(list(folder.glob("*备份*"))) != 1:
        yield "备份不是一份"


def _is_mining(client: Client, run: str) -> bool:
    """Whether the run that was started from the page is still under way."""
    return f'data-follow="{run}/events"' in client.get(run).text


def _together(folder: Path, *commands: Sequence[str]) -> Iterator[str]:
    """Runs the commands at once; what went wrong with each, unless it was told to wait."""
    running = [started(folder, *command) for command in commands]
    for command, each in zip(commands, running, strict=True):
        yield from _ended(command[0], each)


def _ended(name: str, running: Running) -> Iterator[str]:
    code, said = running.done()
    if (code != 0 and not any(each in said for each in _TO_WAIT)) or "Traceback" in said:
        yield f"{name} 退出码 {code}：{said[-200:]}"


def _unsound(path: Path, expected: set[str]) -> Iterator[str]:
    with open_bank(path, read_only=True) as bank:
        yield from bank.holdings.faults()
        if bank.holdings.verified().strays:
            yield "出处对不上"
        names = {source.name for source in bank.sources()}
    if names != expected:
        yield f"库里只有 {'、'.join(sorted(names))}"
