"""Odd places to run in: no space, no rights, no home, no terminal, no Chinese, no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.faults_row import Clock, Row
from bench.faults_stage import started
from drafter.bank import open_bank

_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"
_OUTSIDE = re.compile(r"sa_family=AF_INET6?\b")
_PATIENCE = 300  # seconds
_PROGRAM = f"{sys.executable} -P -m drafter"
_DRAFT = f"{_PROGRAM} draft 表态发言 --example -o"
_MINE = f"{_PROGRAM} mine 乙.txt --bank b.db"


class Case(NamedTuple):
    """``command`` for a shell, in a folder that holds a draft, a bank and a speech to mine; it must
    end with one of ``codes`` and say something that holds ``said``. ``place`` is how the folder
    was made: plain, full or sealed."""

    name: str
    command: str
    codes: Sequence[int]
    said: str = ""
    place: str = "plain"
    env: Mapping[str, str] = {}


def _in(env: Mapping[str, str], name: str, codes: Sequence[int] = (0,)) -> Iterator[Case]:
    """The commonest commands in one environment."""
    for what, command in (
        ("draft", f"{_DRAFT} 新.docx"),
        ("mine", _MINE),
        ("browse", f"{_PROGRAM} browse 的 --bank b.db"),
        ("错的", f"{_PROGRAM} draft 没有这种"),
    ):
        yield Case(f"{name}：{what}", command, (2,) if what == "错的" else codes, env=env)


_C = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
_GBK = {"PYTHONIOENCODING": "gbk"}
_NO_HOME = {"HOME": "/proc/没有", "DRAFTER_HOME": "", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}
_ASKS = f"{_PROGRAM} draft 表态发言"

CASES = (
    Case("满的盘：draft", f"{_DRAFT} x.docx --force", (1,), "磁盘满了", "full"),
    Case("满的盘：draft 新名", f"{_DRAFT} 新.docx", (1,), "磁盘满了", "full"),
    Case("满的盘：mine", _MINE, (1,), "磁盘满了", "full"),
    Case("满的盘：export", f"{_PROGRAM} export x.md -o y.docx", (1,), "磁盘满了", "full"),
    Case("只读的夹：draft", f"{_DRAFT} x.docx --force", (1,), "只读", "sealed"),
    Case("只读的夹：mine", _MINE, (1,), "写不了", "sealed"),
    Case("只读的夹：export", f"{_PROGRAM} export x.md -o y.docx", (1,), "只读", "sealed"),
    Case("只读的夹：browse", f"{_PROGRAM} browse 的 --bank b.db", (0,), "", "sealed"),
    Case("没有家：draft", f"{_DRAFT} 新.docx", (1,), "建不了", env=_NO_HOME),
    Case("没有家：mine", f"{_PROGRAM} mine 乙.txt", (1,), "建不了", env=_NO_HOME),
    Case("没有家：另指", _MINE, (0,), env=_NO_HOME),
    *_in(_C, "LANG=C"),
    *_in(_GBK, "GBK 终端"),
    Case("没有终端：draft", f"{_ASKS} </dev/null", (2,), "没有终端"),
    Case("没有终端：管道", f"echo 甲 | {_ASKS}", (2,), "没有终端"),
    Case("没有终端：关了输入", f"{_ASKS} <&-", (2,), "没有终端"),
    Case("没有终端：browse", f"{_PROGRAM} browse --bank b.db </dev/null", (2,), "终端"),
    Case("关了输出：draft", f"{_DRAFT} 新.docx >&-", (0, 1)),
    Case("关了报错：draft", f"{_DRAFT} 新.docx 2>&-", (0, 1)),
    Case("满的输出：browse", f"{_PROGRAM} browse 的 --bank b.db >/dev/full", (1,), "没能显示完"),
    Case("断的管道：browse", f"{_PROGRAM} browse 的 --bank b.db --json | head -c 1", (0,)),
    Case("断的管道：inspect", f"{_PROGRAM} inspect --json 乙.txt 乙.txt | true", (0,)),
    Case("断的管道：doctor", f"{_PROGRAM} doctor | true", (0,)),
)  # fmt: skip


def odd_places(*, times: int) -> Iterator[Row]:
    """Every ``times``-th case: its exit code, a sentence where it fails, and nothing lost."""
    wrong, tried, left_out = list[str](), 0, 0
    with tempfile.TemporaryDirectory() as name:
        ready = _ready(Path(name) / "备")
        clock = Clock()
        for number, case in enumerate(CASES[::times]):
            if clock.is_over:
                break
            place = Path(name) / str(number)
            place.mkdir()
            if case.place != "plain" and not _can_mount():
                left_out += 1
                continue
            tried += 1
            wrong += [f"{case.name}：{each}" for each in _faults(case, ready, place)]
    told = (
        f"另有 {left_out} 个要挂盘的权限，没试" if left_out else "各有其话和退出码，原有的文件都在"
    )
    yield Row("满盘、只读、没有家、LANG=C、GBK、没有终端、断管道", tried, tuple(wrong), told)


def no_network(*, times: int) -> Iterator[Row]:
    """Every ``times``-th command under strace: does it open a way to anywhere?"""
    if shutil.which("strace") is None:
        yield Row("不联网", 0, told="没有 strace")
        return
    commands = (
        f"{_DRAFT} 新.docx", f"{_PROGRAM} mine 页.html --bank b.db",
        f"{_PROGRAM} export x.md -o y.html", f"{_PROGRAM} export x.md -o y.docx",
        f"{_PROGRAM} doctor", f"{_PROGRAM} browse 的 --bank b.db",
        f"{_PROGRAM} bank verify --bank b.db",
        f"{_PROGRAM} inspect 乙.txt", f"{_PROGRAM} outline check",
    )[::times]  # fmt: skip
    wrong = list[str]()
    with tempfile.TemporaryDirectory() as name:
        ready = _ready(Path(name) / "备")
        page = (
            '<img src="http://192.0.2.1/a.png"><link rel=stylesheet href="http://192.0.2.1/a.css">'
        )
        text = (ready / "乙.txt").read_text(encoding="utf-8")
        (ready / "页.html").write_text(page + text.replace("\n", "<p>"), encoding="utf-8")
        for command in commands:
            log = Path(name) / "log"
            _shell(f"strace -f --seccomp-bpf -qq -o {log} -e trace=%network {command}", ready, {})
            found = [each for each in log.read_text(errors="replace").splitlines()
                     if _OUTSIDE.search(each)]  # fmt: skip
            wrong += [f"{command}：{each}" for each in found]
    yield Row("不联网", len(commands), tuple(wrong), f"往外的连接 {len(wrong)}")


def _ready(folder: Path) -> Path:
    """A folder with a draft and its Word file, a bank, and a speech to mine."""
    folder.mkdir()
    first, second, *_ = sorted(_SPEECHES.glob("*.txt"))
    shutil.copyfile(first, folder / "甲.txt")
    shutil.copyfile(second, folder / "乙.txt")
    for command in ("draft 表态发言 --example -o x.docx", "mine 甲.txt --bank b.db"):
        done = started(folder, *command.split()).done()
        assert done.code == 0, done.said
    return folder


def _faults(case: Case, ready: Path, place: Path) -> Iterator[str]:
    """What is wrong with one case."""
    before = {path.name: path.read_bytes() for path in ready.iterdir() if path.is_file()}
    if case.place == "plain":
        shutil.copytree(ready, place, dirs_exist_ok=True)
    done = _shell(_mounted(case, ready, place), place, case.env)
    said = (done.stdout + done.stderr).decode(
        "gbk" if case.env is _GBK else "utf-8", "replace"
    )  # fmt: skip
    if done.returncode not in case.codes:
        yield f"退出码 {done.returncode}：{said[-200:]}"
    if "Traceback" in said:
        yield said.strip().splitlines()[-1]
    if case.said not in said:
        yield f"没有说“{case.said}”：{said[-200:]}"
    after = place / "后" if case.place != "plain" else place
    for name, content in before.items():
        if name != "b.db" and (after / name).read_bytes() != content:
            yield f"{name} 变了"
    with open_bank(after / "b.db", read_only=True) as bank:
        yield from bank.holdings.faults()
        if bank.holdings.verified().strays:
            yield "出处对不上"


def _mounted(case: Case, ready: Path, place: Path) -> str:
    """The case's command where its folder is a file system of its own, full or read-only; what is
    there in the end is copied to 后."""
    if case.place == "plain":
        return case.command
    fill = "head -c 100M /dev/zero > 满 2>/dev/null; " if case.place == "full" else ""
    seal = f"mount -o remount,ro {place}/盘; " if case.place == "sealed" else ""
    inside = (
        f"mkdir 盘 后 && mount -t tmpfs -o size=8m tmpfs 盘 && cp {ready}/*.* 盘/ && cd 盘; "
        f"{fill}{seal}{case.command}; code=$?; cp *.* ../后/; exit $code"
    )
    return f"unshare --mount sh -c '{inside}'"


def _can_mount() -> bool:
    return os.name == "posix" and (
        subprocess.run(
            ["unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"],
            capture_output=True, check=False,
        ).returncode == 0
    )  # fmt: skip


def _shell(
    command: str, folder: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {
        "DRAFTER_HOME": str(folder.parent / "家"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_SPEECHES.parents[1]), *sys.path])),
        "PYTHONDONTWRITEBYTECODE": "1",
    } | dict(env)  # fmt: skip
    given = {key: value for key, value in environment.items() if value}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=given, capture_output=True, check=False,
        stdin=subprocess.DEVNULL, timeout=_PATIENCE,
    )  # fmt: skip
