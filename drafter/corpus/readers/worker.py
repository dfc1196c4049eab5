"""One file read in a process of its own, so that a hostile one can neither hang nor fill ours.

``serve`` takes a file's bytes on standard input and gives a ``ReadText`` or the cause of a
ReadError as MessagePack on standard output. A speech in a process of its own takes 0.08 s (.docx)
to 0.13 s (.pdf) in all, so there is no worker that lives on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import msgspec

from drafter.corpus.read_text import ReadText
from drafter.errors import ReadError

SECONDS = 20.0
"""Time for one file. A PDF of 272 pages takes 1.8 s, the worst .docx and .html that pass their
limits 5 s."""

MEMORY = 600 * 1024 * 1024
"""Bytes of address space, limited on Linux only; the largest files that pass the readers'
limits take 40 MB (.docx) to 350 MB (.html)."""


class _Outcome(msgspec.Struct, frozen=True):
    """What comes back: a text, or the cause of a ReadError."""

    text: ReadText | None = None
    cause: str = ""


def read_apart(module: str, content: bytes, name: str, *, seconds: float = SECONDS) -> ReadText:
    """What ``read(content, name)`` of the reader ``module`` gives, called in another process.

    Raises ReadError: the reader's own, and for a reader that takes too long, too much memory, or
    breaks down.
    """
    # -P leaves the current folder out of the path: nothing in a folder of speeches is imported.
    command = [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()", module]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(name, f"{seconds:g} 秒还没读完，不像文稿") from error
    except OSError as error:
        raise ReadError(name, f"读不了（{error.strerror}）") from error
    if done.returncode != 0:
        raise ReadError(name, "文件已损坏")
    try:
        outcome = msgspec.msgpack.decode(done.stdout, type=_Outcome)
    except msgspec.DecodeError as error:
        raise ReadError(name, "文件已损坏") from error
    if outcome.text is None:
        raise ReadError(name, outcome.cause)
    return outcome.text


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def serve() -> None:
    """The other process: reads the file on standard input with the module that argument 1 names."""
    _limit_memory()
    reader = import_module(sys.argv[1])
    try:
        outcome = _Outcome(reader.read(sys.stdin.buffer.read(), ""))
    except ReadError as error:
        outcome = _Outcome(cause=error.cause)
    except MemoryError:
        outcome = _Outcome(cause=f"读它要 {MEMORY // 2**20} MB 以上的内存，不像文稿")
    sys.stdout.buffer.write(msgspec.msgpack.encode(outcome))
