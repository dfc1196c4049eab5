"""Mutated files and bombs, read as ``mine`` reads them."""

from __future__ import annotations

import os
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from bench.faults_row import Clock, Row
from drafter.corpus.readers import read_source
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.mining import mined
from tests.corpus import documents
from tests.corpus.test_readers_hostile import BOMBS, bomb_name, mutated

LONGEST = 10.0  # seconds for one file
MOST = 600  # MB of a reader's process
_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"
_PARAGRAPHS = 12  # of each speech: ten thousand are to be read
_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")


class _Cost(NamedTuple):
    """Seconds of one file: by the clock, and of processor in ours and the reader's process."""

    clock: float
    processor: float


def mutants(*, times: int) -> Iterator[Row]:
    """``times`` files with a few bytes changed, a quarter of each kind, read and mined."""
    rng = random.Random(f"mutants {times}")
    kinds = _samples()
    outcomes, wrong = Counter[str](), list[str]()
    longest, memory = _Cost(0, 0), 0
    _mined(next(iter(_SPEECHES.glob("*.txt"))))  # the segmenter loads its words
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        for number in range(times):
            if clock.is_over:
                break
            suffix = list(kinds)[number % len(kinds)]
            path = Path(name) / f"{number}{suffix}"
            sample = rng.choice(kinds[suffix])
            content = (
                _mutated_inside(sample, rng)
                if suffix == ".docx" and number % 8 == 0
                else mutated(sample, rng)
            )
            path.write_bytes(content)
            outcome, cost = _timed(partial(_mined, path))
            longest = _Cost(*map(max, longest, cost))
            outcomes[outcome.partition("：")[0]] += 1
            if outcome.startswith("!") or cost.processor > LONGEST:
                wrong.append(f"第 {number} 个（{suffix}）：{outcome}，{cost.processor:.1f} 秒")
            memory = max(memory, _peak())
            path.unlink()
    if memory > MOST:
        wrong.append(f"读的进程用到 {memory} MB")
    told = (
        f"读出 {outcomes['读出']}、说明原因不读 {outcomes['不读']}；最久 {longest.processor:.1f} 秒"
        f"（处理器时间；钟上 {longest.clock:.1f}）；内存最多 {memory} MB"
    )
    yield Row("改坏的 .docx .pdf .html .txt", outcomes.total(), tuple(wrong), told)


def bombs(*, times: int) -> Iterator[Row]:
    """Every ``times``-th bomb is refused; where all are tried, within a second of processor time
    (a figure that a busy machine disturbs, so the tests do not ask for it)."""
    wrong, told = list[str](), list[str]()
    with tempfile.TemporaryDirectory() as name:
        for bomb, (make, _) in list(BOMBS.items())[::times]:
            content = make()
            path = Path(name) / bomb_name(content)
            path.write_bytes(content)
            outcome, cost = _timed(partial(_mined, path))
            told.append(f"{cost.processor:.1f}")
            if not outcome.startswith("不读") or (times == 1 and cost.processor > 1):
                wrong.append(f"{bomb}：{outcome}，{cost.processor:.1f} 秒")
    yield Row("压缩炸弹等", len(told), tuple(wrong), f"拒绝用了 {'、'.join(told)} 秒处理器时间")


def _samples() -> dict[str, list[bytes]]:
    """Speeches of our own in each format, by suffix."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_SPEECHES.glob("*.txt"))]
    lines = [[line for line in text.split("\n") if line][:_PARAGRAPHS] for text in texts]
    texts = ["\n".join(each) for each in lines]
    return {
        ".docx": [
            documents.docx("".join(map(documents.paragraph, each)), styles="", numbering="<w:p/>")
            for each in lines
        ],
        ".pdf": [documents.pdf([each[i : i + 25] for i in range(0, len(each), 25)])
                 for each in lines],
        ".html": [
            f"<html><head><meta charset=utf-8></head><body>{''.join(f'<p>{x}' for x in each)}"
            .encode() for each in lines
        ],
        ".txt": [text.encode(code) for text in texts for code in ("utf-8", "gb18030", "utf-16")],
    }  # fmt: skip


def _mutated_inside(content: bytes, rng: random.Random) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {
            name: mutated(archive.read(name), rng) for name in archive.namelist() if name in _PARTS
        }
    return documents.package(parts)


def _mined(path: Path) -> str:
    """What became of a file: read and mined, refused with its cause, or (!) an exception."""
    try:
        source = read_source(path)
        for speech in inspected_source(source).speeches:
            mined(source, speech)
    except ReadError as error:
        return f"不读：{error.cause}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it would have been a traceback
        return f"! {type(error).__name__}：{error}"
    return "读出"


def _timed(work: Callable[[], str]) -> tuple[str, _Cost]:
    """What ``work`` gives, and what it took."""
    clock, processor = time.monotonic(), _processor()
    outcome = work()
    return outcome, _Cost(time.monotonic() - clock, _processor() - processor)


def _processor() -> float:
    """Seconds of processor time so far, ours and that of processes beside ours."""
    gone = resource.getrusage(resource.RUSAGE_CHILDREN)
    living = 0.0
    for folder in _children():
        with suppress(OSError):  # it may end at this moment
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            living += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + gone.ru_utime + gone.ru_stime + living


def _peak() -> int:
    """The most memory, in MB, that a process beside ours has had resident."""
    most = 0
    for folder in _children():
        with suppress(OSError):
            found = re.search(r"VmHWM:\s*(\d+)", (folder / "status").read_text("utf-8", "replace"))
            most = max(most, int(found[1]) // 1024 if found else 0)
    return most


def _children() -> list[Path]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [Path("/proc") / each for each in listed.split()]
