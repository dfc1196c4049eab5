"""A save that is killed, or refused by the system, at each of its writes, syncs and renames."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.faults_row import Clock, Row
from bench.faults_saved import SAVES, Save
from bench.faults_stage import Done, started
from drafter.errors import UserError

CALLS = (
    "write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "rename", "renameat",
    "renameat2", "link", "linkat", "unlink", "unlinkat", "ftruncate", "mkdir", "mkdirat",
    "chmod", "fchmod", "fchmodat",
)  # fmt: skip
"""System calls by which a save reaches the disk (SQLite and Python, Linux)."""

_KILL = "kill -9"
FAULTS = {_KILL: "signal=KILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
_UNLINKS = ("unlink", "unlinkat")


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
    counts, usual = _counted(save, clean)
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
                wrong += [f"{where}：{each}" for each in _neither(state, old, new)]
                outcomes["新" if state == new else "旧"] += 1
                if fault != _KILL and state != new and done == usual:
                    wrong.append(f"{where}：没存上，却没有说")
            if fault != _KILL and call not in _UNLINKS and (left := _scraps(run)):
                wrong.append(f"{where}：留下 {left}")
            if "Traceback" in done.said:
                wrong.append(f"{where}：{done.said.strip().splitlines()[-1]}")
            for each in (run, *folder.glob(f".{run.name}-*")):
                shutil.rmtree(each) if each.is_dir() else each.unlink()
    shown = "、".join(f"{call} {count}" for call, count in counts.items())
    told = f"{shown}；之后是旧的 {outcomes['旧']}、新的 {outcomes['新']}"
    return Row(f"{save.name}时 kill、ENOSPC、EIO", tried, tuple(wrong), told)


def _neither(
    state: Sequence[object], old: Sequence[object], new: Sequence[object]
) -> Iterator[str]:
    """Of what is there now, each that is neither what was there nor what was to come."""
    for number, (each, before, after) in enumerate(zip(state, old, new, strict=True), start=1):
        if each not in (before, after):
            yield f"第 {number} 样不旧不新：{str(each)[:80]}"


def _scraps(folder: Path) -> str:
    """What a save that was refused left beside its file."""
    return "、".join(path.name for path in folder.rglob(".drafter-*"))


def _counted(save: Save, folder: Path) -> tuple[Mapping[str, int], Done]:
    """How often the save makes each system call, and how it ends."""
    log = folder.parent / "log"
    done = _traced(save, folder, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert done.code == 0, done.said
    called = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
    return {call: called.count(call) for call in CALLS if call in called}, done


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
