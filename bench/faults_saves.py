"""A save that is killed, or refused by the system, at each of its writes, syncs and renames."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.faults_row import Clock, Row
from bench.faults_stage import ANSWER, Done, started
from drafter.bank import open_bank
from drafter.errors import UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.export import opened
from drafter.flows.session import Session
from drafter.flows.session_files import saved, unfinished_sessions
from drafter.outlines.load import outline_named

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "unlink", "ftruncate")
"""System calls by which a save reaches the disk (SQLite and Python, Linux)."""

FAULTS = {"kill -9": "signal=KILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
_KIND = "表态发言"
_EXAMPLE = ("draft", _KIND, "--example", "--force", "-o", "稿/x.docx")
_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"


class Save(NamedTuple):
    """A command that saves, run where ``before`` was prepared.

    ``state``: what is there, in a form that can be compared; raises UserError or ValueError where
    something is unreadable."""

    name: str
    command: Sequence[str]
    before: Callable[[Path], None]
    state: Callable[[Path], Sequence[object]]


def faulty_saves(*, times: int) -> Iterator[Row]:
    """Every ``times``-th system call of each save meets each fault."""
    if shutil.which("strace") is None:
        yield Row("保存时出错", 0, told="没有 strace")
        return
    with tempfile.TemporaryDirectory() as name:
        for save in SAVES:
            yield _tried(save, Path(name) / save.name, every=times)


def _tried(save: Save, folder: Path, *, every: int) -> Row:
    """Old and new are what is there before and after the save without a fault."""
    prepared, clean = folder / "备", folder / "净"
    prepared.mkdir(parents=True)
    save.before(prepared)
    shutil.copytree(prepared, clean)
    old = save.state(prepared)
    counts = _counted(save, clean)
    new = save.state(clean)
    assert old != new, f"{save.name} changes nothing"
    wrong, tried, outcomes = list[str](), 0, {"旧": 0, "新": 0}
    points = [(call, n) for call, count in counts.items() for n in range(1, count + 1)]
    clock = Clock()
    for call, number in points[::every]:
        if clock.is_over:
            break
        for fault, how in FAULTS.items():
            tried += 1
            where = f"{fault} 在第 {number} 次 {call}"
            run = folder / "试"
            shutil.copytree(prepared, run)
            done = _traced(save, run, "-e", f"inject={call}:{how}:when={number}")
            try:
                state = save.state(run)
            except (UserError, ValueError, OSError) as error:
                wrong.append(f"{where}：{error}")
            else:
                for each, before, after in zip(state, old, new, strict=True):
                    if each not in (before, after):
                        wrong.append(f"{where}：不旧不新")
                outcomes["新" if state == new else "旧"] += 1
            if "Traceback" in done.said:
                wrong.append(f"{where}：{done.said.strip().splitlines()[-1]}")
            shutil.rmtree(run)
    shown = "、".join(f"{call} {count}" for call, count in counts.items())
    told = f"{shown}；之后是旧的 {outcomes['旧']}、新的 {outcomes['新']}"
    return Row(f"{save.name}时 kill、ENOSPC、EIO", tried, tuple(wrong), told)


def _counted(save: Save, folder: Path) -> Mapping[str, int]:
    """How often the save makes each system call."""
    log = folder.parent / "log"
    done = _traced(save, folder, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert done.code == 0, done.said
    called = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
    return {call: called.count(call) for call in CALLS if call in called}


def _traced(save: Save, folder: Path, *options: str) -> Done:
    """The save under strace."""
    running = started(folder, *save.command, traced=True)
    trace = () if "-o" in options else ("-o", os.devnull)
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", *trace, *options, "-p", str(running.process.pid)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    done = running.done()
    tracer.wait()
    return done


def _run(folder: Path, *command: str) -> None:
    done = started(folder, *command).done()
    assert done.code == 0, done.said


# --- what is saved -----------------------------------------------------------------------------


def _a_draft(folder: Path) -> None:
    (folder / "稿").mkdir()
    _run(folder, *_EXAMPLE)


def _another_draft(folder: Path) -> None:
    _a_draft(folder)
    for path in (folder / "稿").iterdir():
        if path.suffix == ".md":
            path.write_text(path.read_text(encoding="utf-8").replace("同志", "同仁"), "utf-8")
        else:
            path.write_bytes(b"PK old")


def _draft_state(folder: Path) -> Sequence[object]:
    """Of each file its bytes; the draft must open."""
    opened(folder / "稿" / "x.md")
    return [(folder / "稿" / name).read_bytes() for name in ("x.md", "x.docx")]


def _an_old_export(folder: Path) -> None:
    _a_draft(folder)
    (folder / "稿" / "y.docx").write_bytes(b"PK old")


def _export_state(folder: Path) -> Sequence[object]:
    return [*_draft_state(folder), (folder / "稿" / "y.docx").read_bytes()]


def _a_bank(folder: Path) -> None:
    first, second, *_ = sorted(_SPEECHES.glob("*.txt"))
    shutil.copyfile(first, folder / "甲.txt")
    shutil.copyfile(second, folder / "乙.txt")
    _run(folder, "mine", "甲.txt", "--bank", "b.db")


def _bank_state(folder: Path) -> Sequence[object]:
    """What the bank holds; it must be whole."""
    with open_bank(folder / "b.db") as bank:
        if faults := bank.holdings.faults():
            raise ValueError("；".join(faults))
        return [tuple(bank.holdings.contents(with_text=True))]


def _a_session(folder: Path) -> None:
    file = folder / "home" / "unfinished" / f"{_KIND}-1.yaml"
    outline = outline_named(_KIND)
    saved(Session(outline, dict(list(example_answers(outline).items())[:3]), file=file))


def _session_state(folder: Path) -> Sequence[object]:
    (session,) = unfinished_sessions(folder / "home" / "unfinished")
    return [dict(session.answers)]


SAVES = (
    Save("存稿子", _EXAMPLE, _another_draft, _draft_state),
    Save("存答案", (ANSWER,), _a_session, _session_state),
    Save("写词库", ("mine", "乙.txt", "--bank", "b.db"), _a_bank, _bank_state),
    Save("导出", ("export", "稿/x.md", "-o", "稿/y.docx", "--force"),
         _an_old_export, _export_state),
)  # fmt: skip
